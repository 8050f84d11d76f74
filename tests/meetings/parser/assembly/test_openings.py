"""Meetings opened by sentences and titles, and what each lends the other."""

from datetime import date

import pytest

from meetings.parser import parse_report
from meetings.parser.outline import MeetingOutline

FIRST = "6月10日，何川主持召开区政府第3次常务会议，研究园区。\n"


def told(text: str) -> list[tuple[str, str, str, list[str]]]:
    """Name, day as written, chair and statements of each meeting."""
    return [
        (meeting.name, meeting.held.text, meeting.chair, [item.statement for item in meeting.items])
        for meeting in parse_report(text).meetings
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "6月10日，何川主持召开区政府常务会议，研究园区；当天还召开区长办公会议，研究食堂改造。会议强调，要抓早。",
            [("区政府常务会议", "6月10日", "何川", ["研究园区"]), ("区长办公会议", "当天", "何川", ["研究食堂改造"])],
        ),
        (
            "6月10日，何川主持召开区政府常务会议，随后召开座谈，研究食堂改造。",
            [("区政府常务会议", "6月10日", "何川", ["研究食堂改造"])],
        ),
        (
            "6月10日，何川主持召开区政府常务会议，研究园区，随后主持召开区政府全体会议，研究食堂改造。\n会议强调，要抓早。",
            [
                ("区政府常务会议", "6月10日", "何川", ["研究园区"]),
                ("区政府全体会议", "6月10日", "何川", ["研究食堂改造"]),
            ],
        ),
    ],
)
def test_sentence_may_open_another_meeting(text: str, expected: list[tuple[str, str, str, list[str]]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("3月5日早上，每周一次的例会开始了。", "每周一次的例会"),
        ("3月5日上午，禾澜镇防汛例会准时开始。", "禾澜镇防汛例会"),
        ("3月5日，禾澜镇第3次工作例会如期开场，镇长陆远主持。", "禾澜镇第3次工作例会"),
        ("3月5日，区政府第二次全体会议在区会堂开幕。", "区政府第二次全体会议"),
        ("区政府第9次常务会议于3月5日在三楼常务会议室召开。", "区政府第9次常务会议"),
        ("3月5日，镇第2次业务会报召开，镇长陆远主持。", "镇第2次业务会报"),
    ],
)
def test_a_sitting_begins_by_other_verbs_and_in_a_room_named_after_meetings(text: str, name: str) -> None:
    [meeting] = parse_report(text + "会议强调，要抓好防汛。").meetings

    assert (meeting.name, meeting.held.month, meeting.held.day) == (name, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "会议于9点开始。请准时参加。",
        "3月5日，运动会开始报名。",
        "3月5日，县会堂的灯会开幕。",
        "三楼常务会议室，3月5日装修完工。",
        "方远赴柳溪县调研。\n今年9月召开的区政府常务会议审议通过了采购方案，该校是首批试点。",
        "上个月召开的区委常委会会议研究了防汛工作，各镇正在落实。",
        "去年年底召开的区政府全体会议部署了这项工作。",
        "出席：5月6日，区长方远主持召开区政府常务会议，研究供水。",
    ],
)
def test_what_begins_and_is_no_sitting_opens_none(text: str) -> None:
    assert parse_report(text).meetings == ()


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("当天，何川主持召开区政府常务会议，研究食堂。", [["研究园区", "研究食堂"]]),
        ("6月10日，何川主持召开区政府第3次常务会议，研究食堂。", [["研究园区", "研究食堂"]]),
        ("6月11日，何川主持召开区政府常务会议，研究食堂。", [["研究园区"], ["研究食堂"]]),
        ("随后，何川主持召开区政府第4次常务会议，研究食堂。", [["研究园区"], ["研究食堂"]]),
        ("随后，骆明主持召开区政府常务会议，研究食堂。", [["研究园区"], ["研究食堂"]]),
        ("随后，何川主持召开区政府党组会议，研究食堂。", [["研究园区"], ["研究食堂"]]),
    ],
)
def test_same_meeting_is_told_again_unless_something_differs(text: str, statements: list[list[str]]) -> None:
    assert [found for *_, found in told(FIRST + text)] == statements


@pytest.mark.parametrize(
    ("first", "days"),
    [
        ("区长方远主持召开区政府常务会议。\n", ["6月10日"]),
        ("区长方远主持召开区政府常务会议，研究供水。\n", ["", "6月10日"]),
    ],
)
def test_meeting_without_day_or_matters_is_told_again_with_its_day(first: str, days: list[str]) -> None:
    found = told(first + "6月10日，区长方远主持召开区政府常务会议，研究园区。")

    assert [held for _, held, _, _ in found] == days


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("会后，何川还主持召开了根治欠薪工作领导小组会议，研究欠薪。", 2),
        ("会前，何川主持召开防汛指挥部会议，研究值守。", 2),
        ("会后，何川还主持召开座谈会，研究食堂。", 1),
        ("随后，何川主持召开专题会议，研究食堂。", 1),
        ("随后，何川主持召开园区专题会议，研究食堂。", 1),
        ("随后，何川主持召开校车安全专题会议，研究食堂。", 2),
    ],
)
def test_special_meetings_are_told_apart_by_their_subjects(text: str, count: int) -> None:
    assert len(told("6月10日，何川主持召开园区专题会议，研究园区。\n" + text)) == count


