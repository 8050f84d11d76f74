"""Which meetings an opening tells of, in which order, and who presided."""

from datetime import date

import pytest

from meetings.parser import parse_report
from meetings.parser.assembly.chairs import chair_sentence, read_chairs
from meetings.parser.assembly.meetings import read_opening
from meetings.parser.cleaning.sentences import split_sentences
from meetings.parser.result.evaluation_schema import day_text


def meetings(text: str) -> list[tuple[str, str]]:
    return [(meeting.type.value, meeting.chair) for meeting in parse_report(text).meetings]


def kinds(text: str) -> list[list[str]]:
    return [[item.kind.value for item in meeting.items] for meeting in parse_report(text).meetings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "6月5日，区长方远主持召开区政府党组会议和党组理论学习中心组学习会，传达学习市委全会精神。",
            [("party_group", "方远"), ("study", "方远")],
        ),
        ("1月7日，区长方远主持召开区政府党组2026年第1次会议，部署工作。", [("party_group", "方远")]),
        ("9月9日，副区长何川主持召开区信访工作联席会议全体会议，研究积案。", [("other", "何川")]),
        (
            "8月29日，副区长何川主持召开校园食品安全专题会议，随后主持召开学生营养餐工作协调会。",
            [("special", "何川"), ("special", "何川")],
        ),
        (
            "6月10日，副区长何川主持召开产业园发展专题会议，当天还召开区长办公会议，研究食堂改造。",
            [("special", "何川"), ("office", "何川")],
        ),
        ("3月20日，方远先后主持召开区政府常务会议和区政府党组会议。", [("executive", "方远"), ("party_group", "方远")]),
        ("4月23日，方远区长在第一会议室主持召开区政府常务会议，研究防汛。", [("executive", "方远")]),
        ("2月6日，区政府召开企业座谈会。区长方远主持座谈会并讲话。", [("other", "方远")]),
        ("5月6日，区长方远召开区政府第9次常务会议。会议听取了防汛汇报。", [("executive", "方远")]),
        ("5月6日，区长方远召开区政府常务会议。副区长何川主持会议。", [("executive", "何川")]),
        ("5月6日，区政府召开常务会议，研究防汛工作。", [("executive", "")]),
        (
            "10月22日，区政府五届六十四次常务会议和区长工作例会召开，研究防汛工作。",
            [("executive", ""), ("other", "")],
        ),
        ("9月30日，区长方远主持召开区政府全体会议暨项目投资工作推进会，部署工作。", [("plenary", "方远")]),
        ("12月1日，区政府党组召开扩大会议，学习条例。区长方远主持并讲话。", [("party_group", "方远")]),
    ],
)
def test_opening(text: str, expected: list[tuple[str, str]]) -> None:
    assert meetings(text) == expected


def test_second_meeting_of_the_opening_sentence_has_its_own_part() -> None:
    text = (
        "8月29日，副区长何川主持召开校园食品安全专题会议，随后主持召开学生营养餐工作协调会。\n"
        "专题会议通报了食堂检查情况。会议要求，要强化监管。\n"
        "营养餐工作协调会研究了配餐企业遴选事宜。会议明确，由区教育局负责遴选。"
    )

    assert kinds(text) == [["other"], ["arrange"]]


def test_study_section_switches_to_the_study_session() -> None:
    text = (
        "6月5日，区长方远主持召开区政府党组会议和党组理论学习中心组学习会。\n"
        "会议传达学习了市委全会精神。会议指出，要抓好落实。\n"
        "区政府党组理论学习中心组围绕“基层治理”开展专题学习研讨，何川作交流发言。会议指出，要学以致用。"
    )

    assert kinds(text) == [["relay"], ["study"]]


