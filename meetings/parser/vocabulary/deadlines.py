"""Deadlines that the words of an instruction name: a closed set (9月底前, 三个工作日内, 年内), each with its day.

A deadline is a suggestion for whoever tracks the directive. Working days need the yearly holiday notice, so they
have no day.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from meetings.parser.cleaning.sentences import mask
from meetings.parser.outline import DirectiveOutline, Span
from records.codes import DatePrecision
from records.numerals import NUMERAL, read_number

_LAST_YEAR = 2100
_YEAR = r"(?:(?P<year>[0-9]{4})年|(?P<word>今年|本年|明年|次年|后年)(?:的)?)?"
_MONTH = "(?P<month>[0-9]{1,2}|十[一二]?|[一二三四五六七八九])月"
_BY = r"(?:之?前|以前|内|完成|到位|建成|见效)"
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_TENTHS = {"上旬": 10, "中旬": 20}
_LATER = {"明年": 1, "次年": 1, "后年": 2}
_FORMS = (  # each with what is in all words of its form
    (
        "月",
        re.compile(
            rf"{_YEAR}{_MONTH}(?:(?P<day>[0-9]{{1,2}})[日号](?:[0-9]{{1,2}}[时点])?{_BY}"
            "|(?P<part>上旬|中旬|下旬|底|末)(?:之?前|以前|完成)?|份?(?:之?前|以前|内))"
        ),
    ),
    (
        "季度",
        re.compile(rf"{_YEAR}第?(?P<quarter>[一二三四1-4])季度(?:底|末|内|结束)?(?:之?前|以前)?(?=[^，。；]|$)"),
    ),
    ("半年", re.compile(rf"{_YEAR}(?P<half>上半年|下半年)(?!的)(?:底|末|内)?(?:之?前|以前)?")),
    (
        "年",
        re.compile(
            r"(?:(?P<year>[0-9]{4})年|(?P<word>今年|本年|明年|次年|后年|年))(?:年)?(?P<end>底|末|内)(?:之?前|以前)?"
        ),
    ),
    ("", re.compile(r"(?P<this>本月|月|本周|当月|当天|当日)(?:底|末|内)(?:之?前|以前)?")),
    ("内", re.compile(rf"(?P<count>{NUMERAL})个?(?P<unit>工作日|小时|天|日|周|星期|月|年)(?:之?内|以内)")),
)
_LABELLED = re.compile("(?:时限|期限|时间)：(?P<value>[^；）。]{2,20})")  # as rows of tables are told
_UNIT = re.compile("[月季半底末内]")  # one of them is in every form


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when, as written at ``span`` of the words; ``on`` is the day where it can be computed."""

    text: str
    span: Span
    on: date | None = None


def with_deadline(directive: DirectiveOutline, held: date | None) -> DirectiveOutline:
    """The directive with the deadline its words name, if they name one."""
    found = read_deadline(directive.text, held)
    if found is None:
        return directive
    return replace(directive, deadline=found.text, deadline_on=found.on.isoformat() if found.on else "")


def read_deadline(words: str, held: date | None = None) -> Deadline | None:
    """The first deadline named: 「9月底前完成整改」 → 9月底前, 30 September of the year of the meeting.

    Quoted words name none. ``held`` is the day it is counted from; without it only full days are computed.
    """
    labelled = _LABELLED.search(words) if "：" in words else None
    if labelled and (told := read_deadline(labelled["value"], held)):
        start = labelled.start("value")
        return Deadline(told.text, Span(start + told.span.start, start + told.span.end), told.on)
    if not _UNIT.search(words):
        return None
    masked = mask(words)
    found = [match for mark, form in _FORMS if mark in words and (match := form.search(masked))]
    if not found:
        return None
    if held is not None and held.year > _LAST_YEAR:
        held = None
    first = min(found, key=re.Match.start)
    return Deadline(first[0], Span(first.start(), first.end()), _day(first.groupdict(), held))


def precision_of(words: str) -> DatePrecision:
    """How exact the words of a deadline are about its day: 9月30日前 the day, 9月底前 the month, 年内 the year."""
    found = [parts for _, form in _FORMS if (match := form.fullmatch(words)) for parts in [match.groupdict()]]
    if not found:
        return DatePrecision.UNKNOWN
    if found[0].get("this") in ("本月", "月", "当月"):
        return DatePrecision.MONTH
    if found[0].get("month") or found[0].get("quarter") or found[0].get("half"):
        return DatePrecision.DAY if found[0].get("day") else DatePrecision.MONTH
    is_year = found[0].get("end") or found[0].get("unit") == "年"
    return DatePrecision.YEAR if is_year else DatePrecision.DAY


def _day(parts: dict[str, str | None], held: date | None) -> date | None:
    if parts.get("count"):
        return _counted(parts, held)
    if parts.get("this"):
        return _this(str(parts["this"]), held)
    year = _year(parts, held)
    if year is None or not 1949 <= year <= _LAST_YEAR:
        return None
    month, day = _month_and_day(parts)
    if not 1 <= month <= 12 or day > monthrange(year, month)[1]:
        return None
    return date(year, month, day or monthrange(year, month)[1])


def _year(parts: dict[str, str | None], held: date | None) -> int | None:
    if parts.get("year"):
        return int(str(parts["year"]))
    return held.year + _LATER.get(str(parts.get("word")), 0) if held else None


def _month_and_day(parts: dict[str, str | None]) -> tuple[int, int]:
    """Day 0 is the month's last."""
    if parts.get("quarter"):
        return _QUARTERS[str(parts["quarter"])] * 3, 0
    if parts.get("half"):
        return (6 if parts["half"] == "上半年" else 12), 0
    if parts.get("month"):
        return read_number(str(parts["month"])) or 0, int(parts.get("day") or 0) or _TENTHS.get(
            parts.get("part") or "", 0
        )
    return 12, 0


def _this(word: str, held: date | None) -> date | None:
    """本周内 is the Sunday, 本月底 the month's last day."""
    if held is None:
        return None
    if word.startswith("当") and not word.endswith("月"):
        return held
    if word == "本周":
        return held + timedelta(days=6 - held.weekday())
    return date(held.year, held.month, monthrange(held.year, held.month)[1])


def _counted(parts: dict[str, str | None], held: date | None) -> date | None:
    """十天内, 两周内 from the meeting; 工作日 need the holiday notice, 小时 name no day."""
    number, unit = read_number(str(parts["count"])), str(parts["unit"])
    days = {"天": 1, "日": 1, "周": 7, "星期": 7}.get(unit)
    if held is None or number is None or number > 1000:
        return None
    if days:
        return held + timedelta(days=number * days)
    months = {"月": 1, "年": 12}.get(unit)
    return _months_on(held, number * months) if months else None


def _months_on(held: date, months: int) -> date | None:
    """31 January and a month is the last of February."""
    year, month = divmod(held.year * 12 + held.month - 1 + months, 12)
    return date(year, month + 1, min(held.day, monthrange(year, month + 1)[1])) if year <= _LAST_YEAR else None
