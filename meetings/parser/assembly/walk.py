"""Goes through a report and says what each part is: an opening, a heading, a statement, a decision.

Each kind of line is recognised by a module of its own; this one calls them in order.
"""

import re

from meetings.parser.assembly import (
    attendance,
    item_statements,
    meetings,
    openings,
    other_papers,
    outcomes_and_directives,
    presence,
)
from meetings.parser.assembly.alignment import overlap, pairs
from meetings.parser.assembly.draft import Draft, ItemDraft, Voice
from meetings.parser.assembly.meetings import MeetingDraft, Opening
from meetings.parser.cleaning.sentences import Sentence
from meetings.parser.vocabulary import agenda_verbs, clauses, headings, outcomes, speech_leads
from meetings.parser.vocabulary.agenda_verbs import MATTER
from meetings.parser.vocabulary.meeting_types import find_mentions
from meetings.parser.vocabulary.modality import BULLET, ENUMERATOR, has_modal
from records.codes import MeetingType

_AFTER_SUBJECT = re.compile(
    "(?:上|中|还|又|首先|随后|接着|先后|，|在会上|会上|并|就|对|在|集中|开展|召开|同时|一致|也)*+"
)
_NO_SUBJECT = re.compile("[，。；：]|根据|按照?|责成|由|请")
_IS_POST = re.compile("书记|副书记|成员|、")
_UMBRELLA = re.compile("(?:事宜|事项|议题|工作|如下|内容|问题|文件|议程)[：。，]?$")
_NAMES_MEETING = re.compile("纪要|[纪记]录|召开|主持|次.{0,12}会议?$")
_ENDED = re.compile("[。！？]$")
_OPINIONS = re.compile("(?:如下|以下意见|意见)[：。]?$")
_FURTHER = re.compile(
    "(?:在[^，。；]{2,16}(?:方面|上)|到?20[0-9]{2}年[^，。；]{0,8}|到?(?:今年|明年|年)(?:底|末)前?|下一步|今后|接下来)，(?!会议)"
)
_FAR = 40


def walk(text: str, sentences: list[Sentence]) -> Draft:
    """One pass over the sentences; a text that opens no meeting gives an empty draft."""
    draft = Draft(text)
    first, titles = _find_first(draft, sentences)
    if first < 0:
        return draft
    roster, line = "", -1
    for sentence in sentences[first:]:
        if sentence.line != line:
            line = sentence.line
            _begin_line(draft, sentence)
        draft.voice.carried = False
        taken, roster = presence.take_label(draft, sentence, roster)
        if taken or openings.take_opening(draft, sentence, titles) or draft.opened is None:
            continue
        _take(draft, sentence)
    openings.number_alone(draft, sentences)
    return draft


def _begin_line(draft: Draft, sentence: Sentence) -> None:
    """A new paragraph has a new voice, unless the one before ended 会议强调： or this one goes on: 二要, 二、."""
    voice, is_numbered = draft.voice, bool(BULLET.match(sentence.masked))
    is_enumerated = voice.flow and bool(ENUMERATOR.match(sentence.masked))
    if voice.carried or is_enumerated or (voice.lists and is_numbered):
        voice.lines = voice.carried and not is_numbered and not is_enumerated
        voice.flow, voice.lists = True, is_numbered
    elif not _goes_on(voice, sentence):
        draft.voice = Voice()


def _goes_on(voice: Voice, sentence: Sentence) -> bool:
    """在补水方面，加强……; a line under 会议强调： like the ones above it: a paragraph that goes on to instruct."""
    if not voice.flow or voice.is_foreign or MATTER.match(sentence.masked):
        return False
    return voice.lines or bool(_FURTHER.match(sentence.masked))


def _take(draft: Draft, sentence: Sentence) -> None:
    for rule in (presence.take_chair, presence.take_others, presence.take_preamble, presence.take_attendance):
        if rule(draft, sentence):
            return
    _take_body(draft, sentence)


# --- where the report begins


