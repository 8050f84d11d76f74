"""``manage.py withdraw KEY --by USERNAME``: the verb of the same name, from the command line."""

from meetings.management.acting import VerbCommand


class Command(VerbCommand):
    help = "Take a released meeting back from the public, with a note (--note)."
    verb = "withdraw"
