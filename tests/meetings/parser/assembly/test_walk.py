"""How titles, headings and sections part a report."""

import pytest

from meetings.parser import parse_report

LEAD = "5月6日，区长方远主持召开区政府常务会议。\n"
JOINT = "6月5日，区长方远主持召开区政府常务会议和区政府党组会议。\n"
TITLE = "禾澜区政府第3次常务会议纪要\n"


def told(text: str) -> list[tuple[str, list[str]]]:
    return [
        (item.statement, [made.text for made in item.directives])
        for meeting in parse_report(text).meetings
        for item in meeting.items
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (TITLE + "时间：2025年5月6日\n一、审议《供水办法》", ["禾澜区政府第3次常务会议"]),
        (TITLE + "会议听取了防汛汇报。", ["禾澜区政府第3次常务会议"]),
        (TITLE + "会议指出，要抓早。", ["禾澜区政府第3次常务会议"]),
        ("内部文稿\n" + TITLE + "会议听取了防汛汇报。", ["禾澜区政府第3次常务会议"]),
        ("禾澜区政府第3次常务会议暨全体会议纪要\n会议听取了防汛汇报。", ["禾澜区政府第3次常务会议"]),
        ("禾澜区政府常务会议、全体会议纪要\n会议听取了防汛汇报。", ["禾澜区政府常务会议", "全体会议"]),
        (TITLE, []),
        (TITLE + "区政府强调，要抓早。", []),
        (TITLE + "水位上涨。", []),
        ("时间：2025年5月6日\n" + TITLE, ["禾澜区政府第3次常务会议"]),
        ("禾澜区政府\n会议听取了防汛汇报。", []),
    ],
)
def test_formal_minutes_are_opened_by_their_title(text: str, names: list[str]) -> None:
    assert [meeting.name for meeting in parse_report(text).meetings] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一\n会议听取了防汛汇报。会议指出，要抓早。\n二\n会议听取了防汛汇报。",
            [("听取了防汛汇报", ["要抓早"]), ("听取了防汛汇报", [])],
        ),
        (
            "一、审议《供水办法》\n（一）供水工作\n要抓早。\n（二）节水工作\n要抓小。",
            [("审议《供水办法》", ["要抓早", "要抓小"])],
        ),
        (
            "一、审议《供水办法》\n要抓早。\n二、供水工作\n要抓小。",
            [("审议《供水办法》", ["要抓早"]), ("供水工作", ["要抓小"])],
        ),
        (
            "一、审议《供水办法》\n（一）审议《节水办法》\n要抓早。",
            [("审议《供水办法》", []), ("审议《节水办法》", ["要抓早"])],
        ),
        (
            "会议研究了供水有关事宜。\n一、听取防汛汇报\n要抓早。\n二、审议《供水办法》\n要抓小。",
            [("听取防汛汇报", ["要抓早"]), ("审议《供水办法》", ["要抓小"])],
        ),
        (
            "会议研究了供水有关事宜。要抓细。\n一、听取防汛汇报\n要抓早。",
            [("研究了供水有关事宜", ["要抓细"]), ("听取防汛汇报", ["要抓早"])],
        ),
        (
            "会议研究了供水保障。\n一、听取防汛汇报\n要抓早。",
            [("研究了供水保障", []), ("听取防汛汇报", ["要抓早"])],
        ),
        (
            "会议听取了供水汇报，形成如下意见：\n（一）供水工作\n要抓早。\n（二）节水工作\n要抓小。",
            [("听取了供水汇报", ["要抓早", "要抓小"])],
        ),
        ("一\n会议听取了防汛汇报。\n二\n会议审议通过该方案。", [("听取了防汛汇报", []), ("审议通过该方案", [])]),
        ("会议听取了防汛汇报。\n会议审议通过该方案。", [("听取了防汛汇报", [])]),
        ("一、防汛工作。\n要抓早。", [("", ["要抓早"])]),
        ("一、听取防汛汇报。要抓早。", [("听取防汛汇报", ["要抓早"])]),
        ("一、强化组织领导。要抓早。", [("", ["要抓早"])]),
        ("一、要强化组织领导。", [("", ["要强化组织领导"])]),
        ("（一）审议《供水办法》\n要抓早。\n1.供水工作\n要抓小。", [("审议《供水办法》", ["要抓早", "要抓小"])]),
    ],
)
def test_heading(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert told(LEAD + text) == expected


@pytest.mark.parametrize(
    ("heading", "kind", "outcome"),
    [
        ("一、审议通过《供水办法》", "deliberate", "adopted"),
        ("一、听取防汛汇报", "hear", "noted"),
        ("一、研究防汛工作，审议通过方案", "arrange", "adopted"),
        ("一、防汛工作", "arrange", None),
    ],
)
def test_heading_tells_kind_and_outcome(heading: str, kind: str, outcome: str | None) -> None:
    (item,) = parse_report(LEAD + heading + "\n要抓早。").meetings[0].items

    assert (item.kind, item.outcome) == (kind, outcome)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "区政府党组会议传达学习全会精神。要抓早。\n区政府常务会议听取了防汛汇报。要抓小。",
            {"party_group": [["要抓早"]], "executive": [["要抓小"]]},
        ),
        ("会上，区政府党组会议传达学习全会精神。要抓早。", {"party_group": [["要抓早"]], "executive": []}),
        ("党组会议上，还听取了防汛汇报。要抓早。", {"party_group": [["要抓早"]], "executive": []}),
        ("党组会议指出，要抓早。\n常务会议指出，要抓小。", {"party_group": [["要抓早"]], "executive": [["要抓小"]]}),
        ("常务会议听取了防汛汇报。要抓早。党组会议认为，加强巡查。", {"party_group": [], "executive": [["要抓早"]]}),
        ("常务会议听取了防汛汇报。\n党组书记方远强调，要抓早。", {"party_group": [], "executive": [["要抓早"]]}),
        (
            "常务会议听取了防汛汇报。要抓早。\n党组会议传达学习全会精神。加强巡查。",
            {"party_group": [[]], "executive": [["要抓早"]]},
        ),
    ],
)
def test_section_belongs_to_the_meeting_it_names(text: str, expected: dict[str, list[list[str]]]) -> None:
    found = {
        meeting.type.value: [[made.text for made in item.directives] for item in meeting.items]
        for meeting in parse_report(JOINT + text).meetings
    }

    assert found == expected


