"""``manage.py release KEY --by USERNAME``: the verb of the same name, from the command line."""

from meetings.management.acting import VerbCommand


class Command(VerbCommand):
    help = "Release an approved meeting: prints its public edition. A correction needs --note."
    verb = "release"
