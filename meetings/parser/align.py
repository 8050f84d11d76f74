"""Which of the matters that one sentence listed the words after it are about, where they do not say so themselves."""

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from math import fsum, inf

_MOST = 200_000  # parts times matters: more than any report has
_COMMON = re.compile(  # in every report
    "会议|工作|政府|要求|情况|研究|强调|落实|建设|精神|学习|推进|发展|加强|部署|贯彻|汇报|重要|讲话|重点|问题|全面|深入|有关|相关|意见|方案|听取|"
    "传达|审议|通过|指出|总书记|习近平|常务|党组|任务|责任|做好|全区|全市|全县|全省|各项|中央|领导|报告|安排"
)
_STOP = frozenset("的了和与及等在对为是有上下中年月日第《》（）“”，。；：、□0123456789")


def pairs_of(words: str) -> Counter[str]:
    """Adjacent characters, without those across punctuation or function words."""
    return Counter(a + b for a, b in itertools.pairwise(words) if a not in _STOP and b not in _STOP)


class Step(IntEnum):
    """What parts a told part from the one before it."""

    SENTENCE = 0
    LEAD = 1
    PARAGRAPH = 2


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a body, and what parts them from the words before."""

    words: str
    step: Step


# Measured on a hundred labelled reports, in shares of a full match (which scores 1):
_ONWARD = {Step.SENTENCE: 0.3, Step.LEAD: 0.2, Step.PARAGRAPH: 0.0}  # the cost of turning to a later matter
_BACK = 0.4  # what turning back to an earlier one costs more
_SKIP = 0.12  # the cost of each matter that the first part passes over
_EVEN = 0.4  # how much likelier the nth of as many paragraphs is about the nth matter
_LAST = 0.4  # how much likelier a paragraph alone is about the last
_OFTEN = 0.5  # how little a pair of many parts tells, as an exponent


def assign(parts: list[Part], matters: list[str]) -> list[int]:
    """For each part the place of its matter: the path that shares most words and turns least.

    Going on to a later matter is free at a new paragraph, dearer at a new 会议强调, and dearest within one voice; going
    back costs more. A pair of characters that several matters share counts less. Where there are as many paragraphs
    as matters, they are taken to be in order; one paragraph alone is rather about the last.
    """
    if len(parts) * len(matters) > _MOST:
        return [len(matters) - 1] * len(parts)
    steps = _steps(parts)
    scores = _scores(parts, steps, matters)
    came: list[list[int]] = []
    best = [-_SKIP * column for column in range(len(matters))]
    for step, line in zip(steps, scores, strict=True):
        onward = _ONWARD[step] if came else inf
        entered, origin = _enter(best, onward, onward + _BACK)
        best = [value + score for value, score in zip(entered, line, strict=True)]
        came.append(origin)
    return _trace(best, came)


def _steps(parts: list[Part]) -> list[Step]:
    """What parts each; where all stand in one paragraph, a new 会议指出 counts as much as a paragraph."""
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
    bags = [_telling(matter) for matter in matters]
    shared = Counter(pair for bag in bags for pair in bag)
    told = [_telling(part.words) & shared.keys() for part in parts]
    often = Counter(pair for here in told for pair in here)
    weight = {pair: 1 / count**2 / max(often[pair], 1) ** _OFTEN for pair, count in shared.items()}
    groups = list(itertools.accumulate(int(step is Step.PARAGRAPH) for step in steps))
    many = groups[-1] if groups else 0
    lines = []
    for here, group, step in zip(told, groups, steps, strict=True):
        line = [_saturated(fsum(weight[pair] for pair in bag & here) / (len(bag) + 4) ** 0.5) for bag in bags]
        if many == len(matters) and step is Step.PARAGRAPH:
            line[group - 1] += _EVEN
        lines.append(line)
    if many == 1:
        lines[0][-1] += _LAST
    return lines


def _telling(words: str) -> set[str]:
    """The pairs that tell one matter from another: those of words that stand in every report do not."""
    return set(pairs_of(_COMMON.sub("的", words)))


def _saturated(score: float) -> float:
    """0 … 1: once a part is clearly about a matter, more shared words say little more."""
    return score / (1 + score)


def _trace(best: list[float], came: list[list[int]]) -> list[int]:
    """Back along the best path, from the earliest of the best ends."""
    column = max(range(len(best)), key=best.__getitem__)
    path = []
    for origin in reversed(came):
        path.append(column)
        column = origin[column]
    return path[::-1]


def overlap(words: str, others: str) -> float:
    """The share of ``words``' pairs that ``others`` has too."""
    mine, theirs = set(pairs_of(words)), set(pairs_of(others))
    return len(mine & theirs) / len(mine) if mine else 0.0
