"""Kinds of language in the body of a report, a row each: what becomes a matter, its outcome and its directives.

Beside what is read stands what must stay untouched: a sentence that is only like it.
"""

import pytest

from meetings.parser import parse_report
from meetings.parser.outline import MeetingOutline

LEAD = "2026年3月5日，区长沈怀远主持召开区政府第12次常务会议。\n"
Matters = list[tuple[str | None, str | None, list[str]]]


def read(body: str) -> MeetingOutline:
    [meeting] = parse_report(LEAD + body).meetings
    return meeting


def told(body: str) -> Matters:
    """Each matter's statement and outcome, with the words of its directives."""
    return [
        (item.statement or None, item.outcome and item.outcome.value, [one.text for one in item.directives])
        for item in read(body).items
    ]


DECIDED_AND_CHARGED: list[tuple[str, Matters]] = [
    (
        "会议原则同意该方案，请区住建局按程序印发实施。",
        [("原则同意该方案", "adopted_in_principle", ["请区住建局按程序印发实施"])],
    ),
    (
        "会议审议了《供水管理办法》。会议同意该办法，区住建局要在6月底前修改完善后印发。",
        [("审议了《供水管理办法》", "adopted", ["区住建局要在6月底前修改完善后印发"])],
    ),
    (
        "会议书面传达学习了《信访条例》，请各单位抓好落实。",
        [("书面传达学习了《信访条例》", None, ["请各单位抓好落实"])],
    ),
    (
        "会议听取了防汛工作情况汇报，区水务局负责排查险段。",
        [("听取了防汛工作情况汇报", "noted", ["区水务局负责排查险段"])],
    ),
    (
        "会议听取了区水务局关于防汛工作的请示汇报，研究了人员安排。",
        [("听取了区水务局关于防汛工作的请示汇报", "noted", []), ("研究了人员安排", None, [])],
    ),
]
NO_NEW_MATTER: list[tuple[str, Matters]] = [
    (
        "会议听取了防汛工作汇报。会议要求，一要压实责任。二要对照会议部署的任务逐项分解，5月10日前处置完险段。三要备足物资。",
        [
            (
                "听取了防汛工作汇报",
                "noted",
                ["一要压实责任", "二要对照会议部署的任务逐项分解，5月10日前处置完险段", "三要备足物资"],
            )
        ],
    ),
    ("会议议定以下事项：\n一、同意供水方案。", [("同意供水方案", "adopted", [])]),
    ("会议决定以下事项：\n一、同意供水方案。", [("同意供水方案", "adopted", [])]),
]
EVALUATIONS: list[tuple[str, Matters]] = [
    (
        "会议听取了养老工作汇报。会议指出，区民政局认真贯彻落实部署，养老服务取得新进展。"
        "个别单位把关不严，绝不能视为小事。讲话提供了根本遵循。要加快建设养老院。",
        [("听取了养老工作汇报", "noted", ["要加快建设养老院"])],
    ),
    (
        "会议听取了养老工作汇报。会议指出，要推动养老服务取得新进展。个别单位要认真整改。绝不能掉以轻心。",
        [("听取了养老工作汇报", "noted", ["要推动养老服务取得新进展", "个别单位要认真整改", "绝不能掉以轻心"])],
    ),
]
WITHOUT_A_MODAL: list[tuple[str, Matters]] = [
    (
        "会议研究了农业工作。农业办负责苗木采购，3月15日前到位。",
        [("研究了农业工作", None, ["农业办负责苗木采购，3月15日前到位"])],
    ),
    (
        "会议审议了某方案，原则同意区发改局意见。区发改局负责，修改后提请区委审议。",
        [("审议了某方案", "adopted_in_principle", ["区发改局负责，修改后提请区委审议"])],
    ),
    (
        "会议研究了供水工作。\n一、区财政局安排首期资金500万元，3月底前拨付。",
        [("研究了供水工作", None, ["区财政局安排首期资金500万元，3月底前拨付"])],
    ),
    ("会议听取了供水工作汇报。区水务局负责人作了说明。", [("听取了供水工作汇报", "noted", [])]),
    ("会议听取了供水工作汇报。区水务局去年3月底前完成了管网改造。", [("听取了供水工作汇报", "noted", [])]),
]
GOES_ON: list[tuple[str, Matters]] = [
    ("会议要求全体干部立足岗位，抓好安全。", [(None, None, ["全体干部立足岗位，抓好安全"])]),
    (
        "会议研究了补水工作。会议指出，要坚持规划引领。\n在补水方面，加强河道整治。\n到2025年底，基本完成管网改造。",
        [("研究了补水工作", None, ["要坚持规划引领", "在补水方面，加强河道整治", "到2025年底，基本完成管网改造"])],
    ),
    (
        "会议研究了补水工作。会议指出，要坚持规划引领。\n在补水方面，水位已经回升。\n湖边的柳树发芽了。",
        [("研究了补水工作", None, ["要坚持规划引领"])],
    ),
    (
        "会议强调：\n加强领导，压实责任。\n加快进度，确保完工。\n审议通过了《甲办法》。",
        [(None, None, ["加强领导，压实责任", "加快进度，确保完工"]), ("审议通过了《甲办法》", "adopted", [])],
    ),
    (
        "会议研究了供水工作。会议要求，一思想上高度重视；二行动上加快推进；三措施上从严从实。",
        [("研究了供水工作", None, ["一思想上高度重视", "二行动上加快推进", "三措施上从严从实"])],
    ),
    (
        "会议研究了供水工作。陆远强调3点意见：\n一是抓好防汛。\n二是抓好供水。",
        [("研究了供水工作", None, ["一是抓好防汛", "二是抓好供水"])],
    ),
]
RELAYED: list[tuple[str, Matters]] = [
    ("会议由段涛同志传达学习了全市作风建设会议精神。", [("传达学习了全市作风建设会议精神", None, [])]),
    ("会议原文学习了《供水条例》。", [("原文学习了《供水条例》", None, [])]),
    ("会议宣贯了《供水条例》。", [("宣贯了《供水条例》", None, [])]),
    ("会议由区长沈怀远主持。", []),
]
DECIDED: list[tuple[str, Matters]] = [
    ("经过讨论，会议审议通过了《供水条例》。", [("审议通过了《供水条例》", "adopted", [])]),
    ("根据工作安排，会议审议通过了《供水条例》。", [("审议通过了《供水条例》", "adopted", [])]),
    ("会议听取并同意区水务局关于供水的汇报。", [("听取并同意区水务局关于供水的汇报", "adopted", [])]),
    ("会议研究了供水工作。\n决议：照案通过。", [("研究了供水工作", "adopted", [])]),
    (
        "会议审议了《甲办法》和《乙办法》等文件，讨论研究国企改革。",
        [("审议了《甲办法》", None, []), ("《乙办法》等文件", None, []), ("讨论研究国企改革", None, [])],
    ),
    ("会议听取并讨论区水务局关于供水的汇报。", [("听取并讨论区水务局关于供水的汇报", "noted", [])]),
]
PAST_WORK: list[tuple[str, Matters]] = [
    (
        "会议审议了《电梯办法》。近年来，区住建局牵头完成了三批电梯摸底，群众反响较好。会议要求，区住建局牵头完成第四批摸底。",
        [("审议了《电梯办法》", None, ["区住建局牵头完成第四批摸底"])],
    ),
    (
        "会议审议了《国土规划》。会议指出，规划编制历时两年，广泛征求了各界意见，科学划定了红线。规划一经批准，必须执行。",
        [("审议了《国土规划》", None, ["规划一经批准，必须执行"])],
    ),
    (
        "会议听取了防汛工作汇报。会议强调，在肯定成绩的同时，我们也要看到，短板依然不少。也要看到差距。要补齐短板。",
        [("听取了防汛工作汇报", "noted", ["要补齐短板"])],
    ),
]
OFFICES: list[tuple[str, Matters]] = [
    (
        "会议研究了泵站更换方案。农水科负责招标，12月10日前挂网；财务科做好审核，不得拖欠工资。河道管理所协助排涝。",
        [
            (
                "研究了泵站更换方案",
                None,
                ["农水科负责招标，12月10日前挂网", "财务科做好审核，不得拖欠工资", "河道管理所协助排涝"],
            )
        ],
    ),
    (
        "会议审议通过了《病历办法》。设备科按照政府采购有关规定办理。湖边的柳树发芽了。",
        [("审议通过了《病历办法》", "adopted", ["设备科按照政府采购有关规定办理"])],
    ),
    ("会议听取了设备工作汇报。设备科按照规定开展采购。", [("听取了设备工作汇报", "noted", [])]),
    (
        "会议同意将十八个项目列入清单，项目办负责会后一周内公示。",
        [("同意将十八个项目列入清单", "adopted", ["项目办负责会后一周内公示"])],
    ),
]
APART: list[tuple[str, Matters]] = [
    (
        "会议传达学习了总书记在两会期间的重要讲话、在民营企业座谈会上的重要讲话和关于粮食安全的重要指示精神。"
        "会议指出，要迅速兴起学习热潮。\n关于民营企业座谈会精神，会议强调，要破除壁垒。\n关于粮食安全，会议强调，要守牢红线。",
        [
            ("传达学习了总书记在两会期间的重要讲话", None, ["要迅速兴起学习热潮"]),
            ("在民营企业座谈会上的重要讲话", None, ["要破除壁垒"]),
            ("关于粮食安全的重要指示精神", None, ["要守牢红线"]),
        ],
    ),
    (
        "会议传达学习了总书记关于防汛的重要指示和全会精神。会议指出，要抓好落实。\n关于供水，会议强调，要保障水质。",
        [("传达学习了总书记关于防汛的重要指示和全会精神", None, ["要抓好落实", "要保障水质"])],
    ),
    (
        "会议由段涛同志传达学习了全市作风会议精神，由余安同志宣贯了《考核规定》。",
        [("传达学习了全市作风会议精神", None, []), ("宣贯了《考核规定》", None, [])],
    ),
    (
        "会议学习了党代会精神；根据协商规则，审议通过了《养老建议案》；听取了提案工作汇报。",
        [
            ("学习了党代会精神", None, []),
            ("审议通过了《养老建议案》", "adopted", []),
            ("听取了提案工作汇报", "noted", []),
        ],
    ),
    (
        "会议听取了一季度指标完成情况汇报，审议通过了《公车办法》，各单位作了补充发言。",
        [("听取了一季度指标完成情况汇报", "noted", []), ("审议通过了《公车办法》", "adopted", [])],
    ),
    (
        "会议听取了《公车办法》起草情况汇报，审议通过了《公车办法》。",
        [("听取了《公车办法》起草情况汇报", "adopted", [])],
    ),
    (
        "会议根据《章程》有关规定，审议通过了《委员会章程》。要抓好落实。会议同意授予辛弈等十名同志工匠称号。请工会做好宣传。",
        [
            ("审议通过了《委员会章程》", "adopted", ["要抓好落实"]),
            ("同意授予辛弈等十名同志工匠称号", "adopted", ["请工会做好宣传"]),
        ],
    ),
]
HEADED: list[tuple[str, Matters]] = [
    (
        "一、关于公交一体化\n会议听取了区交通局关于公交一体化推进情况的汇报。要加快推进。\n二、其他\n会议安排了春运工作。",
        [("听取了区交通局关于公交一体化推进情况的汇报", "noted", ["要加快推进"]), ("安排了春运工作", None, [])],
    ),
    (
        "一、关于公交一体化\n会议听取了区交通局的汇报。要加快推进。",
        [("关于公交一体化", "noted", ["要加快推进"])],
    ),
    (
        "一 、 传达全市防汛会议精神\n要加强值守。\n二 、 审议《供水办法》\n会议同意。",
        [("传达全市防汛会议精神", None, ["要加强值守"]), ("审议《供水办法》", "adopted", [])],
    ),
    (
        "肆、讨论事项\n案由：供水要点修正草案，提请讨论。\n决议：照案通过。请工务课于月底前函报。",
        [("供水要点修正草案", "adopted", ["请工务课于月底前函报"])],
    ),
    (
        "一、工务课报告：游具汰换案，业于5月2日决标。\n主席裁示：\n（一）施工期间请工务课设置围篱。\n（二）积水问题，请一并改善。",
        [("工务课报告：游具汰换案", "noted", ["施工期间请工务课设置围篱", "积水问题，请一并改善"])],
    ),
    (
        "案由一：管线迁移案\n（一）电力公司说明：须先取得许可。\n（二）商业协会表示，希望不要影响生意。\n主席裁示：请区公所核发许可。",
        [("管线迁移案", None, ["请区公所核发许可"])],
    ),
]
SPOKEN: list[tuple[str, Matters]] = [
    (
        "会议研究了供水工作。区长沈怀远就做好下一步工作提出4点意见。\n一是加强领导。各镇要成立专班。\n二是压实责任。",
        [("研究了供水工作", None, ["一是加强领导", "各镇要成立专班", "二是压实责任"])],
    ),
    (
        "会议研究了供水工作。陆远就贯彻落实会议精神提出要求：各单位会后要立即传达。",
        [("研究了供水工作", None, ["各单位会后要立即传达"])],
    ),
    (
        "会议研究了供水工作。陆远就夏季安全讲了几点：各村要检查水塘。",
        [("研究了供水工作", None, ["各村要检查水塘"])],
    ),
    ("会议研究了供水工作。陆远就供水问题提出了疑问。", [("研究了供水工作", None, [])]),
    (
        "会议研究了供水工作。会议要求，抓好检修。\n对逾期未改的，依法追究责任。\n对这项工作，群众反响较好。",
        [("研究了供水工作", None, ["抓好检修", "对逾期未改的，依法追究责任"])],
    ),
]
LISTED: list[tuple[str, Matters]] = [
    (
        "会议听取了供水工作汇报，指出要加快管网改造，强调要保障水质，要求区水务局每月通报。",
        [("听取了供水工作汇报", "noted", ["要加快管网改造", "要保障水质", "区水务局每月通报"])],
    ),
    (
        "会议研究了供水工作。会议议定：1.同意区城投公司的方案；2.区城投公司负责抓紧办理手续；3.请区财政局予以支持。",
        [("研究了供水工作", None, ["区城投公司负责抓紧办理手续", "请区财政局予以支持"])],
    ),
    (
        "会议就防汛工作提出三点要求：第一，压实责任。第二，备足物资。第三，强化值守。",
        [(None, None, ["第一，压实责任", "第二，备足物资", "第三，强化值守"])],
    ),
    (
        "会议研究了供水工作。区财政局要足额保障经费。区审计局适时开展审计。",
        [("研究了供水工作", None, ["区财政局要足额保障经费", "区审计局适时开展审计"])],
    ),
    (
        "会议研究了供水工作。与会人员进行了深入讨论，一致认为要加快建设。陆远逐一回应并要求，区财政局3日内拨付。",
        [("研究了供水工作", None, ["区财政局3日内拨付"])],
    ),
    ("会议原则通过《规划》，根据会议意见修改后，报市政府审批。", [("原则通过《规划》", "adopted_in_principle", [])]),
]
KINDS = [
    *LISTED,
    *PAST_WORK,
    *OFFICES,
    *APART,
    *HEADED,
    *SPOKEN,
    *DECIDED_AND_CHARGED,
    *NO_NEW_MATTER,
    *EVALUATIONS,
    *WITHOUT_A_MODAL,
    *GOES_ON,
    *RELAYED,
    *DECIDED,
]


