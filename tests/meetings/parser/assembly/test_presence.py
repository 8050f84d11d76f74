"""Who was there and who presided, in the lines around the opening; the line about other matters."""

import pytest

from meetings.parser import parse_report
from meetings.parser.outline import MeetingOutline
from tests.meetings.parser.readings import HEAD, read

LEAD = "5月6日，区长方远主持召开区政府常务会议。\n"
TITLE = "禾澜区政府第3次常务会议纪要\n"
BODY = "\n会议听取了防汛工作汇报。会议指出，要抓好落实。"


def minutes(labels: str) -> MeetingOutline:
    return parse_report(TITLE + labels + BODY).meetings[0]


def people(meeting: MeetingOutline) -> list[str]:
    return [f"{person.role.value} {person.post}{person.name}" for person in meeting.attendance]


@pytest.mark.parametrize(
    ("labels", "held", "place", "chair"),
    [
        ("时间：2025年5月6日\n地点：第一会议室\n主持：区长方远", "2025年5月6日", "第一会议室", "方远"),
        ("会议时间：5月6日\n会议地点：第一会议室\n会议主持人：方远", "5月6日", "第一会议室", "方远"),
        ("日期：5月6日\n主席：方远", "5月6日", "", "方远"),
        (
            "时间：5月6日\n日期：5月7日\n主持：方远\n主持人：何川\n地点：第一会议室\n地点：第二会议室",
            "5月6日",
            "第一会议室",
            "方远",
        ),
    ],
)
def test_labels_of_formal_minutes(labels: str, held: str, place: str, chair: str) -> None:
    found = minutes(labels)

    assert (found.held.text, found.place, found.chair) == (held, place, chair)
    assert [item.statement for item in found.items] == ["听取了防汛工作汇报"]


def test_leader_named_by_a_label_speaks_for_the_meeting() -> None:
    text = f"{TITLE}主持：区长朝霞\n会议听取了防汛工作汇报。朝霞强调，要抓早。"

    assert [made.speaker for item in parse_report(text).meetings[0].items for made in item.directives] == ["朝霞"]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("出席：何川、骆明", ["present 何川", "present 骆明"]),
        (
            "出席：何川\n骆明 陆青\n列席：\n区财政局：石磊",
            ["present 何川", "present 骆明", "present 陆青", "in_attendance 石磊"],
        ),
        ("出席：何川\n（一）骆明、陆青", ["present 何川", "present 骆明", "present 陆青"]),
        ("请假：何川（因公）", ["apologies 何川"]),
        ("出席：何川\n骆明", ["present 何川"]),
        ("出席：何川\n骆明、陆青要到会", ["present 何川"]),
        ("记录：石磊\n骆明、陆青", []),
    ],
)
def test_names_go_on_below_their_label(labels: str, expected: list[str]) -> None:
    assert people(minutes(labels)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "一、关于何川、骆明任职的请示",
        "关于何川、骆明任职的请示",
        "《何川、骆明任职办法》",
        "一、《何川、骆明任职办法》",
        "一、审议何川、骆明任职方案",
        "会议学习，何川、骆明领学",
    ],
)
def test_line_of_the_body_names_no_one_present(line: str) -> None:
    assert people(minutes("出席：卓然\n" + line)) == ["present 卓然"]


@pytest.mark.parametrize(
    ("sentence", "chair", "present"),
    [
        ("会议由副区长何川主持。", "何川", []),
        ("副区长何川主持会议，骆明、陆青参加。", "何川", ["骆明", "陆青"]),
        ("何川、骆明出席会议。", "", ["何川", "骆明"]),
    ],
)
def test_sentence_after_the_opening(sentence: str, chair: str, present: list[str]) -> None:
    found = parse_report("5月6日，区政府召开常务会议，研究防汛工作。" + sentence + "会议指出，要抓好落实。").meetings[0]

    assert found.chair == chair
    assert [person.name for person in found.attendance] == present
    assert [made.text for item in found.items for made in item.directives] == ["要抓好落实"]


