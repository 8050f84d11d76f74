"""Numbers before headings, and which headings name a matter."""

import pytest

from meetings.parser.vocabulary.headings import Heading, heading_kind, is_report_of_an_office, read_heading


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("一、审议《甲方案》", Heading(1, 2)),
        ("十二、其他", Heading(1, 3)),
        ("议题一：听取汇报", Heading(1, 4)),
        ("第二项议程 审议", Heading(1, 6)),
        ("三", Heading(1, 1)),
        ("一百零一、审议《甲方案》", Heading(1, 5)),
        ("100、审议《甲方案》", Heading(3, 4)),
        ("甲、颁奖", Heading(1, 2)),
        ("提案一：摊位租金调整案", Heading(1, 4)),
        ("临时动议二、摊位租金调整案", Heading(1, 6)),
        ("II. 加建避雨亭", Heading(1, 4)),
        ("Ⅲ. 加建避雨亭", Heading(1, 3)),
        ("甲方应履行合同", None),
        ("提案人陆远", None),
        ("（一）关于防汛", Heading(2, 3)),
        ("1.加强巡查", Heading(3, 2)),
        ("（3） 加强巡查", Heading(3, 4)),
        ("①加强巡查", Heading(3, 1)),
        ("1.5万亩", None),
        ("第一，要加强巡查", None),
        ("第三次会议", None),
        ("加强巡查", None),
        ("", None),
    ],
)
def test_number_of_a_heading(text: str, heading: Heading | None) -> None:
    assert read_heading(text) == heading


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("审议《甲方案》", "deliberate"),
        ("听取防汛汇报。", "hear"),
        ("研究《甲方案》", "deliberate"),
        ("研究防汛工作", "arrange"),
        ("《甲方案》", "deliberate"),
        ("关于防汛工作的汇报。", "hear"),
        ("有关防汛工作情况的汇报", "hear"),
        ("关于防汛工作，供水工作的汇报", "hear"),
        ("关于《甲办法》", "deliberate"),
        ("关于防汛工作", "arrange"),
        ("防汛工作", "arrange"),
        ("历次指示事项办理情形报告", "hear"),
        ("上月工作执行情形", "hear"),
        ("供水管网改造方案", "arrange"),
    ],
)
def test_heading_names_a_matter(words: str, kind: str) -> None:
    assert heading_kind(words, True) == kind


@pytest.mark.parametrize("words", ["", "。", "强化组织领导", "要抓好防汛工作", "加强防汛工作", "防汛物资"])
def test_heading_names_no_matter(words: str) -> None:
    assert heading_kind(words, True) is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("防汛工作", None),
        ("关于防汛工作的汇报", "hear"),
        ("审议" + "供水" * 40, "deliberate"),
        ("关于" + "供水" * 30 + "的汇报", None),
        ("审议" + "供水" * 80, None),
    ],
)
def test_heading_that_opens_a_paragraph_says_more(words: str, kind: str | None) -> None:
    assert heading_kind(words, False) == kind


@pytest.mark.parametrize(
    "words", ["会议听取了供热情况", "根据有关文件，会议研究了清淤工作", "经过讨论，会议通报了整改情况"]
)
def test_heading_that_is_a_sentence_of_the_meeting_is_read_as_one(words: str) -> None:
    assert heading_kind(words, True) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("消防局：台风季前整备情形", True),
        ("水利处：清淤工程进度", True),
        ("观光处：灯会筹备情况简报", True),
        ("消防局：请于7月15日前修复电话", False),
        ("消防局：整备情形良好。", False),
        ("主席：县长陆远", False),
    ],
)
def test_line_that_heads_the_report_of_an_office(line: str, expected: bool) -> None:
    assert is_report_of_an_office(line) is expected
