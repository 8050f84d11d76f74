"""Which of the matters that the opening sentence listed a paragraph is about, where it does not say so itself."""

import itertools
from collections import Counter

_STOP = frozenset("的了和与及等在对为是有上下中年月日第《》（）“”，。；：、□")


def pairs_of(words: str) -> Counter[str]:
    """Adjacent characters, without those across punctuation or function words."""
    return Counter(a + b for a, b in itertools.pairwise(words) if a not in _STOP and b not in _STOP)


def assign(paragraphs: list[str], matters: list[str]) -> list[int]:
    """For each paragraph the place of its matter, never going back: the order that shares the most words.

    A pair of characters that several matters share counts less; a paragraph that shares nothing stays where it was.
    """
    if not matters:
        return [-1] * len(paragraphs)
    scores = _scores(paragraphs, matters)
    best = [[0.0] * len(matters) for _ in paragraphs]
    came = [[0] * len(matters) for _ in paragraphs]
    for row, line in enumerate(scores):
        top, at = float("-inf"), 0
        for column, score in enumerate(line):
            before = best[row - 1][column] if row else -0.01 * column
            if before > top:
                top, at = before, column
            best[row][column] = top + score
            came[row][column] = at
    return _trace(best, came)


def _scores(paragraphs: list[str], matters: list[str]) -> list[list[float]]:
    bags = [set(pairs_of(matter)) for matter in matters]
    shared = Counter(pair for bag in bags for pair in bag)
    lines = []
    for paragraph in paragraphs:
        here = set(pairs_of(paragraph))
        lines.append([sum(1 / shared[pair] ** 2 for pair in bag & here) / (len(bag) + 4) ** 0.5 for bag in bags])
    return lines


def _trace(best: list[list[float]], came: list[list[int]]) -> list[int]:
    if not best:
        return []
    last = best[-1]
    column = max(range(len(last)), key=lambda place: (last[place], -place))
    path = []
    for row in range(len(best) - 1, -1, -1):
        path.append(column)
        column = came[row][column]
    return path[::-1]


def overlap(words: str, others: str) -> float:
    """The share of ``words``' pairs that ``others`` has too."""
    mine, theirs = set(pairs_of(words)), set(pairs_of(others))
    return len(mine & theirs) / len(mine) if mine else 0.0
