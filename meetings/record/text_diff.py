"""What is worded otherwise in a sentence: the words taken out of it and those put in. Pure; pages say how it looks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff
from itertools import groupby

WORD = re.compile(r"[A-Za-z]+|\d+|\s+|.", re.DOTALL)  # a character of Chinese is a word, a number is one
PAIRS = 250_000  # words compared with words at most; beyond, the whole middle counts as reworded
ISLAND = 1  # a character kept between two changes belongs to them: nobody reads 要[备]好[足]额 with ease


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that stay, or that are the other wording's alone."""

    text: str
    is_changed: bool


Runs = list[Run]


def reworded(before: str, after: str) -> tuple[Runs, Runs]:
    """Both wordings in runs: 要[备足]物资 and 要[储备]物资. One that is empty leaves the other unmarked."""
    if not before or not after:
        return _plain(before), _plain(after)
    old, new = WORD.findall(before), WORD.findall(after)
    kept = list(_kept(old, new))
    kept_old = {index for in_old, _ in kept for index in in_old}
    kept_new = {index for _, in_new in kept for index in in_new}
    return _runs(old, kept_old), _runs(new, kept_new)


def _plain(text: str) -> Runs:
    return [Run(text, False)] if text else []


def _kept(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[range, range]]:
    """The indices in both of what stays. Where the sentences begin and end alike needs no comparing."""
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    tail = next((n for n in range(most - head) if old[-1 - n] != new[-1 - n]), most - head)
    yield range(head), range(head)
    yield from _alike(old[head : len(old) - tail], new[head : len(new) - tail], head)
    yield range(len(old) - tail, len(old)), range(len(new) - tail, len(new))


def _alike(old: Sequence[str], new: Sequence[str], start: int) -> Iterator[tuple[range, range]]:
    if len(old) * len(new) > PAIRS:
        return
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        if sum(map(len, old[block.a : block.a + block.size])) > ISLAND:
            a, b = start + block.a, start + block.b
            yield range(a, a + block.size), range(b, b + block.size)


def _runs(words: Sequence[str], kept: set[int]) -> Runs:
    groups = groupby(range(len(words)), key=lambda index: index not in kept)
    return [Run("".join(words[index] for index in indices), is_changed) for is_changed, indices in groups]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a long text that stays, is taken out or put in; ``sign`` is a blank, - or +, or … where lines stay."""

    sign: str
    text: str


AROUND = 2  # lines that stay, shown before and after those that change


def changed_lines(before: str, after: str) -> list[Line]:
    """The lines in which two texts differ, with a few around them; all of a text that stands alone."""
    if not before:
        return [Line(" ", line) for line in after.splitlines()]
    found = list(unified_diff(before.splitlines(), after.splitlines(), n=AROUND, lineterm=""))[2:]
    return [Line("…", "") if line.startswith("@@") else Line(line[0], line[1:]) for line in found]
