"""The agenda in a sentence of its own, behind the opening, beside words that list nothing."""

import pytest

from tests.meetings.parser.readings import HEAD, Matter, matters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "。会议议程共3项：传达学习省委部署要求；审议《甲办法》；听取供水工作汇报。\n关于供水，会议强调，要抓早。",
            [
                ("relay", "", "传达学习省委部署要求", []),
                ("deliberate", "", "审议《甲办法》", []),
                ("hear", "noted", "听取供水工作汇报", ["要抓早"]),
            ],
        ),
        (
            "。\n会议议题如下：一、传达学习省委部署要求；二、审议《甲办法》；三、研究丹霞桥加固工程。\n甲办法方面，会议听取汇报后指出，要抓细。",
            [
                ("relay", "", "传达学习省委部署要求", []),
                ("deliberate", "", "审议《甲办法》", ["要抓细"]),
                ("arrange", "", "研究丹霞桥加固工程", []),
            ],
        ),
        (
            "。会议的主要任务是，传达学习省委部署要求，审议《甲办法》，安排春耕生产。\n会议审议通过了《办法》，区农业局要抓早。",
            [
                ("relay", "", "传达学习省委部署要求", []),
                ("deliberate", "adopted", "审议《甲办法》", ["区农业局要抓早"]),
                ("arrange", "", "安排春耕生产", []),
            ],
        ),
        (
            "。会议的主要任务是，安排春耕生产。\n会议强调，要抓早。",
            [("arrange", "", "安排春耕生产", ["要抓早"])],
        ),
        (
            "。会议内容丰富，气氛热烈。\n会议强调，要抓早。",
            [("other", "", "", ["要抓早"])],
        ),
        (
            "。会议听取了供水汇报。会议议题：审议《甲办法》。",
            [("hear", "noted", "听取了供水汇报", [])],
        ),
    ],
)
def test_an_agenda_told_in_a_sentence(text: str, expected: list[Matter]) -> None:
    assert matters(HEAD + text) == expected
