"""A statement that relays several things, of which later paragraphs treat each apart."""

import pytest

from tests.meetings.parser.readings import HEAD, Matter, matters, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "。会议听取了供水汇报，传达学习了全国甲会议精神、全省乙会议精神和全市丙会议精神，研究了供热工作。\n"
            "关于全省乙会议，会议强调，要抓早。\n关于全市丙会议，会议强调，要抓细。",
            [
                ("hear", "noted", "听取了供水汇报", []),
                ("relay", "", "传达学习了全国甲会议精神", []),
                ("relay", "", "全省乙会议精神", ["要抓早"]),
                ("relay", "", "全市丙会议精神", ["要抓细"]),
                ("arrange", "", "研究了供热工作", []),
            ],
        ),
        (
            "。会议传达学习了全国甲会议精神和全省乙会议精神。\n关于丁文件，会议强调，要抓早。",
            [("relay", "", "传达学习了全国甲会议精神和全省乙会议精神", ["要抓早"])],
        ),
        (
            "。会议研究了全国甲会议精神和全省乙会议精神。\n关于全省乙会议，会议强调，要抓早。",
            [("arrange", "", "研究了全国甲会议精神和全省乙会议精神", ["要抓早"])],
        ),
        (
            "。会议原文学习了甲信，传达了乙会议精神。会议传达了丙会议精神，学习了《丁条例》。",
            [
                ("relay", "", "原文学习了甲信", []),
                ("relay", "", "传达了乙会议精神", []),
                ("relay", "", "传达了丙会议精神", []),
                ("study", "", "学习了《丁条例》", []),
            ],
        ),
    ],
)
def test_what_is_relayed(text: str, expected: list[Matter]) -> None:
    assert matters(HEAD + text) == expected


def test_who_decided_and_by_which_verb_stays_with_what_is_to_be_done() -> None:
    [first, second] = (
        read(HEAD + "。会议原则同意《甲方案》。会议决定成立供水专班。\n会议研究了供热。会议决定聘请三位专家评审。")
        .meetings[0]
        .items
    )

    assert first.outcome == "adopted_in_principle"
    assert [(made.verb, made.speaker, made.text) for made in first.directives] == [("决定", "会议", "成立供水专班")]
    assert second.outcome == "adopted"
    assert [(made.verb, made.speaker, made.text) for made in second.directives] == [
        ("决定", "会议", "聘请三位专家评审")
    ]
