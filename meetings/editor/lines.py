"""Merges the lines of a text three ways, as tools of version control do. Pure."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher


def merge_lines(base: str, mine: str, now: str) -> str | None:
    """The text with the lines that either side changed; None where both changed the same place differently."""
    lines = [text.splitlines() for text in (base, mine, now)]
    merged: list[str] = []
    for shown, here, there in _regions(*lines):
        if here == there or there == shown:
            merged += here
        elif here == shown:
            merged += there
        elif not shown:  # both added lines at one place
            merged += [*there, *(line for line in here if line not in there)]
        else:
            return None
    return "\n".join(merged)


Lines = Sequence[str]


def _regions(base: Lines, mine: Lines, now: Lines) -> Iterator[tuple[Lines, Lines, Lines]]:
    """What all three have alike, line by line, and what stands between."""
    here, there = _alike(base, mine), _alike(base, now)
    at_base = at_mine = at_now = 0
    for place in [one for one in range(len(base)) if one in here and one in there]:
        yield base[at_base:place], mine[at_mine : here[place]], now[at_now : there[place]]
        yield base[place : place + 1], base[place : place + 1], base[place : place + 1]
        at_base, at_mine, at_now = place + 1, here[place] + 1, there[place] + 1
    yield base[at_base:], mine[at_mine:], now[at_now:]


def _alike(base: Lines, other: Lines) -> dict[int, int]:
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {one.a + step: one.b + step for one in blocks for step in range(one.size)}
