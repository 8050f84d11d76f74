"""Two moments of a meeting, or two editions, or one of each, set beside each other. Reads, and changes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.history.changes import Step, orders, sort_key, step_changes
from meetings.history.entries import in_address, read_moment
from meetings.history.replay import RECORD, Snapshot, as_of
from meetings.history.restoring import ref
from meetings.models import AgendaItem, Edition, Meeting
from meetings.record.document import public
from meetings.record.document_diff import Change, differences
from meetings.record.schemas import read_document
from records.codes import Audience
from records.fields import Document

NOW = "now"


@dataclass(frozen=True, slots=True)
class Point:
    """An end of a comparison: a moment of the desk (``edition`` is None) or an edition. ``value`` stands in addresses.

    ``record`` is None where there was no meeting yet, in a tombstone and after an erasure.
    """

    value: str
    at: datetime
    record: Document | None
    edition: Edition | None = None

    @property
    def is_now(self) -> bool:
        return self.value == NOW

    @property
    def is_public(self) -> bool:
        return self.edition is not None and self.edition.audience == Audience.PUBLIC


def edition_value(edition: Edition) -> str:
    return f"{edition.audience}-{edition.number}"


def read_point(meeting: Meeting, value: str) -> Point | None:
    """The point that an address names; None where it names none."""
    if value == NOW:
        return Point(value, timezone.now(), as_of(meeting).record())
    if (at := read_moment(value)) is not None:
        return Point(in_address(at), at, as_of(meeting, at).record())
    audience, _dash, number = value.partition("-")
    if not (number.isdecimal() and len(number) < 10):
        return None
    edition = Edition.objects.filter(key=meeting.key, audience=audience, number=int(number)).first()
    return edition and Point(value, edition.issued_at, read_document(edition), edition)


def compared(points: Iterable[Point]) -> tuple[Point, Point, list[Change] | None]:
    """The earlier, the later and what differs; None where one of them has no words.

    The public reads less than the desk knows: beside a public edition only the public part of the other counts.
    """
    before, after = sorted(points, key=lambda point: point.at)
    if before.record is None or after.record is None:
        return before, after, None
    documents = [before.record, after.record]
    if before.is_public != after.is_public:
        documents = [point.record if point.is_public else public(point.record) for point in (before, after)]  # type: ignore[misc,arg-type]
    return before, after, differences(*documents)


@dataclass(frozen=True, slots=True)
class RowDifference:
    """What differs of one row between two moments: ``ref`` is the row's name on pages."""

    ref: str
    changes: list[Change]
    was_there: bool


def row_differences(then: Snapshot, now: Snapshot) -> tuple[list[RowDifference], list[Change]]:
    """Row by row what differs, and which rows stand in another order."""
    numbers = {row.pgh_obj_id: row.position for one in (then, now) for row in one.rows[AgendaItem].values()}

    def item_number(item: int, _event: Any) -> int:
        return numbers[item]

    found = sorted(_steps(then, now), key=lambda step: sort_key(step, item_number))
    told = [(step, list(step_changes(step, item_number, by_verb=True))) for step in found]
    rows = [
        RowDifference(ref(step.model, step.last), changes, step.before is not None) for step, changes in told if changes
    ]
    return rows, list(orders(found, item_number))


def _steps(then: Snapshot, now: Snapshot) -> Iterable[Step]:
    for model in RECORD:
        before, after = then.rows[model], now.rows[model]
        for known in {**before, **after}:
            old, new = before.get(known), after.get(known)
            yield Step(model, old, new, new or old)


def label(point: Point) -> str:
    """What a page calls a point, where the time stands beside it."""
    if point.is_now:
        return _("现在的工作稿")
    if point.edition is None:
        return _("工作稿")
    return _("公开版次") if point.is_public else _("内部版次")
