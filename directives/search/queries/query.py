"""Questions: what a person typed, parsed into a small frozen tree. Every string is a question, none is an error.

Words stand between spaces and all are required; a sign parts words too, except between two digits or Latin letters
(8.5%, 2024-05-01), where it is the break that it folds to. ``"…"`` is a phrase, ``-word`` excludes, ``A OR B`` is met
by either, 类型: 年: 单位: narrow like the form does, and 单位:A OR 单位:B to either. Nothing here asks the database.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from directives.index.folding import fold, fold_with_origins
from records.codes import MeetingType

LONGEST = 200  # characters
MOST_WORDS = 16
QUOTES = dict(zip('"“”＂「『', '"””＂」』', strict=True))
MINUS = frozenset("-－−")
NARROWING = {
    "类型": "type",
    "類型": "type",
    "type": "type",
    "年": "year",
    "year": "year",
    "单位": "unit",
    "單位": "unit",
    "unit": "unit",
}
YEARS = re.compile(r"([0-9]{4})年?(?:[-~—–至]+([0-9]{4})年?)?")  # of the question's own text, at most 200 characters


@dataclass(frozen=True, slots=True)
class Word:
    """One word or phrase: ``folded`` is what is looked for, ``written`` reads back to exactly that."""

    folded: str
    written: str


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Required: at least one of the words."""

    words: tuple[Word, ...]
    kind = "words"
    label = _("包含")

    @property
    def value(self) -> str:
        return " OR ".join(word.written for word in self.words)

    written = value


@dataclass(frozen=True, slots=True)
class Without:
    """Excluded: the word must not stand in the passage."""

    word: Word
    kind = "without"
    label = _("不包含")

    @property
    def value(self) -> str:
        return self.word.written

    @property
    def written(self) -> str:
        return f"-{self.word.written}"


@dataclass(frozen=True, slots=True)
class OfType:
    """Only meetings of one of these types (several where the words fit several names: 党组)."""

    value: str
    types: tuple[str, ...]
    kind = "type"
    label = _("会议类型")

    @property
    def written(self) -> str:
        return f"类型:{self.value}"


@dataclass(frozen=True, slots=True)
class InYears:
    """Only days of these years, both included."""

    first: int
    last: int
    kind = "year"
    label = _("年份")

    @property
    def value(self) -> str:
        return f"{self.first:04}" if self.first == self.last else f"{self.first:04}-{self.last:04}"

    @property
    def written(self) -> str:
        return f"年:{self.value}"


@dataclass(frozen=True, slots=True)
class ByUnit:
    """Only directives that name this unit, or one of several."""

    names: tuple[str, ...]
    kind = "unit"
    label = _("单位")

    @property
    def value(self) -> str:
        return " OR ".join(self.names)

    @property
    def written(self) -> str:
        return " OR ".join(f'单位:"{name}"' if " " in name else f"单位:{name}" for name in self.names)


Part = AnyOf | Without | OfType | InYears | ByUnit


@dataclass(frozen=True)
class Question:
    """What was asked, part by part in the order written; ``ignored`` holds what was too much.

    Each part has ``kind`` (words, without, type, year, unit), ``label``, ``value`` (what a chip shows) and ``written``.
    """

    parts: tuple[Part, ...] = ()
    ignored: tuple[str, ...] = ()

    @cached_property
    def required(self) -> tuple[AnyOf, ...]:
        return tuple(part for part in self.parts if isinstance(part, AnyOf))

    @cached_property
    def excluded(self) -> tuple[Word, ...]:
        return tuple(part.word for part in self.parts if isinstance(part, Without))

    @cached_property
    def types(self) -> tuple[str, ...]:
        """The types asked for; any of them will do. None: any type."""
        return tuple(dict.fromkeys(code for part in self.parts if isinstance(part, OfType) for code in part.types))

    @cached_property
    def years(self) -> tuple[tuple[int, int], ...]:
        """The ranges of years asked for; any of them will do."""
        return tuple((part.first, part.last) for part in self.parts if isinstance(part, InYears))

    @cached_property
    def units(self) -> tuple[tuple[str, ...], ...]:
        """The units asked for, folded; a directive must name one of each."""
        return tuple(tuple(map(fold, part.names)) for part in self.parts if isinstance(part, ByUnit))

    @property
    def is_empty(self) -> bool:
        return not self.parts

    @cached_property
    def written(self) -> str:
        """The question as it was understood; parsing it gives the same parts."""
        return " ".join(part.written for part in self.parts)

    def without(self, part: Part) -> str:
        """The question with one part taken out, to be asked anew."""
        return " ".join(other.written for other in self.parts if other is not part)

    @cached_property
    def whole(self) -> str:
        """The required words one after another, as a headline would hold them; empty where there is a choice."""
        return " ".join(part.words[0].folded for part in self.required if len(part.words) == 1)


@dataclass(frozen=True, slots=True)
class Token:
    """A token of what was typed: its text without quotes and sign."""

    text: str
    written: str
    is_phrase: bool = False
    is_excluded: bool = False


