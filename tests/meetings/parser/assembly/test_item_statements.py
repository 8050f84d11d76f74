"""Sentences of the body that state a matter, and what stands beside the statement."""

import pytest

from meetings.parser import parse_report
from meetings.parser.outline import MeetingOutline

LEAD = "5月6日，区长方远主持召开区政府常务会议。\n"
STUDY = "5月6日，区长方远主持召开区政府党组理论学习中心组学习会。\n"


def read(text: str, lead: str = LEAD) -> MeetingOutline:
    return parse_report(lead + text).meetings[0]


def told(meeting: MeetingOutline) -> list[tuple[str, str, list[str]]]:
    return [(item.kind.value, item.statement, [made.text for made in item.directives]) for item in meeting.items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议听取了防汛汇报，强调要抓早。", [("hear", "听取了防汛汇报", ["要抓早"])]),
        ("会议听取了防汛汇报，方远要求，要抓早。", [("hear", "听取了防汛汇报", ["要抓早"])]),
        ("会议在听取防汛汇报时，指出要抓早。", [("hear", "听取防汛汇报", ["要抓早"])]),
        ("会议在审议《供水办法》后，强调要抓早。", [("deliberate", "审议《供水办法》", ["要抓早"])]),
        ("会议审议《供水办法》时强调，要抓早。", [("deliberate", "审议《供水办法》", ["要抓早"])]),
        ("在听取大家发言后，方远强调，要抓早。", [("other", "", ["要抓早"])]),
        ("会上，区水务局通报了巡查情况。", [("other", "通报了巡查情况", [])]),
        ("会议上区水务局传达学习全会精神。", [("relay", "传达学习全会精神", [])]),
        ("审议通过了《供水办法》。", [("deliberate", "审议通过了《供水办法》", [])]),
        ("听取防汛汇报。", [("hear", "听取防汛汇报", [])]),
        ("部署了防汛工作。", [("arrange", "部署了防汛工作", [])]),
        ("一、学习贯彻全会精神。要抓早。", [("relay", "学习贯彻全会精神", ["要抓早"])]),
        ("会议听取了防汛汇报。研究了供水工作。", [("hear", "听取了防汛汇报", []), ("arrange", "研究了供水工作", [])]),
        (
            "一、根据有关文件，会议审议通过了《供水办法》。\n要抓早。",
            [("deliberate", "审议通过了《供水办法》", ["要抓早"])],
        ),
        ("二、经过讨论，会议听取了防汛情况汇报。\n要抓早。", [("hear", "听取了防汛情况汇报", ["要抓早"])]),
        (
            "会议传达了全会精神。会议还研究通过了2024年度机关工作要点。党总支负责分解落实。",
            [("relay", "传达了全会精神", []), ("deliberate", "研究通过了2024年度机关工作要点", ["党总支负责分解落实"])],
        ),
        (
            "会议听取并通过了防汛报告，听取了供水情况汇报，经过讨论，审议通过了《供水办法》。",
            [
                ("hear", "听取并通过了防汛报告", []),
                ("hear", "听取了供水情况汇报", []),
                ("deliberate", "审议通过了《供水办法》", []),
            ],
        ),
        ("会议听取了防汛汇报，听取了巡查汇报。", [("hear", "听取了防汛汇报", []), ("hear", "听取了巡查汇报", [])]),
        ("会议听取了防汛汇报。研究供水工作。", [("hear", "听取了防汛汇报", [])]),
        ("会议决定了供水工作。", []),
        ("会议总结了供水工作。", []),
        ("会议强调，要抓早，研究供水工作。", [("other", "", ["要抓早，研究供水工作"])]),
    ],
)
def test_statement(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "会议听取了防汛汇报，并就供水、节水等工作进行了研究，要抓早。",
            [("hear", "听取了防汛汇报", []), ("arrange", "就供水、节水等工作进行了研究", ["要抓早"])],
        ),
        (
            "会议学习了全会精神；各副区长分别就分管工作进行了汇报，研究了供水工作，要求加强巡查。",
            [
                ("relay", "学习了全会精神", []),
                ("hear", "各副区长分别就分管工作进行了汇报", []),
                ("arrange", "研究了供水工作", ["加强巡查"]),
            ],
        ),
        (
            "会议听取了防汛汇报，研究了有关事项，审议了《供水办法》。",
            [("hear", "听取了防汛汇报", []), ("deliberate", "审议了《供水办法》", [])],
        ),
        (
            "会议听取了防汛汇报；审议通过《供水办法》。",
            [("hear", "听取了防汛汇报", []), ("deliberate", "审议通过《供水办法》", [])],
        ),
        (
            "会议听取了防汛汇报，同时传达了全会精神，审议了《供水办法》，要抓早。",
            [
                ("hear", "听取了防汛汇报", []),
                ("relay", "传达了全会精神", []),
                ("deliberate", "审议了《供水办法》", ["要抓早"]),
            ],
        ),
        (
            "会议审议了《甲办法》《乙办法》。",
            [("deliberate", "审议了《甲办法》", []), ("deliberate", "《乙办法》", [])],
        ),
        (
            "会议审议了《甲办法》《乙办法》《丙办法》。\n会议要求，甲办法要抓早。\n会议要求，丙办法要抓小。",
            [
                ("deliberate", "审议了《甲办法》", ["甲办法要抓早"]),
                ("deliberate", "《乙办法》", []),
                ("deliberate", "《丙办法》", ["丙办法要抓小"]),
            ],
        ),
        ("会议学习了《甲》《乙》《丙》。", [("relay", "学习了《甲》《乙》《丙》", [])]),
    ],
)
def test_further_matters_of_one_sentence(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "statements", "outcome"),
    [
        ("会议审议了《供水办法》。会议原则通过《供水办法》。", ["审议了《供水办法》"], "adopted_in_principle"),
        ("会议听取了供水汇报。会议审议同意该方案。", ["听取了供水汇报"], "adopted"),
        ("会议听取了供水汇报。会议审议通过方案。", ["听取了供水汇报"], "adopted"),
        ("会议听取了供水汇报。会议审议通过。", ["听取了供水汇报"], "adopted"),
        ("会议听取了供水汇报。会议审议通过《村庄规划》。", ["听取了供水汇报", "审议通过《村庄规划》"], "noted"),
        ("会议听取了供水方案汇报。会议原则通过《供水方案》。", ["听取了供水方案汇报"], "adopted_in_principle"),
        ("一、关于供水工作\n会议审议了供水方案，同意印发。", ["关于供水工作"], "adopted"),
        ("一、供水工作\n会议听取了供水汇报。", ["供水工作"], "noted"),
    ],
)
def test_statement_about_the_matter_at_hand_opens_none(text: str, statements: list[str], outcome: str) -> None:
    found = read(text).items

    assert [item.statement for item in found] == statements
    assert found[0].outcome == outcome


