"""Which meetings a report is about: the sentences that open one, their types, numbers, chairs and days.

What the meetings took up is read by the stages after this one.
"""

import re
from dataclasses import dataclass, field

from meetings.parser.assembly.chairs import chairs_apart, named_before, read_chair
from meetings.parser.assembly.meeting_names import with_body
from meetings.parser.cleaning.sentences import Sentence
from meetings.parser.outline import DateRead, NumberRead
from meetings.parser.vocabulary.agenda_verbs import MATTER
from meetings.parser.vocabulary.dates import read_bracketed, read_day, without_dateline
from meetings.parser.vocabulary.meeting_types import Mention, find_mentions, read_meeting_number
from records.codes import MeetingType

CALL = re.compile(
    "(?=[主举准召如开拉按正组胜进隆])(?:(?<=会)(?:准时|如期|按时|正式){0,2}(?:开始了?|开场了?|拉开了?[帷序]幕)(?=[。，])|(?:隆重|胜利)?开幕(?=[。，])|主持召开了?|组织召开了?|主持举行|召开了?(?!以来)|举行了?|举办了?|开展了?(?=[^，。]{0,10}中心组)|主持|"
    "(?:进行|开展|组织)了?(?:今年|本年度?|[0-9]{4}年度?)?(?:第[一二三四五六七八九十0-9]{1,3}次)?(?:集体|集中|专题)+学习(?:研讨)?)"
)
_BEGINS = re.compile("开始|开场|开幕|拉开")
_BLOCK = re.compile(
    "(?:会议|讲话|精神)(?:还)?(?:指出|强调|要求|认为|传达|学习(?!教育)|听取|审议|研究)|传达学习|学习贯彻|传达|"
    "审议|听取|贯彻落实|学习了|汇报|"
    "(?:将|拟|定于|拟于|将于|计划|应|决定|要|经|必须|适时|定期|及时|(?:要|应|必须|务必)[^，。；]{0,8}|统筹|关于|认真|筹备|推动|按期|同意|"
    "组织|负责|建议|专门|择期|尽快|高质量|共|共计|累计|牵头|已经?|均已|曾|曾经|未|尚未|刚刚|每半?[日天周旬月季年])$|^关于|定于|拟于|将于|订于|兹于"
)
_PURPOSE = re.compile("^为了?[^。；]{4,60}?，(?=[^，。；]{0,12}[日天午晚]，)")  # 为学习贯彻全会精神，11月12日，
_SESSION = re.compile(
    "(?:进行|开展|组织)了?(?:今年|本年度?|[0-9]{4}年度?)?第[一二三四五六七八九十0-9]{1,3}次(?:集体|集中|专题){0,2}学习"
)
_EARLIER = re.compile(  # 今年9月召开的常务会议审议通过了某方案: of an earlier sitting, in passing
    "(?:[0-9]{1,2}月(?:份|底|初)?|[去前]年[^，。；]{0,6}|上个?[月周]|年初|此前|前期|前不久|不久前)(?:已经?)?$"
)
_POSTPONED = re.compile("原定(?:于)?[^，。；]{2,20}?(?:召开|举行)的")  # ……推迟至3月8日召开
_MOMENT = (
    "(?:推迟[至到]|延期[至到]|改[至到于]|于|在|[0-9〇一二三四五六七八九十廿年月日上下午晚间]|今天|昨天|今日|昨日|日前|近日|"
    "如期|顺利|正式)"
)
_WHEN = re.compile(
    f"{_MOMENT}{{0,20}}(?:(?:在[^，。；]{{2,8}}|[^，。]{{2,16}}(?:会议室|会议中心|礼堂)){_MOMENT}{{0,20}}+)?"
)
_THEME = re.compile("以[^，。；]{2,60}为(?:主题|题)|以[^，。；]{2,12}(?:形式|方式)|(?:围绕|就|聚焦)[^，。；]{2,60}")
_DATED = re.compile("(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}日|[今昨当][天日]")
_REPORTED = re.compile("(?:还)?(?:指出|强调|要求|认为|决定|明确|提出|议定)")
_JOIN = re.compile("^(?:、|，|和|暨|及|与|以及|并|还|后|随后|接着|之后|召开|主持|了|的|先后|分别|套开|合并)+|(?:的)$")
_LATER = re.compile(
    "^(?:[^，。；]{1,10}会议?(?:结束)?后|在?随后|次日|翌日|第二天|此前一天|前一[天日]|当天|当日|同日|同一天|会前|会后|之后|接着|又讯|另讯|另外|另|会议结束后|同时|此前|紧接着|"
    "下午|上午|当晚|(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}日)"
)
_BESIDE = re.compile(
    "(?:[又另]讯[：: ]{0,2})?"
    "(?:会前|会后|会议前|随后|当天|当日|同日|会议结束后)(?:上午|下午|晚上?)?[，]?[^，。；]{0,40}主持"
)
_NUMBERED = re.compile(
    "(?:[0-9〇零一二三四五六七八九十]{1,4}届)?第?[0-9〇零一二三四五六七八九十百]{1,6}次会议(?:于|在|，)"
)
_BODIES = re.compile("(?<!人大)(?<!代表大会)(?:党组|党委|常委会|常务委员会|中心组)$")
_BY_BODY = {
    "党组": MeetingType.PARTY_GROUP,
    "党委": MeetingType.STANDING_COMMITTEE,
    "常委会": MeetingType.STANDING_COMMITTEE,
    "常务委员会": MeetingType.STANDING_COMMITTEE,
    "中心组": MeetingType.STUDY,
}
_VENUE = re.compile(
    "在(?P<room>[^，。；]{2,30}?(?:会议室|会议中心|会场|礼堂|会议厅|报告厅))|"
    "在(?P<venue>[^，。；]{2,30}?(?:会议室|会议中心|会场|礼堂|会议厅|报告厅|"
    "[0-9A-Z一二三四五六七八九]{1,4}(?:楼|室|厅)))"
)
_MARK = re.compile("[，。；：]")
_PAUSE = re.compile("[，：]")
_BETWEEN = re.compile("[、和]")
_APART = re.compile("(?:分别|先后|还|共同|均|都|[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}日){1,8}$")
_IS_OF_A_BODY = re.compile("次|(?:领导小组|委员会|指挥部|专班|联席).{0,12}会")
_IS_ONE_OF_A_ROW = re.compile("次|[0-9]{4}年度?会")
_IN_PASSING = (MeetingType.OTHER, MeetingType.SPECIAL)
_OF_A_YEAR = re.compile("(?:[0-9]{4}年)?")  # 某联席会议2025年第3次例会
_BARE = 4  # characters: 全体会议, 工作会议 say not which meeting it was
_LONG = 240  # characters: how long the names of the meetings opened may be


