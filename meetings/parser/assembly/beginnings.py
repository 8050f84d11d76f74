"""Where a report begins: at an opening sentence, a title, labels, or a sitting that no verb calls."""

import re

from meetings.parser.assembly import agenda_lists, attendance, chairs, meetings, openings, other_papers
from meetings.parser.assembly.draft import Draft, ItemDraft, Origin
from meetings.parser.assembly.meetings import MeetingDraft, Opening
from meetings.parser.assembly.titles import is_named_by_label, read_title
from meetings.parser.cleaning.sentences import Sentence
from meetings.parser.vocabulary import agenda_verbs, headings, outcomes, speech_leads
from meetings.parser.vocabulary.dates import read_day
from meetings.parser.vocabulary.meeting_types import find_mentions
from meetings.parser.vocabulary.modality import has_modal, is_tasked
from records.codes import MeetingType

_NAMES_MEETING = re.compile("纪要|[纪记]录|召开|主持|次.{0,12}会议?$|会议?(?:(?:议定|决定|审定)事项|简报|摘要|综述)$")
_SPECIAL = re.compile("会议(?:内容|议题|主题)[：:]?专题")
_UNCALLED = re.compile(
    "(?:[^。；]{0,40}[）。])?(?P<when>[^，。；：]{0,16}?(?:[0-9一二三四五六七八九十][日号]|近日|日前|今天|昨日)(?:上午|下午|晚上?)?)，"
    "(?P<body>[^，。；：]{2,30}?(?:党委|党组|党工委|党支部|党总支|指挥部|专班|领导小组)(?:与[^，。；：]{2,16}?)?)"
    "(?:会议|“□+”|召集|安排|组织|以[^，。；]{2,16}(?:形式|方式)，){0,4}"
    "(?P<manner>(?:集体|集中|专题|深入|认真|原文){1,3}(?P<verb>学习|研究))"
)
_CONVENED = re.compile(
    "(?P<when>[^，。；：]{0,16}?(?:[0-9一二三四五六七八九十][日号]|近日|日前|今天|昨日)(?:上午|下午|晚上?)?(?:[0-9]{1,2}[时点](?:[0-9]{1,2}分)?)?)，"
    "(?P<body>(?P<who>[^。；：]{2,50}?))(?:在[^，。；：]{2,24})?(?:召集|邀集|会同|组织)[^。；：]{2,120}?"
    "(?:，|等(?:单位|部门)?|负责人|负责同志)(?P<manner>(?:(?:集体|集中|专题|现场|会商|共同){1,3}(?P<verb>研究|协调|研商|会商|调度|研判|部署)|会商|(?:就|围绕)[^，。；]{2,40}(?:进行|开展)?(?:专题|现场|集体|集中|共同){0,2}(?:研究|协调|研商|会商|调度|研判)))"
)
_NAMES_DAY, _HEAD = re.compile("日|号|今天"), 60  # one of them is in the first characters of each
_MINUTED = re.compile("纪要如下[：。]?$")
_HELD = re.compile(
    "(?:召开|举行|开)了?[^，。；]{0,24}会(?![员计社议]室?|议[室精])|会(?:正在|在|于)?[^，。；]{0,12}(?:正在进行|举行|召开)(?!前|后|的)"
)
_PLANNED = re.compile("[将拟定]于|[将拟](?=召开|举行)")
_DAY = re.compile("[0-9]{1,2}月[0-9]{1,2}日|[今昨][天日]|近日|日前")
_BESIDE = re.compile("会议?[前后]|随后|同时")  # tells of another meeting than the one of the title
_DAY_LABELS = ("时间", "会议时间", "日期")
_PRESIDING = {"主持", "主席", "召集"}
_FAR, _NEXT = 40, 10  # sentences: how far down a report may begin, and how far below that a meeting is told


def find_first(draft: Draft, sentences: list[Sentence]) -> int | None:
    """The first sentence that opens a meeting, which is noted with the titles above; else a title that names one."""
    if _is_other(sentences):
        return None
    for index, sentence in enumerate(sentences[:_FAR]):
        if _is_title(sentence):
            continue
        if opening := meetings.read_opening(sentence, True):
            if (
                (_BESIDE.match(sentence.masked) or not _tells_when_or_who(opening))
                and _is_headed(sentences[:index])
                and (titled := _find_title(draft, sentences)) is not None
                and titled <= index
            ):
                return titled
            draft.first, draft.titles = opening, _read_titles(draft, sentences[:index])
            return index
        if uncalled := _open_uncalled(draft, sentence, sentences[:index], sentences[index + 1 : index + 1 + _NEXT]):
            agenda_lists.take_list(draft, sentence, uncalled)
            return index + 1
    found = _find_title(draft, sentences)
    return _find_labels(draft, sentences) if found is None else found


def _tells_when_or_who(opening: Opening) -> bool:
    """召开第2次协调会 alone, without a day or who presided, is told of another meeting than the labels head."""
    return any(meeting.held.text or meeting.chair or meeting.convener for meeting in opening.meetings)


