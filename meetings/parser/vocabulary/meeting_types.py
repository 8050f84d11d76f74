"""What reports call meetings: the nouns and the type each means (longest first)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from meetings.parser.outline import NumberRead
from records.codes import MeetingType
from records.numerals import NUMERAL, read_number

_EXT = "(?:（扩大）|扩大)?"
_NUMBERS = " 第0-9０-９〇○零一二三四五六七八九十百千两"  # the characters that a number begins with
_NO = f"(?:(?=[{_NUMBERS}])第? ?{NUMERAL} ?次)?"
_WHOSE = (  # what a sitting is called by: those who sit, or what they do
    "[局院部校所社台馆]务|班子|支委|支部委员|两委|视频|教育|培训|协商|闭门|议事|说事|"
    "评议|通气|碰头|沟通|论证|评估|交底|复盘|誓师|研商|观摩|交流|咨询|谈心|提醒"
)
_BY_NOUN = (
    (
        MeetingType.STUDY,
        f"(?:党组|党委)?(?:理论)?(?:学习)?中心组{_EXT}{_NO}(?:[0-9]{{4}}年)?{_NO}(?:专题|集中|集体|理论|扩大|（扩大）)*"
        f"(?:学习研讨|学习扩大|学习|研讨)?(?:（扩大）)?(?:交流)?(?:会议|会)?{_EXT}"
        f"|(?:理论)?(?:专题|集体|集中)学习(?:研讨)?(?:会议|会|研讨班)?|学习研讨会|专题研讨会|读书班"
        f"|第? ?{NUMERAL} ?次(?:集中|集体|专题)*学习会|(?<=[”题])学习会(?!议)",
    ),
    (
        MeetingType.STANDING_COMMITTEE,
        f"(?<!人大)(?<!人民代表大会)常委会?{_EXT}{_NO}(?:会议|会){_EXT}|(?<!人大)常委会{_EXT}|党委(?:委员)?{_EXT}(?:[0-9]{{4}}年)?{_NO}(?:会议|会){_EXT}",
    ),
    (
        MeetingType.PARTY_GROUP,
        f"党组(?!织)(?:书记)?{_EXT}(?:[0-9]{{4}}年)?{_NO}(?:集体|集中|专题|学习)*{_EXT}(?:会议|会)?{_EXT}",
    ),
    (MeetingType.EXECUTIVE, f"常务{_EXT}{_NO}(?:会议|会){_EXT}{_NO}|部务{_EXT}会议?"),
    (
        MeetingType.PLENARY,
        f"(?:全体{_EXT}|廉政工作){_NO}(?:会议|会){_EXT}|全体{_EXT}会议|(?:(?<=次)|(?<=[省市县区州旗]委))全会(?!精神|决定|部署|[确明]|议)",
    ),
    (MeetingType.OFFICE, f"(?:现场|区长|市长|县长|省长|镇长|局长|主任)?办公{_EXT}{_NO}会议?{_EXT}|碰头会议?"),
    (
        MeetingType.SPECIAL,
        f"(?:工作)?(?:专题|调度|推进|协调|专题调度|现场推进|视频调度|专题协调|专题部署){_EXT}{_NO}(?:会议|会(?!商))",
    ),
    (
        MeetingType.OTHER,
        f"{_NO}(?:民主生活会|会报(?![告名道送请批到销备社刊价])|(?:动员部署|动员|部署|工作|座谈)会议?|会议(?!室|中心|厅)|扩大会议?|大会(?!议|堂)|年会|例会|联席会议?(?:{_NO}全体会议)?|会商(?:研判|协调)?会议?|务虚会|汇报会|分析会|研判会|对接会|总结会|表彰会|恳谈会|述职会|点评会|评审会|约谈会|现场会|报告会|电视电话会|(?:{_WHOSE})会(?!议|成员|[员社计商])|{_NO}例会)",
    ),
)
_FIRST = (  # the characters that a noun may begin with; tried first, for most characters of a text are none of them
    " 第0-9０-９〇○零一二三四五六七八九十百千两党理学中专集读常部全廉区市县省镇局主现办碰工调推协视民"
    "会动座扩大年例联务汇分研对总表恳述点评约报电交台咨培复所提支教校沟班社观誓议论说谈通闭院馆"
)
_FIRST_OF = {  # the same, of the types that have many nouns
    MeetingType.STUDY: _NUMBERS + "党理学中专集读",
    MeetingType.OFFICE: "现区市县省镇局主办碰",
    MeetingType.SPECIAL: "工专调推协现视",
    MeetingType.OTHER: (
        _NUMBERS
        + "民会动部工座扩大年例联务汇分研对总表恳述点评约现报电局院校所社馆台班支视教培协闭议说通碰沟论交复誓观咨谈提"
    ),
}


def _named(code: MeetingType, pattern: str) -> str:
    begins = f"(?=[{_FIRST_OF[code]}])" if code in _FIRST_OF else ""
    return f"(?P<{code.value}>{begins}(?:{pattern}))"


_MENTION = re.compile(f"(?=[{_FIRST}])(?:" + "|".join(_named(code, pattern) for code, pattern in _BY_NOUN) + ")")
_TYPES = {code.value: code for code, _ in _BY_NOUN}
_CORE = re.compile("会|中心组|学习|读书班|常委|党组")  # one of them is in every noun
_HOW_OFTEN = re.compile("(?:召开|举行|每[日天周旬月季年])一次$")
_ROOMS = ("室", "厅", "中心")
_NUMBER = re.compile(
    rf"(?=[^次]{{0,64}}次)(?:第?(?P<term>{NUMERAL})届)?[^，。；、届]{{0,24}}?(?:(?P<year>[0-9]{{4}}|"
    rf"[〇零一二三四五六七八九]{{4}})年(?:度)?[^，。；、次]{{0,14}}?)?第? ?(?P<number>{NUMERAL}) ?次"
)


class Mention(NamedTuple):
    """A meeting's noun in a string: its type and where it stands."""

    type: MeetingType
    start: int
    end: int


def find_mentions(words: str) -> list[Mention]:
    """区政府常务会议、党组会议和党组理论学习中心组学习会 → executive, party_group, study."""
    return list(each_mention(words))


def each_mention(words: str) -> Iterator[Mention]:
    """The same, one by one."""
    if not _CORE.search(words):
        return
    end = -1
    for match in _MENTION.finditer(words):
        assert match.lastgroup is not None
        if match[0].endswith("会议") and words.startswith(_ROOMS, match.end()):  # 在常务会议室
            continue
        if match[0] == "会议" and end == match.start():  # 校长办公会会议纪要: one noun
            continue
        if match[0].endswith("学习") and words.startswith(("了", "《", "习近平"), match.end()):  # 集体学习了《某法》
            continue
        end = match.end()
        yield Mention(_TYPES[match.lastgroup], match.start(), end)


def read_meeting_number(words: str) -> NumberRead:
    """十八届政府第24次, 五届104次, 2024年第18次, 第一百一十五次: the three styles, with the words as written."""
    found = _NUMBER.search(words)
    if not found or _HOW_OFTEN.search(words[: found.end()]):
        return NumberRead()
    number = read_number(found["number"])
    text = f"第{found['number']}次" if "第" in found[0] or not found["term"] else f"{found['number']}次"
    return NumberRead(text, number, read_number(str(found["term"])), read_number(str(found["year"])))
