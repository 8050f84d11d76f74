"""Corrections of directives: one that is none is dropped, a sentence that is one after all is made one.

What a correction sets free is unplaced again, so that it is seen and can be used otherwise.
"""

from dataclasses import dataclass, replace

from meetings.corrections.outline_edits import (
    Impossible,
    accounted,
    all_directives,
    item_at,
    overlaps,
    replaced,
    start_of,
    trimmed,
    with_items,
    with_meeting,
    with_part,
    words_between,
)
from meetings.parser.assembly.directives import outline_directive
from meetings.parser.outline import DirectiveOutline, ItemOutline, Outline, Span
from meetings.parser.vocabulary.deadlines import with_deadline
from meetings.parser.vocabulary.matter_titles import title_of

NEAREST = -1  # the item before the sentence


@dataclass(frozen=True, slots=True)
class DropDirective:
    meeting: int
    item: int
    directive: int

    def apply(self, outline: Outline) -> Outline:
        item = item_at(outline, self.meeting, self.item)
        if not 0 <= self.directive < len(item.directives):
            raise Impossible
        rest = replace(item, directives=replaced(item.directives, self.directive))
        items = replaced(outline.meetings[self.meeting].items, self.item, rest)
        return accounted(with_items(outline, self.meeting, items))


@dataclass(frozen=True, slots=True)
class MakeDirective:
    """The words between two offsets of the text become a directive of an item, or of the nearest one before them."""

    start: int
    end: int
    meeting: int = NEAREST
    item: int = NEAREST

    def apply(self, outline: Outline) -> Outline:
        span = words_between(outline, self.start, self.end)
        if any(overlaps(span, directive.span) for directive in all_directives(outline)):
            raise Impossible
        position = self._position(outline, span)
        outline = _without_words(outline, span)
        outline = _with_directive(outline, position, span)
        for index, meeting in enumerate(outline.meetings):
            outline = with_items(outline, index, meeting.items)
        return accounted(outline)

    def _position(self, outline: Outline, span: Span) -> tuple[int, int]:
        """The meeting and the item that the directive is made for."""
        if self.meeting != NEAREST:
            item_at(outline, self.meeting, self.item)
            return self.meeting, self.item
        positions = [
            (start_of(item), meeting_index, item_index)
            for meeting_index, meeting in enumerate(outline.meetings)
            for item_index, item in enumerate(meeting.items)
        ]
        if not positions:
            raise Impossible
        before = [position for position in positions if position[0] <= span.start]
        _start, meeting_index, item_index = max(before) if before else min(positions)
        return meeting_index, item_index


def _without_words(outline: Outline, span: Span) -> Outline:
    """The outline with statements that give up the words of a span."""
    for index, meeting in enumerate(outline.meetings):
        items = tuple(_without_sentence(outline.text, item, span) for item in meeting.items)
        outline = with_meeting(outline, index, replace(meeting, items=items))
    return outline


def _without_sentence(text: str, item: ItemOutline, span: Span) -> ItemOutline:
    """An item whose statement gives up a sentence; it keeps what stands before it, else what stands after."""
    if item.span is None or not overlaps(item.span, span):
        return item
    rest = trimmed(text, item.span.start, span.start) or trimmed(text, span.end, item.span.end)
    if rest is None:
        return replace(item, statement="", span=None)
    words = text[rest.start : rest.end]
    return replace(item, statement=words, title=title_of(words) or words, span=rest)


def _with_directive(outline: Outline, position: tuple[int, int], span: Span) -> Outline:
    """The outline with the words of a span as a directive of an item, its deadline computed."""
    meeting = outline.meetings[position[0]]
    item = meeting.items[position[1]]
    directive = with_deadline(_read_directive(outline.text, span, item), meeting.held.on)
    directives = tuple(sorted((*item.directives, directive), key=start_of))
    return with_part(outline, position, replace(item, directives=directives))


def _read_directive(text: str, span: Span, item: ItemOutline) -> DirectiveOutline:
    """The sentence as the parser would read it; its verb and speaker are those of the directive before it, or after."""
    before = [directive for directive in item.directives if directive.span.start < span.start]
    near = before[-1] if before else next(iter(item.directives), None)
    words = text[span.start : span.end]
    return outline_directive(words, span.start, near.verb if near else "", near.speaker if near else "")
