"""Several sittings told in one text, and what is said in the end of all of them, each beside what is like it."""

import pytest

from meetings.parser import parse_report
from meetings.parser.outline import Outline


def sittings(outline: Outline) -> list[tuple[str, int | None, int | None, str, int]]:
    """Type, number, day of the month, chair and how many directives."""
    return [
        (
            meeting.type.value,
            meeting.number.number,
            meeting.held.day,
            meeting.chair,
            sum(len(item.directives) for item in meeting.items),
        )
        for meeting in outline.meetings
    ]


@pytest.mark.parametrize("caption", ["【党组会议】", "◆党组会议 "])
def test_sections_of_a_week_complete_the_sittings_that_the_beginning_names(caption: str) -> None:
    read = parse_report(
        "5月6日至8日，柳湾区发改局先后召开党组会议、局长办公会。\n"
        f"{caption}5月6日上午，局长方远主持召开局党组第8次会议，传达学习《甲条例》。会议强调，要抓早。\n"
        "【办公会】5月8日，陆远主持召开第9次局长办公会。会议听取了项目汇报。会议要求，要提速。投资股要发函。"
    )

    assert sittings(read) == [("party_group", 8, 6, "方远", 1), ("office", 9, 8, "陆远", 2)]


def test_words_in_brackets_that_name_no_sitting_open_none() -> None:
    read = parse_report("5月6日，区长方远主持召开区政府常务会议。\n【编者按】5月8日，各镇要抓早。")

    assert len(read.meetings) == 1


def test_each_of_several_commissions_has_its_own_part() -> None:
    read = parse_report(
        "5月6日，区委书记方远主持召开区委改革委员会第3次会议、区委审计委员会第5次会议。\n"
        "区委改革委员会会议审议通过《甲方案》。方远强调，要抓早。\n"
        "区委审计委员会会议传达学习上级精神，审议《乙计划》。会议强调，要应审尽审。区审计局要聚焦绩效。\n"
    )

    assert sittings(read) == [("other", 3, 6, "方远", 1), ("other", 5, 6, "方远", 2)]


def test_a_plain_meeting_is_not_the_other_of_two() -> None:
    read = parse_report(
        "5月6日，主席方远主持召开区政协党组会议暨第9次主席会议，传达学习《甲条例》。\n会议强调，要原原本本学习。"
    )

    assert [directives for *_, directives in sittings(read)] == [1, 0]


@pytest.mark.parametrize("held", ["以视频形式召开", "以“云端连线”方式召开"])
def test_the_form_of_a_sitting_stands_before_its_verb(held: str) -> None:
    read = parse_report(f"5月6日上午，区安委会2025年第二次全体会议{held}。区长方远主持。会议要求，要抓早。")

    assert sittings(read) == [("plenary", 2, 6, "方远", 1)]


NUMBERED = (
    "5月6日，方远主持召开区政府专题会议。\n一、关于工期。区水务公司要抢抓工期。\n二、关于手续。区交通局要办结许可。\n"
)


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        ("会议强调，各单位要主动补位。", [1, 1, 1]),
        ("会议强调，开栓在即，各责任单位要倒排节点。", [1, 1, 1]),
        ("本期纪要由综合部负责督办。", [1, 1, 1]),
        ("以上议定事项，各责任单位须于每月25日前报送进展。", [1, 1, 1]),
        ("会议强调，许可要公开。", [1, 2]),
    ],
)
def test_what_all_are_told_below_numbered_matters_is_about_none(closing: str, expected: list[int]) -> None:
    items = parse_report(NUMBERED + closing).meetings[0].items

    assert [len(item.directives) for item in items] == expected


def test_a_matter_of_several_paragraphs_keeps_its_last() -> None:
    items = (
        parse_report(
            "5月6日，方远主持召开区政府专题会议。\n一、关于工期\n区水务公司要抢抓工期。\n会议强调，各单位要抓早。\n"
            "二、关于手续\n区交通局要办结许可。\n会议强调，各单位要配合。"
        )
        .meetings[0]
        .items
    )

    assert [len(item.directives) for item in items] == [2, 2]


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("次日上午，陆远主持召开区政府党组会议。会议要求，要提速。", ("party_group", 1, "6月1日")),
        ("此前一天，区政府党组还召开会议，传达学习《甲条例》。会议要求，要提速。", ("party_group", 30, "5月30日")),
        ("随后，陆远主持召开区政府党组会议。会议要求，要提速。", ("party_group", 31, "5月31日")),
    ],
)
def test_the_day_after_and_the_day_before(later: str, expected: tuple[str, int, str]) -> None:
    meeting = parse_report(f"2026年5月31日，方远主持召开区政府常务会议。会议要求，要抓早。\n{later}").meetings[-1]

    assert (meeting.type.value, meeting.held.day, f"{meeting.held.month}月{meeting.held.day}日") == expected


