"""Heads of minutes and of pages: labels above a body, days and chairs that only such lines give."""

import pytest

from meetings.parser import parse_report
from tests.meetings.parser.readings import read

BODY = "会议听取了防汛汇报。会议强调，要抓早。"


def facts(text: str) -> tuple[str, int | None, str, str]:
    meeting = parse_report(text).meetings[0]
    return meeting.type.value, meeting.number.number, str(meeting.held.on), meeting.chair


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("禾澜日报 2025-08-06 09:30", "2025-08-05"),
        ("禾澜县人民政府门户网站 时间：2025-08-06 来源：禾澜报", "2025-08-05"),
        ("第一版：要闻 2025年08月06日 星期三", "2025-08-05"),
        ("2025年8月6日 | 禾澜镇党政办 | 阅读 88", "2025-08-05"),
        ("时间 : 2025-08-06 10:05:47　来源 : 禾澜县政府办", "2025-08-05"),
        ("2025-08-06 20:55　禾澜日报记者 方正　编辑 何川", "2025-08-05"),
        ("禾澜发布 2025-08-06", "2025-08-05"),
        ("禾澜县政府常务会议定于2025-08-06", "None"),
    ],
)
def test_year_of_a_page(line: str, day: str) -> None:
    text = f"县政府召开常务会议\n{line}\n8月5日，县长方远主持召开县政府常务会议。{BODY}"

    assert facts(text) == ("executive", None, day, "方远")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "禾澜县第十届政府第37次常务会议\n会议时间：2025年8月5日\n主 持 人：县长乔远\n会议议题：\n1.听取防汛汇报\n"
            f"2.审议《供水办法》\n会议内容：\n{BODY}\n会前，乔远还主持召开县政府党组会议，传达学习了全会精神。",
            ("executive", 37, "2025-08-05", "乔远"),
        ),
        (
            f"禾澜县政府县长办公会议纪要\n〔2025〕5次\n2025年8月5日，县长方远主持召开县长办公会议。{BODY}",
            ("office", 5, "2025-08-05", "方远"),
        ),
        (
            f"参、主席：區長方志遠　紀錄：何川\n壹、時間：2025年8月5日\n{BODY}",
            ("other", None, "2025-08-05", "方志远"),
        ),
        (
            f"本报8月5日讯 今天上午，县政府召开第9次常务会议，县长方远主持。{BODY}\n发布时间：2025-08-06",
            ("executive", 9, "2025-08-05", "方远"),
        ),
        (
            "2025年8月5日，副县长方远受县长委托主持召开专题会议，研究抗旱工作。会议要求，要抓早。",
            ("special", None, "2025-08-05", "方远"),
        ),
        (
            "2025年8月5日17时，副县长方远在县应急中心组织气象等部门会商研判，对防台工作进行再部署。\n"
            "会商要求：\n（一）各镇要值守。",
            ("other", None, "2025-08-05", "方远"),
        ),
        (
            f"2025年8月5日，副县长方远在县政府会议室召集县住建局、县财政局负责人召开专题会议。{BODY}",
            ("special", None, "2025-08-05", "方远"),
        ),
        (
            f"2025年8月5日，县长方远赴禾澜镇主持召开现场办公会。{BODY}",
            ("office", None, "2025-08-05", "方远"),
        ),
        (
            f"2025年8月5日，县政府召开全体会议。县长方远主持会议，常务副县长何川通报主要经济指标。{BODY}",
            ("plenary", None, "2025-08-05", "方远"),
        ),
    ],
)
def test_meeting_of_a_head(text: str, expected: tuple[str, int | None, str, str]) -> None:
    assert facts(text) == expected


def test_meeting_told_behind_another_opens_its_own() -> None:
    text = (
        f"8月5日，县长方远主持召开县政府常务会议。{BODY}\n"
        f"又讯 当天下午，方远还主持召开了创城工作领导小组会议。{BODY}\n"
        f"学习会结束后，县文旅集团召开2025年第5次党委会。{BODY}"
    )

    assert [meeting.type.value for meeting in parse_report(text).meetings] == [
        "executive",
        "other",
        "standing_committee",
    ]


