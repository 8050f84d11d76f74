"""Other ways to write the numbers in a word: 第12次 and 第十二次, 2025年 and 二〇二五年. Plain text in and out."""

import re

from records.numerals import counted, digit_by_digit, read_number

HAN = "〇零一二两三四五六七八九十百千"
NUMBER = f"(?:[0-9]{{1,4}}|[{HAN}]{{1,7}})"
THINGS = "个件项条名户家人处所座辆台天"  # of two of which 两 is said
MEASURES = f"年月日号次届期季批轮级亿万元米吨亩{THINGS}"
YEAR = "(?:(?:19|20)[0-9]{2}|(?:一九|二[〇零])[〇零一二三四五六七八九]{2})"
NUMBERS = re.compile(
    rf"(?<![0-9 {HAN}])(?:(?P<year>{YEAR})(?=年|$)|(?<=第){NUMBER}|{NUMBER}(?=[{MEASURES}])|^{NUMBER}$)(?![0-9 ])"
)
ORDINAL = re.compile(f"第{NUMBER}[次届号期](?=.)")
DIGITS, COUNTED, ALOUD = "digits", "counted", "aloud"


def respelled(word: str) -> list[str]:
    """The folded word with its numbers written otherwise, each way once; empty where it has none.

    A digit alone is no other way to write a word: it stands in too many other numbers.
    """
    found = dict.fromkeys(_written(word, way) for way in (DIGITS, COUNTED, ALOUD))
    found.pop(word, None)
    return [other for other in found if len(other) > 1]


def parted(word: str) -> list[str]:
    """The word as two behind a number of a meeting, which records write apart: 第12次常务会议 → 第12次, 常务会议."""
    return ORDINAL.sub(r"\g<0> ", word).split()


def in_digits(word: str) -> str:
    """The word with its numbers in digits: 二〇二五年十一月 → 2025年11月."""
    return _written(word, DIGITS)


def _written(word: str, way: str) -> str:
    def write(found: re.Match[str]) -> str:
        number = read_number(found[0])
        if not number or found[0] not in (*_ways(number, found).values(), "两"):  # 十四五 is no number
            return found[0]
        return _ways(number, found)[way]

    return NUMBERS.sub(write, word)


def _ways(number: int, found: re.Match[str]) -> dict[str, str]:
    """How the number can be written where it was found: as a year, after 第, or before what is counted."""
    if found["year"]:
        year = digit_by_digit(number)
        return {DIGITS: str(number), COUNTED: year, ALOUD: year.replace("〇", "零")}
    is_pair = (
        number == 2 and _character_at(found, found.start() - 1) != "第" and _character_at(found, found.end()) in THINGS
    )
    return {DIGITS: str(number), COUNTED: counted(number), ALOUD: "两" if is_pair else counted(number)}


def _character_at(found: re.Match[str], offset: int) -> str:
    """The character at the offset of what was searched; a space beyond its ends."""
    return found.string[offset] if 0 <= offset < len(found.string) else " "