@pytest.mark.parametrize(("body", "expected"), KINDS)
def test_what_is_told_is_read(body: str, expected: Matters) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("会议研究了停车场经营有关事宜，原则同意区发改局意见。", "deliberate"),
        ("会议研究了停车场经营工作。", "arrange"),
        ("会议原文学习了《供水条例》。", "relay"),
        ("会议学习了《供水条例》。", "study"),
    ],
)
def test_what_was_done_tells_the_kind(body: str, kind: str) -> None:
    assert [item.kind.value for item in read(body).items] == [kind]


@pytest.mark.parametrize(
    ("body", "kind"), [("会议研究讨论《供水办法》。", "deliberate"), ("会议研究讨论防汛工作。", "arrange")]
)
def test_a_document_that_is_discussed_is_deliberated(body: str, kind: str) -> None:
    assert [item.kind.value for item in read(body).items] == [kind]


OPENINGS = [
    (
        "会议时间：2024年3月5日上午\n地点：三楼会议室\n主持：沈怀远\n1、会议听取了防汛工作情况汇报。要求抓好落实。\n2、会议审议了《方案》。",
        ("other", None, "2024-03-05", "沈怀远", 2),
    ),
    (
        "区委审计委员会2024年度会议3月5日在区委会议室召开。副区长陆远讲话。会议强调，要加强审计监督。",
        ("other", None, "03-05", "", 1),
    ),
    (
        "3月5日，区政府党组理论学习中心组以“高质量发展”为主题，进行第四次专题学习。区长沈怀远主持。会议强调，要学以致用。",
        ("study", 4, "03-05", "沈怀远", 1),
    ),
    (
        "臨湖鎮公所113年第3次鎮務會議紀錄\n時間：113年3月5日上午9時\n地點：三樓會議室\n主席：林鎮長志明\n"
        "案由一：審議防汛計畫。\n決議：照案通過。\n主席裁示：請工務課於3月底前完成清淤。",
        ("other", 3, "2024-03-05", "林志明", 1),
    ),
    (
        "3月5日，区直机关党组织召开安全生产动员部署会议，区长沈怀远主持并讲话。会议强调，要抓好落实。",
        ("other", None, "03-05", "沈怀远", 1),
    ),
]
NAMED = [
    ("3月5日，禾川县召开防汛工作会议。副县长陆远主持会议。会议强调，要防汛。", "禾川县防汛工作会议", "陆远"),
    ("3月5日至6日，区政府召开务虚会。区长沈怀远主持并讲话。会议要求，要谋划。", "区政府务虚会", "沈怀远"),
    ("3月5日晚，沈怀远连夜主持召开紧急会议，部署抢险工作。", "紧急会议", "沈怀远"),
    ("3月5日，镇党委书记沈怀远主持召开镇党政联席会议，研究整治工作。", "镇党政联席会议", "沈怀远"),
    (
        "1月21日，供水集团2021年度工作会议暨安全生产年会在集团总部召开，总经理沈怀远主持。",
        "供水集团2021年度工作会议暨安全生产年会",
        "沈怀远",
    ),
    ("今天下午，望枫镇半月工作例会在镇政府大会议室举行，镇长沈怀远主持。", "望枫镇半月工作例会", "沈怀远"),
    (
        "3月5日，县委深改委召开第三次会议。县委书记、县委深改委主任应明主持会议并强调，要改革。",
        "县委深改委第三次会议",
        "应明",
    ),
]


