"""The first stage: the text as received → the cleaned text that every span points into.

Repairs characters and line breaks only. What a line means (page furniture, a lead, a directive) is read later.
"""

import re

from meetings.parser.cleaning.characters import HAN as _HAN
from meetings.parser.cleaning.characters import LOOKALIKES, unify
from meetings.parser.cleaning.line_breaks import join_broken_lines, tidy_spaces
from meetings.parser.cleaning.markup import strip_markup
from meetings.parser.cleaning.pinyin import drop_glosses
from meetings.parser.cleaning.script import is_traditional, to_simplified
from meetings.parser.cleaning.tables import tell_tables
from meetings.parser.outline import Doubt, DoubtReason, Span

_LINE_ENDS = re.compile(r"[\r\u2028\u2029\x0b\x0c\x85](?:(?<=\r)\n)?")
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\ufffc\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]"
)
_EXOTIC_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\t]")
_SIGN = "[\ue000-\uf8ff]"  # of a font of signs, such as Wingdings
_UNUSUAL = re.compile(  # most texts have none
    f"{_INVISIBLE.pattern}|{_EXOTIC_SPACE.pattern}|{LOOKALIKES.pattern}|{_SIGN}"
)
_BEFORE = f"(?<=[{_HAN}”’》）〉])"
_HALF = re.compile(
    (
        f"(?=[,;:!?])(?:(?<=[{_HAN}”’》）〉，；：])([,;:!]+)(?![0-9/])|(?<=[0-9A-Za-z%])([,;])(?=[{_HAN}“《])|"
        f"{_BEFORE}([,;])(?=[0-9])|{_BEFORE}(\\?)(?=[”’\\s]|$))"
    ),
    re.M,
)
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_DOT = re.compile(f"[.．｡](?<=[{_HAN}”’》）〉].)(?=\\s|$|[{_HAN}“])", re.M)
_BRACKETS = re.compile(f"\\(([^()\\n]{{0,80}}?[{_HAN}][^()\\n]{{0,80}}?)\\)")
_TITLE = re.compile(f"<([{_HAN}“”、（）0-9]{{2,80}})>")
_CHARACTER = re.compile(f"[{_HAN}]")
_DOUBLED = re.compile("([，；：。、])\\1+")
_INSERTED = re.compile("@@+")
_FONT_BULLET = re.compile(f"^([ \u3000]*){_SIGN}+", re.M)
_LETTER = "a-zāáǎàēéěèīíǐìōóǒòūúǔù"
_LOST = re.compile(
    f"[?\ufffd\ue000-\uf8ff](?:(?<!\\?)[\ufffd\ue000-\uf8ff]*|(?:(?<=[{_HAN}]\\?)|(?<=^\\?))\\?{{0,5}}(?=[{_HAN}{_LETTER}]))",
    re.M,
)


def repair(text: str) -> str:
    """The cleaned text. Repairing it again changes nothing."""
    for _ in range(4):
        cleaned = _repair_once(text)
        if cleaned == text:
            break
        text = cleaned
    return text


def _repair_once(text: str) -> str:
    text = _LINE_ENDS.sub("\n", text)
    text = strip_markup(text)
    is_unusual = bool(_UNUSUAL.search(text))
    if is_unusual:
        text = tell_tables(_INVISIBLE.sub("", text))
        text = unify(_EXOTIC_SPACE.sub(" ", text))
    text = _INSERTED.sub("", text)
    if is_unusual:
        text = _FONT_BULLET.sub("", text)
    text = drop_glosses(text)
    text = to_simplified(text)
    text = widen_punctuation(text)
    text = join_broken_lines(text)
    return tidy_spaces(text)


def widen_punctuation(text: str) -> str:
    """会议指出,要……; → 会议指出，要……；  The comma of 1,200 and the colon of 9:30 stay."""
    if any(mark in text for mark in _FULL):
        text = _HALF.sub(lambda found: "".join(_FULL[mark] for mark in found[0]), text)
    text = _DOT.sub("。", text)
    text = _BRACKETS.sub(r"（\1）", text)
    text = _TITLE.sub(r"《\1》", text)
    text = _pair_quotes(text)
    return _DOUBLED.sub(r"\1", text)


def _pair_quotes(text: str) -> str:
    """Straight quotes come in pairs on a line: "双减" → “双减”."""
    if '"' not in text:
        return text
    return "\n".join(_pair_line(line) for line in text.split("\n"))


def _pair_line(line: str) -> str:
    parts = line.split('"')
    if len(parts) % 2 == 0 or not _CHARACTER.search(line):
        return line
    marks = ("“", "”")
    return "".join(part + (marks[index % 2] if index < len(parts) - 1 else "") for index, part in enumerate(parts))


def find_conversion(text: str, cleaned: str) -> list[Doubt]:
    """A text whose characters were changed to simplified ones, names among them."""
    is_converted = text != cleaned and is_traditional(text) and not is_traditional(cleaned)
    return [Doubt("script", DoubtReason.SCRIPT_CONVERTED)] if is_converted else []


def find_losses(text: str) -> list[Doubt]:
    """确?h政府, ??县: bytes that no one can bring back are shown, not guessed."""
    reason = DoubtReason.BYTES_LOST
    return [Doubt("bytes_lost", reason, Span(found.start(), found.end())) for found in _LOST.finditer(text)]
