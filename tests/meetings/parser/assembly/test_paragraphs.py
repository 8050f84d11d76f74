"""What is said in the end, and sentences of several reports."""

import pytest

from tests.meetings.parser.readings import HEAD, Matter, matters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "。\n会议传达学习了省委精神。\n会议就下一步工作作出安排：\n一是抓早。\n方远最后强调，要在岗。",
            [("relay", "", "传达学习了省委精神", []), ("arrange", "", "就下一步工作作出安排", ["一是抓早", "要在岗"])],
        ),
        (
            "。\n会议听取了甲情况汇报。会议要求，要抓早。\n会议审议通过《乙办法》。会议要求，要抓细。\n方远最后强调，要在岗。",
            [
                ("hear", "noted", "听取了甲情况汇报", ["要抓早"]),
                ("deliberate", "adopted", "审议通过《乙办法》", ["要抓细"]),
                ("other", "", "", ["要在岗"]),
            ],
        ),
        (
            "。\n会议听取了甲情况汇报。会议要求，要抓早。\n会议审议通过《乙办法》。会议要求，要抓细。\n会议研究了丙工作。会议要求，要抓实。\n会议要求，各级各部门要迅速进入状态。",
            [
                ("hear", "noted", "听取了甲情况汇报", ["要抓早"]),
                ("deliberate", "adopted", "审议通过《乙办法》", ["要抓细"]),
                ("arrange", "", "研究了丙工作", ["要抓实"]),
                ("other", "", "", ["各级各部门要迅速进入状态"]),
            ],
        ),
        (
            "。\n会议听取了甲情况汇报。\n会议要求，要抓早。\n会议审议通过《乙办法》。会议要求，要抓细。\n会议研究了丙工作。会议要求，要抓实。\n会议要求，各级各部门要迅速进入状态。",
            [
                ("hear", "noted", "听取了甲情况汇报", ["要抓早"]),
                ("deliberate", "adopted", "审议通过《乙办法》", ["要抓细"]),
                ("arrange", "", "研究了丙工作", ["要抓实", "各级各部门要迅速进入状态"]),
            ],
        ),
        (
            "。会议要求，要抓早。区直有关部门负责人参加会议。",
            [("other", "", "", ["要抓早"])],
        ),
        (
            "。会议要求，要抓早。每周召开例会，区直有关部门负责人参加会议。",
            [("other", "", "", ["要抓早", "每周召开例会，区直有关部门负责人参加会议"])],
        ),
    ],
)
def test_closing_words(text: str, expected: list[Matter]) -> None:
    assert matters(HEAD + text) == expected
