"""Reading a report in a bounded process gives what reading it here would; nothing of the web reads it here."""

import ast
from datetime import date
from pathlib import Path

import pytest

from meetings import bounded
from meetings.corrections import Correction, DropItem, SetField, apply
from meetings.parser import parse_report
from meetings.parser.cleaning.decode import Unreadable
from meetings.reading.report import read

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = sorted((ROOT / "meetings" / "sample" / "reports").glob("*.txt"))
TEXT = "6月3日，区长沈怀远主持召开區(qū)政府常務會議，听取防汛汇报。会议要求，要抓好防汛，年底前完成。"
# Where a person waits who can press Ctrl-C, and what runs in the bounded process.
READ_HERE = {"meetings/management/commands/read_report.py", "meetings/rereading.py", "meetings/reading/task.py"}


@pytest.mark.parametrize("path", SAMPLES[:5], ids=lambda path: path.stem)
def test_a_report_is_read_as_it_would_be_here(path):
    text = path.read_text(encoding="utf-8")

    reading = read(text, published_on=date(2026, 6, 4))

    assert reading.outline == reading.corrected == parse_report(text, published_on=date(2026, 6, 4))


@pytest.mark.parametrize("day", [None, date(2026, 6, 4), date(2026, 1, 3), date(2024, 2, 29), date.min], ids=str)
@pytest.mark.parametrize("path", SAMPLES[:12], ids=lambda path: path.stem)
def test_another_day_of_publication_gives_what_parsing_for_it_would(path, day):
    text = path.read_text(encoding="utf-8")

    for other in (None, date(2025, 12, 31)):
        outline = read(text, published_on=other).outline_for(day)

        expected = parse_report(text, published_on=day)
        assert outline == expected
        assert [doubt.meeting for doubt in outline.doubts] == [doubt.meeting for doubt in expected.doubts]


@pytest.mark.parametrize(
    "text",
    [
        "昨天，区长沈怀远主持召开区政府常务会议。会议要求，要抓好防汛，年底前完成。",
        "24日，区长沈怀远主持召开区政府常务会议。会议要求，要抓好防汛，年底前完成。",
        "新华社澄湖3月24日电 今天，区长沈怀远主持召开区政府常务会议。会议要求，要抓好防汛，月底前完成。",
        "2月29日，区长沈怀远主持召开区政府常务会议。会议要求，要抓好防汛，三日内完成。\n发布日期：2026-03-01",
        "今天天气晴好。",
    ],
)
@pytest.mark.parametrize("day", [None, date(2026, 3, 26), date(2024, 3, 3)], ids=str)
def test_days_that_depend_on_the_day_of_publication_are_computed_for_it(text, day):
    reading = read(text, published_on=date(2025, 7, 1))

    assert reading.outline_for(day) == parse_report(text, published_on=day)


def test_corrections_are_applied_as_they_would_be_here():
    corrections: list[Correction] = [SetField("chair", (0,), ("林祎",)), DropItem(0, 0)]

    reading = read(TEXT, corrections=corrections)

    assert reading.outline == parse_report(TEXT)
    assert reading.corrected == apply(parse_report(TEXT), corrections)


def test_a_correction_that_does_not_fit_leaves_what_was_read():
    reading = read(TEXT, corrections=[DropItem(7, 0)])

    assert reading.outline == parse_report(TEXT)
    assert reading.corrected is None


def test_a_text_past_the_limits_is_refused():
    with pytest.raises(Unreadable, match="unfinished"):
        read(TEXT, limits=bounded.Limits(wall=0.001))


def test_nothing_else_has_a_report_read_in_its_own_process():
    files = [file for room in ("meetings", "directives", "config") for file in (ROOT / room).rglob("*.py")]

    named = {file.relative_to(ROOT).as_posix() for file in files if "parse_report" in _names(file)}

    assert {name for name in named if not name.startswith("meetings/parser/")} == READ_HERE


def _names(file: Path) -> set[str]:
    """What a file imports or uses by name."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    imported = {alias.name for node in nodes if isinstance(node, ast.ImportFrom | ast.Import) for alias in node.names}
    return imported | {node.attr for node in nodes if isinstance(node, ast.Attribute)}