def test_section_of_several_alike_goes_to_the_body_it_names() -> None:
    text = (
        "3月20日，区政府党组、区政协党组分别召开会议。\n"
        "区政协党组会议传达学习全会精神。\n区政府党组会议听取了防汛汇报。会上，区政协党组会议审议了《供水办法》。"
    )

    found = {meeting.name: [item.statement for item in meeting.items] for meeting in parse_report(text).meetings}

    assert found == {"区政协党组会议": ["传达学习全会精神", "审议了《供水办法》"], "区政府党组会议": ["听取了防汛汇报"]}


def test_section_that_names_no_body_stays_where_the_report_is() -> None:
    text = (
        "3月20日，区政府党组、区政协党组分别召开会议。\n"
        "区政协党组会议传达学习全会精神。\n党组会议指出，要抓早。\n区政府党组会议听取了防汛汇报。\n党组会议指出，要抓小。"
    )

    found = {
        meeting.name: [made.text for item in meeting.items for made in item.directives]
        for meeting in parse_report(text).meetings
    }

    assert found == {"区政协党组会议": ["要抓早"], "区政府党组会议": ["要抓小"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议指出，要抓早。\n二要抓小。", ["要抓早", "二要抓小"]),
        ("会议指出，一是抓早，\n二是抓小。", ["一是抓早", "二是抓小"]),
        ("会议指出，要抓早。\n抓好落实。", ["要抓早"]),
        ("会议指出，要抓早：\n抓好落实。", ["要抓早", "抓好落实"]),
    ],
)
def test_paragraph_goes_on_or_begins_anew(text: str, expected: list[str]) -> None:
    assert [words for _, made in told(LEAD + text) for words in made] == expected


@pytest.mark.parametrize(
    ("text", "lead", "unplaced"),
    [
        ("一、（一）", ["一、"], ""),
        ("一、防汛工作\n要抓早。", ["一、"], ""),
        ("一、审议《供水办法》\n（一）供水工作\n要抓早。", ["一、", "（一）供水工作"], ""),
        ("会议研究了供水有关事宜。\n一、听取防汛汇报\n要抓早。", ["会议研究了供水有关事宜", "一、"], ""),
        ("常务会议听取了防汛汇报。", ["常务会议"], ""),
        ("一、强化组织领导。要抓早。", ["一、"], "强化组织领导。"),
    ],
)
def test_numbers_and_subjects_are_lead(text: str, lead: list[str], unplaced: str) -> None:
    outline = parse_report(LEAD + "天气晴好。\n" + text)

    assert [outline.text[span.start : span.end] for span in outline.lead][1:] == lead
    assert "".join(outline.text[span.start : span.end] for span in outline.unplaced) == "天气晴好。\n" + unplaced


def test_minutes_of_a_briefing_part_reports_motions_and_what_the_chair_concluded() -> None:
    text = (
        "禾澜县政府113年7月份扩大主管会报纪录\n时间：113年7月3日上午8时\n主席：县长陆远\n"
        "甲、颁奖（略）\n乙、专案报告\n消防局：台风季前整备情形\n主席裁示：\n"
        "一、各局处配合得宜，灾情轻微，值得肯定。\n二、请消防局盘点卫星电话，7月15日前修复。\n"
        "丙、提案讨论\n提案一：零售市场摊位租金调整案（经济发展处）\n决议：修正后通过，请经济发展处妥为说明。\n"
        "提案二：体育馆委外经营案（教育处）\n决议：请教育处补充试算。\n"
        "丁、主席结论\n暑假活动频繁，请教育处加强宣导。各单位主管请勿安排出国。\n戊、散会（上午10时）"
    )

    [meeting] = parse_report(text).meetings
    assert (meeting.chair, str(meeting.held.on)) == ("陆远", "2024-07-03")
    assert sorted(
        (item.statement, item.outcome, [made.text for made in item.directives]) for item in meeting.items
    ) == [
        ("", None, ["暑假活动频繁，请教育处加强宣导", "各单位主管请勿安排出国"]),
        ("体育馆委外经营案", None, ["请教育处补充试算"]),
        ("消防局：台风季前整备情形", "noted", ["请消防局盘点卫星电话，7月15日前修复"]),
        ("零售市场摊位租金调整案", "adopted", ["请经济发展处妥为说明"]),
    ]