@dataclass
class MeetingDraft:
    """A meeting being read. ``base`` is the offset of its opening sentence, ``section`` that of its own part.

    ``convener`` called it, where no one is said to preside; ``is_ranked``: the chair is known by order of rank alone.
    """

    type: MeetingType
    name: str
    base: int
    is_extended: bool = False
    number: NumberRead = field(default_factory=NumberRead)
    held: DateRead = field(default_factory=DateRead)
    chair: str = ""
    convener: str = ""
    is_ranked: bool = False
    place: str = ""
    lead: str = ""
    body: str = ""
    section: int = -1

    @property
    def whole(self) -> str:
        return self.body + self.name


@dataclass
class Opening:
    """A sentence that opens meetings; its head (when, who, which meetings) ends at ``head_end`` in the sentence."""

    head_end: int
    meetings: list[MeetingDraft] = field(default_factory=list)


def read_opening(sentence: Sentence, is_first: bool) -> Opening | None:
    """「6月5日上午，县长某某主持召开县政府第12次常务会议，……」; later ones need a cue like 随后 or a chair."""
    if not is_first and not _has_cue(sentence):
        return None
    masked = sentence.masked
    if "原定" in masked:
        masked = _POSTPONED.sub(lambda found: "□" * len(found[0]), masked)
        sentence = sentence._replace(masked=masked)
    for call in CALL.finditer(masked[:240]):
        before = masked[: call.start()]
        if masked.startswith("的", call.end()) and _EARLIER.search(before):
            return None
        if _BLOCK.search(_PURPOSE.sub("", before)):
            return None
        head_end, names = _named_after_verb(masked, call.end())
        if not names and (call[0].startswith(("召开", "举行")) or _BEGINS.search(call[0])):
            head_end, names = call.end(), _named_before_verb(before)
        if not names and call[0].startswith(("进行", "开展", "组织")):
            names = [name for name in _named_before_verb(before) if name[0] is MeetingType.STUDY]
            is_themed = bool(names and _THEME.search(before, names[-1][2]))
            head_end = names[-1][2] if is_themed else call.end()
        if not names:
            continue
        if not is_first and not _opens_another(sentence, before, names):
            return None
        return _opening(sentence, call, head_end, names)
    return None


