"""The day of a meeting: as written, with the year from the publication day; nothing is guessed silently.

Returns a DateRead and, where a person must look, the reason; what the reason quotes are the words of the day.
"""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from meetings.parser.outline import DateRead, DoubtReason
from records.numerals import read_number

_N = "[0-9０-９〇○零一二三四五六七八九十]"
_YEAR = (
    rf"(?:民国 ?(?P<republic>{_N}{{1,4}}|元)|(?<![0-9])(?P<short>1[0-9]{{2}})(?=年[0-9]{{1,2}}月)"
    rf"|(?P<year>{_N}{{4}}|(?<![0-9])[0-9]{{2}}(?=年[0-9]{{1,2}}月))) ?年"
)
_LONG_AGO = 300  # days: a report that is published later than this says its year, or the day is wrong
_REPUBLIC = 1911  # 民国113年, or 113年, is 2024
_FULL = re.compile(
    rf"(?:{_YEAR} ?|(?P<word>今|去|本|当)年)?(?P<month>{_N}{{1,3}}) ?月 ?(?P<day>{_N}{{1,3}}) ?[日号](?!电)"
    r"(?:至(?:[0-9]{1,2}月)?[0-9]{1,2}[日号])?(?:（[^（）]{1,6}）)?(?:上午|下午|晚上|晚间?|中午|傍晚|凌晨)?"
)
_DOTTED = re.compile(r"(?P<year>(?:19|20)[0-9]{2})[-./](?P<month>[0-9]{1,2})[-./](?P<day>[0-9]{1,2})(?![0-9])")
_MONTH = re.compile(
    rf"(?:{_YEAR} ?)?(?P<month>{_N}{{1,3}}) ?月(?:份|初|中旬|上旬|下旬|底|末)?(?=[，、]|召开|举行|主持)"
)
_DAY_ALONE = re.compile(
    r"(?<![0-9月])(?P<day>[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|"
    r"[一二三四五六七八九])[日号](?:上午|下午|晚上?|中午)?(?!电)"
)
_VAGUE = re.compile(
    "日前|近日|近期|日内|昨[日天](?:上午|下午|晚上?)?|今[日天](?:上午|下午|晚上?)?|前[日天]|"
    "当[日天](?:上午|下午|晚上?)?|同日(?:上午|下午)?|月初|连日来|本周|上周[一二三四五六日]?|"
    "周[一二三四五六日]"
)
_BRACKETED = re.compile(r"(?:今|昨|前)[天日]（(?=[0-9]{1,2}月)(?P<day>[^（）]{3,10}日)）")
_BEFORE_DATELINE = re.compile("[^，。]{0,20}[0-9]{1,2}月[0-9]{1,2}日(?:电|讯)")
_DATELINE = re.compile(r"(?:(?P<year>[0-9]{4})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?:电|讯)")


def read_day(words: str) -> DateRead:
    """2024年11月18日下午, 6月15日, 2026.1.15, 11月, 24日, 日前: the first day named, as far as it is given."""
    for pattern in (_FULL, _DOTTED, _MONTH, _DAY_ALONE):
        found = pattern.search(words)
        if found:
            return _from_match(found)
    vague = _VAGUE.search(words)
    return DateRead(vague[0]) if vague else DateRead()


def read_bracketed(text: str) -> DateRead | None:
    """昨天（7月8日）上午: the day that stands in brackets behind a word which alone does not tell it."""
    found = _BRACKETED.search(text)
    return read_day(found["day"]) if found else None


def _from_match(found: re.Match[str]) -> DateRead:
    parts = found.groupdict()
    year = read_number(str(parts.get("year")))
    if republic := parts.get("republic") or parts.get("short"):
        year = _REPUBLIC + (read_number(republic.replace("元", "一")) or 0)
    if year is not None and year < 100:
        year += 2000
    return DateRead(found[0], year, read_number(str(parts.get("month"))), read_number(str(parts.get("day"))))


