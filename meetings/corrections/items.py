"""Corrections of agenda items: dropped, merged, split, or made of a sentence.

What a correction sets free is unplaced again, so that it is seen and can be used otherwise.
"""

from dataclasses import dataclass, replace

from meetings.corrections.outline_edits import (
    Impossible,
    accounted,
    all_directives,
    item_at,
    meeting_at,
    overlaps,
    replaced,
    start_of,
    with_items,
    words_between,
)
from meetings.parser.outline import ItemOutline, Outline
from meetings.parser.vocabulary.matter_titles import title_of
from records.codes import ItemKind


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
        directives = tuple(sorted((*above.directives, *below.directives), key=start_of))
        joined = replace(above, directives=directives)
        if below.statement and not above.statement:
            joined = replace(joined, statement=below.statement, title=below.title, span=below.span)
        elif below.statement:
            joined = replace(joined, statement=f"{above.statement.rstrip('。；，')}；{below.statement}")
        # The second statement has no span of its own any more; as part of the lead it stays accounted for.
        lead = (below.span,) if below.span and joined.span != below.span else ()
        items = outline.meetings[self.meeting].items
        merged = with_items(outline, self.meeting, (*items[: self.item - 1], joined, *items[self.item + 1 :]))
        return accounted(replace(merged, lead=(*merged.lead, *lead)))


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
class AddItem:
    """The words between two offsets of the text become the statement of a new item of a meeting."""

    meeting: int
    start: int
    end: int

    def apply(self, outline: Outline) -> Outline:
        meeting = meeting_at(outline, self.meeting)
        span = words_between(outline, self.start, self.end)
        claimed = [directive.span for directive in all_directives(outline)]
        claimed += [item.span for meeting in outline.meetings for item in meeting.items if item.span]
        if any(overlaps(span, other) for other in claimed):
            raise Impossible
        words = outline.text[span.start : span.end]
        item = ItemOutline(ItemKind.OTHER, words, title_of(words) or words, span)
        items = sorted((*meeting.items, item), key=start_of)
        return accounted(with_items(outline, self.meeting, items))