@pytest.mark.parametrize(("text", "name", "chair"), NAMED)
def test_a_meeting_is_named_with_its_body_and_chaired(text: str, name: str, chair: str) -> None:
    [meeting] = parse_report(text).meetings

    assert (meeting.name, meeting.chair) == (name, chair)


def test_a_meeting_that_was_put_off_has_the_new_day_and_two_numbers_are_doubted() -> None:
    later = parse_report("原定于3月5日召开的区政府第12次常务会议推迟至3月8日召开，区长沈怀远主持会议。").meetings[0]
    both = parse_report("2026年3月5日，区长沈怀远主持召开区政府第12次、第13次常务会议。")

    assert (later.name, later.held.day) == ("区政府第12次常务会议", 8)
    assert [(doubt.reason, doubt.quoted) for doubt in both.doubts] == [("two_numbers", "第12次、第13次")]


def test_a_sitting_told_beside_another_is_a_meeting_of_its_own() -> None:
    text = (
        "3月5日，区政协党组书记陆远主持召开区政协党组会议。会议强调，要学习。\n"
        "会前，陆远主持召开第四十次主席会议。会议审议了《办法》。"
    )

    assert [(one.number.number, len(one.items)) for one in parse_report(text).meetings] == [(None, 1), (40, 1)]
    assert len(parse_report(text.replace("主持召开第四十次主席会议", "召集过一次碰头会")).meetings) == 1


