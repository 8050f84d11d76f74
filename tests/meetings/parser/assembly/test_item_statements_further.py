"""Further matters of a sentence, of a row of them and of an opening, beside what goes on about the one before."""

import pytest

from tests.meetings.parser.readings import HEAD, Matter, matters, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "。\n会议听取了供水汇报，审议通过了《甲办法》，要求加强巡查。",
            [
                ("hear", "noted", "听取了供水汇报", []),
                ("deliberate", "adopted", "审议通过了《甲办法》", ["加强巡查"]),
            ],
        ),
        (
            "。\n会议听取了《甲规划》编制情况汇报，审议通过了《甲规划》，要求加强巡查。",
            [("hear", "adopted", "听取了《甲规划》编制情况汇报", ["加强巡查"])],
        ),
        (
            "。\n会议听取了供水汇报，并就水压问题进行了讨论，要求加强巡查。",
            [("hear", "noted", "听取了供水汇报", ["加强巡查"])],
        ),
        (
            "。\n会议研究了供水工作，由区水务局汇报了水压情况，区交通局汇报了公交情况。要抓早。",
            [
                ("arrange", "", "研究了供水工作", []),
                ("hear", "noted", "由区水务局汇报了水压情况", []),
                ("hear", "noted", "区交通局汇报了公交情况", ["要抓早"]),
            ],
        ),
        (
            "。\n会议传达学习了甲精神。听取乙工程汇报。审议《丙办法》。通报丁项目情况。学习《戊讲话》精神。"
            "传达学习己会议精神。\n会议强调，乙工程要抓早。",
            [
                ("relay", "", "传达学习了甲精神", []),
                ("hear", "noted", "听取乙工程汇报", ["乙工程要抓早"]),
                ("deliberate", "", "审议《丙办法》", []),
                ("other", "noted", "通报丁项目情况", []),
                ("relay", "", "学习《戊讲话》精神", []),
                ("relay", "", "传达学习己会议精神", []),
            ],
        ),
        (
            "，审议《甲办法》。\n关于区水务公司改制，会议认为，要抓早。",
            [("deliberate", "", "审议《甲办法》", ["要抓早"])],
        ),
        (
            "。\n关于区水务公司改制，会议认为，要抓早。",
            [("arrange", "", "关于区水务公司改制", ["要抓早"])],
        ),
        (
            "。\n会议审议了《甲办法》。要抓早。\n会议原则同意《甲办法》，由区司法局印发。",
            [("deliberate", "adopted_in_principle", "审议了《甲办法》", ["要抓早", "由区司法局印发"])],
        ),
        (
            "。\n会议审议了《甲办法》《乙方案》。\n会议一致同意上述办法和方案，由区司法局印发。",
            [
                ("deliberate", "adopted", "审议了《甲办法》", ["由区司法局印发"]),
                ("deliberate", "adopted", "《乙方案》", []),
            ],
        ),
        (
            "。\n会议审议了《甲办法》。要抓早。\n会议还审议了《甲办法》配套细则。要抓细。",
            [
                ("deliberate", "", "审议了《甲办法》", ["要抓早"]),
                ("deliberate", "", "审议了《甲办法》配套细则", ["要抓细"]),
            ],
        ),
        (
            "，听取供水情况汇报。\n会上，区水务局分别汇报了供水情况，会议强调，要抓早。区交通局汇报了公交情况。",
            [("hear", "noted", "听取供水情况汇报", ["要抓早"])],
        ),
        (
            "。\n会议强调，要抓早。\n5月6日，区政府常务会议召开，听取供水汇报，审议《甲办法》。会议强调，甲办法要抓细。",
            [
                ("other", "", "", ["要抓早"]),
                ("hear", "noted", "听取供水汇报", []),
                ("deliberate", "", "审议《甲办法》", ["甲办法要抓细"]),
            ],
        ),
    ],
)
def test_a_further_matter(text: str, expected: list[Matter]) -> None:
    assert matters(HEAD + text) == expected


def test_a_caption_opens_a_meeting_that_names_no_chair() -> None:
    text = f"{HEAD}，研究供水工作。\n【党组会议】5月8日，区政府党组召开会议，传达学习全会精神。会议强调，要抓早。"

    assert [(meeting.type.value, meeting.chair, meeting.held.day) for meeting in read(text).meetings] == [
        ("executive", "方远", 6),
        ("party_group", "", 8),
    ]


