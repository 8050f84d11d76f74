"""Cuts the instructing part of a sentence into directives (rule (b): at enumerators and at ； between marked sides)."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from meetings.parser.cleaning.characters import HAN
from meetings.parser.cleaning.sentences import mask
from meetings.parser.outline import DirectiveOutline, Span
from meetings.parser.vocabulary.modality import (
    ADVERBIAL,
    ASPECT,
    BULLET,
    CONNECTIVE,
    ENUMERATOR,
    IMPERATIVE,
    MODAL,
    SUBJECT_END,
    concedes,
    describes,
    evaluates,
    has_modal,
    is_assigned,
    is_imperative,
    is_tasked,
    responsible_subject,
)
from meetings.parser.vocabulary.names import read_units

_ASPECT = re.compile(ASPECT)
_LATE_MODAL = re.compile("，(?=(?:就|都)?要(?!求|么|点|素|义|害)|必须|务必)")
_LEADER = re.compile("总书记[^，。；]{0,10}?(?:作了|发表了|作出了|强调|指出)")
_SAYS_ON = re.compile("，(?:强调|要求|指出)")
_STOP = re.compile("[。；]")
_SEMICOLON = re.compile("；")
_SIDE = 200  # characters: how far a side of ； is searched for its marker
_TRIM = "，。；：！？、— \u3000\n"
_LISTS = re.compile(
    "(?<=[，；、。：—])(?=(?:第?[一二三四五六七八九十]{1,2}|其[一二三四五六七八九十])(?:是|要|须)(?!否)"
    f"|{ASPECT}"
    "|（[一二三四五六七八九十0-9]{1,2}）|[0-9]{1,2}[.．、](?![0-9]))"
)
_ANNOUNCES = re.compile(
    "(?:以下|如下|几|[一二三四五六七八九十两]个?)(?:点|个?方面|项|条)?(?:[^，。；：]{0,8}(?:工作|意见|"
    "要求|措施|重点|问题))?：?$|：$|—$"
)
_COMMANDING = frozenset(
    (
        "要求",
        "强调",
        "指出",
        "决定",
        "明确",
        "议定",
        "研究议定",
        "研究决定",
        "研究确定",
        "研究明确",
        "确定",
        "提出",
        "号召",
        "希望",
        "部署",
        "重申",
        "裁示",
        "讨论决定",
    )
)
DECIDING = frozenset(
    ("决定", "明确", "要求", "议定", "研究决定", "研究议定", "研究确定", "研究明确", "确定", "讨论决定")
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence: ``start`` and ``end`` are offsets in the sentence's text."""

    start: int
    end: int


def find_directives(
    text: str,
    masked: str,
    start: int,
    verb: str,
    in_flow: bool,
    *,
    is_led: bool = False,
    is_settled: bool = False,
) -> list[Clause]:
    """The directives in ``text[start:]``, trimmed; empty where the words only describe.

    ``verb`` is the reporting verb just before ("" for none), ``in_flow`` says that the sentence before was a directive,
    ``is_led`` that a verb of decision stands right before: then a plain measure (机关食堂推行小份菜) is one too;
    ``is_settled`` that the matter was decided on: then so is what a body does (学工处与各班做好对接).
    """
    clauses = _cut(masked, start)
    found: list[Clause] = []
    for index, clause in enumerate(clauses):
        words = masked[clause.start : clause.end]
        if index + 1 < len(clauses) and _is_list(masked, clauses[index + 1].start) and announces(words):
            continue
        is_measure = is_led and index == 0 and len(words.strip(_TRIM)) > 5 and not describes(words)
        is_task = is_settled and is_task_of_a_body(words)
        if is_measure or is_task or instructs(words, verb, in_flow or bool(found)):
            trimmed = _trimmed(text, clause)
            if trimmed.end > trimmed.start:
                found.append(trimmed)
    return found


def instructs(masked: str, verb: str, in_flow: bool) -> bool:
    """Whether these words are one instruction: by a modal, an assignment, or an imperative where one is due."""
    words = masked.strip(_TRIM)
    if len(words) < 3 or _is_conveyed(words):
        return False
    if evaluates(words):
        return False
    if has_modal(words):
        return not concedes(words)
    if is_assigned(words) or is_tasked(words):
        return True
    due = in_flow or verb in _COMMANDING
    if not due:
        return False
    if _ASPECT.match(words):
        return True
    if ENUMERATOR.match(words):
        return is_imperative(words) or not describes(words)
    if is_imperative(words):
        return not describes(words)
    return bool(responsible_subject(words)) and not describes(words)


def is_task_of_a_body(masked: str) -> bool:
    """学工处与各班做好对接: what a body does, where nothing says that it was done."""
    words = masked.strip(_TRIM)
    return bool(responsible_subject(words)) and not describes(words) and not evaluates(words)


