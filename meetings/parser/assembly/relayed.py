"""传达学习了甲讲话、乙讲话和丙精神: one statement, and matters each where what follows treats them apart."""

import itertools
import re

from meetings.parser.assembly.alignment import overlap, pairs_of
from meetings.parser.assembly.draft import Draft, ItemDraft
from meetings.parser.cleaning.sentences import mask
from records.codes import ItemKind

_BETWEEN = re.compile("(?<=[话神示述])(?:、|和|以及|及)(?=[^、和及]{6})")
_NAMED = 0.6  # of the pairs of characters of what a lead says it is about


def part(draft: Draft, about: str) -> None:
    """关于乙讲话，会议强调，……: makes each of what the matter at hand relays a matter of its own, if it names one."""
    minutes = draft.current_minutes
    current = minutes.current_item
    if current is None or current.kind is not ItemKind.RELAY:
        return
    words = current.words
    marks = [(0, 0), *(found.span() for found in _BETWEEN.finditer(mask(words))), (len(words), len(words))]
    parts = [(start, end) for (_, start), (end, _) in itertools.pairwise(marks)]
    if len(parts) < 2 or max(overlap(about, frozenset(pairs_of(words[a:b]))) for a, b in parts) < _NAMED:
        return
    base, place = current.start, next(n for n, item in enumerate(minutes.items) if item is current)
    draft.claim(base, base + len(words))
    current.state(base, base + parts[0][1], words[: parts[0][1]])
    minutes.items[place + 1 : place + 1] = [
        ItemDraft(current.kind, base + a, base + b, current.origin, words[a:b], level=current.level, line=current.line)
        for a, b in parts[1:]
    ]
