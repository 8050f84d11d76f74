"""Opens meetings in the draft, by an opening sentence or by a title, and completes them from what stands near."""

import re
from dataclasses import replace

from meetings.parser.assembly.agenda_lists import take_list
from meetings.parser.assembly.alignment import overlap, pairs
from meetings.parser.assembly.draft import Draft, Minutes
from meetings.parser.assembly.meeting_names import lacks_body
from meetings.parser.assembly.meetings import MeetingDraft, Opening, read_opening
from meetings.parser.cleaning.sentences import Sentence
from meetings.parser.outline import DateRead
from meetings.parser.vocabulary.dates import read_day, shifted
from meetings.parser.vocabulary.meeting_types import read_meeting_number
from meetings.parser.vocabulary.names import read_person
from records.codes import MeetingType

_ANOTHER = re.compile(
    "[，；](?=(?:随后|当[天日]还?|同[日天]还?|之后|接着|会后|会议结束后)[^，。；]{0,10}(?:召开|举行))"
    "|；(?=(?:随后|当[天日]|同[日天]|(?:[0-9]{1,2}月)?[0-9]{1,2}日|上午|下午|晚上?|当晚)[^。；]{0,60}主持召开)"
)
_NUMBER_ALONE = re.compile(
    "[（(〔\\[]?(?:20[0-9]{2}[）)〕\\]]?年?(?=第|(?<=[〕\\]])))?(?:[0-9〇零一二三四五六七八九十]{1,4}届)?第?[0-9一二三四五六七八九十百零〇]{1,6}次(?:会议)?[）)]?"
)
_CAPTION = re.compile(  # 【党组会议】9月22日，…… ◆乡党委会议 9月16日，……
    "【[^】]{2,20}】|[◆●■▲◇★]?[ \u3000]{0,2}[^，。；：0-9]{2,16}会议?[ \u3000]{0,2}"
    "(?=[0-9]{1,2}月[0-9]{1,2}日[^，。；]{0,4}，)"
)
_SHIFT = re.compile("(?P<after>次日|翌日|第二天)|(?:此前一天|前一[天日])")
_FROM_TO = re.compile("(?:月|日)(?:至|到|—|-)[0-9月]{1,5}日")  # 9月22日至26日: of several meetings, the day of none

_THAT_DAY = re.compile("当[天日]|同[日天]")
_PRONOUN = re.compile("[他她](?:还)?主持")
_DID = re.compile("(?P<who>[^，。；：]{2,24}?)(?:在|赴|到|来到|深入|先后|率队|带队)(?=[^，。；：]{2})")
_STORY = 6  # sentences: how far above a sitting what led to it is told
_MOST = 50  # meetings: no report is about more


def take_opening(draft: Draft, sentence: Sentence) -> bool:
    """「6月5日，县长某某主持召开县政府第12次常务会议，……」: opens the meeting, or returns to one opened before.

    ……，随后召开区政府党组会议 opens another; the report goes on with the first that is new.
    """
    caption = _CAPTION.match(sentence.masked) if sentence.is_first and draft.minutes else None
    if caption:
        draft.claim(sentence.start, sentence.start + caption.end())
        sentence = sentence.part(caption.end(), len(sentence.text))._replace(is_first=True)
    opening = _first_read(draft, sentence)
    if opening is None and len(draft.minutes) < _MOST:
        opening = read_opening(sentence, not draft.minutes or bool(caption))
    if opening is None:
        return False
    first: Minutes | None = None
    while opening is not None:
        known = _find_known(draft, opening)
        if known:
            _complete_by_repeated(known.meeting, opening.meetings[0])
            draft.chairs.add(known.meeting.chair)
            draft.enter(known, sentence)
            draft.joint = []
        else:
            open_meetings(draft, opening)
            first = first or draft.current_minutes
        draft.claim(sentence.start, sentence.start + opening.head_end)
        cut = _ANOTHER.search(sentence.masked, opening.head_end)
        take_list(
            draft, sentence.part(0, cut.start()) if cut else sentence, opening.head_end, is_again=known is not None
        )
        if cut is None:
            break
        sentence = sentence.part(cut.end(), len(sentence.text))
        opening = read_opening(sentence, False)
        if opening is None:
            take_list(draft, sentence, 0)
    draft.current_minutes = first or draft.current_minutes
    return True


def _first_read(draft: Draft, sentence: Sentence) -> Opening | None:
    """The opening of the first meeting, which was read already to find where the report begins."""
    opening = draft.first
    is_here = opening is not None and opening.meetings[0].base == sentence.start
    draft.first = None if is_here else opening
    return opening if is_here else None


def _find_known(draft: Draft, opening: Opening) -> Minutes | None:
    """当天还召开了区政府常务会议: opened in the lead already, and nothing in this sentence says otherwise."""
    if len(opening.meetings) != 1:
        return None
    new = opening.meetings[0]
    for minutes in draft.minutes:
        old = minutes.meeting
        is_blank = not says_day(old.held) and not minutes.items
        same_day = not says_day(new.held) or new.held == old.held or is_blank
        same_number = new.number.number in (None, old.number.number) or (is_blank and old.number.number is None)
        same_chair = new.chair in ("", old.chair) or not old.chair
        same = same_day and same_number and same_chair and _is_alike(old, new)
        if old.type is new.type and same:
            return minutes
    return None


