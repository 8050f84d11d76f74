"""Whose words a sentence tells that are not the meeting's: papers, those above, those who reported, the people."""

import re
from collections.abc import Set

_WHEN = "(?:会上，|会前，|(?:审议|讨论|汇报)(?:过程)?中，|[期其]间，)?"
_SOME = (
    "(?:有的?|一些|部分|多位|几位|不少)(?:同志|委员|代表|成员|企业|单位|部门|群众|专家|干部|乡镇|地方)"
    "[^，。；：]{0,12}?"
)
_PEOPLE = (
    "(?:群众|代表|委员|专家|企业家|企业|业主|居民|村民|家长|学生|媒体|舆论|[有相]关(?:部门|单位|方面)|各(?:部门|单位))"
    "[^，。；：]{0,8}?"
)
_REPORTER = (
    "[^，。；：]{2,24}(?:负责人|负责同志|[局处科所院校]长|主任|经理)[^，。；：]{0,4}"
    "(?:汇报|发言|介绍|说明|交流|表态)[时中]"
)
_PAPER = (
    "(?:《□+》|(?:该|此|上述|这[份个项]|实施|工作|行动)?"
    "(?:通报|通知|方案|办法|意见|规划|文件|条例|规定|细则|草案|报告|公报|批示))[^，。；：]{0,8}?"
)
_ABOVE = "(?:上级|省里|市里|国家|中央|党中央)[^，。；：]{0,12}?"
_ELSEWHERE = (
    "[^，。；：]{2,24}在[^，。；：]{0,16}"
    "(?:(?:调研|考察|视察|督导|督查|走访|慰问)时|(?:全会|大会|推进会|现场会|座谈会|动员会)上)"
)
_IN_DISCUSSION = "(?:交流|研讨|讨论|座谈|发言)(?:研讨|讨论|发言)?[中时]，"
_TOLD_IN_TURN = "[^，。；]{2,60}(?:作了?|进行了?)[^，。；]{0,4}(?:交流|研讨|表态)?发言，(?=有的)"
_SAYS = (
    "(?:普遍|一致|还|也|同时|特别|均|都|纷纷|进一步|强烈){0,3}+"
    "(?:说|称|指出|强调|要求|提出|明确|规定|反映|表示|建议|认为|介绍|显示|谈到|希望|提醒)(?=[，：要各应须])"
)
SAYS = re.compile(  # one of them is in each of these sentences
    "说|称|指出|强调|要求|提出|明确|规定|反映|表示|建议|认为|介绍|显示|谈到|希望|提醒"
)
_VIEWS = re.compile(
    f"{_IN_DISCUSSION}|{_TOLD_IN_TURN}|{_WHEN}(?:(?:{_PEOPLE}|{_REPORTER}){_SAYS}|{_SOME}(?:提出|认为|建议|反映|表示|谈到)(?!了))"
)
_BY_AN_OFFICE = "[^，。；：]{2,16}(?:[局委办镇乡科处]|街道|中心|公司)(?:汇报|反映|介绍|报告)(?:称|说)，"
_CONVEYED = re.compile(f"(?:{_PAPER}|{_ABOVE}){_SAYS}|{_BY_AN_OFFICE}")
_SAID_ELSEWHERE = re.compile(f"{_ELSEWHERE}{_SAYS}")


def tells_views(masked: str) -> bool:
    """有的委员提出，……; 某局局长汇报时说，……: what those present say, until the meeting speaks again."""
    return bool(_VIEWS.match(masked))


def conveys(masked: str, chairs: Set[str]) -> bool:
    """《通知》要求，各地……; 县委书记某某在全会上指出，……: words of a paper or of another occasion, in one sentence."""
    if _CONVEYED.match(masked):
        return True
    found = _SAID_ELSEWHERE.match(masked)
    return found is not None and not any(chair and chair in found[0] for chair in chairs)
