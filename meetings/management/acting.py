"""What the commands share: a person named on the command line, a meeting found by its key, refusals as one sentence."""

from argparse import ArgumentParser
from datetime import datetime
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from meetings.accounts import log
from meetings.models import Act, Meeting, State, User
from meetings.workflow import verbs
from meetings.workflow.levels import next_level
from meetings.workflow.verb_table import VERB_TABLE


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


def moment(words: str) -> datetime:
    """A time as it is typed, of the office's clock unless it names another; raises ValueError."""
    at = datetime.fromisoformat(words)
    return timezone.make_aware(at) if timezone.is_naive(at) else at


class VerbCommand(BaseCommand):
    """A command that calls one verb of the workflow on one meeting: ``VERB KEY --by USERNAME [--note TEXT]``.

    Its answer is the key, the new state and the version of the record it acted on, parted by tabs; where the review has
    several levels, a verb that leads through it says besides how many of them are passed: ``2/3``.
    """

    verb: ClassVar[str]
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("key", help="the meeting's key, as in its address")
        parser.add_argument("--by", required=True, metavar="USERNAME", help="who acts; needs the permission")
        parser.add_argument("--note", default="", metavar="TEXT", help="the remark or note that goes with it")
        parser.add_argument(
            "--seen", type=int, dest="version", metavar="VERSION", help="act on this version of the record alone"
        )

        if VERB_TABLE[self.verb].asks_time:
            parser.add_argument(
                "--at", required=True, type=moment, dest="release_at", metavar="TIME", help="as in 2026-12-01T09:00"
            )
        if VERB_TABLE[self.verb].is_acknowledging:
            parser.add_argument(
                "--acknowledge",
                default="",
                metavar="CODE",
                help="the code that a refusal gave for the places where public words name a hidden matter",
            )

    def handle(self, *args: Any, key: str, by: str, note: str, version: int | None, **options: Any) -> None:
        meeting = find_meeting(key)
        seen = verbs.as_it_stands(self.verb, meeting)
        if version is not None:
            seen["version"] = version
        if VERB_TABLE[self.verb].asks_time:
            seen["release_at"] = options["release_at"]
        if VERB_TABLE[self.verb].is_acknowledging:
            seen["acknowledged"] = options["acknowledge"]
        try:
            verbs.VERBS[self.verb](meeting, by=find_user(by), note=note, **seen)
        except verbs.Unacknowledged as refused:
            raise CommandError(f"{refused}已核对的，请加 --acknowledge {refused.fingerprint}。") from None
        except verbs.Refused as refused:
            raise CommandError(str(refused)) from None
        log.note(Act.COMMAND, by=find_user(by), detail=f"{self.verb} {key}")
        answer = [meeting.key, meeting.state, str(seen["version"])]
        if VERB_TABLE[self.verb].to in (State.IN_REVIEW, State.APPROVED):
            answer += passed_levels(meeting)
        self.stdout.write("\t".join(answer))


def passed_levels(meeting: Meeting) -> list[str]:
    last = next_level(meeting).last
    return [f"{meeting.levels.count()}/{last}"] if last > 1 else []
