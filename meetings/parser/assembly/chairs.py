"""Who presided over a meeting: 某某主持 in its opening, 会议由某某主持, 主持人某某, several names before one verb."""

import re

from meetings.parser.cleaning.sentences import Sentence
from meetings.parser.vocabulary.names import read_person
from meetings.parser.vocabulary.speech_leads import PRESIDED_AND

_HOST = re.compile("(?:[^，。；]{0,30}，)?主持人(?P<who>[^，。；]{2,8}?)(?:召开|举行|宣布)")
_COMMISSIONED = re.compile("受[^，。；]{1,24}(?:委托|委派|指派)")
_PRESIDES = re.compile("主持(?!人|词|会议室|稿|下)|(?:召集|邀集)(?!人)(?=[^，。；]{2,200}召开)")
_CHAIRS = re.compile("(?P<who>[^，。；：]{2,40})(?:分别|共同)?主持(?!人)")
_PRESIDED = re.compile("主持(?:了)?(?:会议|所在|召开|学习|$|。|，|；|并|本次|此次|[^，。]{0,14}会(?!务))")
_SPEAKS = re.compile(f"(?P<who>[^。；：]{{2,60}}?){PRESIDED_AND}(?:强调|指出|要求|提出)")
_FAR, _NEAR = 600, 160  # characters: how far into a sentence its chair is looked for, and how long a post may be
_PHRASE = re.compile("[，。；：“”]")


def read_chair(masked: str, head_end: int) -> str:
    """主持 with the name before it; 会议由某某主持; 受某某委托，某某主持."""
    host = _HOST.match(masked[:_NEAR])
    if host:
        return read_person(host["who"])
    for found in _PRESIDES.finditer(masked[: min(max(head_end + 200, 60), _FAR)]):
        name = named_before(masked[: found.start()])
        if name:
            return name
    return ""


def read_chairs(masked: str) -> list[str]:
    """甲、乙、丙主持所在党组会议: several names before one verb."""
    found = _CHAIRS.search(masked)
    if not found:
        return []
    names = [read_person(part) for part in found["who"].split("、")]
    return [name for name in names if name] if all(names) else []


def chairs_apart(before: str, count: int) -> list[str]:
    """县长甲，副县长乙分别主持召开党组会议和常务会议: who presided over each of ``count`` meetings; else none."""
    if count < 2 or not before.endswith("分别"):
        return []
    names = [name for part in _PHRASE.split(before[-_FAR:]) if (name := read_person(part))]
    return names[-count:] if len(names) >= count else []


def named_before(words: str) -> str:
    """The person in the phrase just before 主持, else in the one before that (某某，在某会议室主持)."""
    phrases = _PHRASE.split(words[-_NEAR:])
    for phrase in reversed(phrases[-2:]):
        phrase = _COMMISSIONED.sub("", phrase)
        name = read_person(phrase)
        if name:
            return name
    return ""


def chair_who_speaks(sentence: Sentence) -> str:
    """县委书记某某主持会议并强调，……: who presided, in a sentence that goes on with what the chair said."""
    found = _SPEAKS.match(sentence.masked)
    return named_before(found["who"]) if found else ""


def chair_sentence(sentence: Sentence) -> list[str]:
    """会议由县长某某主持。某某主持会议并讲话。: a sentence that says who presided over the meeting just opened."""
    masked = sentence.masked
    if "主持" not in masked or len(masked) > 120 or masked.startswith(("会议指出", "会议强调", "会议要求")):
        return []
    if not _PRESIDED.search(masked):
        return []
    several = read_chairs(sentence.masked)
    if len(several) > 1:
        return several
    name = read_chair(sentence.masked, len(sentence.masked))
    return [name] if name else []
