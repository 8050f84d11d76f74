"""The levels of a review (三审三校: initial, second, final): which one comes next, and what passing it writes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from meetings.models import Meeting, ReviewLevel
from meetings.models.review import level_name
from meetings.workflow.attempt import Attempt, Kind, check
from meetings.workflow.standing import Standing


@dataclass(frozen=True, slots=True)
class Level:
    """The place of a level in its review: ``number`` of ``last``."""

    number: int
    last: int

    @property
    def is_last(self) -> bool:
        return self.number == self.last

    @property
    def name(self) -> str:
        return level_name(self.number, self.last)


def next_level(meeting: Meeting) -> Level:
    """The level that an approval would pass. A review that has begun keeps the number of levels that it began with."""
    passed = list(meeting.levels.all())
    last = passed[0].last if passed else settings.REVIEW_LEVELS.get(meeting.type, 1)
    return Level(min(len(passed) + 1, last), last)


def shown(standing: Standing) -> dict[str, Any]:
    """What a person must have been shown besides the record: which level it is that they pass, of several."""
    level = next_level(standing.meeting)
    return {"level": level.number} if level.last > 1 else {}


def in_words(attempt: Attempt) -> str:
    """The level's name, where a review has several."""
    level = next_level(attempt.meeting)
    return level.name if level.last > 1 else ""


def pass_next(attempt: Attempt) -> None:
    level = next_level(attempt.meeting)
    ReviewLevel.objects.create(
        meeting=attempt.meeting,
        level=level.number,
        last=level.last,
        by=attempt.by,
        at=attempt.at,
        version=attempt.meeting.version,
        remark=attempt.answer.note,
    )


def is_complete(attempt: Attempt) -> bool:
    """Whether the last level of the review has been passed."""
    return any(passed.level == passed.last for passed in attempt.meeting.levels.all())


@check(Kind.PURPOSE)
def one_person_one_level(attempt: Attempt) -> Iterator[str]:
    """The rule of two people, between levels: each is passed by somebody else."""
    if not settings.TWO_PERSON_REVIEW:
        return
    for passed in attempt.meeting.levels.all():
        if passed.by_id == attempt.by.pk:
            yield _("您已完成%(level)s，下一级须由另一位审核人处理。") % {"level": passed}
