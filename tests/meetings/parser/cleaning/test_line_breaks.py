"""Stray spaces and hard line breaks, and those that mean something."""

import pytest

from meetings.parser.cleaning.line_breaks import join_broken_lines, tidy_spaces

UNEVEN = (
    "某县人民政府常务会议纪要\n（扩大）会议\n县水利局、县卫生健康局要建立水质定期会商\n机制，发现异常及时通报。\n一、关于公交\n"
    "二、关于供水\n三、关于供暖工作的事\n四、关于清淤工作的事\n五、关于道路工作的事\n六、关于环境工作的事\n七、关于安全工作的事\n八、关于其他工作的事"
)
FULL = "区政府召开常务会议研究防汛抗旱工作和城乡供水安全"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("202 6 年，会议召开", "2026年，会议召开"),
        ("1 5 日，会议召开", "15日，会议召开"),
        ("会议 指出，要 抓好 5G 建设", "会议指出，要抓好5G建设"),
        ("第 1 次 常务 会议 纪要", "第1次常务会议纪要"),
        ("区政府 会议 纪要", "区政府会议纪要"),
        ("区政府 第 三次 会议", "区政府第三次会议"),
        ("（一）听取 2025 年 情况", "（一）听取2025年情况"),
        ("一 、 传达精神\n2 . 审议办法", "一、传达精神\n2.审议办法"),
        ("领导  活动", "领导 活动"),
        ("领导 　活动", "领导　活动"),
        ("  会议　\n\n\n 指出 ", "会议\n指出"),
        ("\n会议\n", "会议"),
    ],
)
def test_stray_spaces_go(text: str, expected: str) -> None:
    assert tidy_spaces(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "出席：温若谷 苏慕白，何川 骆明",
        "时间： 2025 年",
        "领导 活动",
        "政务 会议",
        "Jiyao open source",
        "12 345 万元",
    ],
)
def test_spaces_that_part_words_stay(text: str) -> None:
    assert tidy_spaces(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议指出，\n要抓好。", "会议指出，要抓好。"),
        ("会议审议《供水\n管理办法》。", "会议审议《供水管理办法》。"),
        ("会议要求，各镇要加快\n— 2 —\n推进清淤，汛前完成。", "会议要求，各镇要加快推进清淤，汛前完成。"),
        ("会议要求，各镇要加快\n第 2 页 共 5 页\n\n推进清淤。", "会议要求，各镇要加快推进清淤。"),
        (
            "区政府召开会议，\n强调。\n各镇要加快\n— 2 —\n推进清淤，汛前完成。",
            "区政府召开会议，强调。\n各镇要加快推进清淤，汛前完成。",
        ),
        (
            "某县政府专题会议纪要\n会议要求，加快\n专题会议纪要\n- 2 -\n清淤，完成。",
            "某县政府专题会议纪要\n会议要求，加快清淤，完成。",
        ),
        (UNEVEN, UNEVEN.replace("会商\n机制", "会商机制")),
        ("会议要求，各镇要加快\n某区纪要\n- 3 -\n某区纪要\n推进清淤。", "会议要求，各镇要加快推进清淤。"),
        ("　　区长主持\n召开会议第\n12次会\n　　会议指出。", "　　区长主持召开会议第12次会\n　　会议指出。"),
        ("会议研究防汛\n、供水。", "会议研究防汛、供水。"),
        ("水务局\n”负责。", "水务局”负责。"),
        (f"{FULL}\n等工作，要求抓好落实。", f"{FULL}等工作，要求抓好落实。"),
        (f"　　{FULL}\n等工作", f"　　{FULL}等工作"),
        (f"    {FULL}\n等工作", f"    {FULL}等工作"),
        (f"　　{FULL}\n{FULL}\n等工作", f"　　{FULL}{FULL}等工作"),
        (f"{FULL}《办法》\n等工作，要求抓好。", f"{FULL}《办法》等工作，要求抓好。"),
    ],
)
def test_broken_sentence_is_joined(text: str, expected: str) -> None:
    assert join_broken_lines(text) == expected


@pytest.mark.parametrize(("shorter", "is_joined"), [(0, True), (4, True), (5, False)])
def test_line_is_full_when_hardly_shorter_than_the_widest(shorter: int, is_joined: bool) -> None:
    text = f"{FULL}\n等工作，{'禾' * (len(FULL) + shorter - 4)}"

    assert ("\n" not in join_broken_lines(text)) is is_joined


@pytest.mark.parametrize(("length", "is_joined"), [(15, True), (14, False)])
def test_short_line_is_never_full(length: int, is_joined: bool) -> None:
    text = f"{FULL[:length]}\n等工作，要抓好。"

    assert ("\n" not in join_broken_lines(text)) is is_joined


@pytest.mark.parametrize(
    "text",
    [
        "会议指出。\n要抓好。",
        "会议指出：\n要抓好，要抓实。",
        "区政府召开会议\n5月3日，县长主持。",
        "《办法》\n等工作，要求抓好。",
        "会议指出，\n出席：何川",
        "会议指出要加快。\n各镇要加快\n— 2 —\n某镇政府办公室",
        f"{UNEVEN}\n列席：县财政局罗平\n请假：韩松".replace("会商\n机制", "会商机制"),
        "会议指出，\n\n要抓好。",
        "会议指出，\n　　要抓好。",
        "会议指出，\n    要抓好。",
        f"{FULL}\n一、要抓好，要抓实。",
        f"{FULL}\n会议指出，要抓好。",
        f"{FULL}\n等工作",
        f"{FULL}\n{'禾' * 80}，要抓好。",
        "只有一行",
        "",
    ],
)
def test_lines_of_their_own_stay(text: str) -> None:
    assert join_broken_lines(text) == text


def test_a_line_of_the_page_is_wider_than_its_text() -> None:
    page = "发布时间：2024年3月8日　信息来源：区农业农村局办公室综合科　阅读286次　打印本页　关闭窗口"
    lines = [
        "区农村工作领导小组召开会议，传达学习有关",
        "会议精神，研究我区贯彻落实的措施，审议有",
        "关事项。各级要学深悟透上级的部署，把成果",
        "转化为抓落实的思路，压实责任，各镇党委要",
        "当好队长。",
    ]

    assert join_broken_lines("\n".join([page, *lines])) == f"{page}\n{''.join(lines)}"


@pytest.mark.parametrize("text", ["会议召开。\n- 3 -", "- 3 -", "第2页 共5页", "- 3 -\n- 4 -"])
def test_the_number_of_a_page_alone_stays(text: str) -> None:
    assert join_broken_lines(text) == text
