"""Further matters of a sentence, of a row of them and of an opening, beside what goes on about the one before."""

import pytest

from tests.meetings.parser.readings import HEAD, Matter, matters, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "。\n会议听取了供水汇报，审议通过了《甲办法》，要求加强巡查。",
            [
                ("hear", "noted", "听取了供水汇报", []),
                ("deliberate", "adopted", "审议通过了《甲办法》", ["加强巡查"]),
            ],
        ),
        (
            "。\n会议听取了《甲规划》编制情况汇报，审议通过了《甲规划》，要求加强巡查。",
            [("hear", "adopted", "听取了《甲规划》编制情况汇报", ["加强巡查"])],
        ),
        (
            "。\n会议听取了供水汇报，并就水压问题进行了讨论，要求加强巡查。",
            [("hear", "noted", "听取了供水汇报", ["加强巡查"])],
        ),
        (
            "。\n会议研究了供水工作，由区水务局汇报了水压情况，区交通局汇报了公交情况。要抓早。",
            [
                ("arrange", "", "研究了供水工作", []),
                ("hear", "noted", "由区水务局汇报了水压情况", []),
                ("hear", "noted", "区交通局汇报了公交情况", ["要抓早"]),
            ],
        ),
        (
            "。\n会议传达学习了甲精神。听取乙工程汇报。审议《丙办法》。通报丁项目情况。学习《戊讲话》精神。"
            "传达学习己会议精神。\n会议强调，乙工程要抓早。",
            [
                ("relay", "", "传达学习了甲精神", []),
                ("hear", "noted", "听取乙工程汇报", ["乙工程要抓早"]),
                ("deliberate", "", "审议《丙办法》", []),
                ("other", "noted", "通报丁项目情况", []),
                ("relay", "", "学习《戊讲话》精神", []),
                ("relay", "", "传达学习己会议精神", []),
            ],
        ),
        (
            "，审议《甲办法》。\n关于区水务公司改制，会议认为，要抓早。",
            [("deliberate", "", "审议《甲办法》", ["要抓早"])],
        ),
        (
            "。\n关于区水务公司改制，会议认为，要抓早。",
            [("arrange", "", "关于区水务公司改制", ["要抓早"])],
        ),
        (
            "。\n会议审议了《甲办法》。要抓早。\n会议原则同意《甲办法》，由区司法局印发。",
            [("deliberate", "adopted_in_principle", "审议了《甲办法》", ["要抓早", "由区司法局印发"])],
        ),
        (
            "。\n会议审议了《甲办法》《乙方案》。\n会议一致同意上述办法和方案，由区司法局印发。",
            [
                ("deliberate", "adopted", "审议了《甲办法》", ["由区司法局印发"]),
                ("deliberate", "adopted", "《乙方案》", []),
            ],
        ),
        (
            "。\n会议审议了《甲办法》。要抓早。\n会议还审议了《甲办法》配套细则。要抓细。",
            [
                ("deliberate", "", "审议了《甲办法》", ["要抓早"]),
                ("deliberate", "", "审议了《甲办法》配套细则", ["要抓细"]),
            ],
        ),
        (
            "，听取供水情况汇报。\n会上，区水务局分别汇报了供水情况，会议强调，要抓早。区交通局汇报了公交情况。",
            [("hear", "noted", "听取供水情况汇报", ["要抓早"])],
        ),
        (
            "。\n会议强调，要抓早。\n5月6日，区政府常务会议召开，听取供水汇报，审议《甲办法》。会议强调，甲办法要抓细。",
            [
                ("other", "", "", ["要抓早"]),
                ("hear", "noted", "听取供水汇报", []),
                ("deliberate", "", "审议《甲办法》", ["甲办法要抓细"]),
            ],
        ),
    ],
)
def test_a_further_matter(text: str, expected: list[Matter]) -> None:
    assert matters(HEAD + text) == expected


def test_a_caption_opens_a_meeting_that_names_no_chair() -> None:
    text = f"{HEAD}，研究供水工作。\n【党组会议】5月8日，区政府党组召开会议，传达学习全会精神。会议强调，要抓早。"

    assert [(meeting.type.value, meeting.chair, meeting.held.day) for meeting in read(text).meetings] == [
        ("executive", "方远", 6),
        ("party_group", "", 8),
    ]


def test_the_meeting_of_the_next_day_is_held_a_day_later() -> None:
    text = f"{HEAD}，研究供水工作。\n次日，方远主持召开防汛专题会议，研究防汛。"

    assert [meeting.held.text for meeting in read(text).meetings] == ["5月6日", "次日"]
    assert [meeting.held.day for meeting in read(text).meetings] == [6, 7]
