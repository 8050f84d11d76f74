"""Goes through a report and says what each part is: an opening, a heading, a statement, a decision.

Each kind of line is recognised by a module of its own; this one calls them in order.
"""

import re

from meetings.parser.assembly import (
    agenda_lists,
    heading_lines,
    item_statements,
    openings,
    outcomes_and_directives,
    paragraphs,
    presence,
)
from meetings.parser.assembly.alignment import overlap, pairs
from meetings.parser.assembly.beginnings import find_first, open_supposed
from meetings.parser.assembly.draft import Draft, Minutes, Origin, Voice
from meetings.parser.cleaning.sentences import Sentence
from meetings.parser.vocabulary import agenda_verbs, descriptions, headings, speech_leads
from meetings.parser.vocabulary.agenda_verbs import MATTER
from meetings.parser.vocabulary.meeting_types import each_mention
from meetings.parser.vocabulary.modality import BULLET, ENUMERATOR, MODAL, has_modal
from records.codes import ItemKind, MeetingType

_AFTER_SUBJECT = re.compile(
    "(?:上|中|，[^，。；：]{2,20}?(?:中心组|党组)(?=专题|集体|集中|传达|学习|听取|审议)|还|又|首先|随后|接着|先后|，|在会上|会上|并|就|对|在|集中|开展|召开|同时|一致|也)*+"
)
_NO_SUBJECT = re.compile(
    "[，。；：]|对(?!接)|围绕|将|把|根据|按照?|责成|由|请|贯彻|落实|学习|召开|举行|每[日天周月季年半]"
)
_IS_POST = re.compile("书记|副书记|成员|、")
_CONVENED = re.compile("^在?(?:随后|当天|接着|之后|紧接着)?召开的")  # 在随后召开的改革委会议上
_MEETING = "会议"  # of which there is one: it says no more
_INSTRUCTS = re.compile(  # 要抓好……; 区水务局要……
    f"{MODAL.pattern}|(?![一二三四五六七八九十0-9（(在就对])[^，。；：会议主持参加]{{2,20}}?(?:[局委办厅镇乡村院校科处部队]|街道|部门|单位|政府|公司|中心|集团)要(?![求点素义闻])"
)
_FAR = 24  # characters before the name of a meeting that is still the subject
_SAME_BODY = 0.6  # of the pairs of characters of a subject: 县委审计委员会会议 is one of those opened
_FURTHER = re.compile(
    "(?:在[^，。；]{2,16}(?:方面|上)|对[^，。；]{2,20}的|到?20[0-9]{2}年[^，。；]{0,8}|到?(?:今年|明年|年)(?:底|末)前?|到(?:今年|明年|本月|下月)[^，。；]{1,8}|下一步|今后|接下来)，(?!会议)"
)


def walk(text: str, sentences: list[Sentence]) -> Draft:
    """One pass over the sentences; a text that opens no meeting gives an empty draft."""
    draft = Draft(text)
    first = find_first(draft, sentences)
    if first is None:
        return draft
    _go_through(draft, sentences[first:])
    openings.number_alone(draft, sentences)
    openings.take_story(draft, sentences)
    return draft


def suppose(text: str, sentences: list[Sentence]) -> Draft | None:
    """A text that looks like a report and opens no meeting, read as if one began where it may; None for other texts."""
    draft = Draft(text)
    first = open_supposed(draft, sentences)
    if first is None:
        return None
    _go_through(draft, sentences[first:])
    return draft


def _go_through(draft: Draft, sentences: list[Sentence]) -> None:
    roster, line = "", -1
    draft.agenda_lines = frozenset(agenda_lists.find_agenda(sentences))
    for sentence in sentences:
        if sentence.line != line:
            line = sentence.line
            _begin_line(draft, sentence)
        draft.voice.carried = False
        only_says = bool(draft.minutes) and _only_says(sentence.masked)
        if only_says:
            roster = "" if sentence.is_first else roster
        else:
            taken, roster = presence.take_label(draft, sentence, roster)
            if taken or openings.take_opening(draft, sentence) or not draft.minutes:
                continue
        take = _take_words if only_says else _take
        if "；" not in sentence.masked:
            take(draft, sentence)
            continue
        first, *further = paragraphs.chained(sentence)
        take(draft, first)
        for part in further:
            item_statements.take_further(draft, part)


def _begin_line(draft: Draft, sentence: Sentence) -> None:
    """A new paragraph has a new voice, unless the one before ended 会议强调： or this one goes on: 二要, 二、."""
    if draft.minutes:
        _leave_what_came_before(draft.current_minutes)
    voice, is_numbered = draft.voice, bool(BULLET.match(sentence.masked))
    is_enumerated = voice.flow and bool(ENUMERATOR.match(sentence.masked))
    if voice.carried or is_enumerated or (voice.lists and is_numbered):
        voice.lines = voice.carried and not is_numbered and not is_enumerated
        voice.flow, voice.lists = True, is_numbered
    elif not _goes_on(voice, sentence):
        draft.voice = Voice()


def _leave_what_came_before(minutes: Minutes) -> None:
    """What was studied before the meeting has its paragraph; the next ones are about what the opening listed."""
    if minutes.latest and minutes.latest.is_before and any(item.origin is Origin.LEAD for item in minutes.items):
        minutes.close()