def _is_conveyed(words: str) -> bool:
    """总书记……作出了重要批示，强调要……: reports another's words."""
    for part in _STOP.split(words):
        speech = _LEADER.search(part)
        if speech and _SAYS_ON.search(part, speech.end()):
            return True
    return False


def announces(masked: str) -> bool:
    """要抓好以下三方面工作：, the lead-in to an enumeration, is no directive of its own; neither is a bare subject."""
    words = masked.strip("，。； ")
    if ENUMERATOR.match(words):
        return False
    if _ANNOUNCES.search(words):
        return True
    return not has_modal(words) and not is_imperative(words)


def _cut(masked: str, start: int) -> list[Clause]:
    """At every enumerator; at ； where both sides carry a marker of their own."""
    offsets = [found.start() for found in _LISTS.finditer(masked, start) if _is_list(masked, found.start())]
    edges = [start, *(offset for offset in offsets if offset > start), len(masked)]
    clauses: list[Clause] = []
    for a, b in itertools.pairwise(edges):
        clauses.extend(_cut_at_semicolons(masked, a, b))
    return clauses


def _is_list(masked: str, offset: int) -> bool:
    """一是 opens a list item; the 一要 of 万一要 and a 十是 within words do not, for a mark stands before it."""
    return bool(ENUMERATOR.match(masked, offset) or BULLET.match(masked, offset))


def _cut_at_semicolons(masked: str, start: int, end: int) -> list[Clause]:
    clauses, begin = [], start
    for found in _SEMICOLON.finditer(masked, start, end):
        offset = found.start()
        left, right = masked[begin : min(offset, begin + _SIDE)], masked[offset + 1 : min(offset + _SIDE, end)]
        if _stands_alone(left) and _stands_alone(right.split("；")[0]):
            clauses.append(Clause(begin, offset))
            begin = offset + 1
    clauses.append(Clause(begin, end))
    return clauses


def _stands_alone(words: str) -> bool:
    """One side of ； with its own 要, 必须, 由某局 or responsible body; 区位优越，要…… has its own after the comma."""
    words = words.strip(_TRIM)
    if MODAL.match(words) or _charges_late(words) or is_assigned(words) or BULLET.match(words):
        return True
    if responsible_subject(words) or MODAL.search(words.split("，")[0][:10]):
        return True
    if (adverbial := ADVERBIAL.match(words)) and responsible_subject(words[adverbial.end() :]):
        return True  # 对照年度目标，科技创新局建立培育库
    found = CONNECTIVE.match(words)
    return bool(found and MODAL.match(words[found.end() :]))


def _charges_late(words: str) -> bool:
    """区位优越，要…… and 这项工作事关民生，各部门要……: background that turns to 要 after a comma."""
    if _LATE_MODAL.search(words):
        return True
    return any(has_modal(phrase) and responsible_subject(phrase) for phrase in words.split("，")[1:])


def _trimmed(text: str, clause: Clause) -> Clause:
    start, end = clause.start, clause.end
    bullet = BULLET.match(text, start)
    start = bullet.end() if bullet else start
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return Clause(start, end)


def outline_directive(text: str, start: int, verb: str, speaker: str) -> DirectiveOutline:
    """A directive with what is read in its words: headline, addressee, units."""
    return DirectiveOutline(
        text=text,
        span=Span(start, start + len(text)),
        headline=headline_of(text),
        verb=verb,
        speaker=speaker,
        addressee=read_addressee(text),
        units=read_units(text),
    )


def read_addressee(text: str) -> str:
    """各镇（街道）要……; 由市财政局牵头……; 要压实责任，各部门要……, where the second phrase names the body."""
    charged = _CHARGED.match(text)
    if charged:
        return _charged(charged["who"])
    phrases = mask(text).split("，")
    offset = 0
    for number, phrase in enumerate(phrases[:2]):
        subject = responsible_subject(phrase) if number == 0 or MODAL.search(phrase) else ""
        if subject:
            start = offset + phrase.find(subject)
            return text[start : start + len(subject)]
        offset += len(phrase) + 1
    return ""


def _charged(words: str) -> str:
    """市财政局牵头 → 市财政局: the body up to the verb that charges it."""
    offsets = sorted(found.start() for rule in (_CHARGE_END, IMPERATIVE) for found in rule.finditer(words))
    for offset in offsets:
        if SUBJECT_END.search(words[:offset]):
            return words[:offset].strip("、")
    return words if not offsets and SUBJECT_END.search(words) else ""


