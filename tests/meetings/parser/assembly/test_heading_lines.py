"""Numbered lines: parts of a matter, cases of Taiwan's minutes, and what stands below a list."""

import pytest

from tests.meetings.parser.readings import HEAD, Matter, matters, read

TAIWAN = "溪北乡公所第3次会报会议纪录\n时间：民国114年3月10日\n主席：乡长方远\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "。会议听取了征拆情况汇报。\n会议议定如下事项：\n（一）关于未签协议问题，由龙洞乡负责，月底前签订。\n（二）关于补偿标准问题，由县资规局牵头提出意见。在此之前，不得擅自承诺。",
            [
                (
                    "hear",
                    "noted",
                    "听取了征拆情况汇报",
                    [
                        "关于未签协议问题，由龙洞乡负责，月底前签订",
                        "关于补偿标准问题，由县资规局牵头提出意见",
                        "在此之前，不得擅自承诺",
                    ],
                )
            ],
        ),
        (
            "。会议听取了征拆情况汇报。\n会议议定如下事项：\n一、关于未签协议问题\n由龙洞乡负责，月底前签订。\n二、关于补偿标准问题\n由县资规局牵头提出意见。",
            [
                ("hear", "noted", "听取了征拆情况汇报", []),
                ("arrange", "", "关于未签协议问题", ["由龙洞乡负责，月底前签订"]),
                ("arrange", "", "关于补偿标准问题", ["由县资规局牵头提出意见"]),
            ],
        ),
        (
            "。\n会议学习了《甲条例》。会议要求，要学好。\n会议研究讨论了以下事项：\n1.关于追加投资的议案。会议同意该议案。\n2.《奖惩办法》。会议原则同意，安全部吸收工会意见后印发。\n会议听取了供热准备情况汇报。方远强调，要抓早。",
            [
                ("study", "", "学习了《甲条例》", ["要学好"]),
                ("deliberate", "adopted", "关于追加投资的议案", []),
                ("deliberate", "adopted_in_principle", "《奖惩办法》", ["安全部吸收工会意见后印发"]),
                ("hear", "noted", "听取了供热准备情况汇报", ["要抓早"]),
            ],
        ),
        (
            "。\n一、审议《奖惩办法》\n会议听取了起草情况汇报。会议原则同意。\n二、通报督查情况\n会议强调，要整改。",
            [
                ("deliberate", "adopted_in_principle", "审议《奖惩办法》", []),
                ("other", "noted", "通报督查情况", ["要整改"]),
            ],
        ),
    ],
)
def test_parts_and_what_stands_below(text: str, expected: list[Matter]) -> None:
    assert matters(HEAD + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "。\n一、关于供水工程\n会议审议了《甲方案》。会议原则同意该方案，并议定以下意见：\n"
            "（一）由区水务局办理手续。\n（二）区资规局要组卷上报。\n"
            "二、关于设立供热基金\n会议研究了设立基金有关事宜。会议要求，区财政局要制定细则。",
            [
                (
                    "deliberate",
                    "adopted_in_principle",
                    "关于供水工程",
                    ["由区水务局办理手续", "区资规局要组卷上报"],
                ),
                ("arrange", "", "关于设立供热基金", ["区财政局要制定细则"]),
            ],
        ),
        (
            "。\n会议听取了供水汇报。会议议定如下事项：\n一、关于水价\n由区发改局提出意见。\n二、关于水压\n由区水务局检测。",
            [
                ("hear", "noted", "听取了供水汇报", []),
                ("arrange", "", "关于水价", ["由区发改局提出意见"]),
                ("arrange", "", "关于水压", ["由区水务局检测"]),
            ],
        ),
        (
            "。\n一、质控科汇报二季度质量指标运行情况\n会议要求，病案科要每月辅导。\n二、院感科通报监测结果\n会议要求，护理部要培训。",
            [
                ("hear", "noted", "质控科汇报二季度质量指标运行情况", ["病案科要每月辅导"]),
                ("hear", "noted", "院感科通报监测结果", ["护理部要培训"]),
            ],
        ),
    ],
)
def test_numbers_of_parts_and_of_the_next_matter(text: str, expected: list[Matter]) -> None:
    assert matters(HEAD + text) == expected


