"""Lines and sentences about who was there and who presided, and the conventional line about other matters."""

import re

from meetings.parser.assembly import attendance, chairs
from meetings.parser.assembly.draft import Draft, Minutes
from meetings.parser.cleaning.sentences import Sentence
from meetings.parser.vocabulary.agenda_verbs import MATTER
from meetings.parser.vocabulary.dates import read_day
from meetings.parser.vocabulary.headings import is_motion, read_heading
from meetings.parser.vocabulary.meeting_types import read_meeting_number
from meetings.parser.vocabulary.modality import has_modal
from meetings.parser.vocabulary.names import looks_like_name

_OTHERS = re.compile(
    "(?:会议|会上|此外|另外|最后|，|同时){0,8}(?:还|也|并|一并){0,8}+(?:就|对)?"
    "(?:研究|讨论|审议|听取|通报|安排|学习|部署|传达|、|和|了|并|其他){0,16}(?:[^，。；]{1,30}等(?=其他|其它))?(?:其他|其它|有关|相关|另外)"
    "(?:一些|有关|相关|重要|人事|工作|、){0,8}(?:事项|工作|问题|议题|事宜|内容|议案|情况)(?:等)?"
    "(?:进行了?(?:研究|讨论|审议)|的?汇报)?(?:和部署)?[。；]?"
)

_SAYS = re.compile(  # one of them is in each sentence about presence
    "主持|其他|其它|有关|相关|另外|如下|内容：|出席|参加|列席|请假|缺席|旁听|应到"
)
_PRESIDED = re.compile("[^，。；：]{2,24}主持了?(?:本次|此次)?会议。")  # in the end as well: it instructs nobody
_ALONE = "："  # marks a label whose words are still to come, on the next line
_UP_TO_COLON = re.compile("^.*?：")
_LISTED = re.compile("[、， \u3000]")
_WHICH = re.compile("(?P<which>[^，。；由]{2,20}?会议?)由")
_WORDS = re.compile("[ \u3000（]")  # 主持人：方远 县委副书记、县长
_PRESIDING = ("主持", "会议主持", "主席", "会议主席", "召集人", "会议召集人")
_TELLS = re.compile("会议|召开|[汇通]报了|[。！？].")
_BEGUN = re.compile("传达|审议")
_VOTED = re.compile("，(?:一致|原则)?(?:同意|通过)")
_AT_END = re.compile("[^，。；]{4,60}(?:出席|参加|列席)(?:会议)?。?")
_WERE_THERE = re.compile(  # a line that tells no more
    "(?!请|由|安排|组织|邀请)[^。；]{4,300}(?:出席|参加|列席)了?(?:(?:本次|此次)?会议|学习|相关议题)?。?"
)
_PREAMBLE = re.compile("(?:纪要|公布|通报|摘要|综述)如下")
_RANKED = ("国务院", "人大", "政府", "政协")
_CONTENT = ("会议内容：", "会议主要内容：", "主要内容：", "内容：")


def take_label(draft: Draft, sentence: Sentence, roster: str) -> tuple[bool, str]:
    """出席：……, and the lines that go on with its names; 时间：……, 主持：……. Returns the label still open."""
    if not sentence.is_first:
        return False, roster
    labels = attendance.read_labels(sentence.text)
    if alone := attendance.read_label_alone(sentence.text):
        draft.claim(sentence.start, sentence.end)
        return True, alone + _ALONE
    if roster.endswith(_ALONE) and not read_heading(sentence.text):
        labels, roster = [(roster.removesuffix(_ALONE), sentence.text)], ""
    if labels:
        roster = labels[-1][0]
        for label in labels if draft.minutes else ():
            read_label(draft, *label)
    elif not roster or not _goes_on(sentence):
        return False, ""
    elif draft.minutes and (role := attendance.role_of(roster)):
        names = _UP_TO_COLON.sub("", sentence.text)
        draft.current_minutes.attend(attendance.read_names(names, role))
    draft.claim(sentence.start, sentence.end)
    return True, roster


def _goes_on(sentence: Sentence) -> bool:
    """A line of names under 列席：."""
    words = sentence.masked
    if is_motion(sentence.text):
        return False
    heading = read_heading(sentence.text)
    offset = heading.end if heading else 0
    is_heading = heading is not None and words.endswith("：")
    if is_heading or MATTER.match(words, offset) or words.startswith(("关于", "《"), offset):
        return False
    listed = bool(_LISTED.search(words, offset)) or "：" in words
    return listed and not has_modal(words) and not _TELLS.search(words)


def read_label(draft: Draft, label: str, rest: str) -> None:
    """主持：某某, 时间：某日, 列席：某局: what a labelled line of formal minutes adds to the meeting."""
    meeting = draft.current_minutes.meeting
    role = attendance.role_of(label)
    if label in ("时间", "会议时间", "日期"):
        meeting.held = meeting.held if meeting.held.text else read_day(rest)
    elif label.startswith(_PRESIDING):
        meeting.chair = (
            meeting.chair
            or chairs.read_chair(rest + "主持", len(rest) + 2)
            or _name_alone(rest)
            or _name_alone(_WORDS.split(rest)[0])
        )
        draft.chairs.add(meeting.chair)
    elif label in ("会议名称", "名称"):
        meeting.number = meeting.number if meeting.number.text else read_meeting_number(rest)
    elif label.endswith("地点"):
        meeting.place = meeting.place or rest
    elif role:
        draft.current_minutes.attend(attendance.read_names(rest, role))


