"""What a meeting is called: the body before the verb belongs to a name that does not say whose meeting it was."""

import re

from meetings.parser.cleaning.characters import HAN
from records.numerals import NUMERAL

_BODY = (
    "政府|党组|党委|党工委|委员会|委会|政协|中心组|部|局|厅|院|集团|公司|镇|乡|街道|学校|大学|管委会|协会|科协|"
    "联合会|委|[省市区县旗]"
)
_BODY_BEFORE = re.compile(f"(?P<body>[{HAN}]{{1,24}}?(?:{_BODY}))$")
_HAS_BODY = re.compile("政府|党组|党委|国务院|委员会|指挥部|领导小组|^部务|^[省市区县镇乡州旗]|届[省市区县州旗]")
_PLACE = re.compile("(?<=..)[在于][^，。]{2,20}$")
_BODY_OF_POST = re.compile(
    f"^(?P<body>[{HAN}]{{1,24}}?(?:{_BODY}))(?=党组书记|党委书记|党工委书记|书记|主任|主席|局长|院长|校长|镇长|总经理|董事长|理事长)"
)
_BODYLESS = re.compile(
    f"(?:[0-9]{{4}}年度?)?(?:{NUMERAL}届)?(?:第?{NUMERAL}次)?"
    "(?:党组|党委|党工委|常委|常务|全体|专题|办公|主任|主席|局长|院长|校长|总经理|理论|集体学习|工作|年会|动员|会议|[0-9]{4}年年?会)"
)
_MARK = re.compile("[，。；：]")


def with_body(name: str, before: str) -> str:
    """省政府召开常务会议; 某局党组书记、局长某某主持召开党组会议: the body before the verb belongs to the name."""
    if not lacks_body(name):
        return name
    subject = _PLACE.sub("", _MARK.split(before)[-1])
    body = _BODY_BEFORE.search(subject) or _BODY_OF_POST.search(subject)
    return _joined(body["body"], name) if body else name


def lacks_body(name: str) -> bool:
    """第九次常务会议, 党组会议, 院长办公会, 经济运行分析座谈会: does not say whose meeting it was."""
    return bool(_BODYLESS.match(name)) or not _HAS_BODY.search(name)


def _joined(body: str, name: str) -> str:
    """区政府党组 and 党组会议 → 区政府党组会议."""
    overlap = next((size for size in (3, 2) if body.endswith(name[:size])), 0)
    return body[: len(body) - overlap] + name