@pytest.mark.parametrize(
    ("title", "kind", "number"),
    [
        ("区政府第8次常务会议议定事项", "executive", 8),
        ("区政府第8次常务会议决定事项", "executive", 8),
        ("禾澜区河道整治专题会议简报", "special", None),
        ("禾澜区河道整治专题会议摘要", "special", None),
    ],
)
def test_a_paper_of_what_was_decided_opens_as_minutes_do(title: str, kind: str, number: int | None) -> None:
    text = f"{title}\n时间：2025年4月11日上午9:00\n主持：方远\n一、关于河道整治\n{BODY}"
    (meeting,) = parse_report(text).meetings

    assert (meeting.type.value, meeting.number.number, str(meeting.held.on)) == (kind, number, "2025-04-11")


def test_opening_below_labels_is_the_meeting_of_the_title() -> None:
    text = (
        "关于全县厕所改造工作专题会议纪要\n时间：2025年4月11日上午\n主持人：方远（副县长）\n"
        f"4月11日，副县长方远主持召开专题会议，研究厕所改造工作。{BODY}"
    )

    (meeting,) = parse_report(text).meetings

    assert (meeting.chair, str(meeting.held.on)) == ("方远", "2025-04-11")


def test_labels_that_stand_as_headings_above_what_they_label() -> None:
    read = parse_report(
        "白鹭区人民政府召开2025年第21次常务会议\n一、会议时间\n2025年10月22日上午9时\n二、会议地点\n三楼会议室\n"
        "三、主持人\n区长 方远\n四、会议议题\n（一）传达学习市政府会议精神\n（二）审议《养老规划》\n五、会议内容\n"
        "（一）传达学习市政府会议精神。会议要求，要抓好落实。\n（二）审议《养老规划》。会议原则同意该规划，民政局要修改。"
    )

    [meeting] = read.meetings
    assert (meeting.held.day, meeting.chair, meeting.number.number) == (22, "方远", 21)
    assert [(item.statement, [made.text for made in item.directives]) for item in meeting.items] == [
        ("传达学习市政府会议精神", ["要抓好落实"]),
        ("审议《养老规划》", ["民政局要修改"]),
    ]


@pytest.mark.parametrize(
    ("text", "name", "chair"),
    [
        ("6月3日，区防汛指挥部与柳溪街道专题研究清淤工作。指挥部指出，要清淤。", "区防汛指挥部与柳溪街道专题研究", ""),
        ("6月3日，区防汛指挥部会议专题研究清淤工作。会议由陆远主持。会议指出，要清淤。", "区防汛指挥部会议", "陆远"),
        (
            "6月3日上午，副区长方远召集区水务局、区城管局负责人，专题研究清淤工作。方远要求，要清淤。",
            "专题研究",
            "方远",
        ),
    ],
)
def test_a_sitting_that_no_verb_calls(text: str, name: str, chair: str) -> None:
    [meeting] = read(text).meetings

    assert (meeting.type, meeting.name, meeting.chair) == ("special", name, chair)
    assert (meeting.lead, meeting.held.text[:4]) == (text.split("。")[0] + "。", "6月3日")
    assert [(item.statement, [made.text for made in item.directives]) for item in meeting.items] == [
        ("专题研究清淤工作", ["要清淤"])
    ]


@pytest.mark.parametrize(
    ("text", "kind", "name", "lead", "statements"),
    [
        (
            "6月3日，镇党委安排专题学习甲讲话。会议强调，要学好。",
            "study",
            "专题学习",
            "6月3日，镇党委安排专题学习甲讲话。",
            [""],
        ),
        ("关于清淤的说事会正在进行。会议指出，要清淤。", "other", "说事会", "关于清淤的说事会正在进行。", [""]),
        ("会议指出，要清淤。会议听取了供水汇报。", "other", "会议", "会议指出，要清淤。", ["听取了供水汇报"]),
    ],
)
def test_what_a_text_without_a_sitting_would_be(
    text: str, kind: str, name: str, lead: str, statements: list[str]
) -> None:
    outline = read(text)
    assert outline.meetings == ()
    assert outline.supposed is not None
    [meeting] = outline.supposed.meetings

    assert (meeting.type, meeting.name, meeting.lead) == (kind, name, lead)
    assert [item.statement for item in meeting.items] == statements


def test_an_agenda_above_the_opening_waits_for_the_body() -> None:
    [meeting] = read(
        "议题：\n一、听取供水汇报；\n二、审议《甲办法》。\n三、强化组织领导\n5月6日，区长方远主持召开区政府常务会议。\n"
        "会议听取了供水情况汇报。会议要求，要抓早。"
    ).meetings

    assert [(item.kind, item.outcome, item.statement) for item in meeting.items] == [
        ("deliberate", None, "审议《甲办法》"),
        ("hear", "noted", "听取了供水情况汇报"),
    ]
