"""The rows of all meetings as a person left them: reworded, split, merged, moved, added or left out, in one correction.

Each row says where it came from and what it says otherwise, so that the correction is short and reading the text again
gives the same rows. Whose words a row has is found again in the text (``located``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from meetings.corrections.located import Located
from meetings.corrections.outline_edits import Impossible, accounted, item_at
from meetings.parser.assembly.directives import outline_directive
from meetings.parser.assembly.headlines import headline_of
from meetings.parser.outline import DirectiveOutline, ItemOutline, MeetingOutline, Outline
from meetings.parser.vocabulary.deadlines import read_deadline, with_deadline
from records import limits
from records.codes import ItemKind, Outcome

Said = tuple[tuple[str, str], ...]  # fields that a row has otherwise than where it came from
LIMITS = {
    "title": limits.TITLE,
    "text": limits.TEXT,
    "headline": limits.HEADLINE,
    "verb": limits.PERSON,
    "speaker": limits.PERSON,
    "addressee": limits.ADDRESSEE,
    "units": limits.TEXT,
    "deadline_text": limits.DAY_TEXT,
    "deadline_on": 10,
}
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
ITEM_NAMES = ("kind", "outcome", "title", "text")
DIRECTIVE_NAMES = ("text", "units", "deadline_text", "deadline_on", "headline", "verb", "speaker", "addressee")


@dataclass(frozen=True, slots=True)
class DirectiveRow:
    """``source`` is (meeting, item, directive) of the outline before, or empty where a person added the row."""

    source: tuple[int, ...] = ()
    said: Said = ()


@dataclass(frozen=True, slots=True)
class ItemRow:
    """``source`` is (meeting, item) of the outline before, or empty where a person added the row."""

    source: tuple[int, ...] = ()
    said: Said = ()
    directives: tuple[DirectiveRow, ...] = ()


@dataclass(frozen=True, slots=True)
class SetRows:
    """The items of each meeting, in their order. What no row claims any more is unplaced, so that it is seen."""

    meetings: tuple[tuple[ItemRow, ...], ...]

    def apply(self, outline: Outline) -> Outline:
        if len(self.meetings) != len(outline.meetings):
            raise Impossible
        sources = [row.source for rows in self.meetings for row in _all(rows) if row.source]
        if len(sources) != len(set(sources)):
            raise Impossible
        spans = Located(outline, set(sources))
        meetings = tuple(
            replace(meeting, items=tuple(_items(outline, meeting, rows, spans)))
            for meeting, rows in zip(outline.meetings, self.meetings, strict=True)
        )
        return accounted(replace(outline, meetings=meetings))


def _all(rows: tuple[ItemRow, ...]) -> Iterator[ItemRow | DirectiveRow]:
    for row in rows:
        yield row
        yield from row.directives


def values_of_item(item: ItemOutline) -> dict[str, str]:
    """What a row shows of an item, by the names of the desk's columns."""
    return {
        "kind": item.kind.value,
        "outcome": item.outcome.value if item.outcome else "",
        "title": item.title,
        "text": item.statement,
    }


def values_of_directive(directive: DirectiveOutline) -> dict[str, str]:
    return {
        "text": directive.text,
        "units": "、".join(directive.units),
        "deadline_text": directive.deadline,
        "deadline_on": directive.deadline_on,
        "headline": directive.headline,
        "verb": directive.verb,
        "speaker": directive.speaker,
        "addressee": directive.addressee,
    }


def fits(name: str, value: str) -> bool:
    """Whether a field of a row can hold these words: not too many, and no characters that steer a machine."""
    return len(value) <= LIMITS.get(name, limits.TEXT) and not STEERING.search(value)