def parse(text: str) -> Question:
    """Reads any string. At most 200 characters and 16 words count; the rest is in ``ignored``."""
    parts: list[Part] = []
    ignored: list[str] = []
    word_count = 0
    is_choice = False
    for token in tokens(text[:LONGEST]):
        if token.written == "OR":
            is_choice = True
            continue
        for part in read(token):
            if part in parts:
                continue
            if word_count == MOST_WORDS:
                ignored.append(part.written)
                continue
            word_count += 1
            either = _either(parts[-1], part) if parts and is_choice else None
            if either:
                parts[-1] = either
            else:
                parts.append(part)
            is_choice = False
        is_choice = False
    if text[LONGEST:].strip():
        ignored.append(text[LONGEST:].strip())
    return Question(tuple(parts), tuple(ignored))


def _either(part: Part, other: Part) -> Part | None:
    """What is met by one or the other; None where there is no such choice."""
    match part, other:
        case AnyOf(words), AnyOf(others):
            return AnyOf(tuple(dict.fromkeys(words + others)))
        case ByUnit(names), ByUnit(others):
            return ByUnit(tuple(dict.fromkeys(names + others)))
    return None


def tokens(text: str) -> Iterator[Token]:
    """Cuts at spaces; quotes hold a phrase together, a quote that is not closed reaches to the end."""
    offset = 0
    while offset < len(text):
        if text[offset].isspace():
            offset += 1
            continue
        start = offset
        is_excluded = text[offset] in MINUS
        offset += is_excluded
        if offset < len(text) and text[offset] in QUOTES:
            end = _end_of_phrase(text, offset)
            yield Token(text[offset + 1 : end], text[start : end + 1], is_phrase=True, is_excluded=is_excluded)
            offset = end + 1
            continue
        end = _end_of_word(text, offset)
        yield Token(text[offset:end], text[start:end], is_excluded=is_excluded)
        offset = end


def _end_of_phrase(text: str, start: int) -> int:
    end = text.find(QUOTES[text[start]], start + 1)
    return end if end >= 0 else len(text)


def _end_of_word(text: str, start: int) -> int:
    """The next space or opening quote; a quoted value of a narrowing (单位:"区 财政局") belongs to its word."""
    offset = start
    while offset < len(text) and not text[offset].isspace():
        if text[offset] in QUOTES and offset > start:
            if text[offset - 1] not in ":：" or _narrowing_name(text[start:offset]) is None:
                return offset
            return min(len(text), _end_of_phrase(text, offset) + 1)
        offset += 1
    return offset


def _narrowing_name(text: str) -> str | None:
    name, colon, _value = text.replace("：", ":").partition(":")
    return NARROWING.get(name.lower()) if colon else None


def read(token: Token) -> list[Part]:
    """The parts of one token: a narrowing, or its words (none where it holds signs alone)."""
    narrowing = None if token.is_phrase or token.is_excluded else read_narrowing(token.text)
    if narrowing:
        return [narrowing]
    if token.is_excluded:
        return [Without(word) for word in read_words(token)]
    return [AnyOf((word,)) for word in read_words(token)]


def read_narrowing(text: str) -> Part | None:
    """类型:专题, 年:2024, 年:2022-2024, 单位:区财政局; None where the value says nothing known (then it is a word)."""
    narrowing = _narrowing_name(text)
    value = text.replace("：", ":").partition(":")[2].strip("".join(QUOTES) + "”」』 ")
    if narrowing is None or not fold(value):
        return None
    if narrowing == "unit":
        return ByUnit((value,))
    if narrowing == "type":
        types = tuple(
            meeting_type.value
            for meeting_type in MeetingType
            if value == meeting_type.value or fold(value) in fold(meeting_type.label)
        )
        return OfType(value, types) if types else None
    years = YEARS.fullmatch(fold(value).replace(" ", "-"))
    if not years or "0000" in (years[1], years[2]):  # no calendar has a year nought
        return None
    first, last = int(years[1]), int(years[2] or years[1])
    return InYears(min(first, last), max(first, last))


def read_words(token: Token) -> Iterator[Word]:
    folded, origins = fold_with_origins(token.text)
    if token.is_phrase:
        yield from [Word(folded, f'"{folded}"' if '"' in token.text else f'"{token.text}"')] if folded else []
        return
    start = 0
    for run in joined(folded.split()):
        end = start + len(run)
        yield Word(run, _written(run, token.text[origins[start] : origins[end - 1] + 1]))
        start = end + 1


def joined(runs: list[str]) -> list[str]:
    """Runs between signs as words; those that a digit or Latin letter begins and ends at the sign stay together."""
    words: list[str] = []
    for run in runs:
        if words and is_latin(words[-1][-1]) and is_latin(run[0]):
            words[-1] += f" {run}"
        else:
            words.append(run)
    return words


def is_latin(character: str) -> bool:
    return character.isascii() and character != " "


def _written(folded: str, written: str) -> str:
    """The word as typed where that reads back to itself, else as a phrase (OR, -5%, a word that looks like 年:2024)."""
    reread = list(tokens(written))
    reads_back = (
        len(reread) == 1
        and written != "OR"
        and not reread[0].is_phrase
        and not reread[0].is_excluded
        and read_narrowing(written) is None
        and joined(fold(written).split()) == [folded]
    )
    return written if reads_back else f'"{folded}"'
