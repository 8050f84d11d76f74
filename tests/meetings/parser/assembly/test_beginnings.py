"""Where a report begins without an opening sentence; a text that looks like a report and opens no meeting says so."""

from datetime import date

import pytest

from meetings.parser import parse_report
from meetings.parser.outline import MeetingOutline
from tests.meetings.parser.accounting import is_accounted

UNCALLED = [
    (
        "6月3日，澄湖整治指挥部与禾澜街道专题研究清淤工作。指挥部指出，要做好清淤：一是加快排查；二是备足物资。",
        ("special", "", "专题研究清淤工作", ["一是加快排查", "二是备足物资"]),
    ),
    (
        "6月3日，禾澜镇党委“第一议题”安排专题学习防汛条例。会议由镇党委书记陆远主持。会议强调，要学以致用。",
        ("study", "陆远", "专题学习防汛条例", ["要学以致用"]),
    ),
    (
        "6月3日，城建集团党委以中心组学习会的形式，深入学习防汛条例。集团党委书记陆远主持会议。会议指出，要学以致用。",
        ("study", "陆远", "深入学习防汛条例", ["要学以致用"]),
    ),
    (
        "6月3日，区政府党组理论学习中心组围绕防汛备汛开展第四次专题学习。区长陆远主持。会议强调，要学以致用。",
        ("study", "陆远", "围绕防汛备汛开展第四次专题学习", ["要学以致用"]),
    ),
    (
        "6月3日下午，副区长陆远在区政府第五会议室召集区水务局、区财政局等单位，专题研究清淤工作。现纪要如下：\n"
        "一、区水务局要加快排查。",
        ("special", "陆远", "专题研究清淤工作", ["区水务局要加快排查"]),
    ),
    (
        "6月3日，区政府办公室主任陆远召集有关部门负责人，专题协调清淤工作。会议强调，要加快排查。",
        ("special", "陆远", "专题协调清淤工作", ["要加快排查"]),
    ),
]
NOT_UNCALLED = [
    "6月3日，副区长陆远召集区水务局等单位，专题研究清淤工作。湖边的柳树发芽了。",
    "6月3日，澄湖整治指挥部与禾澜街道专题研究清淤工作。湖边的柳树发芽了。",
    "澄湖整治指挥部专题研究清淤工作，成效明显。会议指出，要加快排查。",
]
SUPPOSED = [
    ("6月3日晚，村里灯火通明，一场说事会正在进行。大家讨论了修路的事。苏木说，要修好路灯。", "一场说事会正在进行"),
    ("近日，镇里开了个短会。会议指出，要抓好防汛。", "镇里开了个短会"),
    ("防汛形势严峻。会议指出，要抓好防汛。", "会议指出"),
]
NO_REPORT = [
    "会议通知\n会议时间：6月3日上午\n请各部门负责人准时参加会议。会议要求，不得请假。",
    "6月3日，区长陆远调研养老服务工作。陆远指出，要补齐短板。",
    "区政府将于6月3日召开座谈会。",
    "今天天气晴好，湖边柳树发芽。",
    "",
]


LABELLED = [  # head, then type, day, chair
    (
        "会议名称：供水改造专题会\n会议时间：2024年3月5日\n召集人、主持人：副县长陆远\n",
        ("special", "2024-03-05", "陆远"),
    ),
    ("名　称：局务会议\n时间：2024年3月5日\n会议召集人：陆远\n", ("other", "2024-03-05", "陆远")),
    ("会议主题：供水改造协调会\n日期：2024年3月5日\n主持人（召集人）：陆远\n", ("special", "2024-03-05", "陆远")),
    ("会议事由：研商供水会议\n时间：2024年3月5日\n会议主席：县长陆远\n纪录：苏木\n", ("other", "2024-03-05", "陆远")),
    ("会议时间：2024年3月5日\n会议召集人：陆远\n参会单位：县水务局、县财政局\n", ("other", "2024-03-05", "陆远")),
]
NOTICES = [
    "会议名称：供水改造专题会\n会议时间：2024年3月5日\n请各部门负责人准时参加会议。",
    "会议主题：供水改造协调会\n会议地点：三楼\n会议将于9点开始。",
    "一场大雨之后，演出开始了。镇里要抓好防汛。",
]


AGENDA = "会议议题：\n1.审议《供水办法》；\n2.研究清淤工作。\n2024年3月5日，区长陆远主持召开区政府第3次常务会议。\n"
AGENDAS = [
    ("会议强调，要抓好清淤工作。", ["审议《供水办法》", "研究清淤工作"]),
    ("会议审议通过了《供水办法》。会议听取了供暖汇报。", ["研究清淤工作", "审议通过了《供水办法》", "听取了供暖汇报"]),
]


def read(text: str) -> MeetingOutline:
    [meeting] = parse_report(text).meetings
    return meeting


@pytest.mark.parametrize(("text", "expected"), UNCALLED)
def test_a_sitting_that_no_verb_calls_is_opened(text: str, expected: tuple[object, ...]) -> None:
    meeting = read(text)

    [item] = meeting.items
    told = [directive.text for directive in item.directives]
    assert (meeting.type.value, meeting.chair, item.statement, told) == expected
    assert (meeting.held.month, meeting.held.day) == (6, 3)


@pytest.mark.parametrize(("body", "matters"), AGENDAS)
def test_an_agenda_above_the_report_counts_where_the_body_does_not_state_its_matters(
    body: str, matters: list[str]
) -> None:
    assert [item.statement for item in read(AGENDA + body).items] == matters


@pytest.mark.parametrize(("head", "expected"), LABELLED)
def test_labels_name_the_sitting_its_day_and_who_presided(head: str, expected: tuple[str, ...]) -> None:
    meeting = read(head + "会议研究了供水改造。会议要求，县水务局要备足物资。")

    assert (meeting.type.value, str(meeting.held.on), meeting.chair) == expected
    assert [[one.text for one in item.directives] for item in meeting.items] == [["县水务局要备足物资"]]


@pytest.mark.parametrize("text", NOTICES)
def test_labels_of_a_notice_open_none(text: str) -> None:
    assert parse_report(text).meetings == ()


@pytest.mark.parametrize("text", NOT_UNCALLED)
def test_what_no_chair_and_no_speech_follow_opens_none(text: str) -> None:
    assert parse_report(text).meetings == ()


@pytest.mark.parametrize(("text", "lead"), SUPPOSED)
def test_a_text_that_looks_like_a_report_says_so_with_what_may_be_its_lead(text: str, lead: str) -> None:
    outline = parse_report(text)

    assert outline.meetings == ()
    [doubt] = outline.doubts
    assert (doubt.code, doubt.reason) == ("sitting", "no_sitting")
    assert doubt.span is not None
    assert lead in text[doubt.span.start : doubt.span.end]


@pytest.mark.parametrize("text", NO_REPORT)
def test_another_text_says_nothing(text: str) -> None:
    outline = parse_report(text)

    assert (outline.doubts, outline.supposed) == ((), None)


def test_what_is_supposed_is_read_and_dated_like_any_report() -> None:
    outline = parse_report(SUPPOSED[0][0], published_on=date(2025, 6, 8))

    supposed = outline.supposed
    assert supposed is not None
    [meeting] = supposed.meetings
    assert meeting.held.on == date(2025, 6, 3)
    assert [one.text for item in meeting.items for one in item.directives] == ["要修好路灯"]
    assert is_accounted(supposed)
    assert "sitting" not in [doubt.code for doubt in supposed.doubts]
