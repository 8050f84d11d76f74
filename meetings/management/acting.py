"""What the commands share: a person named on the command line, a meeting found by its key, refusals as one sentence."""

from argparse import ArgumentParser
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError

from meetings import workflow
from meetings.models import Meeting, User


def find_meeting(key: str) -> Meeting:
    meeting = Meeting.objects.filter(key=key).first()
    if meeting is None:
        raise CommandError(f"没有编号为“{key}”的会议。")
    return meeting


def find_user(username: str) -> User:
    user = User.objects.filter(username=username).first()
    if user is None:
        raise CommandError(f"没有用户名为“{username}”的用户。")
    return user


class VerbCommand(BaseCommand):
    """A command that calls one verb of the workflow on one meeting: ``VERB KEY --by USERNAME [--note TEXT]``."""

    verb: ClassVar[str]
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("key", help="the meeting's key, as in its address")
        parser.add_argument("--by", required=True, metavar="USERNAME", help="who acts; needs the permission")
        parser.add_argument("--note", default="", metavar="TEXT", help="the remark or note that goes with it")

    def handle(self, *args: Any, key: str, by: str, note: str, **options: Any) -> None:
        meeting = find_meeting(key)
        try:
            workflow.VERBS[self.verb](meeting, by=find_user(by), note=note)
        except workflow.Refused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"{meeting.key}\t{meeting.state}")
