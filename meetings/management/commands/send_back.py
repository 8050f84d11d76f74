"""``manage.py send_back KEY --by USERNAME``: the verb of the same name, from the command line."""

from meetings.management.acting import VerbCommand


class Command(VerbCommand):
    help = "Return a meeting in review to its secretary, with a remark (--note)."
    verb = "send_back"
