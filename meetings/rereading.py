"""What today's parser would read otherwise in the reports on file. It looks; rows of the desk are changed by people."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from meetings.models import Report
from meetings.parser import parse_report
from meetings.parser.outline import Outline, Span
from meetings.reading.outline_json import from_json

NOWHERE = Span(0, 0)
CHUNK = 50  # reports held in memory at once
Aspect = Callable[[Outline], Sequence[object]]


def rereadings() -> Iterator[tuple[Report, str]]:
    """The reports that are read otherwise today, oldest first, each with what differs in words."""
    filed = Report.objects.exclude(outline=None).order_by("pk")
    for report in filed.iterator(chunk_size=CHUNK):
        assert report.outline is not None
        then = from_json(report.outline, report.text)
        now = parse_report(report.raw_text, published_on=report.published_on)
        if then != now:
            yield report, summary(then, now)


def summary(then: Outline, now: Outline) -> str:
    """What differs in words: counts (会议 1→2，工作要求 5→6), else the names of what does (整理后文本)."""
    counted = [(name, len(count(then)), len(count(now))) for name, count in COUNTS]
    words = [f"{name} {before}→{after}" for name, before, after in counted if before != after]
    words += [name for name, aspect in ASPECTS if not words and aspect(then) != aspect(now)]
    return "，".join(words) or "文字归属"


def _items(outline: Outline) -> Sequence[object]:
    """Items without their directives and spans."""
    return [replace(item, directives=(), span=None) for meeting in outline.meetings for item in meeting.items]


def _directives(outline: Outline) -> Sequence[object]:
    items = [item for meeting in outline.meetings for item in meeting.items]
    return [replace(directive, span=NOWHERE) for item in items for directive in item.directives]


def _facts(outline: Outline) -> Sequence[object]:
    return [replace(meeting, items=(), span=None) for meeting in outline.meetings]


COUNTS: list[tuple[str, Aspect]] = [
    ("会议", _facts),
    ("议题", _items),
    ("工作要求", _directives),
    ("存疑", lambda outline: outline.doubts),
    ("未归入的文字", lambda outline: outline.unplaced),
]
ASPECTS: list[tuple[str, Aspect]] = [
    ("整理后文本", lambda outline: outline.text),
    ("会议信息", _facts),
    ("议题", _items),
    ("工作要求", _directives),
    ("存疑", lambda outline: [(doubt.reason, doubt.quoted) for doubt in outline.doubts]),
]
