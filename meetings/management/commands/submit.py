"""``manage.py submit KEY --by USERNAME``: the verb of the same name, from the command line."""

from meetings.management.acting import VerbCommand


class Command(VerbCommand):
    help = "Hand a draft to review."
    verb = "submit"
