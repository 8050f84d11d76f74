"""``manage.py cancel_release KEY --by USERNAME``: the verb of the same name, from the command line."""

from meetings.management.acting import VerbCommand


class Command(VerbCommand):
    help = "Cancel a planned release before it happens."
    verb = "cancel_release"