def headline_of(text: str) -> str:
    """要增强……意识，把…… → 增强……意识; 针对堵点问题，…… → what is done about it: the first phrase with an action.

    It is cut from the words, without its marker; a phrase that only leads to the action (为此，/ 春节将至，) is
    left out, a body that is named before it (由区住建局牵头，) stays. At most ``_HEADLINE`` characters and an ellipsis.
    """
    masked = mask(text)
    start = _after_markers(masked, 0)
    phrases = [(a, b) for a, b in _phrases(masked, start) if masked[a:b].strip(_TRIM)]
    if not phrases:
        return text[:60].strip(_TRIM) or text[:60]
    is_marked = masked[max(start - 1, 0) : start] in ("要", "是")  # 要知行合一，……: the marker says that it instructs
    is_first = is_marked and not _leads(masked[slice(*phrases[0])])
    acting = (one for one in phrases[:_LOOKED_AT] if _acts(masked[slice(*one)]))
    chosen = phrases[0] if is_first else next(acting, phrases[0])
    a = chosen[0] if chosen is phrases[0] else _after_markers(masked, chosen[0])
    words = text[a : chosen[1]].strip(_TRIM)
    led = [text[slice(*one)] for one in phrases[: phrases.index(chosen)] if _LED.fullmatch(masked[slice(*one)])]
    if led and len(led[-1] + words) <= _HEADLINE:
        words = led[-1].strip(_TRIM) + words
    return _shortened(_COLUMNS.sub("", words) or words)


def _after_markers(masked: str, start: int) -> int:
    """Where the words begin behind 一是, （二）, 同时， and a 要 of their own."""
    for _ in range(4):
        found = ENUMERATOR.match(masked, start) or BULLET.match(masked, start) or _CONNECT.match(masked, start)
        if not found:
            break
        start = found.end()
        start += len(masked[start:]) - len(masked[start:].lstrip("，：、 "))
    return start + 1 if _OWN_MODAL.match(masked, start) else start


def _phrases(masked: str, start: int) -> Iterator[tuple[int, int]]:
    """Between commas, colons and stops."""
    for found in _PHRASE.finditer(masked, start):
        yield found.span()


def _acts(phrase: str) -> bool:
    """Whether a phrase says what is done, and does not only lead to it."""
    stripped = phrase.strip(_TRIM)
    words = stripped.removeprefix(_TIME.match(stripped)[0])  # type: ignore[index]  # it matches nothing at least
    if words.strip("要") == "" or (not has_modal(words) and (_leads(words) or _LED.fullmatch(words))):
        return False
    if has_modal(words) or is_assigned(words) or is_tasked(words):
        return True
    return (is_imperative(words) or bool(responsible_subject(words))) and not describes(words)


def _leads(words: str) -> bool:
    """在某方面, 春节将至, 针对某问题: what only leads to the action."""
    about = _ABOUT.match(words)
    return bool(_HOOK.fullmatch(words)) or bool(about and not IMPERATIVE.search(words, about.end() + 2))


def _shortened(words: str) -> str:
    """Cut behind the last 、 that leaves enough, else at the limit."""
    if len(words) <= _HEADLINE:
        return words
    cut = max(words.rfind(mark, _HEADLINE // 2, _HEADLINE) for mark in "、，")
    return words[: cut if cut > 0 else _HEADLINE].rstrip(_TRIM) + "…"


_CHARGED = re.compile(f"(?:并|会后)?(?:责成|责令|交由|委托|由|请)(?P<who>[{HAN}、（）□]{{2,30}})")
_CHARGE_END = re.compile(
    "会同|牵头|负责|具体|会(?=[同商])|按|根据|结合|任|进一步|尽快|抓紧|统筹|认真|切实|于|在|对|自筹|为主|要"
)
_CONNECT = re.compile(
    "(?:同时|此外|另外|下一步|下步|接下来|今后|在此基础上|与此同时|一方面|另一方面|为此|因此|最后|首先|其次)[，]"
)
_HEADLINE = 24  # characters
_LOOKED_AT = 4  # phrases
_PHRASE = re.compile("[^，。；：]+")
_OWN_MODAL = re.compile("要(?!求)")
_TIME = re.compile(
    "(?:到|自)?(?:[0-9]{1,4}年|今年|明年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日|年?[底初末]|上旬|中旬|下旬|年内)?(?:之?前|起|止)?"
)
_HOOK = re.compile(
    "以[^，]{1,40}为[^，]{0,6}(?:契机|抓手|导向|引领|重点|目标|主线|突破口|牵引|载体|核心|统领|指引|遵循|根本|标准|底线)"
    "|在[^，]{1,40}(?:方面|上|中|下|时|前|后|过程|期间)|(?:按照?|根据|依据|本着|随着|面对|鉴于|为了?)[^，]{1,40}"
    "|[^，]{1,40}(?:将至|来临|临近|在即|之际|之?后|以后|以来|的同时|时间紧[^，]{0,20}|任务重[^，]{0,20}|期间|配合|协助)"
)
_ABOUT = re.compile("针对|围绕|结合|对于|就|通过|立足|着眼")
_LED = re.compile("由?[^，]{2,16}(?:牵头|负责|会同[^，]{2,12})")
_COLUMNS = re.compile(
    "（[^（）：]{2,10}：[^（）]*）$"
)  # （牵头单位：某局；完成时限：某日）, as rows of tables are told