def test_the_day_after_the_end_of_a_february_without_a_year_is_not_known() -> None:
    read = parse_report("2月28日，方远主持召开区政府常务会议。\n次日，陆远主持召开区政府党组会议。会议要求，要提速。")

    assert (read.meetings[1].held.month, read.meetings[1].held.day) == (None, None)


def test_when_and_where_stand_behind_a_comma() -> None:
    read = parse_report("柳湾县第十四届委员会第九次全体会议，于2024年12月27日在县城举行。方远主持。会议要求，要抓早。")

    assert (read.meetings[0].type.value, read.meetings[0].held.month, read.meetings[0].held.day) == ("plenary", 12, 27)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "连夜会商！柳湾县召开防汛会商调度会\n7月19日，县长方远主持召开防汛会商调度会。会议要求，要抓早。",
            ("special", 7, 19, None),
        ),
        (
            "柳湾发布 2025年1月16日讯 昨日，市政府召开第五次全体会议。方远主持会议。会议要求，要抓早。",
            ("plenary", 1, 15, 2025),
        ),
        (
            "5月6日，方远主持召开党委会议。会议要求，要抓早。\n（宣传科） 发布日期：2025年5月8日",
            ("standing_committee", 5, 6, 2025),
        ),
    ],
)
def test_days_of_a_page(text: str, expected: tuple[str, int, int, int | None]) -> None:
    meeting = parse_report(text).meetings[0]

    assert (meeting.type.value, meeting.held.month, meeting.held.day, meeting.held.year) == expected


def test_a_study_session_of_the_same_day_stands_in_a_later_paragraph() -> None:
    read = parse_report(
        "5月6日，方远主持召开区委常委会会议。会议强调，要抓早。\n"
        "当天，区委理论学习中心组还以“树立正确政绩观”为题开展了集体学习。方远指出，要立足长远。"
    )

    assert [(meeting.type.value, meeting.held.day) for meeting in read.meetings] == [
        ("standing_committee", 6),
        ("study", 6),
    ]


def test_study_after_the_party_group_has_its_own_part() -> None:
    read = parse_report(
        "7月8日，区长方远先后主持召开区政府党组会议、党组理论学习中心组学习会。\n"
        "党组会议传达学习了《甲条例》。会议指出，要抓早。\n"
        "党组会议后，区政府党组理论学习中心组开展了集体学习。会议强调，要学深。要学以致用。"
    )

    assert [(kind, directives) for kind, *_, directives in sittings(read)] == [("party_group", 1), ("study", 2)]


def test_study_before_a_sitting_begins_its_part() -> None:
    first, second = parse_report(
        "11月18日，方远先后主持召开区政府党组会议和区政府常务会议。\n"
        "区政府党组会议传达学习了全会精神。会议强调，要带头学。\n"
        "区政府常务会议开始前，与会人员集体学习了《统计法》。\n会议听取了供水汇报。会议要求，要抓早。"
    ).meetings

    assert [item.statement for item in first.items] == ["传达学习了全会精神"]
    assert [(item.kind, item.statement) for item in second.items] == [
        ("study", "与会人员集体学习了《统计法》"),
        ("hear", "听取了供水汇报"),
    ]


def test_the_number_of_a_meeting_that_is_conveyed_is_not_that_of_the_sitting() -> None:
    [meeting] = parse_report(
        "省水利厅党组传达学习省委十一届八次全会精神\n12月9日，方远主持召开厅党组会议，传达学习省委全会精神。"
    ).meetings

    assert meeting.number.number is None


def test_a_meeting_that_shall_be_held_every_week_opens_none() -> None:
    read = parse_report(
        "县长办公会议纪要\n时　间：6月16日\n主持人：方远　县委副书记、县长\n会议议定如下事项：\n"
        "1.关于测评。各责任单位要自查。陆远同志负总责，每周召开一次调度会。"
    )

    assert [(meeting.type.value, meeting.chair, meeting.held.day) for meeting in read.meetings] == [
        ("office", "方远", 16)
    ]


def test_posts_that_lead_rivers_and_woods() -> None:
    read = parse_report("4月18日，副市长、市副总河湖长方远主持召开市河湖长制联席会议。会议要求，要抓早。")

    assert read.meetings[0].chair == "方远"