@pytest.mark.parametrize(
    "text",
    [
        "各镇人民政府：\n《区政府会议规则》已经4月3日召开的区政府第8次常务会议通过，现予印发。\n会议由区长主持。",
        "现将4月3日召开的区政府常务会议通过的办法印发给你们，请认真执行。\n第一条 为规范管理，制定本办法。",
    ],
)
def test_issued_paper_is_no_report(text: str) -> None:
    assert parse_report(text).meetings == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("5月6日，区长方远召开区政府常务会议，研究防汛工作。", ("convener_alone", "方远")),
        (
            "近日，区政府党组、区政协党组分别召开会议，学习全会精神。方远、石磊主持所在党组会议。",
            ("chair_by_rank", ""),
        ),
        ("5月6日，区政府召开常务会议，研究防汛工作。", ("no_chair", "")),
    ],
)
def test_chair_not_told_outright_is_a_doubt(text: str, reason: tuple[str, str]) -> None:
    assert reason in [(doubt.reason, doubt.quoted) for doubt in parse_report(text).doubts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8月5日，区长方远主持召开区政府2025年第12次常务会议，研究防汛。", "2025-08-05"),
        ("区政府召开常务会议\n2022-01-27 16:51:37 字号：\n1月27日，区长方远主持召开区政府常务会议。", "2022-01-27"),
        ("8月5日，区长方远主持召开区政府第12次常务会议，研究防汛。", "08-05"),
    ],
)
def test_year_comes_from_the_number_or_the_stamp(text: str, expected: str) -> None:
    assert day_text(parse_report(text).meetings[0].held) == expected


def test_post_before_a_body_opens_no_part() -> None:
    text = "6月5日，区长方远主持召开区政府常务会议和党组会议。\n区政府党组书记、区长方远在总结讲话时强调，要抓落实。"

    assert [made.text for item in parse_report(text).meetings[0].items for made in item.directives] == ["要抓落实"]


def test_yesterday_is_the_day_before_publication_and_a_doubt() -> None:
    outline = parse_report("区长方远昨天主持召开区政府常务会议，研究防汛工作。", published_on=date(2025, 8, 7))

    assert day_text(outline.meetings[0].held) == "2025-08-06"
    assert ("reckoned_date", "昨天") in [(doubt.reason, doubt.quoted) for doubt in outline.doubts]


def named(text: str, *, is_first: bool = True) -> list[str] | None:
    """The names of the meetings that a sentence opens."""
    opening = read_opening(split_sentences(text)[0], is_first)
    return [meeting.name for meeting in opening.meetings] if opening else None


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("6月10日，区政府第12次常务会议举行，研究防汛。", ["区政府第12次常务会议"]),
        ("区政府第12次常务会议于5月3日召开。", ["区政府第12次常务会议"]),
        ("6月10日，区政府举行常务会议，研究防汛。", ["区政府常务会议"]),
        ("区政府第3次会议召开。", ["区政府第3次会议"]),
        ("省政府召开常务会议研究防汛。", ["省政府常务会议"]),
        ("6月10日，天气晴好，县政府召开常务会议。", ["县政府常务会议"]),
        ("3月20日，区政府党组、区政协党组分别召开会议。", ["区政府党组会议", "区政协党组会议"]),
        ("方远主持召开区政府常务会议和党组会议听取防汛汇报并召开座谈会。", ["区政府常务会议", "党组会议"]),
        ("方远主持召开区政府常务会议并强调要开好座谈会。", ["区政府常务会议"]),
        ("方远主持召开研究防汛工作的专题会议。", ["研究防汛工作的专题会议"]),
        ("方远主持召开区政府常务会议暨防汛工作推进会和党组会议。", ["区政府常务会议暨防汛工作推进会", "党组会议"]),
        ("方远主持召开区政府常务会议暨全体会议。", ["区政府常务会议", "全体会议"]),
        ("方远主持座谈，召开区政府常务会议。", ["区政府常务会议"]),
    ],
)
def test_names_of_the_meetings_opened(sentence: str, names: list[str]) -> None:
    assert named(sentence) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "区政府会议召开。",
        "区政府将召开常务会议。",
        "会议传达全会精神，方远主持召开常务会议。",
        "区政府常务会议成员单位召开。",
        "水位上涨。",
    ],
)
def test_sentence_opens_no_meeting(sentence: str) -> None:
    assert named(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("何川主持召开区政府常务会议。", ["区政府常务会议"]),
        ("随后，召开区政府常务会议。", ["区政府常务会议"]),
        ("随后，召开座谈会。", None),
        ("区政府召开常务会议。", None),
        ("区政府召开常务会议，方远主持。", None),
    ],
)
def test_later_meeting_needs_a_cue_or_a_chair(sentence: str, names: list[str] | None) -> None:
    assert named(sentence, is_first=False) == names


