"""Where the words of a corrected row stand in the text. Pure.

A row that was cut short keeps the part of its span that has its words; one that took over the words of the rows behind
it, which are gone, reaches over theirs; what was typed anew is looked for in the text that no row claims.
"""

from bisect import bisect_left
from collections import Counter

from meetings.corrections.outline_edits import start_of
from meetings.parser.outline import DirectiveOutline, Outline, Span

Position = tuple[int, ...]
TRIES = 50  # places that are looked at for the words of a new row


class Located:
    """The spans of one correction's rows, none of which overlap. Asked in the order of the rows.

    ``kept`` are the positions of the items and directives that rows came from; the others are gone.
    """

    def __init__(self, outline: Outline, kept: set[Position]) -> None:
        self.text = outline.text
        self.claims: Counter[Span] = Counter()  # a joint report's meetings may share the span of a statement
        self.marks = bytearray(len(outline.text))  # 1 where a row claims the character
        self.gone: list[DirectiveOutline] = []
        self.last = Span(0, 0)
        for meeting_index, meeting in enumerate(outline.meetings):
            for item_index, item in enumerate(meeting.items):
                if (meeting_index, item_index) in kept and item.span:
                    self._claim(item.span)
                for index, directive in enumerate(item.directives):
                    if (meeting_index, item_index, index) in kept:
                        self._claim(directive.span)
                    else:
                        self.gone.append(directive)
        self.gone.sort(key=start_of)

    def of_row(self, span: Span, words: str) -> Span:
        """The span of a row that had ``span`` and has these words now."""
        found = self._within(span, words) or self._with_those_behind(span, words)
        if found != span:
            self._give_up(span)
            self._claim(found)
        self.last = found
        return found

    def of_new(self, words: str) -> Span:
        """Where the words stand free in the text, from the row before on; else an empty span behind that row."""
        found = self._free(words, self.last.start) or self._free(words, 0) or Span(self.last.end, self.last.end)
        self._claim(found)
        self.last = found
        return found

    def _within(self, span: Span, words: str) -> Span | None:
        start = self.text.find(words, span.start, span.end) if words else -1
        return Span(start, start + len(words)) if start >= 0 else None

    def _with_those_behind(self, span: Span, words: str) -> Span:
        end = span.end
        for one in self.gone[bisect_left(self.gone, span.end, key=start_of) :]:
            if one.text not in words or not self._is_free(end, one.span.end):
                break
            end = one.span.end
        return Span(span.start, end)

    def _free(self, words: str, start: int) -> Span | None:
        for _try in range(TRIES if words else 0):
            start = self.text.find(words, start)
            if start < 0:
                return None
            if self._is_free(start, start + len(words)):
                return Span(start, start + len(words))
            start += len(words)
        return None

    def _is_free(self, start: int, end: int) -> bool:
        return self.marks.find(1, start, end) < 0

    def _claim(self, span: Span) -> None:
        self.claims[span] += 1
        self.marks[span.start : span.end] = b"\1" * (span.end - span.start)

    def _give_up(self, span: Span) -> None:
        self.claims[span] -= 1
        if not self.claims[span]:
            self.marks[span.start : span.end] = bytes(span.end - span.start)
