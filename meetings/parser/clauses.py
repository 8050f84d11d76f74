"""The phrases of a sentence that states a matter: where the statement ends, where a verdict stands."""

import re

_BREAK = re.compile("[，；]")
_STOPS = re.compile(
    "(?:并|同时|会议)?(?:充分肯定|肯定|议定|研究议定|研究决定|研究明确|形成(?:了)?(?:如下|以下|一致)|"
    "认为|强调|指出|要求|决定|明确|责成|责令|交由|由(?!于|此|来|衷)|一致同意|同意|原则|就(?!业)|"
    "对[^，。；]{1,40}(?:提出|进行|作出|给予)|提出|与会|大家|听了|审议通过|"
    "现将|现纪要|会议|全文|议题|(?:各|全)[^，。；]{1,20}要|要(?!求)|必须|请[^，]{1,20}(?:牵头|负责))|"
    "并(?:指出|强调|要求|就|对|由)"
)
_VERDICT = re.compile(
    "(?:会议|会议研究|会议审议|研究|经研究|并|并且|决定)*(?:一致|原则性?上?|审议|讨论|研究|表决|基本|"
    "并)*(?:同意|通过)(?!率|过)"
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