def _is_headed(above: list[Sentence]) -> bool:
    """时间：…, 主持人：… above a sentence that opens a meeting: that one is told beside the meeting of the title."""
    labels = {
        label.removeprefix("会议")[:2]
        for line in above
        if line.is_first
        for label, _ in attendance.read_labels(line.text)
    }
    return "时间" in labels and bool(labels & _PRESIDING)


def _is_other(sentences: list[Sentence]) -> bool:
    """Whether a title or the beginning says that this is no report."""
    return (
        any(_is_title(sentence) and other_papers.is_other_paper(sentence.text) for sentence in sentences[:3])
        or any(_is_title(sentence) and other_papers.is_summons(sentence.text) for sentence in sentences[:_FAR])
        or any(other_papers.is_issued(sentence.masked) for sentence in sentences[:8])
    )


def open_supposed(draft: Draft, sentences: list[Sentence]) -> int | None:
    """Opens a meeting where a text without a recognised one may begin to report it, and says where to go on.

    A sentence must tell of one: 会议指出，……; 会议听取了……; 一场说事会正在进行. What may be its lead is the first
    sentence that names a day or a 会, up to there.
    """
    told = next((index for index, sentence in enumerate(sentences[:_FAR]) if _may_tell(sentence)), None)
    if told is None or _is_other(sentences):
        return None
    first = next((index for index in range(told) if _may_lead(sentences[index])), told)
    lead = sentences[first]
    mentions = find_mentions(lead.masked)
    name = lead.text[mentions[0].start : mentions[0].end] if mentions else "会议"
    meeting = MeetingDraft(mentions[0].type if mentions else MeetingType.OTHER, name, lead.start, lead=lead.text)
    meeting.held, meeting.chair = read_day(lead.masked), chairs.read_chair(lead.masked, len(lead.masked))
    openings.open_meetings(draft, Opening(0, [meeting]))
    _claim_above(draft, sentences[:first])
    if first == told and not _HELD.search(lead.masked):
        return first
    agenda_lists.take_list(draft, lead, 0)
    draft.claim(lead.start, lead.end)
    return first + 1


def _may_tell(sentence: Sentence) -> bool:
    lead = speech_leads.read_lead(sentence.masked, frozenset())
    is_speech = lead is not None and lead.is_ours and lead.speaker.endswith("会议")
    is_held = _HELD.search(sentence.masked) and not _PLANNED.search(sentence.masked)
    return is_speech or _states(sentence) or bool(is_held)


def _may_lead(sentence: Sentence) -> bool:
    return not _is_title(sentence) and bool(_DAY.search(sentence.masked) or find_mentions(sentence.masked))


def _is_title(sentence: Sentence) -> bool:
    """The end of a short line without a mark: 「某区政府召开第3次常务会议」."""
    return sentence.is_last and sentence.text[-1] not in "。！？；：，" and len(sentence.text) < 60


def _read_titles(draft: Draft, above: list[Sentence]) -> list[MeetingDraft]:
    """Title lines above the opening: 「某部召开部务会议」 give what the opening may leave out."""
    titles: list[MeetingDraft] = []
    is_agenda, presided = False, ""
    _claim_above(draft, above)
    for sentence in above:
        for label, words in attendance.read_labels(sentence.text):
            draft.labelled_day = read_day(words) if label in _DAY_LABELS else draft.labelled_day
        is_agenda = is_agenda or bool(agenda_lists.AGENDA.fullmatch(sentence.text))
        if is_agenda and (matter := _listed_above(sentence)):
            draft.agenda.append(matter)
        elif _is_title(sentence):
            titles.extend(read_title(sentence.text, sentence.start))
            presided = presided or chairs.read_chair(sentence.masked, len(sentence.masked))
    for title in titles:
        title.chair = title.chair or presided
    return titles


def _claim_above(draft: Draft, above: list[Sentence]) -> None:
    """What stands above the opening is a title; what instructs there is left for a person to place."""
    for sentence in above:
        if not (has_modal(sentence.masked) or is_tasked(sentence.masked)):
            draft.claim(sentence.start, sentence.end)


def _listed_above(sentence: Sentence) -> ItemDraft | None:
    """会议议题：, then 1.审议《某办法》；: a matter of the agenda, which counts where the body does not state it."""
    heading = headings.read_heading(sentence.text)
    words = sentence.text[heading.end :].rstrip(headings.ENDS) if heading else ""
    kind = headings.heading_kind(words, True) if words else None
    if heading is None or kind is None:
        return None
    start = sentence.start + heading.end
    return ItemDraft(kind, start, start + len(words), Origin.LEAD, words, outcomes.settled(kind, None))