def _find_first(draft: Draft, sentences: list[Sentence]) -> tuple[int, list[MeetingDraft]]:
    """The first sentence that opens a meeting, and the titles above it; else a title that names one."""
    if any(_is_title(sentence) and other_papers.is_other_paper(sentence.text) for sentence in sentences[:3]):
        return -1, []
    if any(_is_title(sentence) and other_papers.is_summons(sentence.text) for sentence in sentences[:_FAR]):
        return -1, []
    if any(other_papers.is_issued(sentence.masked) for sentence in sentences[:8]):
        return -1, []
    for index, sentence in enumerate(sentences[:_FAR]):
        if not _is_title(sentence) and meetings.read_opening(sentence, True):
            return index, _read_titles(draft, sentences[:index])
    found = _find_title(draft, sentences)
    return (found if found >= 0 else _find_labels(draft, sentences)), []


def _is_title(sentence: Sentence) -> bool:
    """A short line of its own without a mark at its end: 「某区政府召开第3次常务会议」."""
    is_line = sentence.is_first and sentence.is_last
    return is_line and sentence.text[-1] not in "。！？；：，" and len(sentence.text) < 60


def _read_titles(draft: Draft, above: list[Sentence]) -> list[MeetingDraft]:
    """Title lines above the opening: 「某部召开部务会议」 give what the opening may leave out."""
    titles: list[MeetingDraft] = []
    for sentence in above:
        draft.claim(sentence.start, sentence.end)
        if _is_title(sentence):
            titles.extend(meetings.read_title(sentence.text, sentence.start))
    return titles


def _find_title(draft: Draft, sentences: list[Sentence]) -> int:
    """Formal minutes without an opening sentence: 「某区政府第3次常务会议纪要」 and then 时间：…, 会议听取……."""
    if not any(_follows(sentence) for sentence in sentences[:30]):
        return -1
    for index, sentence in enumerate(sentences[:10]):
        if not _is_title(sentence) or not _NAMES_MEETING.search(sentence.text):
            continue
        found = meetings.read_title(sentence.text, sentence.start)
        if found:
            found = found[:1] if "暨" in sentence.text else found
            openings.open_meetings(draft, Opening(len(sentence.text), found), [])
            for above in sentences[: index + 1]:
                draft.claim(above.start, above.end)
            return index + 1 if index + 1 < len(sentences) else -1
    return -1


def _find_labels(draft: Draft, sentences: list[Sentence]) -> int:
    """Minutes that begin with 会议时间：…, 主持：… and have no title: a meeting whose type a person must say."""
    labels = [attendance.read_label(sentence.text) if sentence.is_first else None for sentence in sentences[:12]]
    named = {label[0].removeprefix("会议")[:2] for label in labels if label}
    if not {"时间", "主持"} <= named or not any(_states(sentence) for sentence in sentences[:_FAR]):
        return -1
    first = next(index for index, label in enumerate(labels) if label)
    openings.open_meetings(draft, Opening(0, [MeetingDraft(MeetingType.OTHER, "会议", sentences[first].start)]), [])
    for above in sentences[:first]:
        draft.claim(above.start, above.end)
    return first


def _states(sentence: Sentence) -> bool:
    """会议听取了……, also behind a number: what a notice of a meeting does not say."""
    heading = headings.read_heading(sentence.text)
    words = sentence.masked[heading.end :] if heading else sentence.masked
    return words.startswith("会议") and agenda_verbs.find_body_matter(words, 0) is not None


def _follows(sentence: Sentence) -> bool:
    """A line that only minutes have: 主持：……, 会议听取……, 会议指出，."""
    if _is_title(sentence):
        return bool(attendance.read_label(sentence.text))
    lead = speech_leads.read_lead(sentence.masked, frozenset())
    is_speech = lead is not None and lead.is_ours and lead.speaker.endswith("会议")
    return bool(attendance.read_label(sentence.text) or agenda_verbs.find_body_matter(sentence.masked, 0) or is_speech)


# --- the body