def _named_after_verb(masked: str, start: int) -> tuple[int, list[tuple[MeetingType, int, int]]]:
    """The meetings named from ``start`` to the next comma, and where the last one's name ends."""
    words = _MARK.split(masked[start : start + _LONG], maxsplit=1)[0]
    mentions = find_mentions(words)
    if not mentions:
        return start, []
    for verb in (*MATTER.finditer(words), *_REPORTED.finditer(words)):
        if verb.start() >= mentions[0].end and not any(m.start <= verb.start() < m.end for m in mentions):
            mentions = [m for m in mentions if m.end <= verb.start()]
            break
    return start + mentions[-1].end, split_names(words, mentions, start)


def _named_before_verb(before: str) -> list[tuple[MeetingType, int, int]]:
    """区政府第12次常务会议于5月3日召开: the meetings named just before the verb, if it is said which they are.

    Their type or number says so, or a day at the start: 1月21日，某集团年度工作会议在总部召开.
    """
    before = before.rstrip("，")
    start = max(before.rfind(mark) for mark in "，。；：") + 1
    if "于" in before[start : start + 1] and _is_time_and_venue(before[start:]):  # 某全体会议，于12月27日在县城举行
        start = max(before.rfind(mark, 0, start - 1) for mark in "，。；：") + 1
    mentions = find_mentions(before[start:])
    found = split_names(before[start:], mentions, start) if mentions else []
    is_dated = bool(_DATED.match(before))
    tells_which = any(
        kind is not MeetingType.OTHER or _IS_ONE_OF_A_ROW.search(before[a:b]) or (is_dated and b - a > _BARE)
        for kind, a, b in found
    )
    named = found if tells_which else []
    return named if named and _is_time_and_venue(before[named[-1][2] :]) else []


def _is_time_and_venue(words: str) -> bool:
    """于5月3日下午，在区政府三楼会议室: nothing but when and where."""
    return all(_WHEN.fullmatch(phrase) or _THEME.fullmatch(phrase) for phrase in words.lstrip("还又也").split("，"))


def split_names(words: str, mentions: list[Mention], offset: int) -> list[tuple[MeetingType, int, int]]:
    """Each meeting's name, from the one before to its own noun. 甲会议暨某推进会 is one; two typed ones are two."""
    names: list[tuple[MeetingType, int, int]] = []
    begin = 0
    for mention in mentions:
        lead = _JOIN.match(words[begin : mention.end])
        start = begin + (lead.end() if lead else 0)
        joined = "暨" in words[begin:start]
        alike = names and (mention.type is names[-1][0] or mention.type in _IN_PASSING)
        numbered = names and mention.type is not names[-1][0] and "次" in words[start : mention.end]
        glued = alike and _OF_A_YEAR.fullmatch(words[begin:start])
        if glued or (joined and alike and not numbered):
            names[-1] = (names[-1][0], names[-1][1], offset + mention.end)
        else:
            names.append((mention.type, offset + start, offset + mention.end))
        begin = mention.end
    return names