def _find_title(draft: Draft, sentences: list[Sentence]) -> int | None:
    """Formal minutes without an opening sentence: 「某区政府第3次常务会议纪要」 and then 时间：…, 会议听取……."""
    if not any(_follows(sentence) for sentence in sentences[:30]):
        return None
    for index, sentence in enumerate(sentences[:10]):
        if not _is_title(sentence) or not _names_sitting(sentence, sentences):
            continue
        found = read_title(sentence.text, sentence.start)
        if found:
            found = found[:1] if "暨" in sentence.text else found
            openings.open_meetings(draft, Opening(len(sentence.text), found))
            _claim_above(draft, sentences[: index + 1])
            return index + 1
    return None


def _names_sitting(line: Sentence, sentences: list[Sentence]) -> bool:
    """「某次会议纪要」; 会议名称：某专题会, which a notice has too, if a sentence tells of the sitting."""
    if is_named_by_label(line.text):
        return any(_may_tell(sentence) for sentence in sentences[:_FAR] if not _is_title(sentence))
    return bool(_NAMES_MEETING.search(line.text))


def _find_labels(draft: Draft, sentences: list[Sentence]) -> int | None:
    """Minutes that begin with 会议时间：…, 主持：… and have no title: a meeting whose type a person must say."""
    labels = [attendance.read_labels(sentence.text) if sentence.is_first else [] for sentence in sentences[:12]]
    named = {label.removeprefix("会议")[:2] for told in labels for label, _words in told}
    if "时间" not in named or not named & _PRESIDING or not any(_states(sentence) for sentence in sentences[:_FAR]):
        return None
    first = next(index for index, told in enumerate(labels) if told)
    is_special = any(_SPECIAL.match(sentence.text) for sentence in sentences[:12])
    kind = MeetingType.SPECIAL if is_special else MeetingType.OTHER
    openings.open_meetings(draft, Opening(0, [MeetingDraft(kind, "会议", sentences[first].start)]))
    _claim_above(draft, sentences[:first])
    return first


def _open_uncalled(draft: Draft, sentence: Sentence, above: list[Sentence], following: list[Sentence]) -> int:
    """「6月3日，某指挥部与某街道专题研究清淤工作。指挥部指出，……」: opens a sitting that no verb calls.

    「6月3日，副区长某某在某会议室召集某局、某局，专题研究……」 does too, and says who presided. What follows must tell
    of one: who presided, what the meeting said, or 纪要如下. Returns where the matter begins, else 0.
    """
    if not _NAMES_DAY.search(sentence.masked, 0, _HEAD):
        return 0
    found = _UNCALLED.match(sentence.masked) or _CONVENED.match(sentence.masked)
    if not found:
        return 0
    is_convened = "who" in found.groupdict()
    convener = chairs.named_before(found["body"]) if is_convened else ""
    if not any(_tells_of_one(later, convener) for later in following):
        return 0
    kind = MeetingType.STUDY if found["verb"] == "学习" else MeetingType.SPECIAL
    kind = MeetingType.OTHER if found["manner"].startswith("会商") else kind
    form = find_mentions(found[0])
    noun = found[0][form[-1].start : form[-1].end] if form and form[-1].start > found.start("body") else ""
    name = (
        found["body"] + noun if noun else sentence.text[found.start("manner" if is_convened else "body") : found.end()]
    )
    meeting = MeetingDraft(kind, name, sentence.start, lead=sentence.text, body=found["body"])
    meeting.held = read_day(found["when"])
    meeting.chair = convener if is_convened else chairs.read_chair(sentence.masked, found.end())
    draft.titles = _read_titles(draft, above)
    openings.open_meetings(draft, Opening(found.end(), [meeting]))
    draft.claim(sentence.start, sentence.start + found.start("manner"))
    return found.start("manner")


def _tells_of_one(sentence: Sentence, convener: str) -> bool:
    """会议由某某主持; 会议指出，……; 指挥部指出，……; the convener 某某要求，……; 现纪要如下："""
    if _MINUTED.search(sentence.masked):
        return True
    lead = speech_leads.read_lead(sentence.masked, frozenset())
    is_told = lead is not None and lead.is_ours and lead.speaker in ("会议", convener)
    return is_told or bool(chairs.chair_sentence(sentence))


def _states(sentence: Sentence) -> bool:
    """会议听取了……, also behind a number: what a notice of a meeting does not say."""
    heading = headings.read_heading(sentence.text)
    words = sentence.masked[heading.end :] if heading else sentence.masked
    return words.startswith("会议") and agenda_verbs.find_body_matter(words, 0) is not None


def _follows(sentence: Sentence) -> bool:
    """A line that only minutes have: 主持：……, 会议听取……, 会议指出，."""
    if _is_title(sentence):
        return bool(attendance.read_labels(sentence.text))
    lead = speech_leads.read_lead(sentence.masked, frozenset())
    is_speech = lead is not None and lead.is_ours and lead.speaker.endswith("会议")
    return bool(attendance.read_labels(sentence.text) or agenda_verbs.find_body_matter(sentence.masked, 0) or is_speech)
