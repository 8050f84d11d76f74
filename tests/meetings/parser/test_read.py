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
    ],
)
def test_year_comes_from_the_day_of_publication(text: str, published: date | None, held: date | None) -> None:
    assert parse_report(text, published_on=published).meetings[0].held.on == held


def test_furniture_is_not_read() -> None:
    text = f"来源：区长方远主持召开会议。\n{BODY}\n（记者 卓然）\n会议强调，要抓好落实。"

    outline = parse_report(text)

    assert [meeting.type for meeting in outline.meetings] == ["executive"]
    assert [made.text for made in outline.meetings[0].items[0].directives] == ["要抓好落实"]


def test_lost_bytes_are_doubts() -> None:
    assert "bytes_lost" in [doubt.code for doubt in parse_report(BODY + "要确?保安全。").doubts]