def test_cases_of_a_report_and_of_a_discussion() -> None:
    text = (
        "海东县政府第3次防灾会报会议纪录\n时间：民国114年10月14日\n主席：县长方远\n贰、报告事项\n"
        "第一案　上次裁示执行情形（报告单位：灾防办公室）\n裁示：编号1解除列管；编号2请水利处于下次会议提报。\n"
        "第二案　台九线管制说明（公路局报告）\n裁示：洽悉。\n参、讨论事项\n"
        "第一案案由：拟修正作业要点，提请讨论。\n决议：照修正案通过。\n"
        "第二案案由：演练时程，提请讨论。（提案单位：消防局）\n决议：请社会处于11月底前办理，余照案通过。"
    )

    assert matters(text) == [
        ("hear", "noted", "上次裁示执行情形", ["编号2请水利处于下次会议提报"]),
        ("hear", "noted", "台九线管制说明", []),
        ("deliberate", "adopted", "拟修正作业要点", []),
        ("deliberate", "adopted", "演练时程", ["请社会处于11月底前办理，余照案通过"]),
    ]


def test_a_round_of_reports_is_one_matter_and_an_explanation_instructs_nobody() -> None:
    text = (
        f"{TAIWAN}贰、报告事项：\n二、各课室业务报告\n"
        "（一）民政课：公墓交通管制情形（略）。\n（二）社会课：敬老礼金发放情形（略）。\n"
        "主席裁示：\n（一）请民政课加强疏导。\n参、讨论事项：\n"
        "案由一：拟订停车场自治条例一案，提请讨论。（提案单位：建设课）\n说明：\n一、依据停车场法规定办理。\n"
        "二、停车场长期遭占用，爰拟具草案。\n决议：修正后通过，请建设课送请审议。\n"
        "肆、临时动议：\n农业课提：近日发现虫害。\n决议：请农业课函请勘查。"
    )

    assert matters(text) == [
        ("hear", "noted", "各课室业务报告", ["请民政课加强疏导"]),
        ("deliberate", "adopted", "拟订停车场自治条例一案", ["请建设课送请审议"]),
        ("other", "", "", ["请农业课函请勘查"]),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "贰、各课室工作报告\n一、民政课：公墓管制情形。\n二、社会课：礼金发放情形。\n三、农业课：防治情形。\n"
            "主席指示：\n一、请民政课加强疏导。\n参、其他事项\n一、请总务室清点名册。",
            [
                ("各课室工作报告", [("指示", "请民政课加强疏导")]),
                ("", [("", "请总务室清点名册")]),
            ],
        ),
        (
            "贰、专案报告\n消防局：台风季前整备情形\n主席裁示：请消防局加强演练。\n"
            "水利处：抽水站整备情形\n主席裁示：洽悉。\n参、主席结论\n一、各处应落实值班。",
            [
                ("消防局：台风季前整备情形", [("裁示", "请消防局加强演练")]),
                ("水利处：抽水站整备情形", []),
                ("", [("裁示", "各处应落实值班")]),
            ],
        ),
        (
            "贰、讨论事项\n案由一：修正《甲办法》《乙办法》，提请讨论。\n决议：照案通过。\n决议：请财政课公告。",
            [("修正《甲办法》", []), ("《乙办法》", [("", "请财政课公告")])],
        ),
    ],
)
def test_offices_cases_and_conclusions(text: str, expected: list[tuple[str, list[tuple[str, str]]]]) -> None:
    items = read(TAIWAN + text).meetings[0].items

    assert [(item.statement, [(made.verb, made.text) for made in item.directives]) for item in items] == expected


def test_what_an_office_reports_is_asked_of_nobody() -> None:
    text = (
        f"{TAIWAN}陆、各课室工作报告：\n一、民政课：联合祭祀办理情形报告\n（一）业务由民政课负责。\n（二）8月20日办理联合祭祀。\n"
        "主席裁示：\n（一）请民政课加强宣导。\n二、工务课：侧沟清淤执行进度报告\n（一）易积水路段列为优先施作范围。\n"
        "主席裁示：\n（一）请工务课督促厂商。"
    )

    assert [[made.text for made in item.directives] for item in read(text).meetings[0].items] == [
        ["请民政课加强宣导"],
        ["请工务课督促厂商"],
    ]


@pytest.mark.parametrize(
    ("explanation", "expected"),
    [
        (
            "说明：（一）现行要点订定已久。\n（二）本次修正转租罚则及空摊收回期限。\n决议：照案通过，请农经课公告。",
            ["请农经课公告"],
        ),
        ("说明：现行要点订定已久，摊商须依规定更换。\n决议：照案通过，请农经课公告。", ["请农经课公告"]),
        ("说明：请农经课先行公告。", ["请农经课先行公告"]),
    ],
)
def test_why_a_matter_was_put_stands_behind_its_label_too(explanation: str, expected: list[str]) -> None:
    [item] = read(f"{TAIWAN}参、讨论事项：\n案由一：修正摊位要点，提请讨论。\n{explanation}").meetings[0].items

    assert [made.text for made in item.directives] == expected