@pytest.mark.parametrize(
    ("text", "chair"),
    [
        ("何川主持会议。会议听取了防汛汇报。", "何川"),
        ("会议听取了防汛汇报。何川主持会议。", "何川"),
        ("会议强调，要抓早。何川主持会议。", "何川"),
        ("会议强调，要抓早。\n县委书记何川主持会议。", "何川"),
        ("何川主持会议。会议听取了防汛汇报。陆远主持会议。", "何川"),
        ("会议听取了防汛汇报。何川主持座谈。", ""),
        ("何川主持会议，传达全会精神。", ""),
        ("何川主持会议要抓早。", ""),
    ],
)
def test_who_presided_is_told_before_the_matters_or_in_a_sentence_of_its_own(text: str, chair: str) -> None:
    assert parse_report("5月6日，区政府召开常务会议。\n" + text).meetings[0].chair == chair


@pytest.mark.parametrize(
    ("bodies", "chairs"),
    [
        ("区政协党组、区政府党组、区人大常委会党组", ["骆明", "何川", "方远"]),
        ("国务院党组、区政府党组", ["方远", "何川"]),
        ("区法院党组、区政协党组", ["何川", "方远"]),
    ],
)
def test_chairs_come_in_order_of_rank(bodies: str, chairs: list[str]) -> None:
    names = "、".join(["方远", "何川", "骆明"][: len(chairs)])

    found = parse_report(f"3月20日，{bodies}分别召开会议，学习全会精神。{names}主持所在党组会议。").meetings

    assert [meeting.chair for meeting in found] == chairs


@pytest.mark.parametrize(
    "text",
    [
        "会议还研究了其他事项。",
        "会议还 研究了其他事项。",
        "（二）会议还研究了其他事项。",
        "会议还研究了其他有关工作。",
    ],
)
def test_other_matters_are_noted_and_end_what_was_said(text: str) -> None:
    found = parse_report(
        LEAD + "会议听取了防汛汇报。会议指出，要抓好落实。\n" + text + "加强巡查，消除隐患。"
    ).meetings[0]

    assert found.has_other_matters
    assert [made.text for item in found.items for made in item.directives] == ["要抓好落实"]


def test_sentence_that_announces_the_minutes_is_no_matter() -> None:
    outline = parse_report(LEAD + "现将会议议定事项纪要如下：\n一、审议《供水办法》\n会议指出，要抓好供水。")

    assert [item.statement for item in outline.meetings[0].items] == ["审议《供水办法》"]
    assert outline.unplaced == ()


def test_a_sentence_says_of_which_of_the_meetings_it_tells() -> None:
    read = parse_report(
        "8月28日，柳湾水务集团先后召开第8次党委会和第17次总经理办公会。\n"
        "党委书记方远主持党委会，会议传达学习了《甲条例》。会议指出，要抓早。\n"
        "总经理办公会由总经理陆远主持。会议审议通过《乙办法》。会议要求，要抓实。"
    )

    assert [(meeting.type.value, meeting.chair, len(meeting.items)) for meeting in read.meetings] == [
        ("standing_committee", "方远", 1),
        ("office", "陆远", 1),
    ]


def test_the_day_of_a_label_holds_for_the_one_meeting_that_is_opened_without_a_day() -> None:
    read = parse_report(
        "区长办公会议纪要\n时　间：2026年5月19日上午9：00\n主持人：方远\n"
        "区长方远主持召开2026年第5次区长办公会议，现纪要如下：\n一、听取供水汇报\n会议指出，要抓早。"
    )

    assert [(meeting.held.year, meeting.held.month, meeting.held.day) for meeting in read.meetings] == [(2026, 5, 19)]


@pytest.mark.parametrize("chair", ["何川主持会议。", "县委书记蒙志坚主持会议。"])
def test_who_presided_may_be_told_in_the_end_and_instructs_nobody(chair: str) -> None:
    text = f"5月6日，区政府召开常务会议。会议听取了供水汇报。要抓早。{chair}"
    (meeting,) = read(text).meetings

    assert meeting.chair in chair
    assert meeting.chair != ""
    assert [made.text for item in meeting.items for made in item.directives] == ["要抓早"]


def test_other_matters_are_told_with_a_stray_space_too() -> None:
    (meeting,) = read(f"{HEAD}，研究供水工作。\n会议还 研究了其他事项。").meetings

    assert meeting.has_other_matters
    assert [item.statement for item in meeting.items] == ["研究供水工作"]