def test_later_meeting_takes_day_and_chair_of_the_one_before() -> None:
    text = (
        FIRST
        + "随后召开区政府全体会议，研究食堂改造。\n会议强调，要抓早。\n6月12日，骆明主持召开区政府党组会议，研究供水。"
    )

    assert [(held, chair) for _, held, chair, _ in told(text)] == [
        ("6月10日", "何川"),
        ("6月10日", "何川"),
        ("6月12日", "骆明"),
    ]


def opened(text: str) -> MeetingOutline:
    return parse_report(text).meetings[0]


@pytest.mark.parametrize(
    ("title", "opening", "expected"),
    [
        (
            "何川主持召开区政府第3次常务扩大会议",
            "区政府召开常务会议，研究园区产业发展和招商引资工作。",
            ("区政府常务会议", "第3次", "", "何川", True),
        ),
        (
            "何川主持召开区政府党组会议",
            "6月10日，骆明主持召开会议，研究园区。",
            ("区政府党组会议", "", "6月10日", "骆明", False),
        ),
        (
            "5月9日区政府第3次常务会议",
            "区政府召开第4次常务会议，研究园区。",
            ("区政府第4次常务会议", "第4次", "5月9日", "", False),
        ),
        (
            "5月9日区政府第3次党组会议",
            "6月10日，区政府召开常务会议，研究园区。",
            ("区政府常务会议", "", "6月10日", "", False),
        ),
        (
            "区委理论学习中心组举行2023年第7次集体学习",
            "6月10日，区委理论学习中心组举行今年第7次集体学习，骆明主持。",
            ("区委理论学习中心组今年第7次集体学习", "第7次", "6月10日", "骆明", False),
        ),
        ("5月9日园区座谈会", "6月10日，骆明主持召开会议，研究园区。", ("会议", "", "6月10日", "骆明", False)),
    ],
)
def test_title_lends_what_the_opening_leaves_out(
    title: str, opening: str, expected: tuple[str, str, str, str, bool]
) -> None:
    found = opened(f"{title}\n{opening}\n会议强调，要抓早。")

    assert (found.name, found.number.text, found.held.text, found.chair, found.is_extended) == expected


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ("区政府召开常务会议\n（第47次）\n6月10日，何川主持召开区政府常务会议。", 47),
        ("区政府召开常务会议\n第47次\n6月10日，何川主持召开区政府第3次常务会议。", 3),
        ("区政府召开常务会议\n6月10日，何川主持召开区政府常务会议和党组会议。\n第47次", None),
        (
            "区政府召开常务会议\n6月10日，何川主持召开区政府常务会议。\n会议强调，要抓早。\n会议要求，要抓小。\n第47次",
            None,
        ),
    ],
)
def test_number_alone_on_a_line_near_the_top(lines: str, number: int | None) -> None:
    assert opened(lines).number.number == number


def test_leader_named_in_the_opening_speaks_for_the_meeting() -> None:
    text = "6月10日，区长朝霞召开区政府常务会议，研究园区。\n朝霞强调，要抓早。\n"

    assert [made.speaker for item in opened(text).items for made in item.directives] == ["朝霞"]


@pytest.mark.parametrize(
    ("above", "opening", "expected"),
    [
        ("7月3日上午，区长方远深入柳溪街道检查防汛。", "当天下午，他主持召开专题会议，", ("7月3日上午", "方远")),
        (
            "7月3日上午，区长方远深入柳溪街道检查防汛。",
            "当天下午，副区长何川主持召开专题会议，",
            ("7月3日上午", "何川"),
        ),
        ("7月3日上午，区长方远深入柳溪街道检查防汛。", "7月4日，他主持召开专题会议，", ("7月4日", "方远")),
        ("7月3日上午，区长方远深入柳溪街道检查防汛。", "近日，他主持召开专题会议，", ("近日", "方远")),
        ("柳溪街道正在检查防汛。", "当天下午，他主持召开专题会议，", ("当天下午", "")),
    ],
)
def test_day_and_chair_are_told_just_before(above: str, opening: str, expected: tuple[str, str]) -> None:
    meeting = opened(f"检查防汛\n{above}\n{opening}研究防汛工作。\n会议强调，要抓早。")

    assert (meeting.held.text, meeting.chair) == expected


def test_title_lends_the_year_of_its_number() -> None:
    meeting = opened(
        "区委理论学习中心组举行2023年第7次集体学习\n6月10日，区委理论学习中心组举行今年第7次集体学习，骆明主持。"
    )

    assert meeting.held.on == date(2023, 6, 10)
