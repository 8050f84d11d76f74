"""A text as it is compared: in one script and width, without the marks inside a sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from directives.index.folding import fold_with_origins

LEAST = 4  # characters of a shared run
BREAK = "\n"
BREAKS = frozenset("，。；：！？,;:!?\n\r")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Folded:
    """``origins`` tells of each character of ``text`` the index in the original that it came from."""

    text: str
    origins: list[int]

    def grams(self) -> Iterator[tuple[int, str]]:
        """Every four characters in a row within a clause, with their offset."""
        for start in range(len(self.text) - LEAST + 1):
            gram = self.text[start : start + LEAST]
            if BREAK not in gram:
                yield start, gram

    def original(self, span: Span) -> Span:
        """The span of the original text that a span of the folded one came from."""
        return self.origins[span[0]], self.origins[span[1] - 1] + 1


def folded(text: str) -> Folded:
    """政府《工作報告》、預算 → 政府工作报告预算; what ends a clause stays as a break."""
    searched, offsets = fold_with_origins(text)
    kept: list[str] = []
    origins: list[int] = []
    for character, start, end in zip(searched, offsets, [*offsets, len(text)][1:], strict=True):
        is_mark = character == " "
        if is_mark and BREAKS.isdisjoint(text[start:end]):
            continue
        kept.append(BREAK if is_mark else character)
        origins.append(start)
    return Folded("".join(kept), origins)


def joined(starts: Iterable[int]) -> list[Span]:
    """The runs that four characters each make, where one begins right after the other: 3, 4, 5 → (3, 9)."""
    runs: list[Span] = []
    for start in starts:
        if runs and runs[-1][1] == start + LEAST - 1:
            runs[-1] = runs[-1][0], start + LEAST
        else:
            runs.append((start, start + LEAST))
    return runs


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch or overlap as one."""
    whole: list[Span] = []
    for start, end in sorted(spans):
        if whole and start <= whole[-1][1]:
            whole[-1] = whole[-1][0], max(end, whole[-1][1])
        else:
            whole.append((start, end))
    return whole
