"""``manage.py plan_release KEY --by USERNAME``: the verb of the same name, from the command line."""

from meetings.management.acting import VerbCommand


class Command(VerbCommand):
    help = "Plan the release of an approved meeting at a time (--at). Another person confirms it."
    verb = "plan_release"
