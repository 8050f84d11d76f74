"""Opens sittings in the draft, by an opening sentence or by a title, and completes them from what stands near."""

import re
from dataclasses import replace

from .align import overlap
from .codes import MeetingType
from .draft import Draft, Minutes
from .kinds import read_meeting_number
from .listing import take_list
from .outline import DateRead
from .sentences import Sentence
from .sittings import Opening, Sitting, read_opening

_ANOTHER = re.compile(
    "[，；](?=(?:随后|当[天日]还?|同[日天]还?|之后|接着|会后|会议结束后)[^，。；]{0,10}(?:召开|举行))"
)
_NUMBER_ALONE = re.compile(
    "[（(]?(?:[0-9〇零一二三四五六七八九十]{1,4}届)?第?[0-9一二三四五六七八九十百零〇]{1,6}次(?:会议)?[）)]?"
)


def take_opening(draft: Draft, sentence: Sentence, titles: list[Sitting]) -> bool:
    """「6月5日，县长某某主持召开县政府第12次常务会议，……」: opens the sitting, or returns to one opened before.

    ……，随后召开区政府党组会议 opens another; the report goes on with the first that is new.
    """
    opening = read_opening(sentence, not draft.minutes)
    if opening is None:
        return False
    first: Minutes | None = None
    while opening is not None:
        known = _known(draft, opening)
        if known:
            _complete_day(known.sitting, opening.sittings[0])
            draft.enter(known, sentence)
            draft.joint = []
        else:
            open_sittings(draft, opening, titles)
            first = first or draft.opened
        draft.claim(sentence.start, sentence.start + opening.head_end)
        cut = _ANOTHER.search(sentence.masked, opening.head_end)
        take_list(draft, _part(sentence, 0, cut.start()) if cut else sentence, opening.head_end)
        if cut is None:
            break
        sentence = _part(sentence, cut.end(), len(sentence.text))
        opening = read_opening(sentence, False)
        if opening is None:
            take_list(draft, sentence, 0)
    draft.opened = first or draft.opened
    return True


def _part(sentence: Sentence, start: int, end: int) -> Sentence:
    """A part of the sentence as one of its own; its words keep their places in the text."""
    words, masked = sentence.text[start:end], sentence.masked[start:end]
    return replace(sentence, text=words, masked=masked, start=sentence.start + start)


def _known(draft: Draft, opening: Opening) -> Minutes | None:
    """当天还召开了区政府常务会议: told in the lead already, and nothing here says otherwise."""
    if len(opening.sittings) != 1:
        return None
    new = opening.sittings[0]
    for minutes in draft.minutes:
        old = minutes.sitting
        untold = not says_day(old.held) and not minutes.works
        same_day = not says_day(new.held) or new.held == old.held or untold
        same_number = new.number.number is None or new.number.number == old.number.number
        same = same_day and same_number and new.chair in ("", old.chair) and _is_alike(old, new)
        if old.type is new.type and same:
            return minutes
    return None


def _is_alike(old: Sitting, new: Sitting) -> bool:
    """某某专题会议 and 某某协调会 are both special and not the same; 专题会议 alone points back."""
    if new.type not in (MeetingType.SPECIAL, MeetingType.OTHER):
        return True
    return overlap(new.name, old.name) >= 0.5


def open_sittings(draft: Draft, opening: Opening, titles: list[Sitting]) -> None:
    """……召开区政府党组会议和常务会议: each sitting of an opening, completed by the titles or the sitting before."""
    group = len({minutes.group for minutes in draft.minutes})
    before = draft.minutes[-1].sitting if draft.minutes else None
    fresh = [Minutes(sitting, group=group) for sitting in opening.sittings]
    for minutes in fresh:
        if before is None:
            _complete_by_title(minutes.sitting, titles)
        else:
            _complete_by_earlier(minutes.sitting, before)
        draft.chairs.add(minutes.sitting.chair or minutes.sitting.convener)
    draft.minutes.extend(fresh)
    draft.joint = fresh if len(fresh) > 1 else []
    draft.opened = fresh[0]
    draft.voice.flow = False


def _complete_day(told: Sitting, anew: Sitting) -> None:
    """A sitting that was told without its day, and is told again with it."""
    if not says_day(told.held) and says_day(anew.held):
        told.held = anew.held


def _complete_by_earlier(sitting: Sitting, before: Sitting) -> None:
    """七届112次会议, told after 省府常务会议, is one of those; 随后 means the same day and chair."""
    if sitting.type is MeetingType.OTHER and _NUMBER_ALONE.fullmatch(sitting.name):
        sitting.type, sitting.name = before.type, before.name
    if not says_day(sitting.held):
        sitting.held = replace(before.held, text=sitting.held.text or before.held.text)
        sitting.chair = sitting.chair or before.chair


def _complete_by_title(sitting: Sitting, titles: list[Sitting]) -> None:
    """What the opening leaves out: the type of a plain 会议, the number, the chair, the day."""
    title = next((t for t in titles if t.type is sitting.type), None)
    typed = next((t for t in titles if t.type is not MeetingType.OTHER), None)
    plain = sitting.name.strip() in ("会议", "") or _NUMBER_ALONE.fullmatch(sitting.name)
    if sitting.type is MeetingType.OTHER and plain and typed:
        sitting.type, sitting.name, title = typed.type, typed.name, typed
    if title is None:
        return
    sitting.number = sitting.number if sitting.number.text else title.number
    sitting.chair = sitting.chair or title.chair
    sitting.held = sitting.held if sitting.held.text else title.held
    sitting.is_extended = sitting.is_extended or title.is_extended


def number_alone(draft: Draft, sentences: list[Sentence]) -> None:
    """A title line that is a number alone: 「第47次」."""
    if len(draft.minutes) != 1 or draft.here.sitting.number.text:
        return
    for sentence in sentences[:4]:
        if _NUMBER_ALONE.fullmatch(sentence.text):
            draft.here.sitting.number = read_meeting_number(sentence.text)
            return


def says_day(held: DateRead) -> bool:
    """当天 and 日前 point to a day told before."""
    return held.month is not None or held.day is not None
