"""Which part of an earlier reading is which part of a later one. Pure: two lists in, pairs out."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from meetings.parser.outline import DirectiveOutline, ItemOutline, MeetingOutline

Part = TypeVar("Part")
PAIRS = 20_000  # compared by likeness at most; beyond, only what is the same is paired
Pairs = dict[int, int]


def match_meetings(then: Sequence[MeetingOutline], now: Sequence[MeetingOutline]) -> Pairs:
    """Place now → place then. Sittings of one type go together in order; what is left, where the words agree."""
    return match(then, now, same=lambda one: one.type.value, words=_meeting_words, least=0.3)


def match_items(then: Sequence[ItemOutline], now: Sequence[ItemOutline]) -> Pairs:
    return match(then, now, same=lambda one: one.statement, words=_item_words, least=0.25)


def match_directives(then: Sequence[DirectiveOutline], now: Sequence[DirectiveOutline]) -> Pairs:
    return match(then, now, same=lambda one: one.text, words=lambda one: one.text, least=0.25)


def match(
    then: Sequence[Part],
    now: Sequence[Part],
    *,
    same: Callable[[Part], str],
    words: Callable[[Part], str],
    least: float,
) -> Pairs:
    """Place now → place then: first parts that are the same, each once and in order, then the likest of the others."""
    pairs: Pairs = {}
    waiting: dict[str, list[int]] = {}
    for place, part in enumerate(then):
        waiting.setdefault(same(part), []).append(place)
    for place, part in enumerate(now):
        if same(part) and waiting.get(same(part)):
            pairs[place] = waiting[same(part)].pop(0)
    left_then = sorted(set(range(len(then))) - set(pairs.values()))
    left_now = [place for place in range(len(now)) if place not in pairs]
    if len(left_then) * len(left_now) <= PAIRS:
        pairs |= _likest(
            {one: words(then[one]) for one in left_then}, {one: words(now[one]) for one in left_now}, least
        )
    return pairs


def _likest(then: dict[int, str], now: dict[int, str], least: float) -> Pairs:
    old, new = ({place: _pairs_of(text) for place, text in side.items()} for side in (then, now))
    scores = sorted(
        ((likeness(new[b], old[a]), -abs(a - b), a, b) for a in old for b in new),
        reverse=True,
    )
    pairs: Pairs = {}
    taken: set[int] = set()
    for score, _nearness, a, b in scores:
        if score >= least and b not in pairs and a not in taken:
            pairs[b] = a
            taken.add(a)
    return pairs


def likeness(one: set[str], other: set[str]) -> float:
    """How many of all adjacent pairs of characters two texts share, from 0 to 1."""
    return len(one & other) / len(one | other) if one or other else 1.0


def _pairs_of(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(max(1, len(text) - 1))}


def _meeting_words(meeting: MeetingOutline) -> str:
    return meeting.lead + "".join(map(_item_words, meeting.items))


def _item_words(item: ItemOutline) -> str:
    return item.statement + "".join(directive.text for directive in item.directives)
