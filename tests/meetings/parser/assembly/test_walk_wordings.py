"""Wordings of the facts, the matters and the instructions of a sitting, each beside what it must leave alone."""

import pytest

from meetings.parser import parse_report
from meetings.parser.outline import MeetingOutline

LEAD = "5月6日，区长方远主持召开区政府常务会议。\n"
STUDY = "5月6日，区长方远主持召开区政府党组理论学习中心组学习会。\n"


def read(text: str) -> MeetingOutline:
    return parse_report(text).meetings[0]


@pytest.mark.parametrize("noun", ["院务会", "支委会", "党政班子会", "警示教育会", "两委会"])
def test_sitting_is_called_by_those_who_sit_or_what_they_do(noun: str) -> None:
    assert read(f"5月13日，方远主持召开{noun}。会议要求，要抓早。").chair == "方远"


@pytest.mark.parametrize(
    ("how", "chairs"),
    [("，副县长陆远分别主持召开", ["方远", "陆远"]), ("先后主持召开", ["方远", "方远"])],
)
def test_who_presided_over_each(how: str, chairs: list[str]) -> None:
    read_of = parse_report(f"5月13日，县长方远{how}县政府党组会议和县政府第8次常务会议。会议要求，要抓早。")

    assert [meeting.chair for meeting in read_of.meetings] == chairs


def test_body_that_is_called_so_is_no_sitting_beside_its_own() -> None:
    read_of = parse_report("5月13日，区安委会2024年第三次全体会议召开，部署防汛工作。区长方远主持会议。")

    assert [(meeting.type.value, meeting.number.number) for meeting in read_of.meetings] == [("plenary", 3)]