def shifted(held: DateRead, text: str, days: int) -> DateRead:
    """次日 after 3月4日: the day so many days later, with the words that say so; nothing where that is not certain."""
    if held.month is None or held.day is None or (held.month == 2 and held.year is None):  # of 28 or 29 days
        return DateRead(text)
    try:
        day = date(held.year or 2001, held.month, held.day) + timedelta(days=days)
    except ValueError:
        return DateRead(text)
    year = held.year and day.year
    return DateRead(text, year, day.month, day.day)


def read_dateline(text: str) -> DateRead:
    """新华社某地3月24日电: the day of the dispatch, which is not the day of the meeting."""
    head = text[:400]
    found = _DATELINE.search(head) if "电" in head or "讯" in head else None
    return _from_match(found) if found else DateRead()


def without_dateline(masked: str) -> str:
    """The text without 新华社某地3月24日电, which gives the day of the dispatch."""
    return _BEFORE_DATELINE.sub("", masked) if "日电" in masked or "日讯" in masked else masked


def settle(
    read: DateRead, published: date | None, dateline: DateRead, paper_year: int | None = None
) -> tuple[DateRead, DoubtReason | None]:
    """Fills the month and year a report leaves out and refuses impossible days; the second value is what to check."""
    if not read.text:
        return read, DoubtReason.NO_DATE
    if read.month is None and read.day is None and read.year is None:
        return _settle_vague(read, published, dateline)
    if not _is_possible(read):
        return DateRead(read.text), DoubtReason.IMPOSSIBLE_DATE
    if read.month is None:
        read = _fill_month(read, published, dateline)
    if read.year is None and read.month is not None and published is None:
        read = replace(read, year=paper_year)
    return _fill_year(read, published)


def _settle_vague(read: DateRead, published: date | None, dateline: DateRead) -> tuple[DateRead, DoubtReason | None]:
    """今天 in a dispatch of 1月5日 is that day, 昨天 the day before it or before publication; 日前 stays unknown."""
    if read.text.startswith("昨") and published is not None and published > date.min:
        day = published - timedelta(days=1)
        return DateRead(read.text, day.year, day.month, day.day), DoubtReason.RECKONED_DATE
    if read.text.startswith("昨") and dateline.year is not None:
        return _fill_year(shifted(dateline, read.text, -1), published)
    if read.text.startswith("今") and dateline.day is not None:
        return _fill_year(replace(dateline, text=read.text), published)
    if read.text.startswith("今") and published is not None:
        return DateRead(read.text, published.year, published.month, published.day), DoubtReason.RECKONED_DATE
    return read, DoubtReason.VAGUE_DATE


def _is_possible(read: DateRead) -> bool:
    if read.month is not None and not 1 <= read.month <= 12:
        return False
    if read.year is not None and not 1949 <= read.year <= 2100:
        return False
    longest = monthrange(read.year or 2024, read.month)[1] if read.month else 31
    return read.day is None or 1 <= read.day <= longest


def _fill_month(read: DateRead, published: date | None, dateline: DateRead) -> DateRead:
    """24日 in a report of 26 March is 24 March; of 3 March it was in February."""
    assert read.day is not None
    if dateline.month is not None and dateline.day is not None and dateline.day >= read.day:
        return replace(read, month=dateline.month, year=dateline.year)
    if published is None:
        return read
    year, month = published.year, published.month
    if read.day > published.day:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    if read.day > monthrange(year, month)[1]:
        return read
    return replace(read, month=month)


def _fill_year(read: DateRead, published: date | None) -> tuple[DateRead, DoubtReason | None]:
    """12月28日 in a report published on 3 January was last year's."""
    if read.year is not None:
        is_later = published is not None and read.on is not None and read.on > published
        return read, DoubtReason.AFTER_PUBLICATION if is_later else None
    if read.month is None:
        return read, DoubtReason.NO_YEAR_NOR_MONTH
    if published is None:
        return read, DoubtReason.NO_YEAR
    year = published.year
    if (read.month, read.day or 1) > (published.month, published.day):
        year -= 1
    filled = replace(read, year=year)
    if not _is_possible(filled):
        return DateRead(read.text), DoubtReason.IMPOSSIBLE_DATE
    is_far = filled.on is not None and (published - filled.on).days > _LONG_AGO
    return filled, DoubtReason.LONG_BEFORE_PUBLICATION if is_far else None
