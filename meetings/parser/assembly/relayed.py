"""传达学习了甲讲话、乙讲话和丙精神, 研究甲、乙等工作: one statement of several matters, if what follows parts them."""

import itertools
import re

from meetings.parser.assembly.alignment import overlap
from meetings.parser.assembly.draft import Draft, ItemDraft, Minutes
from meetings.parser.cleaning.sentences import mask
from records.codes import ItemKind

_OF_ARRANGED = "(?<=工作)(?:和|以及|及)(?=[^、和及]{6})|、(?=[^，。；]{4,60}等?(?:重点|有关|相关)?(?:工作|事项)$)"
_BETWEEN = {  # the finest first
    ItemKind.RELAY: (re.compile("(?<=[话神示述会议见知定》])(?:、|和|以及|及)(?=[^、和及]{6})"),),
    ItemKind.ARRANGE: (  # 春耕、造林和信访等工作 names three, if paragraphs tell so; else 造林和信访 may be one
        re.compile(f"{_OF_ARRANGED}|(?:和|以及|及)(?=[^，。；、和及]{{2,24}}等(?:重点|有关|相关)?(?:工作|事项)$)"),
        re.compile(_OF_ARRANGED),
    ),
}
_AND_OTHERS = re.compile("等(?:重点|有关|相关)?(?:工作|事项)$")
_NAMED = 0.6  # of the pairs of characters of what a lead says it is about


def named_part(draft: Draft, item: ItemDraft, about: str) -> ItemDraft:
    """关于乙讲话，会议强调，……: each of what a matter relays becomes one of its own; returns the one that is named."""
    parts = next(iter(partings(item)), []) if item.kind is ItemKind.RELAY else []
    shares = [overlap(about, part.pairs) for part in parts]
    if not parts or max(shares) < _NAMED:
        return item
    take_apart(draft, draft.current_minutes, item, parts)
    return [item, *parts[1:]][shares.index(max(shares))]


def partings(item: ItemDraft) -> list[list[ItemDraft]]:
    """传达学习甲推进会和乙联席会议精神, 部署全年工作和廉政建设: what a statement names, in each way to part it."""
    masked = mask(item.words)
    ways = (tuple(found.span() for found in between.finditer(masked)) for between in _BETWEEN.get(item.kind, ()))
    return [_parted(item, marks) for marks in dict.fromkeys(ways) if marks]


def _parted(item: ItemDraft, marks: tuple[tuple[int, int], ...]) -> list[ItemDraft]:
    words = item.words
    others = _AND_OTHERS.search(words)
    end = others.start() if others else len(words)
    edges = itertools.pairwise([(0, 0), *marks, (end, end)])
    return [
        ItemDraft(item.kind, item.start + a, item.start + b, item.origin, words[a:b], level=item.level, line=item.line)
        for (_, a), (b, _) in edges
    ]


def take_apart(draft: Draft, minutes: Minutes, item: ItemDraft, parts: list[ItemDraft]) -> None:
    """The matter keeps the first of its parts; each of the others becomes a matter of its own behind it."""
    first, *further = parts
    place = next(n for n, other in enumerate(minutes.items) if other is item)
    draft.claim(item.start, item.end)
    item.state(first.start, first.end, first.words)
    minutes.items[place + 1 : place + 1] = further
