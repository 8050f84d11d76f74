"""The phrases of a sentence that states a matter: where the statement ends, where a verdict stands."""

import re

from . import matters
from .codes import ItemKind

_BREAK = re.compile("[，；]")
_STOPS = re.compile(
    "(?:并|同时|会议)?(?:充分肯定|肯定|议定|研究议定|研究决定|研究明确|形成(?:了)?(?:如下|以下|一致)|"
    "认为|强调|指出|要求|决定|明确|责成|责令|交由|由(?!于|此|来|衷)|一致同意|同意|原则|就(?!业)|"
    "对[^，。；]{1,40}(?:提出|进行|作出|给予)|提出|与会|大家|听了|[^，。；]{1,24}(?:作了?|"
    "进行了?)(?:交流|表态|大会)?发言|审议通过|"
    "现将|现纪要|会议|全文|议题|(?:各|全)[^，。；]{1,20}要|要(?!求)|必须|请[^，]{1,20}(?:牵头|负责))|"
    "并(?:指出|强调|要求|就|对|由)"
)
_VERDICT = re.compile(
    "(?:会议|会议研究|会议审议|研究|经研究|并|并且|决定)*(?:一致|原则性?上?|审议|讨论|研究|表决|基本|"
    "并)*(?:同意|(?<=[致则上性议论究决本并])通过|通过(?=了?(?:《|该|上述|关于|以下|这|[，。；]|$)))(?!率|过)"
    "|(?:会议)?(?:决定)?(?:暂缓|暂不|不予通过)"
)
_WEAK = re.compile(
    "(?:深入|认真|全面|系统|并)*(?:总结|分析|研判|回顾|交流|提出|(?:研究|安排|"
    "部署)+[^，。；]{0,14}贯彻(?:落实|实施)?(?:意见|措施|举措|工作|$))"
)


def phrases(masked: str, start: int) -> list[tuple[int, int]]:
    """The phrases between commas and semicolons outside quotations, from ``start`` to before the full stop."""
    end = len(masked.rstrip("。！？；： \u3000"))
    cuts = [found.start() for found in _BREAK.finditer(masked, start, max(end, start))]
    edges = [start, *(cut + 1 for cut in cuts)]
    ends = [*cuts, max(end, start)]
    return [(a, b) for a, b in zip(edges, ends, strict=True) if b > a]


def ends_statement(phrase: str) -> bool:
    """，责成某办……, ，并要求……, ，充分肯定…… no longer say what the matter is."""
    return bool(_STOPS.match(phrase))


def verdict_end(phrase: str) -> int:
    """Where a verb of decision ends that begins a phrase (原则上同意, 一致通过); 0 where none does."""
    found = _VERDICT.match(phrase)
    return found.end() if found else 0


def segment(masked: str, start: int) -> tuple[int, int]:
    """Where the statement that begins at ``start`` ends, and where what follows it begins (0: nothing does).

    A further verb of the same kind (传达学习甲，集中学习乙) and 分析了…… go on with the same matter.
    """
    pieces = phrases(masked, start)
    if not pieces:
        return len(masked), 0
    first = matters.MATTER.match(masked, start)
    kind = matters.kind_of(first, masked[first.end() : pieces[0][1]]) if first else None
    end = pieces[0][1]
    for a, b in pieces[1:]:
        treated = matters.treated_at(masked, a)
        if treated and treated[2] is not kind and treated[2] is not ItemKind.ARRANGE:
            return end, a
        if ends_statement(masked[a:b]):
            return end, a
        verb = matters.MATTER.match(masked, a)
        if verb and not _WEAK.match(masked, a) and matters.kind_of(verb, masked[verb.end() : b]) is not kind:
            return end, a
        end = b
    return end, 0