def _has_cue(sentence: Sentence) -> bool:
    """随后……, 5月6日……, 第40次会议于…… at its start, or a paragraph with 主持: what may open another meeting."""
    masked = sentence.masked
    if sentence.is_first and ("主持" in masked or _NUMBERED.match(masked)):
        return True
    return bool(_LATER.match(masked) or ("主持" in masked and _BESIDE.match(masked)))


def _opens_another(sentence: Sentence, before: str, names: list[tuple[MeetingType, int, int]]) -> bool:
    """Whether it opens another meeting: 随后/当天/又讯 at its start, or a paragraph that says who presided."""
    typed = any(kind is not MeetingType.OTHER for kind, _, _ in names) or _by_bodies(sentence, before, NumberRead())
    if _NUMBERED.match(sentence.masked) and sentence.is_first:
        return True
    if not typed:  # 会前，陆远主持召开第四十次主席会议; 会后，陆远还主持召开了根治欠薪工作领导小组会议
        is_named = any(_IS_OF_A_BODY.search(sentence.masked[a:b]) for _, a, b in names)
        is_numbered = any("次" in sentence.masked[a:b] for _, a, b in names)
        is_later = (is_numbered or sentence.is_first) and _LATER.match(sentence.masked)
        return is_named and bool(_BESIDE.match(sentence.masked) or is_later)
    if _LATER.match(sentence.masked):
        return True
    return sentence.is_first and "主持" in sentence.masked[: names[-1][2]]


def _opening(
    sentence: Sentence, call: re.Match[str], head_end: int, names: list[tuple[MeetingType, int, int]]
) -> Opening:
    head_end += len("上，") if sentence.masked.startswith("上，", head_end) else 0
    head = sentence.text[:head_end]
    before = sentence.masked[: call.start()]
    meetings = [_draft_meeting(sentence, kind, start, end) for kind, start, end in names]
    if len(meetings) == 1 and meetings[0].type is MeetingType.OTHER:
        meetings = _by_bodies(sentence, before, meetings[0].number) or meetings
    if len(meetings) == 1 and not meetings[0].number.text:
        is_study = meetings[0].type is MeetingType.STUDY
        session = _SESSION.search(sentence.masked, head_end) if is_study else None
        meetings[0].number = read_meeting_number((session or call)[0])
    held = read_bracketed(head) or read_day(without_dateline(sentence.masked[:head_end]))
    chair = read_chair(sentence.masked, head_end)
    convener = "" if chair else named_before(before) if call[0].startswith(("召开", "举行", "组织召开")) else ""
    venue = _VENUE.search(head)
    for meeting, presided in zip(meetings, chairs_apart(before, len(meetings)) or [chair] * len(meetings), strict=True):
        meeting.held, meeting.chair = held, presided
        meeting.convener = convener
        meeting.place = (venue["room"] or venue["venue"]) if venue else ""
        meeting.lead = sentence.text
        meeting.body = meeting.body or before
        meeting.name = (
            with_body(meeting.name, before)
            if names[0][1] >= call.end() and (call[0], meeting.name) != ("主持", "会议")
            else meeting.name
        )
    return Opening(head_end, meetings)


def _draft_meeting(sentence: Sentence, kind: MeetingType, start: int, end: int) -> MeetingDraft:
    name = _POSTPONED.sub("", sentence.text[start:end])
    return MeetingDraft(kind, name, sentence.start, "扩大" in name, read_meeting_number(name))


def _by_bodies(sentence: Sentence, before: str, number: NumberRead) -> list[MeetingDraft]:
    """甲党组、乙党组、丙党组分别召开会议: the bodies before the verb say which meetings."""
    meetings = []
    words = _PAUSE.split(_APART.sub("", before))[-1]
    for part in _BETWEEN.split(words):
        found = _BODIES.search(part)
        if found:
            meetings.append(MeetingDraft(_BY_BODY[found[0]], part + "会议", sentence.start, number=number, body=part))
    return meetings
