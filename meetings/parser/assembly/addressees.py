"""Whom an instruction charges: the body that its words name."""

import re

from meetings.parser.cleaning.characters import HAN
from meetings.parser.vocabulary.imperatives import IMPERATIVE
from meetings.parser.vocabulary.modality import MODAL, ends_with_body, responsible_subject, tasked_body

_CHARGED = re.compile(f"(?:并|会后)?(?:责成|责令|交由|委托|由|请)(?P<who>[{HAN}、（）□]{{2,30}})")
_CHARGE_END = re.compile(
    "会同|牵头|负责|具体|会(?=[同商])|按|根据|结合|任|进一步|尽快|抓紧|统筹|认真|切实|于|在|对|自筹|为主|要"
)


def read_addressee(text: str, masked: str) -> str:
    """各镇（街道）要……; 由市财政局牵头……; 要压实责任，各部门要……, where the second phrase names the body."""
    charged = _CHARGED.match(text)
    if charged:
        return _charged(charged["who"])
    first, _, rest = masked.partition("，")
    start, subject = 0, responsible_subject(first) or tasked_body(first)
    second = rest.partition("，")[0]
    if not subject and MODAL.search(second):
        start, subject = len(first), responsible_subject(second)
    if not subject:
        return ""
    subject = subject.rpartition("由")[2]  # 项目由区交通局负责实施
    start = masked.find(subject, start)
    return text[start : start + len(subject)]


def _charged(words: str) -> str:
    """市财政局牵头 → 市财政局: the body up to the verb that charges it."""
    offsets = sorted(found.start() for rule in (_CHARGE_END, IMPERATIVE) for found in rule.finditer(words))
    for offset in offsets:
        if ends_with_body(words[:offset]):
            return words[:offset]
    return words if not offsets and ends_with_body(words) else ""
