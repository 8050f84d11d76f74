"""Which of the matters that one sentence listed the words after it are about, where they do not say so themselves."""

import itertools
import operator
import re
from collections import Counter
from collections.abc import Set
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from math import fsum, inf

_MOST = 20_000  # parts times matters: more than any report has
_COMMON = re.compile(  # in every report
    "会议|工作|政府|要求|情况|研究|强调|落实|建设|精神|学习|推进|发展|加强|部署|贯彻|汇报|重要|讲话|重点|问题|全面|深入|有关|相关|意见|方案|听取|"
    "传达|审议|通过|指出|总书记|习近平|常务|党组|任务|责任|做好|全区|全市|全县|全省|各项|中央|领导|报告|安排"
)
_OF_FUNCTION = "的了和与及等在对为是有上下中年月日第《》（）“”，。；：、□0-9"  # characters
_RUNS = re.compile(f"[^{_OF_FUNCTION}][^{_OF_FUNCTION}]++")


def pairs_of(words: str) -> set[str]:
    """Adjacent characters, without those across punctuation or function words."""
    return {run[at : at + 2] for run in _RUNS.findall(words) for at in range(len(run) - 1)}


class Step(IntEnum):
    """What separates a part from the one before it."""

    SENTENCE = 0
    LEAD = 1
    PARAGRAPH = 2


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a body, and what separates them from the words before."""

    words: str
    step: Step


# Measured on a hundred labelled reports, in shares of a full match (which scores 1):
_ONWARD = {Step.SENTENCE: 0.3, Step.LEAD: 0.2, Step.PARAGRAPH: 0.0}  # the cost of turning to a later matter
_BACK = 0.4  # what turning back to an earlier one costs more
_SKIP = 0.12  # the cost of each matter that the first part passes over
_EVEN = 0.4  # how much likelier the nth of as many paragraphs is about the nth matter
_LAST = 0.4  # how much likelier a paragraph alone is about the last
_TELLING = 0.15  # the least score of a paragraph alone that tells its matter by its words
_OFTEN = 0.5  # how little a pair of many parts distinguishes, as an exponent


def assign(parts: list[Part], matters: list[str]) -> list[int]:
    """The index of its matter for each part: the path that shares most words and turns least.

    Going on to a later matter is free at a new paragraph, dearer at a new 会议强调, and dearest within one voice; going
    back costs more. A pair of characters that several matters share counts less. Where there are as many paragraphs
    as matters, they are taken to be in order; one paragraph alone is rather about the last.
    """
    if len(parts) * len(matters) > _MOST:
        return [len(matters) - 1] * len(parts)
    steps = _steps(parts)
    rows = _scores(parts, steps, matters)
    origins: list[list[int]] = []
    best = [-_SKIP * column for column in range(len(matters))]
    for step, row in zip(steps, rows, strict=True):
        onward = _ONWARD[step] if origins else inf
        entered, origin = _enter(best, onward, onward + _BACK)
        best = list(map(operator.add, entered, row))
        origins.append(origin)
    return _trace(best, origins)


def _steps(parts: list[Part]) -> list[Step]:
    """What separates each; where all stand in one paragraph, a new 会议指出 counts as much as a paragraph."""
    alone = sum(part.step is Step.PARAGRAPH for part in parts) < 2
    return [Step.PARAGRAPH if alone and part.step is Step.LEAD else part.step for part in parts]


def _enter(best: list[float], onward: float, back: float) -> tuple[list[float], list[int]]:
    """The best way into each matter: from itself, from an earlier one, from a later one."""
    size = len(best)
    entered, origin = list(best), list(range(size))
    top = 0
    for column in range(1, size):
        if best[column - 1] > best[top]:
            top = column - 1
        if best[top] - onward >= entered[column]:
            entered[column], origin[column] = best[top] - onward, top
    top = size - 1
    for column in range(size - 2, -1, -1):
        if best[column + 1] >= best[top]:
            top = column + 1
        if best[top] - back > entered[column]:
            entered[column], origin[column] = best[top] - back, top
    return entered, origin


def _scores(parts: list[Part], steps: list[Step], matters: list[str]) -> list[list[float]]:
    bags = [_distinctive_pairs(matter) for matter in matters]
    matter_counts = Counter(pair for bag in bags for pair in bag)
    part_pairs = [_distinctive_pairs(part.words) & matter_counts.keys() for part in parts]
    part_counts = Counter(pair for found in part_pairs for pair in found)
    weight = {pair: 1 / count**2 / max(part_counts[pair], 1) ** _OFTEN for pair, count in matter_counts.items()}
    paragraphs = list(itertools.accumulate(int(step is Step.PARAGRAPH) for step in steps))
    paragraph_count = paragraphs[-1] if paragraphs else 0
    rows = []
    for found, paragraph, step in zip(part_pairs, paragraphs, steps, strict=True):
        row = [_saturated(fsum(weight[pair] for pair in bag & found) / (len(bag) + 4) ** 0.5) for bag in bags]
        if paragraph_count == len(matters) and step is Step.PARAGRAPH:
            row[paragraph - 1] += _EVEN
        rows.append(row)
    if paragraph_count == 1 and max(rows[0]) < _TELLING:
        rows[0][-1] += _LAST
    return rows


def _distinctive_pairs(words: str) -> set[str]:
    """The pairs that distinguish one matter from another, without words that stand in every report."""
    return pairs_of(_COMMON.sub("的", words))


def _saturated(score: float) -> float:
    """0 … 1: once a part is clearly about a matter, more shared words say little more."""
    return score / (1 + score)


def _trace(best: list[float], origins: list[list[int]]) -> list[int]:
    """Back along the best path, from the earliest of the best ends."""
    column = max(range(len(best)), key=best.__getitem__)
    path = []
    for row in reversed(origins):
        path.append(column)
        column = row[column]
    return path[::-1]


@lru_cache(maxsize=128)
def pairs(name: str) -> frozenset[str]:
    """The pairs of a name, which are asked for again with every sentence."""
    return frozenset(pairs_of(name))


@lru_cache(maxsize=128)
def _distinctive(name: str) -> frozenset[str]:
    return frozenset(_distinctive_pairs(name))


def told_share(name: str, words: str) -> float:
    """The share of the pairs that distinguish a matter's name which stand in ``words``."""
    return _share(_distinctive(name), words)


def share_in(words: str, text: str) -> float:
    """The share of the words' pairs which stand in a text."""
    return _share(pairs_of(words), text)


def _share(own: Set[str], text: str) -> float:
    return sum(map(text.__contains__, own)) / len(own) if own else 0.0


def overlap(words: str, others: Set[str]) -> float:
    """The share of the words' pairs that are among the others."""
    own = pairs_of(words)
    return len(own & others) / len(own) if own else 0.0
