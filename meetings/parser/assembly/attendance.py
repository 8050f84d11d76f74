"""Who was there: label lines (出席：…), sentences (某某、某某出席会议) and formal heads (时间：… 主持人：…)."""

import re
from collections.abc import Iterator

from meetings.parser.cleaning.characters import BLANKS, HAN
from meetings.parser.outline import Attendee
from meetings.parser.vocabulary.names import is_surname, looks_like_name, read_person
from records.codes import AttendanceRole

_LABEL = re.compile(
    r"^[ \u3000]*+(?:[（(]?[一二三四五六七八九十壹贰参叁肆伍陆柒捌玖拾0-9]{0,2}[）)、.]?)[ \u3000]*+(?P<label>"
    r"会议时间|会议地点|会议名称|"
    r"(?:会议)?召集人(?:[、（]?主持人）?)?|主持人?[、（]召集人）?|会议记录人?|会议纪录|记录人|整理日期|参[会加]单位|出席单位|"
    r"出（列）席(?:人员|单位)?|会议主持人?|会议主席|主持会议|参会人员|参加人员|与会人员|出席人员|列席人员|出席领导|参会领导|列席单位|"
    r"出席会议|列席会议|缺席人员|请假人员|邀请列席|应邀列席|固定列席|"
    r"时[ \u3000]*+间|地[ \u3000]*+点|主[ \u3000]*+持[ \u3000]*+人?|出[ \u3000]*+席|列[ \u3000]*+席|"
    r"请[ \u3000]*+假|缺[ \u3000]*+席|参[ \u3000]*+加|参[ \u3000]*+会|主[ \u3000]*+席|纪[ \u3000]*+录|"
    r"记[ \u3000]*+录|汇[ \u3000]*+报[ \u3000]*+人|应[ \u3000]*+到|实[ \u3000]*+到|日[ \u3000]*+期|"
    r"议[ \u3000]*+题)[ \u3000]*+[：:](?P<rest>.*)$"
)
_LABEL_ALONE = re.compile(
    "[一二三四五六七八九十]{1,2}、(?P<label>(?:会议)?(?:时间|地点|主持人|主持|主席)|(?:出席|列席|参会|参加|请假|缺席)(?:人员|会议人员)?)"
)
_BESIDE = re.compile("(?<![ \u3000])[ \u3000]++(?=[^ \u3000：:]{2,4}[：:])")
_SENTENCE = re.compile(
    "(?=[出参列请缺旁应在以])(?:(?:出席|参加|列席|请假|缺席|旁听)(?:了)?(?:(?:本次|此次|上述|所在)?[^，。；“]{0,10}(?:会议|会|"
    "活动))?(?:并(?:讲话|发言|作[^，。]{0,6}))?[。！]?$|(?:出席|列席|参加)会议|应到[^，。]{0,6}[0-9]+|"
    "(?:出席|参加|列席)所在|在主会场(?:参加|出席)|以视频(?:形式|方式)(?:参加|列席))"
)
_ROLES = {
    "出席": AttendanceRole.PRESENT,
    "参加": AttendanceRole.PRESENT,
    "参会": AttendanceRole.PRESENT,
    "列席": AttendanceRole.IN_ATTENDANCE,
    "请假": AttendanceRole.APOLOGIES,
    "缺席": AttendanceRole.APOLOGIES,
}
_UNIT_NAME = re.compile(
    f"[{HAN}]{{1,20}}(?:局|办|委|厅|部|中心|院|队|公司|集团|街道|镇|乡|政府|银行|学校|园区|新区|"
    f"高新区)(?P<name>[{HAN}]{{2,3}})"
)
_ATTENDED = re.compile(
    "(?:应邀|受邀|邀请|分别|一同|因(?:公|事|病)(?:外出)?)?(?P<verb>出席|参加|列席|请假|缺席)(?:了)?"
    "(?:会议|所在[^，。；]{0,8})?(?:并讲话)?[，。；]?"
)
_MOST = 300  # characters of names before one verb
_POST_ALONE = re.compile(
    "[^、]{0,12}(?:常委|书记|副书记|区长|市长|县长|主任|成员|主席|部长|局长)(?:、[^、]*(?:长|任|记|员))?"
)
_PRESIDED = re.compile("(?:会议)?由[^，。；、]{2,30}主持(?:会议)?[，；、]")
_PRESENT = re.compile("(?P<verb>出席|参加|列席)(?:本次|此次)?会议的(?:还)?有(?P<who>[^。；]{2,300})")
_ASIDE = re.compile("（[^（）]{0,60}）")
_INSTRUCTS = re.compile("会议(?:还|集体|认真){0,8}+(?:要求|强调|指出|传达|听取|审议|研究|学习|讨论|通报)")
_UP_TO_COLON = re.compile("^.*?[：:]")
_AND_OTHERS = re.compile("(?<=..)(?:等(?:同志|人|领导)?|讲话)$")
_SPLIT = re.compile("[、，；;,。]|[ \u3000]{1,}")


