"""The headline of a directive: its first clause with an action, verbatim but for what is left out."""

import itertools
import re

from meetings.parser.cleaning.sentences import mask
from meetings.parser.vocabulary.imperatives import IMPERATIVE
from meetings.parser.vocabulary.modality import (
    BULLET,
    ENUMERATOR,
    OPENS,
    TRIM,
    describes,
    ends_with_body,
    has_modal,
    is_assigned,
    is_imperative,
    is_tasked,
    responsible_subject,
)

_CONNECT = "(?:同时|此外|另外|下一步|下步|接下来|今后|在此基础上|与此同时|一方面|另一方面|为此|因此|最后|首先|其次)[，]"
_MARKERS = re.compile(f"(?:(?:{ENUMERATOR.pattern}|{BULLET.pattern}|{_CONNECT})[，：、 ]*+){{1,4}}+")
_HEADLINE = 24  # characters
_LOOKED_AT = 4  # phrases
_LONGEST = 42  # characters of a phrase that only leads to the action
_PHRASE = re.compile(f"[^{TRIM}][^，。；：]*+")  # between commas, colons and stops
_TIME = re.compile(
    "(?:到|自)?(?:[0-9]{1,4}年|今年|明年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日|年?[底初末]|上旬|中旬|下旬|年内)?(?:之?前|起|止)?"
)
_TIME_BEGINS = frozenset("到自0123456789今明年底初末上中下之前起止")
_HOOK = re.compile(
    "以[^，]{1,40}为[^，]{0,6}(?:契机|抓手|导向|引领|重点|目标|主线|突破口|牵引|载体|核心|统领|指引|遵循|根本|标准|底线)"
    "|在[^，]{1,40}(?:方面|上|中|下|时|前|后|过程|期间)|(?:按照?|根据|依据|本着|随着|面对|鉴于|为了?)[^，]{1,40}"
    "|对[^，]{2,40}的[^，]{0,3}|[^，]{1,20}一经[^，]{2,10}|[^，]{1,40}(?:时间紧|任务重)[^，]{0,20}"
)
_HOOKED = ("将至", "来临", "临近", "在即", "之际", "后", "以来", "的同时", "期间", "配合", "协助")  # the ends of others
_ABOUT = re.compile("针对|对照|对(?![接标表症])|围绕|结合|对于|就|通过|立足|着眼")
_LED = re.compile("由?[^，]{2,16}(?:牵头|负责|会同[^，]{2,12})")
_COLUMNS = re.compile(
    "（[^（）：]{2,10}：[^（）]*）$"
)  # （牵头单位：某局；完成时限：某日）, as rows of tables are told


def headline_of(text: str) -> str:
    """The headline of an instruction that stands alone."""
    return headline_in(text, mask(text))


def headline_in(text: str, masked: str) -> str:
    """要增强……意识，把…… → 增强……意识; 针对堵点问题，…… → what is done about it: the first phrase with an action.

    It is cut from the words, without its marker; a phrase that only leads to the action (为此，/ 春节将至，) is
    left out, a body that is named before it (由区住建局牵头，/ 财务科：) stays. At most ``_HEADLINE`` characters and an
    ellipsis.
    """
    start = _after_markers(masked, 0)
    first = _PHRASE.search(masked, start)
    if first is None:
        return text[:60].strip(TRIM) or text[:60]
    is_marked = masked[max(start - 1, 0) : start] in ("要", "是")  # 要知行合一，……: the marker says that it instructs
    is_first = is_marked and not (_leads(first[0]) or _is_label(masked, first.span()))
    words = text[slice(*first.span())].strip(TRIM) if is_first else _action(text, masked, start)
    if words.endswith("）"):
        words = _COLUMNS.sub("", words) or words
    return _shortened(words)


def _action(text: str, masked: str, start: int) -> str:
    """The first phrase that says what is done, behind a body that is named before it where both are short enough."""
    phrases = [found.span() for found in itertools.islice(_PHRASE.finditer(masked, start), _LOOKED_AT)]
    chosen = _chosen(masked, phrases)
    a, b = phrases[chosen]
    words = text[_after_markers(masked, a) if chosen else a : b].strip(TRIM)
    body = next((one for one in reversed(phrases[:chosen]) if _names_body(masked, one)), None)
    if body and body[1] - body[0] + len(words) <= _HEADLINE:
        words = text[slice(*body)].strip(TRIM) + words
    return words


def _chosen(masked: str, phrases: list[tuple[int, int]]) -> int:
    """The index of the first phrase that says what is done; of the one behind 由区住建局牵头， where none does."""
    for index, (a, b) in enumerate(phrases):
        if _acts(masked[a:b]):
            return index
    first = masked[slice(*phrases[0])]
    return int(len(phrases) > 1 and (first.endswith(("牵头", "负责")) or _is_label(masked, phrases[0])))


def _names_body(masked: str, phrase: tuple[int, int]) -> bool:
    """由区住建局牵头, or 财务科： before what it is to do."""
    return bool(_LED.fullmatch(masked[slice(*phrase)])) or _is_label(masked, phrase)


def _is_label(masked: str, phrase: tuple[int, int]) -> bool:
    """财务科：, before what it is to do."""
    start, end = phrase
    return masked.startswith("：", end) and ends_with_body(masked[start:end])


def _after_markers(masked: str, start: int) -> int:
    """Where the words begin behind 一是, （二）, 同时， and a 要 of their own."""
    markers = _MARKERS.match(masked, start) if masked[start : start + 1] in OPENS else None
    start = markers.end() if markers else start
    return start + (masked.startswith("要", start) and not masked.startswith("要求", start))


def _acts(phrase: str) -> bool:
    """Whether a phrase says what is done, and does not only lead to it."""
    stripped = phrase.strip(TRIM)
    time = _TIME.match(stripped) if stripped[:1] in _TIME_BEGINS else None
    words = stripped[time.end() :] if time else stripped
    if words.strip("要") == "":
        return False
    if has_modal(words):
        return True
    if _leads(words) or _LED.fullmatch(words):
        return False
    if (is_imperative(words) or responsible_subject(words)) and not describes(words):
        return True
    return is_assigned(words) or is_tasked(words)


def _leads(words: str) -> bool:
    """在某方面, 春节将至, 针对某问题: what only leads to the action."""
    is_hooked = words.endswith(_HOOKED) and words not in _HOOKED and len(words) <= _LONGEST
    if is_hooked or _HOOK.fullmatch(words):
        return True
    about = _ABOUT.match(words)
    return bool(about and not IMPERATIVE.search(words, about.end() + 2))


def _shortened(words: str) -> str:
    """Cut behind the last 、 that leaves enough, else at the limit."""
    if len(words) <= _HEADLINE:
        return words
    cut = max(words.rfind(mark, _HEADLINE // 2, _HEADLINE) for mark in "、，")
    return words[: cut if cut > 0 else _HEADLINE].rstrip(TRIM) + "…"
