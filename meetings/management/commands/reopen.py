"""``manage.py reopen KEY --by USERNAME``: the verb of the same name, from the command line."""

from meetings.management.acting import VerbCommand


class Command(VerbCommand):
    help = "Open an approved meeting for correction. Readers see nothing of it."
    verb = "reopen"