def read_labels(line: str) -> list[tuple[str, str]]:
    """「主 席：某某　纪录：某某」 → (主席, 某某), (纪录, 某某); none where the line begins with no label."""
    found = _LABEL.match(line) if "：" in line or ":" in line else None
    if not found:
        return []
    rest = found["rest"].strip(BLANKS)
    beside = _BESIDE.search(rest)
    further = read_labels(rest[beside.end() :]) if beside else []
    words = rest[: beside.start()] if beside and further else rest
    return [(found["label"].replace(" ", "").replace("\u3000", ""), words), *further]


def read_label_alone(line: str) -> str:
    """「一、会议时间」, with what it labels on the next line → 会议时间; "" for other lines."""
    found = _LABEL_ALONE.fullmatch(line)
    return found["label"] if found else ""


def is_attendance(masked: str) -> bool:
    """某某、某某出席会议。 区直有关部门负责人列席。 and no instruction in it."""
    return len(masked) <= 400 and bool(_SENTENCE.search(masked)) and not _INSTRUCTS.match(masked)


def role_of(label: str) -> AttendanceRole | None:
    """列席：, 缺席：, 出席：: the part that those under a label had."""
    return next((role for word, role in _ROLES.items() if word in label), None)


def read_names(words: str, role: AttendanceRole) -> tuple[Attendee, ...]:
    """甲、乙，财政局丙: names in the order as written; what is no name (各部门负责人) names no one."""
    words = _PRESIDED.sub("", _ASIDE.sub("", words))
    people = []
    for listed in _join_posts(_join_spaced([word for word in _SPLIT.split(words) if word])):
        part = _AND_OTHERS.sub("", listed)
        name = part if looks_like_name(part) and len(part) <= 4 else read_person(part) or _after_unit(part)
        if name:
            people.append(Attendee(name, role, part[: -len(name)] if part.endswith(name) else ""))
    return tuple(people)  # two of one name are two people


def _join_spaced(parts: list[str]) -> list[str]:
    """陈　默 is one name: a list spaces out names of two characters."""
    joined: list[str] = []
    for part in parts:
        if joined and len(joined[-1]) == 1 and len(part) == 1:
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _join_posts(parts: list[str]) -> list[str]:
    """区委常委、常务副区长某某 is one person with two posts."""
    joined: list[str] = []
    for part in parts:
        if joined and _POST_ALONE.fullmatch(joined[-1]):
            joined[-1] += "、" + part
        else:
            joined.append(part)
    return [part for part in joined if not _POST_ALONE.fullmatch(part)]


def _after_unit(part: str) -> str:
    """财政局丙某: the name after the unit, recognised by its surname."""
    found = _UNIT_NAME.match(part)
    return found["name"] if found and is_surname(found["name"]) and looks_like_name(found["name"]) else ""


def read_sentence(text: str) -> tuple[Attendee, ...]:
    """副县长甲，主任乙出席会议，丙应邀列席。: the names before each verb."""
    people: list[Attendee] = []
    listed = _PRESENT.search(text)
    if listed:
        return read_names(listed["who"], role_of(listed["verb"]) or AttendanceRole.PRESENT)
    for who, verb in _attended(text):
        role = role_of(verb)
        if role:
            people.extend(read_names(_UP_TO_COLON.sub("", who), role))
    return tuple(dict.fromkeys(people))


def _attended(text: str) -> Iterator[tuple[str, str]]:
    """Each verb of attendance with what stands before it, back to the verb, the full stop or the semicolon before."""
    start = 0
    while found := _ATTENDED.search(text, start + 2):
        end = found.start()
        stop = max(text.rfind(mark, start, end) for mark in "。；")
        start = max(start, stop + 1)
        if end - start >= 2:
            yield text[max(start, end - _MOST) : end], found["verb"]
            start = found.end()
