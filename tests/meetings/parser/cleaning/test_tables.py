"""Tables pasted with tabs between their cells: told row by row, never run together."""

import pytest

from meetings.parser import parse_report
from meetings.parser.cleaning.tables import tell_tables

OPENED = "2024年3月18日，区长温助民主持召开区政府第5次常务会议。\n会议审议通过了《供水方案》，议定事项：\n"
DECISIONS = (
    "序号\t议定事项\t牵头单位\t完成时限\n"
    "1\t要完成管网改造。\t区水务局\t2024年6月底前\n"
    "2\t要建立月检制度，每月公布\t区卫生健康局\t长期坚持\n"
    "3\t要核定水价\t\t"
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            DECISIONS,
            "要完成管网改造（牵头单位：区水务局；完成时限：2024年6月底前）。\n"
            "要建立月检制度，每月公布（牵头单位：区卫生健康局；完成时限：长期坚持）。\n要核定水价。",
        ),
        ("任务\t责任单位\n清淤\t区水务局", "清淤（责任单位：区水务局）。"),
        ("时间\t3月5日\n主持人：\t沈怀远", "时间：3月5日\n主持人：沈怀远"),
        ("时间\t3月5日\t地点\t会议室", "时间：3月5日\n地点：会议室"),
        ("每月公布\t区卫生健康局\t长期坚持", "每月公布\n区卫生健康局\n长期坚持"),
        ("\t会议指出，要抓好。", "会议指出，要抓好。"),
        ("会议指出，要抓好。", "会议指出，要抓好。"),
        ("牵头单位\t完成时限", "牵头单位 完成时限"),
        ("出席：何川\t骆明\t陆青", "出席：何川 骆明 陆青"),
        ("牵头单位\t完成时限\n区水务局\t6月底前", "区水务局（完成时限：6月底前）。"),
    ],
)
def test_a_table_is_told_row_by_row(text: str, told: str) -> None:
    assert tell_tables(text) == told


def test_the_columns_of_a_table_of_decisions_are_facts_of_their_rows() -> None:
    [meeting] = parse_report(OPENED + DECISIONS).meetings

    assert [(one.headline, one.units, one.deadline, one.deadline_on) for one in meeting.items[0].directives] == [
        ("完成管网改造", ("区水务局",), "2024年6月底前", "2024-06-30"),
        ("建立月检制度", ("区卫生健康局",), "", ""),
        ("核定水价", (), "", ""),
    ]
