"""What goes on with a row of instructions, without a word that instructs, and what only tells how things are."""

import pytest

from meetings.parser import parse_report

LEAD = "5月6日，区长方远主持召开区政府常务会议。\n"
HEARD = LEAD + "会议听取了防汛汇报。"


def told(text: str) -> list[str]:
    (meeting,) = parse_report(text).meetings
    return [made.text for item in meeting.items for made in item.directives]


@pytest.mark.parametrize(
    "words",
    [
        "各泵站开足马力，该抽尽抽",
        "区水务局按日通报水位",
        "区城管局、区交通局全程跟踪",
        "能当天办的不过夜，一时办不了的说清时限",
        "险工段的责任人盯住不放，力争月底前销号",
        "抢晴播种，补足秋粮面积",
        "及早谋划冬修，提前备一批项目",
        "值守台账每日报区应急局",
        "分管副区长每周带队夜查一次",
        "沙石料就近取用",
        "低洼路段遇暴雨一律封闭",
    ],
)
def test_row_of_instructions_goes_on(words: str) -> None:
    assert told(f"{HEARD}会议要求，要抓早。{words}。") == ["要抓早", words]


@pytest.mark.parametrize(
    "words",
    [
        "但资金尚有缺口",
        "目前水位缓慢回落",
        "防汛是头等大事",
        "汛前检查已经结束",
        "防汛不是一阵风，而是持久战",
        "预计下旬还有一次降雨",
        "降雨量比去年同期要多",
        "个别堤段依然薄弱",
        "水位同比上涨三成",
        "各镇的意见普遍集中在安置房",
        "去年全区没有倒房",
    ],
)
def test_row_of_instructions_is_interrupted(words: str) -> None:
    assert told(f"{HEARD}会议要求，要抓早。{words}。") == ["要抓早"]


@pytest.mark.parametrize("lead", ["与会人员认为", "会议认为"])
def test_views_are_no_row_of_instructions(lead: str) -> None:
    assert "水情平稳" not in told(f"{HEARD}{lead}，要抓早。水情平稳。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{HEARD}会议要求，要抓早。\n镇卫生院备好药品。", ["要抓早", "镇卫生院备好药品"]),
        (f"{HEARD}会议要求，要抓早。\n镇卫生院备好了药品。", ["要抓早"]),
        (f"{HEARD}会议要求，要抓早。\n会后，各镇负责人参观了泵站。", ["要抓早"]),
        (f"{HEARD}\n镇卫生院备好药品。", []),
    ],
)
def test_paragraph_that_charges_a_body_goes_on(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("区文旅局做好屋面遮护。", ["区文旅局做好屋面遮护"]),
        ("鉴于即将封冻，区文旅局督促施工单位停工。", ["鉴于即将封冻，区文旅局督促施工单位停工"]),
        ("区文旅局汇报了进展。", []),
        ("区文旅局负责人介绍了进展。", []),
        ("目前屋面依然漏雨。", []),
    ],
)
def test_body_is_charged_under_a_numbered_matter(text: str, expected: list[str]) -> None:
    opening = "5月6日，区长方远主持召开区长办公会议。现纪要如下：\n"
    assert told(f"{opening}一、会议听取了钟楼修缮工程汇报。{text}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议原则同意该办法，要求区供水管理机构牵头，区水务局配合。", ["区供水管理机构牵头，区水务局配合"]),
        ("会议要求，补助事关生计，请农业科主动跟踪拨付进度。", ["补助事关生计，请农业科主动跟踪拨付进度"]),
        ("会议要求，请区图书馆先统计人次。", ["请区图书馆先统计人次"]),
        ("对缺料问题，方远现场明确，由区应急局紧急调拨。", ["由区应急局紧急调拨"]),
        ("会议要求，路段由区交通局逐一评估；桥梁一律限高。", ["路段由区交通局逐一评估", "桥梁一律限高"]),
        ("会议原则同意由区水务局报送的分年方案。", []),
    ],
)
def test_who_is_charged(text: str, expected: list[str]) -> None:
    assert told(f"{LEAD}会议审议了《供水办法》。{text}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议要求，基建处盯紧验收。", ["基建处盯紧验收"]),
        ("会议要求，险工段随时有人。", ["险工段随时有人"]),
        ("会议强调，工期服从质量，基建处盯紧验收。", ["工期服从质量，基建处盯紧验收"]),
        ("会议强调，工期服从质量，质量关乎安全。", []),
        ("会议指出，汛期将至，雨量偏多。", []),
        ("会议责成区水务局限期整改。", ["责成区水务局限期整改"]),
        ("方远就防汛、抗旱作了具体部署：各镇逐户排查；区水务局随时调度。", ["各镇逐户排查", "区水务局随时调度"]),
        ("会议要求：\n（1）财务部逐户梳理欠款，月底前制定方案；\n（2）法务部跟进。", None),
        ("方远说，闸门要比去年开得早。", ["闸门要比去年开得早"]),
        ("会议认为，进度比去年要快。", []),
        ("会议要求，材料费一律公示；镇财政所按月核对。", ["材料费一律公示", "镇财政所按月核对"]),
        ("会议要求，要简化流程；数据一律网上报送。", ["要简化流程", "数据一律网上报送"]),
        ("会议要求，要简化流程；改进平台，数据一律网上报送。", ["要简化流程；改进平台，数据一律网上报送"]),
    ],
)
def test_what_is_asked(text: str, expected: list[str] | None) -> None:
    wanted = ["财务部逐户梳理欠款，月底前制定方案", "法务部跟进"] if expected is None else expected

    assert told(HEARD + text) == wanted


