"""Where a sentence of the body states a matter: 会议听取了……; 会上，某某传达学习了……; 会议就某事进行了研究."""

import re

from meetings.parser.assembly.alignment import overlap
from meetings.parser.assembly.draft import Draft, Origin
from meetings.parser.cleaning.sentences import Sentence
from meetings.parser.vocabulary import agenda_verbs, clauses, headings, modality, speech_leads
from meetings.parser.vocabulary.agenda_verbs import MATTER
from records.codes import ItemKind, Outcome

_AGREED = re.compile(
    "(?:会议)?(?:还)?(?:经过?(?:会议)?(?:认真|充分|集体){0,2}(?:研究|审议|讨论)，)?(?P<what>(?:原则|一致|研究){0,2}同意(?!该|此|上述|以上|这|[两三四五几]|方案|意见|汇报|请示|报告|文稿|草案|由|请|责成)[^，。；]{6})"
)
_DECIDED = re.compile("(?:会议)?(?:还)?(?P<what>研究决定(?!由|请|责成|授权|按|以|下)[^，。；：]{6,60})(?=[，。；]|$)")
_BARE_STATEMENT = re.compile("(?:研究|部署|学习|通报)[^，。；]{4,60}。")
_OF_THAT = re.compile(  # 原则通过该办法: of a matter that the opening listed
    "(?:审议|研究|讨论|一致|并|原则性?上?){0,4}+(?:同意|通过)了?(?:该|此|上述|这[一个项])"
)
_CONFERRED = re.compile("(?:会议)?(?:还)?(?P<what>(?:研究)?决定(?:命名|表彰|授予|追授|任命|免去|聘任|通报表扬))")
_DURING = re.compile("(?:会议)?在(?=(?:认真|集体|集中)?(?:听取|审议|研究|传达|讨论|学习))")
_BEHIND = re.compile(  # 听取某汇报后，会议指出; 部署防汛工作时，会议强调
    "(?:会议)?(?P<what>(?=听取|审议|研究|传达|讨论|部署|安排|学习)[^，。；]{4,40}?)(?:之?后|时)，(?=[^，。；]{0,12}(?:指出|强调|要求))"
)
_DURING_END = re.compile("(?:之?后|时|的?基础上|过程中)(?:，|(?=[^，。；]{0,6}(?:指出|强调|要求)))")
_ABOUT = re.compile("(?P<what>关于[^，。；：]{4,40})，(?=会议(?:认为|指出|强调|要求|明确|决定|原则|同意))")
_RECENT = 60  # matters
_SPOKEN_OF = 0.4  # of the pairs of characters of a topic
_AT = re.compile("会议?上，?")
_OTHERS = re.compile("大家|发言|与会")
_DONE = re.compile("(?:听取|审议|研究|讨论|传达|通报)[^，。；]{0,6}了")
TELLER = re.compile(
    "(?:会上|会议上|会议中)[，]?[^，。；]{2,30}?(?=(?:传达|通报|汇报|宣读|领学|书面传达)(?:学习|了|关于)|传达[^，。；]{2,40}精神)"
)


def find_statement(draft: Draft, sentence: Sentence, offset: int, level: int) -> tuple[int, int, ItemKind] | None:
    """Where a statement starts, where it must end (0: by its phrases), and its kind."""
    masked = sentence.masked
    if modality.MODAL.match(masked, offset):
        return None
    if topic := _unlisted_topic(draft, sentence, offset):
        return (*topic.span("what"), headings.heading_kind(topic["what"], True) or ItemKind.ARRANGE)
    if treated := agenda_verbs.before_meeting(masked, offset) or agenda_verbs.treated_at(masked, offset):
        return treated
    if ("后，" in masked or "时，" in masked) and (behind := _BEHIND.match(masked, offset)):
        return _with_kind(MATTER.match(masked, behind.start("what")), sentence, behind.end("what"))
    during = _DURING.match(masked, offset) if masked.startswith(("在", "会议在"), offset) else None
    stop = _DURING_END.search(masked, during.end()) if during else None
    if during and stop and not _OTHERS.search(masked, 0, stop.start()):
        draft.claim(sentence.start + offset, sentence.start + during.end())
        draft.claim(sentence.start + stop.start(), sentence.start + stop.end())
        return _with_kind(MATTER.match(masked, during.end()), sentence, stop.start())
    if "决定" in masked and (conferred := _CONFERRED.match(masked, offset)):
        return conferred.start("what"), 0, ItemKind.OTHER
    agreed = _AGREED.match(masked, offset) if "同意" in masked else None
    if agreed and (level == 1 or _is_settled(draft) or _begins_anew(draft, sentence)):
        return agreed.start("what"), 0, ItemKind.DELIBERATE
    decided = _DECIDED.match(masked, offset) if level == 1 else None
    if decided:
        return decided.start("what"), 0, ItemKind.DELIBERATE
    if by_those := reported(masked, offset):
        return by_those
    if masked.startswith("会", offset) and (teller := TELLER.match(masked, offset)):
        return _with_kind(MATTER.match(masked, teller.end()), sentence, 0)
    heading = headings.read_heading(sentence.text) if level else None
    verb = agenda_verbs.find_body_matter(masked, offset, heading.end if heading else 0)
    if verb is None:
        told = agenda_verbs.match_after_teller(masked, offset)
        verb = told if told and not speech_leads.read_lead(masked[offset:], draft.chairs) else None
    if verb is None and (level or not draft.voice.flow or _is_of_paper(masked, offset)):
        listing = (
            draft.current_minutes.run
            and draft.current_minutes.run[-1].line == sentence.line
            and not draft.current_minutes.is_run_closed
        )
        verb = (
            _match_bare(masked, offset, level or draft.level, _is_row(draft, sentence))
            if sentence.is_first
            else _match_continued(masked, offset, bool(listing))
        )
    if verb is None or (verb["arrange"] and verb["arrange"].startswith(("决定", "总结", "确定"))):
        return None
    if (
        draft.current_minutes.current_item is None
        and draft.current_minutes.items
        and _OF_THAT.match(masked, verb.start())
    ):
        return None
    if verb.start() > offset + 4 and speech_leads.read_lead(masked[offset:], draft.chairs):
        return None
    return _with_kind(verb, sentence, 0)


