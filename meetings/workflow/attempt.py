"""Somebody's attempt to do a verb: who, on which meeting, with what answer; what a check is; and the refusal."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Flag, auto
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.disclosure_check import Exposure, fingerprint, sentence
from meetings.models import Meeting, User
from meetings.workflow.standing import Standing

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

STALE = gettext_lazy("在您查看期间，这次会议的内容有改动。请核对最新内容后再操作。")


class Refused(Exception):
    """A verb that may not be done now; ``str`` is a sentence for people, ``reasons`` lists what stands in the way."""

    def __init__(self, *reasons: "StrOrPromise") -> None:
        self.reasons = [str(reason) for reason in reasons]
        super().__init__("".join(self.reasons))


class Unacknowledged(Refused):
    """A verb on a record or with a note that names a hidden matter in places that the person did not acknowledge."""

    def __init__(self, found: list[Exposure]) -> None:
        self.fingerprint = fingerprint(found)
        super().__init__(*map(sentence, found), _("请逐处核对，确认可以公开后再操作。"))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person was shown, and what they said to it: the record's version, the digest of its reviewed edition, the
    level of the review, the planned release, the fingerprint of the exposures they acknowledged, their note, a time."""

    version: int | None = None
    reviewed: str = ""
    level: int | None = None
    plan: int | None = None
    acknowledged: str = ""
    note: str = ""
    release_at: datetime | None = None


@dataclass(frozen=True)
class Attempt:
    """``verb`` is its name in ``VERB_TABLE``. Buttons and pages ask before there is an answer."""

    verb: str
    standing: Standing
    by: User
    answer: Answer = Answer()
    at: datetime = field(default_factory=timezone.now)

    @property
    def meeting(self) -> Meeting:
        return self.standing.meeting


class Kind(Flag):
    """What a check is about, so that each who asks the gate asks as much as can be known by then."""

    STATE = auto()  # whether the person may do this with a meeting in this state
    PURPOSE = auto()  # whether there is anything to do, for this person
    RECORD = auto()  # what the record lacks: its author can mend that
    ANSWER = auto()  # what was answered on the page of the verb
    ALL = STATE | PURPOSE | RECORD | ANSWER


@dataclass(frozen=True, slots=True)
class Check:
    """``find`` gives a sentence for each thing that stands in the way."""

    kind: Kind
    find: Callable[[Attempt], Iterable["StrOrPromise"]]


def check(kind: Kind) -> Callable[[Callable[[Attempt], Iterable["StrOrPromise"]]], Check]:
    """Decorates the function of a check with what it is about."""
    return lambda find: Check(kind, find)