def test_chair_rules_in_the_end_of_no_matter() -> None:
    text = (
        "禾澜镇公所第8次主管会报纪录\n时间：2025年8月5日\n主席：方远\n"
        "一、民政课报告祭祀活动办理情形\n裁示：洽悉。\n二、主席指示：\n1.台风将至，各课室完成自主检查。\n三、散会：下午4时。"
    )

    (meeting,) = parse_report(text).meetings

    assert [(item.kind, item.statement, [made.text for made in item.directives]) for item in meeting.items] == [
        ("hear", "民政课报告祭祀活动办理情形", []),
        ("other", "", ["台风将至，各课室完成自主检查"]),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "会议明确三件事：一是商务局3日内优化流程；二是财政局先垫后补。",
            ["一是商务局3日内优化流程", "二是财政局先垫后补"],
        ),
        ("会议提出五项措施：一是加强值守；二是清淤。", ["一是加强值守", "二是清淤"]),
        ("一是加强值守。二是推进清淤。", ["一是加强值守", "二是推进清淤"]),
        ("一是网点不足。二是审核偏慢。", []),
        (
            "会议原则同意该方案，由区发改局印发；对后一个方案，会议要求区数据局再征求意见。",
            ["由区发改局印发", "区数据局再征求意见"],
        ),
        ("会议要求，移栽的树木委托专业队伍实施，成活率不低于95%。", ["移栽的树木委托专业队伍实施，成活率不低于95%"]),
        ("会议要求，要抓早。整改率为98.2%。", ["要抓早"]),
    ],
)
def test_what_is_listed(text: str, expected: list[str]) -> None:
    assert told(HEARD + text) == expected


@pytest.mark.parametrize("before", ["", "会议要求，要抓早。"])
@pytest.mark.parametrize(
    "words",
    [
        "会议指出，我区区位优越，基础较好，推进升级条件具备。",
        "会议指出，各部门密切配合，工作推进有力，群众比较满意。",
        "会议认为，方案结构合理，措施可行，符合实际。",
        "会议强调，粮食安全是头等大事，责任重于泰山。",
        "会议指出，停车难日益突出，群众反映强烈。",
        "会议指出，区财政局积极作为，盘活了资金三亿元。",
        "会议指出，整改取得阶段性成效，但屡改屡犯现象仍然不少。",
        "会议对区住建局的工作给予肯定。",
    ],
)
def test_what_a_lead_tells_instructs_no_one(before: str, words: str) -> None:
    assert told(HEARD + before + words) == (["要抓早"] if before else [])


@pytest.mark.parametrize(
    "words",
    [
        "会议要求，班子成员分片包干。",
        "会议强调，不能有松口气的想法。",
        "会议明确，区财政安排300万元用于奖补。",
        "会议要求，凡涉及群众利益的事项，一律提前公示。",
        "会议要求，区教育局暑期完成校舍维修。",
        "会议要求，疑难积案逐案攻坚，年底前化解率达到90%。",
    ],
)
def test_what_a_lead_asks(words: str) -> None:
    assert told(HEARD + words) == [words.partition("，")[2].rstrip("。")]
