"""Wordings of the facts, the matters and the instructions of a sitting, each beside what it must leave alone."""

import pytest

from meetings.parser import parse_report
from meetings.parser.outline import MeetingOutline

LEAD = "5月6日，区长方远主持召开区政府常务会议。\n"
STUDY = "5月6日，区长方远主持召开区政府党组理论学习中心组学习会。\n"


def read(text: str) -> MeetingOutline:
    return parse_report(text).meetings[0]


def directives(text: str) -> list[str]:
    return [made.text for item in read(text).items for made in item.directives]


def matters(text: str) -> list[tuple[str, str, str]]:
    return [(item.kind.value, item.outcome.value if item.outcome else "", item.statement) for item in read(text).items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [  # type, number, day, chair
        (
            "柳湾镇公所主管会报纪录\n壹、时间：2024年5月13日\n贰、主席：镇长方远\n"
            "案号一：埠头改建案，已召开第2次协调会，地主1人未同意。\n裁示：请建设课加速办理。",
            ("other", None, "5月13日", "方远"),
        ),
        (
            "柳湾区民政局会议纪要\n时间：2024年5月13日\n主持：方远\n"
            "5月13日，方远主持召开局长办公会。会议要求，要抓早。",
            ("office", None, "5月13日", "方远"),
        ),
        (
            "柳湾医院党委会会议纪要\n会议名称：柳湾医院委员会2024年第9次会议\n会议时间：5月13日\n主持人：方远\n"
            "一、听取防汛汇报\n会议要求：各科室要抓早。",
            ("standing_committee", 9, "5月13日", "方远"),
        ),
        (
            "5月13日，副市长方远在市民中心召集市水务局、市财政局负责人，专题研究管网改造有关问题。\n"
            "会上，市水务局汇报了情况。\n管网老化。\n漏损率高。\n大家谈了看法。\n方远要求，市水务局要加快排查。",
            ("special", None, "5月13日", "方远"),
        ),
        (
            "5月13日，镇长方远召集农业站、水管站等单位，就秋灌用水问题进行专题会商。\n方远要求，农业站要每日巡查。",
            ("special", None, "5月13日", "方远"),
        ),
        ("5月13日，区政府方远区长主持召开区政府第8次常务会议。会议要求，要抓早。", ("executive", 8, "5月13日", "方远")),
        ("5月13日，县长方远带队到柳湾镇召开现场办公会。方远要求，要抓早。", ("office", None, "5月13日", "方远")),
    ],
)
def test_facts_of_a_sitting(text: str, expected: tuple[str, int | None, str, str]) -> None:
    meeting = read(text)

    assert (
        meeting.type.value,
        meeting.number.number,
        f"{meeting.held.month}月{meeting.held.day}日",
        meeting.chair,
    ) == (expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议学习了新修订的《水法》。", [("study", "", "学习了新修订的《水法》")]),
        ("会议宣讲贯彻新修订的《信访条例》。", [("relay", "", "宣讲贯彻新修订的《信访条例》")]),
        (
            "会议审议通过了《甲办法》，决定报县委审定；审议通过了《乙措施》。",
            [("deliberate", "adopted", "审议通过了《甲办法》"), ("deliberate", "adopted", "审议通过了《乙措施》")],
        ),
        (
            "会议研究同意设立助学基金，会后由教育局制定办法。",
            [("deliberate", "adopted", "研究同意设立助学基金")],
        ),
    ],
)
def test_matters(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert matters(LEAD + text) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("会议研究了助学工作，要求会前查摆问题，防止走过场。", ["会前查摆问题，防止走过场"]),
        ("会议研究同意设立助学基金，会后由教育局制定办法。", ["会后由教育局制定办法"]),
        ("会议指出，准时发薪，是必须守住的底线。要抓早。", ["要抓早"]),
        ("会议指出，安全是必须守住的底线，必须抓早。", ["安全是必须守住的底线，必须抓早"]),
        ("会议强调，学习的目的全在于运用。要抓早。", ["要抓早"]),
        ("会议强调，要抓早。往年清运不及时，群众意见很大。", ["要抓早"]),
        ("会议强调，要抓早。产值迈上3000亿元台阶。", ["要抓早"]),
        ("会议强调，要抓早。推动产值迈上新台阶。", ["要抓早", "推动产值迈上新台阶"]),
        ("会议强调，要抓早。\n各镇镇长，各局主要负责人参加会议。", ["要抓早"]),
        (
            "会议强调，要抓早。督查室对会议确定的事项要逐项立项，办结一件、销号一件。",
            ["要抓早", "督查室对会议确定的事项要逐项立项，办结一件、销号一件"],
        ),
        (
            "会议强调，\n（一）抓好监管。节日期间要提醒告诫。\n（二）抓好值守。严格落实带班制度。",
            ["抓好监管", "节日期间要提醒告诫", "抓好值守", "严格落实带班制度"],
        ),
        (
            "一、关于供暖。会议要求：（一）备足燃料；（二）加强监测。\n二、关于《停车办法》。会议原则同意。",
            ["备足燃料", "加强监测"],
        ),
    ],
)
def test_instructions(words: str, expected: list[str]) -> None:
    assert directives(LEAD + words) == expected