def _items(
    outline: Outline, meeting: MeetingOutline, rows: tuple[ItemRow, ...], spans: Located
) -> Iterator[ItemOutline]:
    """The items that have words; one that has directives alone is named by the first of them."""
    for row in rows:
        item = _item(outline, row, spans)
        directives = tuple(_directives(outline, meeting, row, spans))
        if item.title or item.statement or directives:
            title = item.title or item.statement or directives[0].headline
            yield replace(item, title=title[: limits.TITLE], directives=directives)


def _item(outline: Outline, row: ItemRow, spans: Located) -> ItemOutline:
    said = _checked(row.said, ITEM_NAMES)
    if not row.source:
        words = said.get("text", "")
        found = spans.of_new(words) if words else None
        return _with_choices(ItemOutline(ItemKind.OTHER, words, said.get("title", ""), found), said)
    item = item_at(outline, *_position(row.source, 2))
    words = said.get("text", item.statement)
    found = spans.of_row(item.span, words) if words and item.span else None
    return _with_choices(replace(item, title=said.get("title", item.title), statement=words, span=found), said)


def _with_choices(item: ItemOutline, said: dict[str, str]) -> ItemOutline:
    try:
        kind = ItemKind(said.get("kind", item.kind))
        outcome = Outcome(said["outcome"]) if said.get("outcome") else None
    except ValueError:
        raise Impossible from None
    return replace(item, kind=kind, outcome=outcome if "outcome" in said else item.outcome)


def _directives(outline: Outline, meeting: MeetingOutline, row: ItemRow, spans: Located) -> Iterator[DirectiveOutline]:
    for one in row.directives:
        said = _checked(one.said, DIRECTIVE_NAMES)
        read = _read(outline, meeting, one, said, spans)
        if read.text:
            yield _with_said(read, said, meeting)


def _read(
    outline: Outline, meeting: MeetingOutline, row: DirectiveRow, said: dict[str, str], spans: Located
) -> DirectiveOutline:
    """A directive with the words of its row: one that came from the text, or a new one as the parser would read it."""
    words = said.get("text", "")
    if not row.source:
        found = spans.of_new(words)
        return with_deadline(replace(outline_directive(words, 0, "", ""), span=found), meeting.held.on)
    position = _position(row.source, 3)
    directives = item_at(outline, *position[:2]).directives
    if not 0 <= position[2] < len(directives):
        raise Impossible
    before = directives[position[2]]
    if "text" not in said:
        return replace(before, span=spans.of_row(before.span, before.text))
    is_derived = before.headline == headline_of(before.text)
    headline = headline_of(words) if is_derived and words else before.headline
    return replace(before, text=words, headline=headline, span=spans.of_row(before.span, words))


def _with_said(read: DirectiveOutline, said: dict[str, str], meeting: MeetingOutline) -> DirectiveOutline:
    read = replace(
        read,
        headline=said.get("headline") or read.headline,
        verb=said.get("verb", read.verb),
        speaker=said.get("speaker", read.speaker),
        addressee=said.get("addressee", read.addressee),
    )
    if "units" in said:
        read = replace(read, units=tuple(unit for unit in said["units"].split("、") if unit))
    return _with_deadline(read, said, meeting) if {"deadline_text", "deadline_on"} & said.keys() else read


def _with_deadline(read: DirectiveOutline, said: dict[str, str], meeting: MeetingOutline) -> DirectiveOutline:
    """A day that a person gives holds; other words without one are read for it, counted from the meeting's day."""
    words = said.get("deadline_text", read.deadline)
    if "deadline_on" in said:
        return replace(read, deadline=words, deadline_on=said["deadline_on"])
    found = read_deadline(words, meeting.held.on)
    return replace(read, deadline=words, deadline_on=found.on.isoformat() if found and found.on else "")


def _position(source: tuple[int, ...], depth: int) -> Any:
    if len(source) != depth:
        raise Impossible
    return source


def _checked(said: Said, names: tuple[str, ...]) -> dict[str, str]:
    if any(name not in names or not fits(name, value) for name, value in said):
        raise Impossible
    return dict(said)