def _take_body(draft: Draft, sentence: Sentence) -> None:
    offset = level = 0
    heading = headings.read_heading(sentence.text) if sentence.is_first else None
    if heading:
        offset, level = heading.end, heading.level
        draft.claim(sentence.start, sentence.start + offset)
        if _take_heading(draft, sentence, heading):
            return
    subject_length = _take_section(draft, sentence, offset)
    draft.claim(sentence.start + offset, sentence.start + offset + subject_length)
    offset += subject_length
    if not item_statements.take_statement(draft, sentence, offset, level):
        outcomes_and_directives.take_decisions(draft, sentence, offset)


def _take_heading(draft: Draft, sentence: Sentence, heading: headings.Heading) -> bool:
    """一、审议《某方案》: a heading that names a matter opens it; a number alone says that a new one begins."""
    words = sentence.masked[heading.end :]
    if not words.strip("。 "):
        draft.level = heading.level
        return True
    is_line = sentence.is_last and not _ENDED.search(words)
    if not is_line and (len(words) > 60 or sentence.is_last):
        return False
    kind = headings.heading_kind(words, is_line)
    if kind is None or clauses.verdict_end(words):
        return False
    current = draft.current_minutes.current_item
    if current and not MATTER.match(words) and _is_part(draft, current, sentence, heading):
        draft.claim(sentence.start, sentence.end)
        return True
    if current and not current.level and current.is_fresh and _UMBRELLA.search(current.words) and MATTER.match(words):
        _drop(draft, current)
    start = sentence.start + heading.end
    end = sentence.start + len(sentence.text.rstrip("。：； "))
    outcome = outcomes.settled(kind, outcomes.read_verdict(words))
    draft.add(ItemDraft(kind, start, end, "heading", draft.words(start, end), outcome, heading.level))
    return True


def _is_part(draft: Draft, current: ItemDraft, sentence: Sentence, heading: headings.Heading) -> bool:
    """（一）关于某工作。 under 一、 or after ……，议定了以下意见： is a part of the matter, as are its next ones."""
    before = draft.words(max(0, sentence.start - 40), sentence.start).strip()
    if _OPINIONS.search(before):
        draft.parted = current
    return draft.parted is current or 0 < current.level < heading.level


def _drop(draft: Draft, item: ItemDraft) -> None:
    """会议研究某方面有关事宜。 above a numbered list is no matter of its own."""
    draft.current_minutes.drop(item)
    draft.claim(item.start, item.end)


def _take_section(draft: Draft, sentence: Sentence, offset: int) -> int:
    """区政府党组会议传达……: the subject says whose part this is. Returns how long the subject is."""
    masked = sentence.masked[offset : offset + 60]
    if ENUMERATOR.match(masked):  # 二要对照会议部署的任务……
        return 0
    for mention in find_mentions(masked):
        if (
            mention.start > 24
            or has_modal(masked[: mention.start])
            or _NO_SUBJECT.search(masked[: mention.start].removeprefix("会上，"))
        ):
            return 0
        if _IS_POST.match(masked, mention.end) or masked[: mention.end].endswith(("书记", "主持会议")):
            return 0
        after = _AFTER_SUBJECT.match(masked, mention.end)
        rest = masked[after.end() if after else mention.end :]
        if not (
            MATTER.match(rest)
            or agenda_verbs.treated_at(rest)
            or speech_leads.read_lead(masked[mention.start :], frozenset())
        ):
            return 0
        if mention.type is not MeetingType.OTHER:
            _switch(draft, masked[: mention.end], mention.type, sentence)
        return mention.end
    return 0


def _switch(draft: Draft, subject: str, kind: MeetingType, sentence: Sentence) -> None:
    """Goes to the meeting of that type; of several, to the one whose body the subject names."""
    alike = [minutes for minutes in draft.minutes if minutes.meeting.type is kind]
    if not alike:
        return
    best = max(
        alike,
        key=lambda minutes: (overlap(subject, pairs(minutes.meeting.whole)), minutes is draft.opened),
    )
    if best is not draft.opened:
        draft.voice.flow = False
    if best.meeting.name in subject:
        best.meeting.name = subject.removeprefix("会上，")
    draft.enter(best, sentence)
    draft.joint = []
