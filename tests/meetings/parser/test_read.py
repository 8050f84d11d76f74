"""The stages together: a publication line gives the year and is no part of the report."""

from datetime import date

import pytest

from meetings.parser import parse_report

BODY = "8月5日，区长方远主持召开区政府常务会议，研究防汛工作。"


@pytest.mark.parametrize(
    ("text", "published", "held"),
    [
        (BODY, None, None),
        (BODY, date(2025, 9, 1), date(2025, 8, 5)),
        (f"发布时间：2024-09-01\n{BODY}\n发布日期：2023-09-01", None, date(2024, 8, 5)),
        (f"发布时间：2024-09-01\n{BODY}", date(2025, 9, 1), date(2025, 8, 5)),
        (f"2024-09-01　来源：区政府办　点击：331\n{BODY}", None, date(2024, 8, 5)),
        (f"2024年9月1日　星期日\n{BODY}", None, date(2024, 8, 5)),
        (f"临政会纪〔2024〕12号\n{BODY}", None, date(2024, 8, 5)),
        (f"临政会纪〔2024〕12号\n{BODY}", date(2025, 9, 1), date(2025, 8, 5)),
        (f"{BODY}会议学习了临政发〔2024〕12号文件。", None, None),
    ],
)
def test_year_comes_from_the_day_of_publication(text: str, published: date | None, held: date | None) -> None:
    assert parse_report(text, published_on=published).meetings[0].held.on == held


def test_furniture_is_not_read() -> None:
    text = f"来源：区长方远主持召开会议。\n{BODY}\n（记者 卓然）\n会议强调，要抓好落实。"

    outline = parse_report(text)

    assert [meeting.type for meeting in outline.meetings] == ["executive"]
    assert [made.text for made in outline.meetings[0].items[0].directives] == ["要抓好落实"]


def test_a_text_that_is_converted_says_so() -> None:
    traditional = "8月5日，區長方遠主持召開區政府常務會議，研究防汛工作。"

    outline = parse_report(traditional, published_on=date(2025, 9, 1))

    assert [doubt.reason for doubt in outline.doubts] == ["script_converted"]
    assert outline.meetings[0].chair == "方远"
    assert not parse_report("研究防汛工作。沒有會議，祇有文章。").doubts


@pytest.mark.parametrize(
    ("published", "reason"),
    [(date(2025, 8, 4), "long_before_publication"), (date(2025, 8, 5), None), (date(2026, 5, 1), None)],
)
def test_a_day_that_is_reckoned_far_back_is_doubted(published: date, reason: str | None) -> None:
    assert [doubt.reason for doubt in parse_report(BODY, published_on=published).doubts] == [reason] * bool(reason)


def test_a_day_after_publication_is_doubted() -> None:
    outline = parse_report(f"2042年{BODY}", published_on=date(2025, 9, 1))

    assert [doubt.reason for doubt in outline.doubts] == ["after_publication"]
    assert outline.meetings[0].held.on == date(2042, 8, 5)


def test_lost_bytes_are_doubts() -> None:
    assert "bytes_lost" in [doubt.code for doubt in parse_report(BODY + "要确?保安全。").doubts]
