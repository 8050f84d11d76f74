"""``manage.py confirm_release KEY --by USERNAME``: the verb of the same name, from the command line."""

from meetings.management.acting import VerbCommand


class Command(VerbCommand):
    help = "Confirm a planned release."
    verb = "confirm_release"