def test_statement_below_a_heading_tells_its_kind() -> None:
    assert [item.kind for item in read("一、供水工作\n会议听取了供水汇报。").items] == ["hear"]
    assert [item.kind for item in read("一、研究供水工作\n会议听取了供水汇报。").items] == ["arrange"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议学习全会精神。", [("study", "学习全会精神", [])]),
        ("会议传达学习全会精神。", [("relay", "传达学习全会精神", [])]),
        ("会议听取防汛汇报。", [("hear", "听取防汛汇报", [])]),
        ("会议学习全会精神。会上，骆明领学了报告。", [("study", "学习全会精神", [])]),
    ],
)
def test_study_session_studies(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert told(read(text, STUDY)) == expected


def test_who_attended_a_matter_is_named() -> None:
    found = read("会议听取了防汛汇报，副区长何川、骆明列席会议。")

    assert [(person.name, person.role) for person in found.attendance] == [
        ("何川", "in_attendance"),
        ("骆明", "in_attendance"),
    ]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("会议听取了防汛汇报。", ["会议"]),
        ("会议在听取防汛汇报时，指出要抓早。", ["会议在", "时，指出"]),
        ("会议审议《供水办法》时强调，要抓早。", ["会议", "时强调，"]),
        ("会议学习了《种子法》，研究了有关事项，审议了《供水办法》。", ["会议", "，研究了有关事项，"]),
        ("会议听取了防汛汇报，何川列席会议。", ["会议", "何川列席会议。"]),
        ("会议学习了《种子法》，同时审议了《供水办法》。", ["会议", "，同时"]),
    ],
)
def test_words_beside_a_statement_are_lead(text: str, lead: list[str]) -> None:
    outline = parse_report(LEAD + "天气晴好。" + text)

    words = [outline.text[span.start : span.end] for span in outline.lead][1:]
    assert words == lead
    assert [outline.text[span.start : span.end] for span in outline.unplaced] == ["天气晴好。"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议传达学习全会精神。要抓早。", [[], ["传达学习全会精神"]]),
        ("会议听取防汛汇报。要抓早。", [["听取防汛汇报"], []]),
    ],
)
def test_joint_report_without_parts_goes_by_custom(text: str, expected: list[list[str]]) -> None:
    lead = "5月6日，区长方远主持召开区政府常务会议和区政府党组会议。\n"

    meetings = parse_report(lead + text).meetings

    assert [[item.statement for item in meeting.items] for meeting in meetings] == expected