def test_the_meeting_of_the_next_day_is_held_a_day_later() -> None:
    text = f"{HEAD}，研究供水工作。\n次日，方远主持召开防汛专题会议，研究防汛。"

    assert [meeting.held.text for meeting in read(text).meetings] == ["5月6日", "次日"]
    assert [meeting.held.day for meeting in read(text).meetings] == [6, 7]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "，研究供水工作，审议《甲办法》。\n会议听取了供热汇报。会议审议同意该方案。",
            [
                ("arrange", "", "研究供水工作", []),
                ("deliberate", "", "审议《甲办法》", []),
                ("hear", "adopted", "听取了供热汇报", []),
            ],
        ),
        (
            "，研究供水工作，审议《甲办法》。\n会议同意上述条例和防汛预案，由区水务局印发。",
            [
                ("arrange", "", "研究供水工作", []),
                ("deliberate", "adopted", "审议《甲办法》", ["由区水务局印发"]),
            ],
        ),
        (
            "。\n会议审议了维修方案。与会人员认为，要抓好落实。会议同意维修方案，不足部分由财务处统筹解决。",
            [("deliberate", "adopted", "审议了维修方案", ["不足部分由财务处统筹解决"])],
        ),
        (
            "，审议《甲办法》。\n会议认为，该办法成熟，暂缓通过该办法，由区司法局修改。",
            [("deliberate", "deferred", "审议《甲办法》", ["由区司法局修改"])],
        ),
        (
            "。\n会议审议了供水方案。资金尚有缺口，同意由城投公司贷款解决。",
            [("deliberate", "adopted", "审议了供水方案", ["由城投公司贷款解决"])],
        ),
        (
            "。\n会议研究了供水有关事宜。",
            [("arrange", "", "研究了供水有关事宜", [])],
        ),
        (
            "。\n一、关于何川任职的请示，但也要清醒看到，基础还不牢固。",
            [],
        ),
    ],
)
def test_what_is_decided_of_it(text: str, expected: list[Matter]) -> None:
    assert matters(HEAD + text) == expected


def test_the_agenda_ends_where_the_minutes_begin() -> None:
    text = (
        "白鹭区人民政府召开2025年第21次常务会议\n一、会议时间\n2025年10月22日\n二、主持人\n区长 方远\n三、会议议题\n"
        "（一）传达学习市政府会议精神\n（二）审议《养老规划》\n四、会议内容\n"
        "（一）传达学习市政府会议精神。会议要求，要抓好落实。\n（二）审议《养老规划》。会议原则同意该规划，民政局要修改。"
    )

    assert matters(text) == [
        ("relay", "", "传达学习市政府会议精神", ["要抓好落实"]),
        ("deliberate", "adopted_in_principle", "审议《养老规划》", ["民政局要修改"]),
    ]


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        (
            "一、民政课：演练订于6月5日办理，名册均已更新。\n主席指示：请民政课加强宣导。\n"
            "二、社会课：关怀访视186人次，转介7案。\n主席指示：洽悉。",
            [
                ("hear", "noted", "演练订于6月5日办理", ["请民政课加强宣导"]),
                ("hear", "noted", "关怀访视186人次", []),
            ],
        ),
        (
            "（一）民政课：演练订于6月5日办理。\n（二）社会课：关怀访视186人次。\n（三）建设课：公墓完成整修。\n"
            "主席裁示：请各课室加强宣导。",
            [("hear", "noted", "各课室工作报告", ["请各课室加强宣导"])],
        ),
    ],
)
def test_a_round_of_reports_is_one_matter_where_one_ruling_follows_all(reports: str, expected: list[Matter]) -> None:
    text = f"柳湾镇公所主管会报纪录\n壹、时间：2024年5月13日\n贰、主席：镇长方远\n叁、各课室工作报告：\n{reports}"

    assert matters(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            f"{HEAD}。\n会议研究了供水。\n3月5日，镇第2次业务会报召开，镇长陆远主持。各村要检查水塘。",
            ["区政府常务会议", "镇第2次业务会报"],
        ),
        (
            "柳湾县第十四届委员会第九次全体会议，于2024年12月27日在县城举行。方远主持。会议要求，要抓早。",
            ["柳湾县第十四届委员会第九次全体会议"],
        ),
        (
            "3月12日下午，市第二人民医院在门诊楼九楼会议室召开党委会，医院党委书记穆晓春主持会议。",
            ["市第二人民医院党委会"],
        ),
        ("溪北乡公所第3次会报会议纪录\n时间：民国114年3月10日\n主席：乡长方远", ["溪北乡公所第3次会报"]),
    ],
)
def test_how_sittings_are_called(text: str, names: list[str]) -> None:
    assert [meeting.name for meeting in read(text).meetings] == names
