"""What intake proposes for a draft that nobody has touched."""

from datetime import date

import pytest
from django.utils import timezone

from meetings.intake.draft_defaults import is_listed_on_guessed, listed_on, propose_title
from meetings.parser import parse_report
from meetings.parser.outline import DateRead
from tests.meetings.intake.outlines import make_meeting

LEAD = "3月5日，区长沈怀远主持召开区政府常务会议。"


@pytest.mark.parametrize(
    ("matters", "expected"),
    [
        ("会议听取供水保障工作情况汇报。", "区政府常务会议听取供水保障工作情况汇报"),
        (
            "会议听取供水保障工作情况汇报。会议审议《社区食堂管理办法（草案）》。",
            "区政府常务会议听取供水保障工作情况汇报等事项",
        ),
        (
            "会议传达学习全市安全生产电视电话会议、全市城乡供水保障工作推进会、全市基层治理工作现场会、全市招商引资工作调度会精神。"
            "会议审议《社区食堂管理办法（草案）》。",
            "区政府常务会议传达学习全市安全生产电视电话会议、全市城乡供水保障工作推进会等事项",
        ),
    ],
)
def test_a_title_names_the_sitting_and_its_first_matter(matters, expected):
    meeting = parse_report(LEAD + matters).meetings[0]

    assert propose_title(meeting) == expected


@pytest.mark.parametrize(
    ("sitting", "matter", "title"),
    [
        ("区政府第23次常务会议", "会议听取了防汛工作汇报。", "区政府第23次常务会议听取防汛工作汇报"),
        ("区政府常务会议", "会议审议通过了《供水条例》。", "区政府常务会议审议《供水条例》"),
        ("区政府常务会议", "会议审议并原则通过了《供水条例》。", "区政府常务会议审议《供水条例》"),
        ("区政府常务会议", "会议研究了了解民情工作。", "区政府常务会议研究了解民情工作"),
        ("区委常委会会议", "会议传达学习了全市林长制会议精神。", "区委常委会会议传达学习全市林长制会议精神"),
        ("党组会议", "会议传达学习了全市林长制会议精神。", "政府党组会议传达学习全市林长制会议精神"),
        ("省质检院党委专题会议", "会议研究了安全生产工作。", "省质检院党委专题会议研究安全生产工作"),
        (
            "区政府常务会议",
            "会议研究了供水、供暖等事宜。会议审议了《供水条例》。",
            "区政府常务会议研究供水、供暖等事项",
        ),
    ],
)
def test_a_title_keeps_the_name_of_the_sitting_and_tells_the_matter(sitting, matter, title):
    meeting = parse_report(f"3月5日，区长沈怀远主持召开{sitting}。{matter}").meetings[0]

    assert propose_title(meeting) == title


TODAY = timezone.localdate()


@pytest.mark.parametrize(
    ("held", "published", "expected"),
    [
        (DateRead("3月5日", 2026, 3, 5), date(2026, 3, 9), date(2026, 3, 5)),
        (DateRead("2月", 2026, 2), date(2026, 3, 9), date(2026, 2, 28)),
        (DateRead("2月", 2026, 2), None, date(2026, 2, 28)),
        (DateRead("3月", 2026, 3), date(2026, 3, 9), date(2026, 3, 9)),
        (DateRead("去年", 2025), date(2026, 3, 9), date(2025, 12, 31)),
        (DateRead("今年", 2026), date(2026, 3, 9), date(2026, 3, 9)),
        (DateRead("2042年8月", 2042, 8), date(2024, 8, 9), date(2042, 8, 31)),
        (DateRead("2042年", 2042), date(2024, 8, 9), date(2042, 12, 31)),
        (DateRead("本月", TODAY.year, TODAY.month), None, TODAY),
        (DateRead("今年", TODAY.year), None, TODAY),
        (DateRead("日前"), date(2026, 3, 9), date(2026, 3, 9)),
        (DateRead("6月3日", None, 6, 3), date(2026, 3, 9), date(2026, 3, 9)),
        (DateRead("日前"), None, TODAY),
    ],
)
def test_the_day_of_lists_tells_no_other_month_or_year_than_is_known(held, published, expected):
    read = make_meeting(held=held)

    assert listed_on(read, published) == expected
    assert is_listed_on_guessed(read, published) == (held.year is None and published is None)