def _is_alike(old: MeetingDraft, new: MeetingDraft) -> bool:
    """某某专题会议 and 某某协调会 are both special and not the same; 专题会议 alone points back."""
    if new.type not in (MeetingType.SPECIAL, MeetingType.OTHER):
        return True
    return overlap(new.name, pairs(old.name)) >= 0.5


def open_meetings(draft: Draft, opening: Opening) -> None:
    """……召开区政府党组会议和常务会议: each meeting of an opening, completed by the titles or the meeting before."""
    opening_index = len({minutes.opening_index for minutes in draft.minutes})
    earlier = draft.minutes[-1].meeting if draft.minutes else None
    opened = [Minutes(meeting, opening_index=opening_index) for meeting in opening.meetings]
    if len(opened) > 1 and _FROM_TO.search(opening.meetings[0].lead[: opening.head_end]):
        for minutes in opened:
            minutes.meeting.held = DateRead()
    for minutes in opened:
        if earlier is None:
            _complete_by_title(minutes.meeting, draft.titles)
        else:
            _complete_by_earlier(minutes.meeting, earlier)
        draft.chairs.add(minutes.meeting.chair or minutes.meeting.convener)
    opened[0].items.extend(draft.agenda)
    draft.agenda = []
    draft.minutes.extend(opened)
    draft.joint = opened if len(opened) > 1 else []
    draft.current_minutes = opened[0]
    draft.voice.flow = False


def _complete_by_repeated(known: MeetingDraft, repeated: MeetingDraft) -> None:
    """Adds day, number and chair to a meeting that was opened without them and is named again with them."""
    if not says_day(known.held) and says_day(repeated.held):
        known.held = repeated.held
    known.number = known.number if known.number.text else repeated.number
    known.chair = known.chair or repeated.chair


def _complete_by_earlier(meeting: MeetingDraft, earlier: MeetingDraft) -> None:
    """七届112次会议, named after 省府常务会议, is one of those; 随后 means the same day and chair, 次日 the next."""
    if meeting.type is MeetingType.OTHER and _NUMBER_ALONE.fullmatch(meeting.name):
        meeting.type, meeting.name = earlier.type, earlier.name
    if (shift := _SHIFT.match(meeting.lead)) and not says_day(meeting.held):
        meeting.held = shifted(earlier.held, shift[0], 1 if shift["after"] else -1)
    elif not says_day(meeting.held):
        meeting.held = replace(earlier.held, text=meeting.held.text or earlier.held.text)
        meeting.chair = meeting.chair or earlier.chair


def _complete_by_title(meeting: MeetingDraft, titles: list[MeetingDraft]) -> None:
    """What the opening leaves out: the type of a plain 会议, the number, the chair, the day."""
    title = next((t for t in titles if t.type is meeting.type), None)
    typed = next((t for t in titles if t.type is not MeetingType.OTHER), None)
    plain = meeting.name.strip() in ("会议", "") or _NUMBER_ALONE.fullmatch(meeting.name)
    if meeting.type is MeetingType.OTHER and plain and typed:
        meeting.type, meeting.name, title = typed.type, typed.name, typed
    if title is None:
        return
    if lacks_body(meeting.name) and title.name.endswith(meeting.name):
        meeting.name = title.name
    if meeting.number.number in (None, title.number.number) and meeting.number.year is None:
        meeting.number = title.number if title.number.text else meeting.number
    meeting.chair = meeting.chair or title.chair
    meeting.held = meeting.held if meeting.held.text else title.held
    meeting.is_extended = meeting.is_extended or title.is_extended


def number_alone(draft: Draft, sentences: list[Sentence]) -> None:
    """A title line that is a number alone: 「第47次」."""
    if len(draft.minutes) != 1 or draft.current_minutes.meeting.number.text:
        return
    for sentence in sentences[:4]:
        if _NUMBER_ALONE.fullmatch(sentence.text):
            draft.current_minutes.meeting.number = read_meeting_number(sentence.text)
            return


def take_story(draft: Draft, sentences: list[Sentence]) -> None:
    """8月14日，县长某某在工地察看灾情。当天下午，他主持召开专题会议: the day and the person told just before."""
    if not draft.minutes:
        return
    meeting = draft.minutes[0].meeting
    is_that_day = _THAT_DAY.match(meeting.lead) and not says_day(meeting.held)
    is_that_person = not meeting.chair and _PRONOUN.search(meeting.lead)
    if not (is_that_day or is_that_person):
        return
    above = [sentence.masked for sentence in sentences if sentence.end <= meeting.base][-_STORY:]
    days = [day for words in above if says_day(day := read_day(words))]
    people = [name for words in above for found in _DID.finditer(words) if (name := read_person(found["who"]))]
    if is_that_day and days:
        meeting.held = days[-1]
    if is_that_person and people:
        meeting.chair = people[-1]


def says_day(held: DateRead) -> bool:
    """当天 and 日前 point to a day given before."""
    return held.month is not None or held.day is not None
