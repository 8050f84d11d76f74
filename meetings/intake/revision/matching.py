"""Pairs the parts of an earlier reading with those of a later one. Pure: two lists in, pairs of indexes out."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from meetings.parser.outline import DirectiveOutline, ItemOutline, MeetingOutline

Part = TypeVar("Part")
PAIRS = 20_000  # compared by similarity at most; beyond, only what is the same is paired
Pairs = dict[int, int]  # index now → index then


def match_meetings(then: Sequence[MeetingOutline], now: Sequence[MeetingOutline]) -> Pairs:
    """Meetings of one type are paired in order; what is left, where the words are similar."""
    return match(then, now, same=lambda meeting: meeting.type.value, words=_meeting_words, least=0.3)


def match_items(then: Sequence[ItemOutline], now: Sequence[ItemOutline]) -> Pairs:
    return match(then, now, same=lambda item: item.statement, words=_item_words, least=0.25)


def match_directives(then: Sequence[DirectiveOutline], now: Sequence[DirectiveOutline]) -> Pairs:
    return match(then, now, same=lambda directive: directive.text, words=lambda directive: directive.text, least=0.25)


def match(
    then: Sequence[Part],
    now: Sequence[Part],
    *,
    same: Callable[[Part], str],
    words: Callable[[Part], str],
    least: float,
) -> Pairs:
    """First the parts that are the same, each once and in order, then the most similar of the others."""
    pairs: Pairs = {}
    waiting: dict[str, list[int]] = {}
    for index, part in enumerate(then):
        waiting.setdefault(same(part), []).append(index)
    for index, part in enumerate(now):
        if same(part) and waiting.get(same(part)):
            pairs[index] = waiting[same(part)].pop(0)
    left_then = sorted(set(range(len(then))) - set(pairs.values()))
    left_now = [index for index in range(len(now)) if index not in pairs]
    if len(left_then) * len(left_now) <= PAIRS:
        old = {index: words(then[index]) for index in left_then}
        new = {index: words(now[index]) for index in left_now}
        pairs |= _most_similar(old, new, least)
    return pairs


def _most_similar(then: dict[int, str], now: dict[int, str], least: float) -> Pairs:
    old, new = ({index: _bigrams(text) for index, text in side.items()} for side in (then, now))
    scores = sorted(
        ((similarity(new[b], old[a]), -abs(a - b), a, b) for a in old for b in new),
        reverse=True,
    )
    pairs: Pairs = {}
    taken: set[int] = set()
    for score, _nearness, a, b in scores:
        if score >= least and b not in pairs and a not in taken:
            pairs[b] = a
            taken.add(a)
    return pairs


def similarity(bigrams: set[str], others: set[str]) -> float:
    """The Jaccard similarity of two texts by their bigrams of characters, from 0 to 1."""
    return len(bigrams & others) / len(bigrams | others) if bigrams or others else 1.0


def _bigrams(text: str) -> set[str]:
    return {text[start : start + 2] for start in range(max(1, len(text) - 1))}


def _meeting_words(meeting: MeetingOutline) -> str:
    return meeting.lead + "".join(map(_item_words, meeting.items))


def _item_words(item: ItemOutline) -> str:
    return item.statement + "".join(directive.text for directive in item.directives)
