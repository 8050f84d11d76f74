"""A person has compared a doubtful passage with the report: what was read of it is right."""

from dataclasses import dataclass, replace

from meetings.corrections.outline_edits import Impossible
from meetings.parser.outline import Outline, Span


@dataclass(frozen=True, slots=True)
class ConfirmDoubts:
    """All doubts about the passage between two offsets of the text are settled."""

    start: int
    end: int

    def apply(self, outline: Outline) -> Outline:
        kept = tuple(doubt for doubt in outline.doubts if doubt.span != Span(self.start, self.end))
        if kept == outline.doubts:
            raise Impossible
        return replace(outline, doubts=kept)
