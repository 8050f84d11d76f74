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
    best = [0.0] * len(matters)
    came: list[list[int]] = []
    for line in _scores(paragraphs, matters):
        came.append([max(range(column + 1), key=best.__getitem__) for column in range(len(matters))])
        best = [best[before] + score for before, score in zip(came[-1], line, strict=True)]
    return _trace(best, came)


def _scores(paragraphs: list[str], matters: list[str]) -> list[list[float]]:
    bags = [set(pairs_of(matter)) for matter in matters]
    shared = Counter(pair for bag in bags for pair in bag)
    lines = []
    for paragraph in paragraphs:
        here = set(pairs_of(paragraph))
        lines.append([sum(1 / shared[pair] ** 2 for pair in bag & here) / (len(bag) + 4) ** 0.5 for bag in bags])
    return lines


def _trace(best: list[float], came: list[list[int]]) -> list[int]:
    """Back from the best end: ``came`` says for each paragraph and matter which one the paragraph before was about."""
    column = max(range(len(best)), key=best.__getitem__)
    path = []
    for line in reversed(came):
        path.append(column)
        column = line[column]
    return path[::-1]


def overlap(words: str, others: str) -> float:
    """The share of ``words``' pairs that ``others`` has too."""
    mine, theirs = set(pairs_of(words)), set(pairs_of(others))
    return len(mine & theirs) / len(mine) if mine else 0.0