@pytest.mark.parametrize(
    ("sentence", "held", "chair", "convener", "place"),
    [
        ("新华社临澜3月24日电 6月10日，何川主持召开区政府常务会议。", "6月10日", "何川", "", ""),
        ("新华社临澜3月24日电 副区长何川主持召开区政府常务会议。", "", "何川", "", ""),
        ("禾澜3月24日讯 副区长何川主持召开区政府常务会议。", "", "何川", "", ""),
        ("受方远委托，何川在区政府一楼会议室主持召开区政府常务会议。", "", "何川", "", "区政府一楼会议室"),
        ("何川在区政府301室主持召开区政府常务会议。", "", "何川", "", "区政府301室"),
        ("区政府召开常务会议，受方远委托，主持会议的是何川。", "", "", "", ""),
        ("区政府召开常务会议，何川受委托到场，主持会议。", "", "", "", ""),
        ("区长方远召开区政府常务会议。", "", "", "方远", ""),
        ("区长方远举行区政府常务会议。", "", "", "方远", ""),
        ("区长方远召开区政府常务会议，何川主持。", "", "何川", "", ""),
    ],
)
def test_day_chair_and_place_of_an_opening(sentence: str, held: str, chair: str, convener: str, place: str) -> None:
    opening = read_opening(split_sentences(sentence)[0], True)

    assert opening is not None
    (meeting,) = opening.meetings
    assert (meeting.held.text, meeting.chair, meeting.convener, meeting.place) == (held, chair, convener, place)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("会议由区长方远主持。", ["方远"]),
        ("何川、骆明分别主持所在党组会议。", ["何川", "骆明"]),
        ("何川主持会议并讲话。", ["何川"]),
        ("区财政局、骆明主持会议。", ["骆明"]),
        ("受方远委托，何川主持会议。", ["何川"]),
        ("何川，受方远委托主持会议。", ["何川"]),
        ("会议强调，何川主持会议。", []),
        ("会议主持人何川，骆明主持会务。", []),
        ("何川讲话。", []),
        ("何川主持工作。", []),
        ("主持会议。", []),
        ("何川" + "，水位上涨" * 24 + "，骆明主持会议。", []),
    ],
)
def test_sentence_that_says_who_presided(sentence: str, names: list[str]) -> None:
    assert chair_sentence(split_sentences(sentence)[0]) == names


def test_several_chairs_only_where_each_is_a_person() -> None:
    assert read_chairs("何川、骆明主持会议") == ["何川", "骆明"]
    assert read_chairs("区财政局、骆明主持会议") == []
    assert read_chairs("会议") == []


@pytest.mark.parametrize(
    ("text", "chair"),
    [
        ("6月5日，主持人方远召开区政府常务会议，审议《供水办法》。", "方远"),
        ("6月5日，区长方远组织召开区政府常务会议，审议《供水办法》。", "方远"),
        ("新华社临澜3月24日电 何川主持召开区政府常务会议，审议《供水办法》。", "何川"),
        ("区政府常务会议近日在区政府会议室召开，审议《供水办法》。", ""),
    ],
)
def test_who_presided_is_told_in_many_ways(text: str, chair: str) -> None:
    (meeting,) = parse_report(text).meetings

    assert (meeting.type, meeting.chair) == ("executive", chair)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("5月6日，禾澜镇党委召开会议，党委书记陆远主持。", "standing_committee"),
        ("5月6日，禾澜镇党委书记陆远主持召开党委（扩大）会议。", "standing_committee"),
        ("5月6日，禾澜水务公司召开党委会议，党委书记陆远主持。", "standing_committee"),
        ("5月6日，禾澜医院党委召开委员会议，党委书记陆远主持。", "standing_committee"),
        ("5月6日，区政府党组召开会议，党组书记陆远主持。", "party_group"),
    ],
)
def test_committee_of_the_party_meets_otherwise_than_its_group(text: str, kind: str) -> None:
    [meeting] = parse_report(text + "会议强调，要抓早。").meetings

    assert (meeting.type.value, meeting.chair) == (kind, "陆远")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5月6日，区水务局党组理论学习中心组召开扩大会议，以“节水”为主题，进行第四次专题学习。", 4),
        ("5月6日，区水务局党组理论学习中心组召开学习会，开展第3次集体学习。", 3),
        ("5月6日，区水务局党组理论学习中心组召开学习会，重温第二次专题报告。", None),
    ],
)
def test_number_of_a_study_session_may_stand_behind_its_opening(text: str, number: int | None) -> None:
    [meeting] = parse_report(text + "会议强调，要抓早。").meetings

    assert (meeting.type.value, meeting.number.number) == ("study", number)
