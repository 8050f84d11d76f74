"""A report twice as long takes twice as long to read, whatever it repeats: no text stalls the reader."""

from collections.abc import Callable
from pathlib import Path

import pytest

from meetings.parser import parse_report
from tests.growth import MOST, TIMES, growth

OPENING = "6月5日，区长方远主持召开区政府常务会议。\n"
SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.txt"))
SHORT = 4_000  # characters of the shorter text

# What is repeated behind the opening; where the repeated part needs company: (before, part, after).
REPEATED = [
    "会议研究",
    "研究",
    "并",
    "要",
    "，",
    "；",
    "1",
    "《",
    "《甲》",
    "（",
    "“",
    "“甲。”",
    "甲\n",
    "甲?",
    "\n",
    "|",
    "要干。",
    "要干；",
    "当前",
    "务(wù)",
    "一要二要三要",
    "一是干；二是做；",
    "审议《甲》，",
    "听取了甲汇报；",
    "会议强调，会议指出，",
    "出席：张三、李四\n",
    "张三 李四 ",
    "来源：甲\n",
    "说明：甲\n",
    "会议还要求，甲。\n",
    "5月3日",
    "一、关于甲工作\n会议要求，要干。\n",
    "会议审议通过了《甲办法》\n原则同意《甲办法》。\n",
    "会议听取了甲工作汇报。会议要求，要干。\n",
    OPENING,
    ("会议", " ", "强调，要干。"),
    ("会议", "\u3000", "强调，要干。"),
    ("会议", "\t", "强调，要干。"),
    ("会议", "\u00a0", "强调，要干。"),
    ("会议研究了", "当前", "甲。"),
    ("首页", " > 甲", ""),
    ("<p>", "&amp;", ""),
    ("<p>", "<a", ""),
    ("会议研究甲。随后召开", "区政府党组会议、", "。"),
    ("会议议程：研究部署甲工作。\n", "一、关于乙工作\n由区水务局负责。\n", ""),
]


def repeated(before: str, part: str, after: str, length: int) -> Callable[[], object]:
    text = OPENING + before + part * (length // len(part)) + after
    return lambda: parse_report(text)


@pytest.mark.parametrize("repeat", REPEATED, ids=repr)
def test_what_a_text_repeats_is_read_in_linear_time(repeat: str | tuple[str, str, str]) -> None:
    before, part, after = ("", repeat, "") if isinstance(repeat, str) else repeat
    small, large = (repeated(before, part, after, length) for length in (SHORT, SHORT * TIMES))

    assert growth(large, small) < MOST


def test_reports_one_after_the_other_are_read_in_linear_time() -> None:
    reports = "\n".join(path.read_text(encoding="utf-8") for path in SAMPLES)

    assert growth(lambda: parse_report(reports * TIMES), lambda: parse_report(reports)) < MOST


def test_a_sentence_that_is_too_long_to_be_one_is_cut_and_lost_nowhere() -> None:
    text = OPENING + "会议要求，" + "要加强巡查值守，" * 2_000 + "。"

    outline = parse_report(text)

    assert "".join(outline.text.split()) == "".join(text.split())