def test_a_portal_signs_with_its_day() -> None:
    read = parse_report(
        "8月6日，省长方远主持召开省政府常务会议。会议要求，要抓早。\n（柳湾省政府门户网站 2025年8月7日）"
    )

    assert [meeting.held.year for meeting in read.meetings] == [2025]


def test_a_sitting_of_the_same_day_was_in_the_same_year() -> None:
    read = parse_report(
        "3月21日，方远主持召开2025年第7次党委会议。会议要求，要抓早。\n"
        "3月21日，陆远主持召开院长办公会。会议要求，要提速。\n3月28日，陆远主持召开院长办公会。会议要求，要抓实。"
    )

    assert [meeting.held.year for meeting in read.meetings] == [2025, 2025, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "5月6日，集团党委书记方远主持召开集团党委2026年第7次会议；下午，总经理陆远主持召开第5次总经理办公会。\n"
            "党委会上，全体党委委员集中学习了甲精神。会议要求，要学好。\n"
            "总经理办公会上，财务部通报了经营情况。陆远指出，要加力。",
            [("standing_committee", 7, 6, "方远", 1), ("office", 5, 6, "陆远", 1)],
        ),
        (
            "5月6日，区委书记方远主持召开区委常委会第7次会议，听取供水工作汇报。会议要求，要抓早。\n"
            "在随后召开的区委财经委员会第六次会议上，方远强调，要增收。",
            [("standing_committee", 7, 6, "方远", 1), ("other", 6, 6, "方远", 1)],
        ),
        (
            "5月6日，区长方远主持召开区政府常务会议。会议要求，要抓早。\n"
            "会后，方远主持召开防火视频调度会，就做好大风天气防火准备提出要求。方远要求，区防火办要会商。",
            [("executive", None, 6, "方远", 1), ("special", None, 6, "方远", 1)],
        ),
        (
            "5月6日，市商务局局长方远连续主持召开局党组会议和第九次局务会议。\n党组会议研究了甲工作。会议要求，要抓早。\n"
            "局务会议听取了乙汇报。会议要求，要提速。",
            [("party_group", None, 6, "方远", 1), ("other", 9, 6, "方远", 1)],
        ),
        (
            "为深入推进贯彻八项规定精神学习教育，6月19日，区教育局党组理论学习中心组围绕“作风建设”主题开展专题学习研讨。"
            "局长方远主持。\n方远强调，要学好。",
            [("study", None, 19, "方远", 1)],
        ),
        (
            "为深入学习贯彻全会精神，2025年11月12日，市交通局局长方远主持召开局党组理论学习中心组学习会。会议要求，要学好。",
            [("study", None, 12, "方远", 1)],
        ),
        (
            "5月6日，区长方远主持召开区政府全体会议。会议要求，要抓早。\n"
            "当天下午，区委农村工作领导小组会议召开，区委书记陆远主持会议。会议传达了甲精神。陆远强调，要因地制宜。",
            [("plenary", None, 6, "方远", 1), ("other", None, 6, "陆远", 1)],
        ),
        (
            "5月6日，区长方远主持召开区政府全体会议。会议要求，要抓早。\n当天，区委农村工作领导小组会议精神已传达。",
            [("plenary", None, 6, "方远", 1)],
        ),
        (
            "5月6日，区长方远先后主持召开区政府党组会议和区政府第52次常务会议。\n党组会议研究了甲工作。会议要求，要抓早。\n"
            "随后召开的常务会议集体学习了《乙法》。会议要求，要学好。",
            [("party_group", None, 6, "方远", 1), ("executive", 52, 6, "方远", 1)],
        ),
        ("昨天（7月8日）上午，区长方远主持召开区政府常务会议。会议要求，要抓早。", [("executive", None, 8, "方远", 1)]),
        ("近日，区长方远主持召开区政府常务会议（第8次）。会议要求，要抓早。", [("executive", None, None, "方远", 1)]),
    ],
)
def test_openings(text: str, expected: list[tuple[str, int | None, int | None, str, int]]) -> None:
    assert sittings(parse_report(text)) == expected


def test_the_same_day_with_its_year_above_gives_the_year() -> None:
    told = parse_report("（2025年1月24日）某日报讯　1月24日，区政府召开全体会议，部署一季度工作。方远主持。")
    other = parse_report("（2025年1月26日）某日报讯　1月24日，区政府召开全体会议，部署一季度工作。方远主持。")

    assert told.meetings[0].held.year == 2025
    assert other.meetings[0].held.year is None