def _unlisted_topic(draft: Draft, sentence: Sentence, offset: int) -> re.Match[str] | None:
    """关于某公司改制，会议认为…… in a paragraph of its own: a matter that nothing has stated and no list waits for."""
    if not (sentence.is_first and sentence.masked.startswith("关于", offset)):
        return None
    found = _ABOUT.match(sentence.masked, offset)
    items = draft.current_minutes.items[-_RECENT:]
    is_known = found and any(overlap(found["what"], item.pairs) >= _SPOKEN_OF for item in items)
    return None if is_known or any(item.origin is Origin.LEAD and item.is_fresh for item in items) else found


def reported(masked: str, offset: int) -> tuple[int, int, ItemKind] | None:
    """会上，各部门分别就某项目推进情况进行了汇报: a matter where those who reported are the subject."""
    if not ("报" in masked or "说明" in masked or "发言" in masked):
        return None
    opening = _AT.match(masked, offset)
    first = next(clauses.phrases(masked, opening.end() if opening else offset), None)
    kind = clauses.reported_kind(masked[slice(*first)]) if first else None
    return (*first, kind) if first and kind else None


def after(masked: str, stop: int) -> int:
    """听取……汇报后，: where the words begin that come after it."""
    closing = _DURING_END.match(masked, stop)
    return closing.end() if closing else stop + masked.startswith("，", stop)


def _is_settled(draft: Draft) -> bool:
    """Whether nothing is at hand, or only what was decided and charged already, so that 会议同意…… is about another."""
    current = draft.current_minutes.current_item
    if current is None:
        return not draft.current_minutes.items
    is_closed = not current.is_fresh or draft.current_minutes.is_run_closed
    return is_closed and current.outcome in (Outcome.ADOPTED, Outcome.ADOPTED_IN_PRINCIPLE)


def _begins_anew(draft: Draft, sentence: Sentence) -> bool:
    """会议同意设立某基金 in a paragraph of its own, after what was said of a matter that no heading names."""
    current = draft.current_minutes.current_item
    if not sentence.is_first or current is None or current.origin is Origin.HEADING:
        return False
    return not current.is_fresh or current.kind in (ItemKind.RELAY, ItemKind.STUDY)


def _is_of_paper(masked: str, offset: int) -> bool:
    """审议了《某规则》并予以通过。 right behind an instruction: no instruction says 了."""
    found = MATTER.match(masked, offset) if "了《" in masked else None
    return bool(found and found[0].endswith("了") and masked.startswith("《", found.end()))


def _with_kind(verb: re.Match[str] | None, sentence: Sentence, stop: int) -> tuple[int, int, ItemKind] | None:
    if verb is None:
        return None
    return verb.start(), stop, agenda_verbs.kind_of(verb, sentence.text[verb.end() : stop or len(sentence.text)])


def _match_bare(masked: str, offset: int, level: int, is_row: bool) -> re.Match[str] | None:
    """审议通过了《某办法》。 听取了……: a paragraph without 会议; 学习贯彻…… without 了 would instruct."""
    found = MATTER.match(masked, offset)
    if not found:
        return None
    done = found[0].endswith("了") or found[0].startswith(("审议", "听取", "传达", "讨论", "审定"))
    return found if done or is_row or level in (1, 2) else None


def _is_row(draft: Draft, sentence: Sentence) -> bool:
    """研究某工作。 heads its paragraph as 审议通过《某办法》。 headed the one before."""
    current = draft.current_minutes.current_item
    is_headed = current is not None and current.origin is Origin.BODY and draft.text[current.start - 1] == "\n"
    return is_headed and not sentence.is_last and bool(_BARE_STATEMENT.fullmatch(sentence.masked))


def _match_continued(masked: str, offset: int, in_list: bool) -> re.Match[str] | None:
    """会议传达了甲。听取了乙汇报。: the next sentence may leave out 会议, if its verb says that it was done.

    Right behind a matter and without a word between, 传达学习…… and 审议…… say so themselves.
    """
    found = MATTER.match(masked, offset)
    if found and in_list and found[0].startswith(("传达学习", "学习", "听取", "审议", "通报")):
        return found
    return found if found and _DONE.match(found[0]) else None
