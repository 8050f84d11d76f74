"""What holds for every text: nothing raises, nothing is lost, the same text reads the same, reading is idempotent."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.parser import parse_report
from meetings.parser.cleaning.repair import repair
from meetings.parser.cleaning.sentences import mask
from meetings.parser.outline import Outline
from meetings.parser.result.coverage import claims
from meetings.parser.vocabulary.modality import has_modal, is_tasked
from tests.meetings.parser.accounting import is_accounted

SAMPLES = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "samples").glob("*.txt"))]
WORDS = [
    *(
        "会议",
        "指出",
        "，",
        "。",
        "；",
        "：",
        "要",
        "一是",
        "二是",
        "三要",
        "必须",
        "区长",
        "张三",
        "主持召开",
        "常务会议",
    ),
    *(
        "党组会议",
        "暨",
        "和",
        "、",
        "第12次",
        "5月3日",
        "2025年",
        "近日",
        "审议",
        "通过",
        "《",
        "》",
        "“",
        "”",
        "（",
        "）",
    ),
    *(
        "(",
        ")",
        "听取",
        "汇报",
        "传达学习",
        "精神",
        "研究",
        "有关事项",
        "会议还研究了其他事项。",
        "\n",
        "一、",
        "（二）",
    ),
    *(
        "由区财政局牵头",
        "责成",
        "出席：",
        "强调",
        "务(wù)",
        "會(huì)",
        "?",
        "??",
        "来源：",
        "同意",
        "原则",
        "随后",
        "当天",
    ),
    *("<", ">", "<p>", "</p>", "&nbsp;", "&amp;", "\u3000", "\u200b", " ", "202", "6", "年", "@@", ",,", ".", '"'),
    *("上一篇：", "以下意见：", "——", "请", "各部门", "暂缓", "就", "进行了研究", "围绕", "列席", "主持", "中心组"),
]


def simplified(outline: Outline) -> Outline:
    """The outline as it is of its own cleaned text, which is converted no more."""
    supposed = simplified(outline.supposed) if outline.supposed else None
    kept = tuple(doubt for doubt in outline.doubts if doubt.code != "script")
    return replace(outline, doubts=kept, supposed=supposed)


QUICK = settings(max_examples=700, suppress_health_check=[HealthCheck.too_slow])


def well_formed(outline: Outline) -> None:
    assert is_accounted(outline)
    for span in claims(outline):
        assert 0 <= span.start < span.end <= len(outline.text)
    for meeting in outline.meetings:
        for item in meeting.items:
            if item.span is not None:
                assert outline.text[item.span.start : item.span.end] == item.statement
            for directive in item.directives:
                assert outline.text[directive.span.start : directive.span.end] == directive.text
                assert directive.headline


@QUICK
@given(st.text())
def test_any_text_is_accounted_for(text: str) -> None:
    outline = parse_report(text)

    well_formed(outline)
    assert parse_report(text) == outline


@QUICK
@given(st.lists(st.sampled_from(WORDS), max_size=60).map("".join))
def test_any_text_of_the_language_is_accounted_for(text: str) -> None:
    outline = parse_report(text)

    well_formed(outline)
    assert repair(outline.text) == outline.text
    assert parse_report(outline.text) == simplified(outline)


@QUICK
@given(st.sampled_from(SAMPLES), st.lists(st.tuples(st.integers(0, 2000), st.sampled_from(WORDS)), max_size=12))
def test_a_mutated_report_is_accounted_for(text: str, changes: list[tuple[int, str]]) -> None:
    for place, word in changes:
        at = place % (len(text) + 1)
        text = text[:at] + word + text[at + len(word) % 3 :]

    outline = parse_report(text)

    well_formed(outline)
    assert repair(outline.text) == outline.text


@pytest.mark.parametrize("text", SAMPLES)
def test_a_cleaned_sample_reads_the_same(text: str) -> None:
    outline = parse_report(text)

    assert parse_report(outline.text) == simplified(outline)


@pytest.mark.parametrize("text", SAMPLES)
def test_no_sentence_that_instructs_hides_in_what_reports_the_meeting(text: str) -> None:
    outline = parse_report(text)

    led = [mask(line) for span in outline.lead for line in outline.text[span.start : span.end].split("\n")]
    assert [words for words in led if has_modal(words) or is_tasked(words)] == []


def test_a_line_above_the_opening_that_instructs_is_left_for_a_person() -> None:
    outline = parse_report(f"会议指出，要增强服务意识\n区政府召开常务会议\n{OPENED}。会议强调，要抓好防汛。")

    assert [outline.text[span.start : span.end].strip() for span in outline.unplaced] == ["会议指出，要增强服务意识"]


OPENED = "6月5日，区长方远主持召开区政府常务会议"
LONG = [
    f"{OPENED}。\n会议听取了甲汇报" + "；审议了《乙》，研究了丙" * 2_000,
    f"{OPENED}。\n会议" + "传达学习了甲精神；副书记某某传达学习了乙精神；" * 2_000,
    f"{OPENED}。\n会上，" + "区财政局就资金作了汇报，" * 2_000,
    f"{OPENED}" + "，随后召开区政府党组会议" * 2_000,
    f"{OPENED}" + "；随后召开区政府党组会议，审议《甲》" * 2_000,
    f"{OPENED}。\n会议强调，" + "会议指出，要干，" * 2_000,
]


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[-14:])
def test_a_sentence_without_end_is_read(text: str) -> None:
    outline = parse_report(text)

    well_formed(outline)
    assert outline.meetings
