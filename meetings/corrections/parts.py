"""Corrections of what belongs to what: items dropped, merged, split; sentences that are directives after all, or not.

What a correction sets free is unplaced again, so that it is seen and can be used otherwise.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from meetings.corrections.outlining import (
    Impossible,
    accounted,
    item_at,
    meeting_at,
    replaced,
    starts_at,
    trimmed,
    with_items,
    with_meeting,
)
from meetings.parser.codes import ItemKind
from meetings.parser.deadlines import with_deadline
from meetings.parser.directives import outline_directive
from meetings.parser.matters import title_of
from meetings.parser.outline import DirectiveOutline, ItemOutline, Outline, Span


@dataclass(frozen=True, slots=True)
class DropItem:
    meeting: int
    item: int

    def apply(self, outline: Outline) -> Outline:
        item_at(outline, self.meeting, self.item)
        return accounted(with_items(outline, self.meeting, replaced(outline.meetings[self.meeting].items, self.item)))


@dataclass(frozen=True, slots=True)
class MergeItem:
    """Joins an item to the one above it, which keeps its kind and outcome. Both statements stay."""

    meeting: int
    item: int

    def apply(self, outline: Outline) -> Outline:
        below, above = item_at(outline, self.meeting, self.item), item_at(outline, self.meeting, self.item - 1)
        directives = tuple(sorted((*above.directives, *below.directives), key=_start))
        joined = replace(above, directives=directives)
        if below.statement and not above.statement:
            joined = replace(joined, statement=below.statement, title=below.title, span=below.span)
        elif below.statement:
            joined = replace(joined, statement=f"{above.statement.rstrip('。；，')}；{below.statement}")
        # The second statement has no span of its own any more; as part of the lead its place stays accounted for.
        left = (below.span,) if below.span and joined.span != below.span else ()
        items = outline.meetings[self.meeting].items
        merged = with_items(outline, self.meeting, (*items[: self.item - 1], joined, *items[self.item + 1 :]))
        return accounted(replace(merged, lead=(*merged.lead, *left)))


@dataclass(frozen=True, slots=True)
class SplitItem:
    """From this directive on the directives are an item of their own, named by the first of them."""

    meeting: int
    item: int
    directive: int

    def apply(self, outline: Outline) -> Outline:
        item = item_at(outline, self.meeting, self.item)
        if not (self.directive > 0 or item.statement) or not 0 <= self.directive < len(item.directives):
            raise Impossible
        first = item.directives[self.directive]
        upper = replace(item, directives=item.directives[: self.directive])
        lower = ItemOutline(item.kind, "", first.headline, directives=item.directives[self.directive :])
        items = replaced(outline.meetings[self.meeting].items, self.item, upper, lower)
        return with_items(outline, self.meeting, items)


@dataclass(frozen=True, slots=True)
class DropDirective:
    meeting: int
    item: int
    directive: int

    def apply(self, outline: Outline) -> Outline:
        item = item_at(outline, self.meeting, self.item)
        if not 0 <= self.directive < len(item.directives):
            raise Impossible
        left = replace(item, directives=replaced(item.directives, self.directive))
        items = replaced(outline.meetings[self.meeting].items, self.item, left)
        return accounted(with_items(outline, self.meeting, items))


@dataclass(frozen=True, slots=True)
class MakeDirective:
    """A sentence between two places of the text becomes a directive of an item; -1 is the item before its place."""

    start: int
    end: int
    meeting: int = -1
    item: int = -1

    def apply(self, outline: Outline) -> Outline:
        if not 0 <= self.start < self.end <= len(outline.text):
            raise Impossible
        span = trimmed(outline.text, self.start, self.end)
        if span is None or any(_meets(span, one.span) for one in _directives(outline)):
            raise Impossible
        meeting, item = self._place(outline, span)
        for number, one in enumerate(outline.meetings):
            items = tuple(_without(outline.text, each, span) for each in one.items)
            outline = with_meeting(outline, number, replace(one, items=items))
        target = outline.meetings[meeting].items[item]
        made = with_deadline(_made(outline.text, span, target), outline.meetings[meeting].held.on)
        target = replace(target, directives=tuple(sorted((*target.directives, made), key=_start)))
        outline = with_meeting(
            outline,
            meeting,
            replace(outline.meetings[meeting], items=replaced(outline.meetings[meeting].items, item, target)),
        )
        for number, one in enumerate(outline.meetings):
            outline = with_items(outline, number, one.items)
        return accounted(outline)

    def _place(self, outline: Outline, span: Span) -> tuple[int, int]:
        if self.meeting != -1:
            item_at(outline, self.meeting, self.item)
            return self.meeting, self.item
        places = [
            (starts_at(item), number, place)
            for number, meeting in enumerate(outline.meetings)
            for place, item in enumerate(meeting.items)
        ]
        if not places:
            raise Impossible
        before = [place for place in places if place[0] <= span.start]
        _start, number, place = max(before) if before else min(places)
        return number, place


@dataclass(frozen=True, slots=True)
class AddItem:
    """A sentence between two places of the text becomes the statement of a new item of a meeting."""

    meeting: int
    start: int
    end: int

    def apply(self, outline: Outline) -> Outline:
        meeting = meeting_at(outline, self.meeting)
        if not 0 <= self.start < self.end <= len(outline.text):
            raise Impossible
        span = trimmed(outline.text, self.start, self.end)
        claimed = [one.span for one in _directives(outline)]
        claimed += [item.span for one in outline.meetings for item in one.items if item.span]
        if span is None or any(_meets(span, one) for one in claimed):
            raise Impossible
        words = outline.text[span.start : span.end]
        item = ItemOutline(ItemKind.OTHER, words, title_of(words) or words, span)
        items = sorted((*meeting.items, item), key=starts_at)
        return accounted(with_items(outline, self.meeting, items))


def _directives(outline: Outline) -> Iterator[DirectiveOutline]:
    return (directive for meeting in outline.meetings for item in meeting.items for directive in item.directives)


def _start(directive: DirectiveOutline) -> int:
    return directive.span.start


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _without(text: str, item: ItemOutline, span: Span) -> ItemOutline:
    """An item whose statement gives up a sentence; it keeps what stands before it, else what stands after."""
    if item.span is None or not _meets(item.span, span):
        return item
    left = trimmed(text, item.span.start, span.start) or trimmed(text, span.end, item.span.end)
    if left is None:
        return replace(item, statement="", span=None)
    words = text[left.start : left.end]
    return replace(item, statement=words, title=title_of(words) or words, span=left)


def _made(text: str, span: Span, item: ItemOutline) -> DirectiveOutline:
    """The sentence as the parser would take it; who says it is told by the directive before it, else by the next."""
    before = [one for one in item.directives if one.span.start < span.start]
    near = before[-1] if before else next(iter(item.directives), None)
    words = text[span.start : span.end]
    return outline_directive(words, span.start, near.verb if near else "", near.speaker if near else "")
