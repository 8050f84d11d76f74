"""What intake proposes for a draft that nobody has touched."""

import pytest

from meetings.intake.proposing import propose_title
from meetings.parser import parse_report

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