NO_MEETING = [
    "会议通知\n会议时间：2024年3月5日上午\n地点：三楼会议室\n主持：沈怀远\n请各部门负责人准时参加。",
    "会议时间：2024年3月5日上午\n地点：三楼会议室\n会议听取了防汛工作情况汇报。",
]


@pytest.mark.parametrize(("text", "expected"), OPENINGS)
def test_other_openings_open_a_meeting(text: str, expected: tuple[object, ...]) -> None:
    [meeting] = parse_report(text).meetings

    day = f"{meeting.held.month:02}-{meeting.held.day:02}"
    held = f"{meeting.held.year}-{day}" if meeting.held.year else day
    found = (meeting.type.value, meeting.number.number, held, meeting.chair, len(meeting.items))
    assert found == expected


def test_a_resolution_and_a_ruling_of_the_chair_are_read() -> None:
    [meeting] = parse_report(OPENINGS[3][0]).meetings

    [item] = meeting.items
    assert (item.statement, item.outcome) == ("审议防汛计划", "adopted")
    assert [(one.verb, one.text) for one in item.directives] == [("裁示", "请工务课于3月底前完成清淤")]


@pytest.mark.parametrize("text", NO_MEETING)
def test_a_summons_opens_none(text: str) -> None:
    assert parse_report(text).meetings == ()


def test_a_meeting_keeps_the_whole_of_its_noun() -> None:
    [meeting] = parse_report("今天，区长沈怀远主持召开区政府年度工作会议。会议强调，要抓好落实。").meetings

    assert meeting.name == "区政府年度工作会议"
