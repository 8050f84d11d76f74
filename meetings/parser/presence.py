"""Lines and sentences about who was there and who presided, and the conventional line about other matters."""

import re

from . import attendance, sittings
from .days import read_day
from .draft import Draft, Minutes
from .headings import read_heading
from .matters import MATTER
from .modality import has_modal
from .sentences import Sentence

_OTHERS = re.compile(
    "(?:会议|会上|此外|另外|最后|，|同时)*(?:还|也|并|一并)*(?:就|对)?"
    "(?:研究|讨论|审议|听取|通报|安排|学习|部署|传达|、|和|了|并|其他)*(?:[^，。；]{1,30}等(?=其他|其它))?(?:其他|其它|有关|相关|另外)"
    "(?:一些|有关|相关|重要|人事|工作|、)*(?:事项|工作|问题|议题|事宜|内容|议案|情况)(?:等)?"
    "(?:进行了?(?:研究|讨论|审议)|的?汇报)?(?:和部署)?[。；]?"
)


def take_label(draft: Draft, sentence: Sentence, roster: str) -> tuple[bool, str]:
    """出席：……, and the lines that go on with its names; 时间：……, 主持：……. Returns the label still open."""
    if not sentence.is_first:
        return False, roster
    label = attendance.read_label(sentence.text)
    if label:
        roster = label[0]
        if draft.opened:
            read_label(draft, *label)
    elif not roster or not _goes_on(sentence):
        return False, ""
    elif draft.opened and (role := attendance.role_of(roster)):
        names = re.sub("^.*?：", "", sentence.text)
        draft.here.attendance.extend(attendance.read_names(names, role))
    draft.claim(sentence.start, sentence.end)
    return True, roster


def _goes_on(sentence: Sentence) -> bool:
    """A line of names under 列席：."""
    words = sentence.masked
    heading = read_heading(sentence.text)
    place = heading.end if heading else 0
    if MATTER.match(words, place) or words.startswith(("关于", "《"), place):
        return False
    listed = bool(re.search("[、， \u3000]", words[place:])) or "：" in words
    return listed and not has_modal(words) and not re.search("会议|召开|[。！？].", words)


def read_label(draft: Draft, label: str, rest: str) -> None:
    """主持：某某, 时间：某日, 列席：某局: what a labelled line of formal minutes adds to the sitting."""
    sitting = draft.here.sitting
    role = attendance.role_of(label)
    if label in ("时间", "会议时间", "日期"):
        sitting.held = sitting.held if sitting.held.text else read_day(rest)
    elif label.startswith(("主持", "会议主持", "主席")):
        sitting.chair = sitting.chair or sittings.read_chair(rest + "主持", len(rest) + 2)
        draft.chairs.add(sitting.chair)
    elif label.endswith("地点"):
        sitting.place = sitting.place or rest
    elif role:
        draft.here.attendance.extend(attendance.read_names(rest, role))


def take_chair(draft: Draft, sentence: Sentence) -> bool:
    """会议由某某主持。 soon after the opening."""
    here = draft.here
    if here.current is not None or draft.voice.flow or re.search("要(?!求)|传达|审议", sentence.masked):
        return False
    names = sittings.chair_sentence(sentence)
    if not names:
        return False
    group = [minutes for minutes in draft.minutes if minutes.group == here.group]
    if len(names) == 1:
        _name_chair(group, names[0])
    elif len(names) == len(group):
        _name_chairs(group, names)
    draft.chairs.update(names)
    if attendance.is_attendance(sentence.masked):
        here.attendance.extend(attendance.read_sentence(sentence.text))
    draft.claim(sentence.start, sentence.end)
    return True


def _name_chair(group: list[Minutes], name: str) -> None:
    """会议由某某主持: over every sitting of the opening that names no one else."""
    for minutes in group:
        minutes.sitting.chair = minutes.sitting.chair or name


def _name_chairs(group: list[Minutes], names: list[str]) -> None:
    """甲、乙、丙主持所在党组会议: names come in order of rank, and so do the bodies they lead."""
    ranked = sorted(group, key=lambda minutes: _rank(minutes.sitting.body))
    for minutes, name in zip(ranked, names, strict=True):
        minutes.sitting.chair = name
        minutes.sitting.is_ranked = True


def _rank(body: str) -> int:
    """The order in which heads of bodies are named: of the state, government first; elsewhere the congress does."""
    for place, word in enumerate(("国务院", "人大", "政府", "政协")):
        if word in body:
            return place
    return 9


def take_others(draft: Draft, sentence: Sentence) -> bool:
    """会议还研究了其他事项。 is a flag of the sitting, not a matter."""
    heading = read_heading(sentence.text)
    words = sentence.text[heading.end :] if heading else sentence.text
    if len(words) > 80 or not _OTHERS.fullmatch(words.replace(" ", "")):
        return False
    draft.here.has_other_matters = True
    draft.claim(sentence.start, sentence.end)
    draft.voice.flow = False
    return True


def take_preamble(draft: Draft, sentence: Sentence) -> bool:
    """现将会议议定事项纪要如下："""
    if len(sentence.text) > 40 or not re.search("(?:纪要|公布|通报|摘要|综述)如下", sentence.masked):
        return False
    draft.claim(sentence.start, sentence.end)
    return True


def take_attendance(draft: Draft, sentence: Sentence) -> bool:
    """某某、某某出席会议。"""
    if draft.voice.flow or has_modal(sentence.masked) or not attendance.is_attendance(sentence.masked):
        return False
    draft.here.attendance.extend(attendance.read_sentence(sentence.text))
    draft.claim(sentence.start, sentence.end)
    return True
