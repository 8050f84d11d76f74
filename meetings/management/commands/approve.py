"""``manage.py approve KEY --by USERNAME``: the verb of the same name, from the command line."""

from meetings.management.acting import VerbCommand


class Command(VerbCommand):
    help = "Approve a meeting in review: prints its internal edition."
    verb = "approve"
