"""Papers of a list without 《》: each is a matter of its own, and what was decided in the sentence holds for all."""

import pytest

from meetings.parser import parse_report

LEAD = "5月6日，区长方远主持召开区政府常务会议。\n"


def matters(text: str) -> list[tuple[str, str]]:
    items = parse_report(LEAD + text).meetings[0].items
    return [(item.statement, item.outcome.value if item.outcome else "") for item in items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "会议审议了年度投资计划、水厂招标方案、检测公司增资方案，同意提交董事会决策。会议要求，投资部要再梳理。",
            [("审议了年度投资计划", "adopted"), ("水厂招标方案", "adopted"), ("检测公司增资方案", "adopted")],
        ),
        (
            "会议审议了《城南规划（修编）》、《河岸设计》、第二医院详细规划、望湖苑方案调整、街区保护划定方案等五个议题。",
            [
                ("审议了《城南规划（修编）》", ""),
                ("《河岸设计》", ""),
                ("第二医院详细规划", ""),
                ("望湖苑方案调整", ""),
                ("街区保护划定方案等五个议题", ""),
            ],
        ),
        ("会议审议了供水、供热改造方案。", [("审议了供水、供热改造方案", "")]),
        ("会议审议了《甲办法》及相关事项。", [("审议了《甲办法》及相关事项", "")]),
    ],
)
def test_papers_of_a_list(text: str, expected: list[tuple[str, str]]) -> None:
    assert matters(text) == expected


@pytest.mark.parametrize("words", ["审议“三重一大”有关事项", "听取各县汇报", "对3项议题进行了研究"])
def test_words_that_name_no_matter(words: str) -> None:
    read = parse_report(f"5月6日，区长方远主持召开区政府常务会议，{words}。\n会议审议了《甲办法》。会议要求，要抓早。")

    assert [item.title for item in read.meetings[0].items] == ["《甲办法》"]