@pytest.mark.parametrize("noun", ["运动会", "音乐会", "招聘会", "新闻发布会"])
def test_no_sitting(noun: str) -> None:
    assert not parse_report(f"5月13日，柳湾区举行{noun}。现场热闹非凡。").meetings


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
        (
            "柳湾县委常委会会议纪要\n（2024年5月13日）\n县委书记方远主持会议。会议要求，要抓早。",
            ("standing_committee", None, "5月13日", "方远"),
        ),
        (
            "区政府召开党组会议\n方远主持\n5月13日，区政府党组召开2024年第9次（扩大）会议，传达学习全会精神。",
            ("party_group", 9, "5月13日", "方远"),
        ),
        ("5月13日，方远主持召开县委十五届八次全会。会议要求，要抓早。", ("plenary", 8, "5月13日", "方远")),
        ("5月13日，方远主持召开“第一议题”学习会。会议要求，要抓早。", ("study", None, "5月13日", "方远")),
        ("5月13日，方远主持召开局务会。会议要求，要抓早。", ("other", None, "5月13日", "方远")),
        (
            "5月13日，方远主持召开信访联席会议2024年第3次例会。会议传达学习省委全会精神。",
            ("other", 3, "5月13日", "方远"),
        ),
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
        ("一、会议研究决定设立助学基金\n由教育局负责。", [("deliberate", "adopted", "研究决定设立助学基金")]),
        (
            "会议传达学习了全会精神。\n会议经过讨论，同意将柳湾村列为示范村创建单位。",
            [("relay", "", "传达学习了全会精神"), ("deliberate", "adopted", "同意将柳湾村列为示范村创建单位")],
        ),
        (
            "会议听取了防汛汇报。\n镇长陆远就秋收工作作了安排。各村要抓早。",
            [("hear", "noted", "听取了防汛汇报"), ("arrange", "", "就秋收工作作了安排")],
        ),
        ("会议听取了防汛汇报。\n镇长陆远就秋收工作作了安排。", [("hear", "noted", "听取了防汛汇报")]),
        ("一、暂缓审议《甲规划》。由区资规局进一步论证。", [("deliberate", "deferred", "暂缓审议《甲规划》")]),
        ("会议批准了区财政局关于处置旧楼的请示。", [("deliberate", "adopted", "批准了区财政局关于处置旧楼的请示")]),
        ("会议听取了供暖汇报。陆远副区长汇报了管网情况。", [("hear", "noted", "听取了供暖汇报")]),
        (
            "会议听取了供暖汇报。\n区水务局局长汇报了管网情况。",
            [("hear", "noted", "听取了供暖汇报"), ("hear", "noted", "汇报了管网情况")],
        ),
        ("会议还就码头选址交换了意见，未作决定。", [("deliberate", "", "就码头选址交换了意见")]),
        ("会议听取了防汛汇报。大家围绕堤防加固交换了意见。", [("hear", "noted", "听取了防汛汇报")]),
        (
            "一、审议预备党员名单\n会议经投票表决，应到委员6人，实到5人，同意接收陆远为预备党员。",
            [("deliberate", "adopted", "审议预备党员名单")],
        ),
        (
            "一、研究供水。\n会议听取了供水汇报。\n方远要求，各单位要严格落实本次会议议定事项。\n二、审议《甲办法》",
            [("arrange", "", "研究供水"), ("deliberate", "", "审议《甲办法》")],
        ),
    ],
)
def test_matters(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert matters(LEAD + text) == expected


@pytest.mark.parametrize(
    ("listed", "body", "expected"),
    [
        (
            "听取防汛工作情况、供水改造情况的汇报",
            "会议指出，防汛要抓早。\n会议强调，供水改造要提速。",
            [("hear", "noted", "听取防汛工作情况"), ("hear", "noted", "供水改造情况的汇报")],
        ),
        ("听取镇人大、镇纪委工作汇报", "会议指出，要抓早。", [("hear", "noted", "听取镇人大、镇纪委工作汇报")]),
        (
            "审议《柳湾区关于制定规划的建议（讨论稿）》",
            "会议审议通过了《建议（讨论稿）》。要开门问策。",
            [("deliberate", "adopted", "审议《柳湾区关于制定规划的建议（讨论稿）》")],
        ),
        (
            "讨论《政府工作报告》和《纲要（草案）》，部署春耕工作",
            "会议原则同意两个文稿，由研究室修改后报审。",
            [
                ("deliberate", "adopted_in_principle", "讨论《政府工作报告》"),
                ("deliberate", "adopted_in_principle", "《纲要（草案）》"),
                ("arrange", "", "部署春耕工作"),
            ],
        ),
        (
            "听取防汛汇报；审议《甲办法》等3个文件",
            "会议指出，防汛要抓早。\n会议指出，制定《甲办法》很有必要。会议原则通过该办法，要求区司法局完善后印发。",
            [("hear", "noted", "听取防汛汇报"), ("deliberate", "adopted_in_principle", "审议《甲办法》")],
        ),
        (
            "听取园区地块收储情况，审议《甲办法》",
            "会议听取并同意园区地块收储方案，由收储中心签订协议。",
            [("hear", "adopted", "听取园区地块收储情况"), ("deliberate", "", "审议《甲办法》")],
        ),
    ],
)
def test_matters_listed(listed: str, body: str, expected: list[tuple[str, str, str]]) -> None:
    assert matters(f"5月6日，区长方远主持召开区政府常务会议，{listed}。\n{body}") == expected


def test_what_is_asked_in_the_sentence_of_a_matter_is_about_that() -> None:
    meeting = read(
        LEAD
        + "会议书面审议了《堤防方案》。会议听取供水汇报，对下步工作提出要求：一是压实责任。二是巡查堤防，抓早抓小。"
    )

    assert [len(item.directives) for item in meeting.items] == [0, 2]


def test_offices_report_in_their_round_and_the_chair_rules_of_each() -> None:
    meeting = read(
        "柳湾镇公所主管会报纪录\n壹、时间：2024年5月13日\n贰、主席：镇长方远\n参、上次会报裁示事项执行情形：\n"
        "裁示：一案解除列管。二案请建设课于6月底前完成。\n肆、各课室工作报告：\n"
        "一、民政课：本年度演练订于6月5日办理，名册均已更新。\n主席指示：请民政课加强宣导。\n"
        "二、社会课：关怀访视计访视186人次，转介7案。\n主席指示：洽悉。"
    )

    assert [(item.kind.value, item.statement, [made.text for made in item.directives]) for item in meeting.items] == [
        ("hear", "上次会报裁示事项执行情形", ["二案请建设课于6月底前完成"]),
        ("hear", "本年度演练订于6月5日办理", ["请民政课加强宣导"]),
        ("hear", "关怀访视计访视186人次", []),
    ]


def test_what_is_said_of_all_that_was_settled_is_about_no_matter() -> None:
    meeting = read(
        LEAD + "一、听取供水汇报\n会议要求，区水务局要抓早。\n二、审议《甲办法》\n会议同意该办法。\n"
        "会议强调，各单位要严格落实会议议定事项，建立台账。"
    )

    assert [len(item.directives) for item in meeting.items] == [1, 0, 1]
    assert not meeting.items[-1].statement


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("会议研究了慰问事项。组织办尽快核对名册，民政办同步申报。", ["组织办尽快核对名册，民政办同步申报"]),
        ("会议研究了慰问事项。组织部门已核对名册。", []),
        ("一、研究供水\n会议同意依法收回该宗土地，纳入政府储备。区水务局先期安排费用。", ["区水务局先期安排费用"]),
        ("会议研究了助学工作，要求会前查摆问题，防止走过场。", ["会前查摆问题，防止走过场"]),
        ("会议研究同意设立助学基金，会后由教育局制定办法。", ["会后由教育局制定办法"]),
        ("会议指出，准时发薪，是必须守住的底线。要抓早。", ["要抓早"]),
        ("会议指出，安全是必须守住的底线，必须抓早。", ["安全是必须守住的底线，必须抓早"]),
        ("会议强调，要抓早。当前正值汛期，任何环节都马虎不得。", ["要抓早"]),
        ("会议强调，要抓早。汛期不得擅离职守。", ["要抓早", "汛期不得擅离职守"]),
        ("会议强调，要抓早。制定该办法很有必要。", ["要抓早"]),
        ("一、关于管线。管线由产权单位自行迁改，费用按规定列支。", ["管线由产权单位自行迁改，费用按规定列支"]),
        ("一、关于管线。管线由产权单位自行迁改了。", []),
        ("会议要求，要抓早。信访上，干部带头包案，确保案结事了。", ["要抓早", "信访上，干部带头包案，确保案结事了"]),
        ("一、研究维修\n会议同意维修方案，不足部分由财务处统筹解决。", ["不足部分由财务处统筹解决"]),
        ("会上，陆远建议，要加快发展。方远强调，要抓早。", ["要抓早"]),
        ("会上，陆远建议，要加快发展。会议研究了防汛方案，由区水务局修改。", ["由区水务局修改"]),
        ("会议就节日工作作了强调：带班领导要在岗。", ["带班领导要在岗"]),
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