def _name_alone(rest: str) -> str:
    """主持：某某: behind the label a name needs neither a post nor a common surname."""
    name = rest.removesuffix("议员")
    return name if looks_like_name(name) else ""


def take_presence(draft: Draft, sentence: Sentence) -> bool:
    """Whether a sentence says no more than who presided or was there, that there were other matters, what follows."""
    if not _SAYS.search(sentence.text):
        return False
    rules = (take_chair, take_others, take_preamble, take_attendance)
    return any(rule(draft, sentence) for rule in rules)


def take_chair(draft: Draft, sentence: Sentence) -> bool:
    """会议由某某主持。 soon after the opening. 某某主持会议并强调，…… goes on with what was said."""
    if "主持" not in sentence.masked:
        return False
    told_of = _told_of(draft, sentence)
    if named := next((one for one in told_of if one is not draft.current_minutes), None):
        draft.enter(named, sentence)
        draft.joint, draft.voice.flow = [], False
    minutes = draft.current_minutes
    if (minutes.current_item is not None or draft.voice.flow) and not _PRESIDED.fullmatch(sentence.masked):
        return False
    if speaks := chairs.chair_who_speaks(sentence):
        _name_chair(draft.opened_with(minutes), speaks)
        draft.chairs.add(speaks)
        return False
    if _BEGUN.search(sentence.masked) or has_modal(sentence.masked):
        return False
    names = chairs.chair_sentence(sentence)
    if not names:
        return False
    group = [one for one in told_of if one.opening_index == minutes.opening_index] or draft.opened_with(minutes)
    if len(names) == 1:
        _name_chair(group, names[0])
    elif len(names) == len(group):
        _name_chairs(group, names)
    draft.chairs.update(names)
    if attendance.is_attendance(sentence.masked):
        minutes.attend(attendance.read_sentence(sentence.text))
    draft.claim(sentence.start, sentence.end)
    return True


def _told_of(draft: Draft, sentence: Sentence) -> list[Minutes]:
    """总经理办公会由总经理某某主持: the meetings that a sentence names; none where it does not say which."""
    found = _WHICH.match(sentence.masked)
    return [one for one in draft.minutes if one.meeting.name.endswith(found["which"])] if found else []


def _name_chair(group: list[Minutes], name: str) -> None:
    """会议由某某主持: over every meeting of the opening that names no one else."""
    for minutes in group:
        minutes.meeting.chair = minutes.meeting.chair or name


def _name_chairs(group: list[Minutes], names: list[str]) -> None:
    """甲、乙、丙主持所在党组会议: names come in order of rank, and so do the bodies they lead."""
    ranked = sorted(group, key=lambda minutes: _rank(minutes.meeting.body))
    for minutes, name in zip(ranked, names, strict=True):
        minutes.meeting.chair = name
        minutes.meeting.is_ranked = True


def _rank(body: str) -> int:
    """The order in which heads of bodies are named: of the state, government first; elsewhere the congress does."""
    return next((rank for rank, word in enumerate(_RANKED) if word in body), len(_RANKED))


def take_others(draft: Draft, sentence: Sentence) -> bool:
    """会议还研究了其他事项。 is a flag of the meeting, not a matter."""
    heading = read_heading(sentence.text)
    words = sentence.text[heading.end :] if heading else sentence.text
    if len(words) > 80 or not _OTHERS.fullmatch(words.replace(" ", "")):
        return False
    draft.current_minutes.has_other_matters = True
    if heading and sentence.is_last:
        draft.current_minutes.close(is_general=True)
    draft.claim(sentence.start, sentence.end)
    draft.voice.flow = False
    return True


def take_preamble(draft: Draft, sentence: Sentence) -> bool:
    """现将会议议定事项纪要如下："""
    is_content = sentence.text in _CONTENT
    if not is_content and (len(sentence.text) > 40 or not _PREAMBLE.search(sentence.masked)):
        return False
    draft.claim(sentence.start, sentence.end)
    return True


def take_attendance(draft: Draft, sentence: Sentence) -> bool:
    """某某、某某出席会议。"""
    if not attendance.is_attendance(sentence.masked):
        return False
    is_line = sentence.is_first and sentence.is_last and bool(_WERE_THERE.fullmatch(sentence.masked))
    is_line = is_line or (draft.voice.flow and sentence.is_last and bool(_AT_END.fullmatch(sentence.masked)))
    if (draft.voice.flow and not is_line) or has_modal(sentence.masked) or _VOTED.search(sentence.masked):
        return False
    draft.current_minutes.attend(attendance.read_sentence(sentence.text))
    draft.claim(sentence.start, sentence.end)
    return True
