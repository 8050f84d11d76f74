"""Cuts the cleaned text into sentences with their offsets. A full stop inside quotation marks or brackets ends none."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_OPEN, _CLOSE = "“‘（《〈「『【", "”’）》〉」』】"
_PARTNERS = dict(zip(_OPEN, _CLOSE, strict=True))
_PLAIN = re.compile("扩大|[一二三四五六七八九十0-9]{1,3}")
_LONGEST = 4_000  # characters of a sentence: what its rules read again and again stays bounded
_STOPS = frozenset("。！？")
_BULLETS = " \u3000”’◇◆■●▲★☆▶※•➢➤►▪▶✓✔□"
_OPENING = re.compile("[“‘（《〈「『【]")
_BRACKET = re.compile("[“‘（《〈「『【”’）》〉」』】]")
_MARKS = re.compile("[“‘（《〈「『【”’）》〉」』】。！？]")


class Sentence(NamedTuple):
    """One sentence; ``end`` lies after its full stop, ``line`` counts the lines of the text.

    ``masked`` has the length of ``text``: what stands in quotation marks, titles and brackets is □, so that rules
    about the sentence's own words cannot be met by quoted ones.
    """

    text: str
    start: int
    line: int
    is_first: bool
    is_last: bool
    masked: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def part(self, start: int, end: int) -> "Sentence":
        """A part as a sentence of its own, whose words keep their offsets in the text."""
        return self._replace(text=self.text[start:end], masked=self.masked[start:end], start=self.start + start)


def split_sentences(text: str) -> list[Sentence]:
    """Every line's sentences, in order; blank lines give none."""
    sentences: list[Sentence] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        cuts = [(a, b) for a, b in _cuts(line) if line[a:b].strip()]
        for index, (a, b) in enumerate(cuts):
            words = line[a:b]
            is_last = index == len(cuts) - 1
            sentences.append(Sentence(words, start + a, number, index == 0, is_last, mask(words)))
        start += len(line) + 1
    return sentences


def _cuts(line: str) -> list[tuple[int, int]]:
    """The ranges of the sentences in a line; marks that do not pair are ignored, so that one lost ” costs no more."""
    cuts, start, depth = [], 0, 0
    paired: bool | None = None  # asked only where a sentence may end within marks
    for found in _MARKS.finditer(line):
        mark, offset = found[0], found.start()
        if mark in _OPEN:
            depth += 1
        elif mark in _CLOSE:
            depth -= 1
            if depth <= 0 and offset > 0 and line[offset - 1] in _STOPS:
                cuts.append((start, offset + 1))
                start, depth = offset + 1, 0
        else:
            if depth > 0 and paired is None:
                paired = _is_paired(line)
            if depth <= 0 or not paired:
                cuts.append((start, offset + 1))
                start = offset + 1
    if start < len(line):
        cuts.append((start, len(line)))
    if len(line) > _LONGEST:
        cuts = [part for start, end in cuts for part in _shortened(line, start, end)]
    return [_trimmed(line, a, b) for a, b in cuts]


def _shortened(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence, cut behind its last mark wherever it is too long to be one."""
    while end - start > _LONGEST:
        cut = max(line.rfind(mark, start, start + _LONGEST) for mark in "；，") + 1
        cut = cut if cut > start else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    return end - len(line[start:end].lstrip(_BULLETS)), end


def _is_paired(line: str) -> bool:
    return all(line.count(a) == line.count(b) for a, b in _PARTNERS.items())


def mask(text: str) -> str:
    """要落实“要防住”要求 → 要落实“□□□”要求. （扩大） and （一） are no quotations."""
    if not _OPENING.search(text):
        return text
    parts: list[str] = []
    opened: list[tuple[int, str]] = []
    begin = 0
    for found in _BRACKET.finditer(text):
        offset, char = found.start(), found[0]
        if char in _PARTNERS:
            opened.append((offset, _PARTNERS[char]))
            continue
        start = _opened_at(opened, char) + 1
        if start and not opened and not _PLAIN.fullmatch(text, start, offset):
            parts += text[begin:start], "□" * (offset - start)
            begin = offset
    return "".join(parts) + text[begin:]


def _opened_at(opened: list[tuple[int, str]], char: str) -> int:
    """Where the nearest opening mark of the closing one's kind stands, which ends all within; -1 without one."""
    while opened:
        start, partner = opened.pop()
        if partner == char:
            return start
    return -1