def _goes_on(voice: Voice, sentence: Sentence) -> bool:
    """在补水方面，加强……; a line under 会议强调： like the ones above it: a paragraph that goes on to instruct."""
    masked = sentence.masked
    if not voice.flow or voice.is_foreign or masked.startswith("会议") or MATTER.match(masked):
        return False
    return (
        voice.lines
        or bool(_FURTHER.match(masked))
        or (not has_modal(masked) and descriptions.is_task_of_a_body(masked))
    )


def _only_says(masked: str) -> bool:
    """会议指出，……; 要抓好……; 区水务局要……: opens no meeting, states no matter, tells not who was there."""
    return masked.startswith(speech_leads.PLAIN) or bool(_INSTRUCTS.match(masked))


def _take_words(draft: Draft, sentence: Sentence) -> None:
    paragraphs.close_matters(draft, sentence)
    outcomes_and_directives.take_decisions(draft, sentence, 0)


def _take(draft: Draft, sentence: Sentence) -> None:
    if not presence.take_presence(draft, sentence):
        _take_body(draft, sentence)


# --- the body


def _take_body(draft: Draft, sentence: Sentence) -> None:
    offset = level = 0
    heading = headings.read_heading(sentence.text) if sentence.is_first else None
    if heading and sentence.line in draft.agenda_lines:
        agenda_lists.take_agenda_line(draft, sentence, heading)
        return
    if heading:
        offset, level = heading.end, heading.level
        draft.claim(sentence.start, sentence.start + offset)
        if heading_lines.take_heading(draft, sentence, heading):
            return
    elif sentence.is_first and sentence.is_last and headings.is_report_of_an_office(sentence.text):
        if (
            (current := draft.current_minutes.current_item)
            and current.is_fresh
            and heading_lines.OF_OFFICES.match(current.words)
        ):
            heading_lines.drop(draft, current)
        heading_lines.add_heading(
            draft, sentence, headings.Heading(draft.level or 1, 0), ItemKind.HEAR, len(sentence.text)
        )
        return
    if paragraphs.take_explanation(draft, sentence):
        return
    if agenda_lists.take_stated_agenda(draft, sentence) or paragraphs.take_caption(draft, sentence):
        return
    paragraphs.close_matters(draft, sentence)
    subject_length = _take_section(draft, sentence, offset)
    if subject_length:
        draft.claim(sentence.start + offset, sentence.start + offset + subject_length)
        offset += subject_length
    if not item_statements.take_statement(draft, sentence, offset, level):
        outcomes_and_directives.take_decisions(draft, sentence, offset)


def _take_section(draft: Draft, sentence: Sentence, offset: int) -> int:
    """区政府党组会议传达……: the subject says whose part this is. Returns how long the subject is."""
    masked = sentence.masked[offset : offset + 60]
    is_alone = len(draft.minutes) == 1 or len(draft.opened_with(draft.current_minutes)) == 1
    if is_alone and masked.startswith(_MEETING):
        return len(_MEETING) if MATTER.match(masked, _past_subject(masked, len(_MEETING))) else 0
    if MODAL.match(masked) or ENUMERATOR.match(masked):  # 二要对照会议部署的任务……
        return 0
    mention = next(each_mention(masked), None)
    if mention is None:
        return 0
    before = masked[: mention.start]
    if before and (mention.start > _FAR or has_modal(before) or _NO_SUBJECT.search(before.removeprefix("会上，"))):
        return 0
    if _IS_POST.match(masked, mention.end) or masked[: mention.end].endswith(("书记", "主持会议")):
        return 0
    rest = masked[_past_subject(masked, mention.end) :]
    if not (
        MATTER.match(rest)
        or agenda_verbs.treated_at(rest)
        or speech_leads.read_lead(masked[mention.start :], frozenset())
        or agenda_verbs.match_after_teller(rest, 0)
        or agenda_verbs.before_meeting(masked, mention.end)
        or agenda_verbs.find_body_matter(masked, mention.end)
    ):
        return 0
    if mention.type is not MeetingType.OTHER or not is_alone:
        _switch(draft, masked[: mention.end], mention.type, sentence)
    return mention.end


def _past_subject(masked: str, end: int) -> int:
    """会议还首先听取了……: where the verb may stand, behind the words that only lead to it."""
    after = _AFTER_SUBJECT.match(masked, end)
    return after.end() if after else end


def _switch(draft: Draft, subject: str, kind: MeetingType, sentence: Sentence) -> None:
    """Goes to the meeting of that type; of several, to the one whose body the subject names."""
    is_other = kind is MeetingType.OTHER

    def likeness(minutes: Minutes) -> float:
        if is_other:  # 县委审计委员会会议……; 会议…… is any
            return overlap(_CONVENED.sub("", subject).removesuffix("会议"), pairs(minutes.meeting.name))
        return overlap(subject, pairs(minutes.meeting.whole))

    alike = [
        minutes
        for minutes in draft.minutes
        if minutes.meeting.type is kind and (not is_other or likeness(minutes) >= _SAME_BODY)
    ]
    if not alike:
        return
    best = max(alike, key=lambda minutes: (likeness(minutes), minutes is draft.current_minutes))
    if best is not draft.current_minutes:
        draft.voice.flow = False
    if best.meeting.name in subject:
        best.meeting.name = subject.removeprefix("会上，")
    draft.enter(best, sentence)
    draft.joint = []
