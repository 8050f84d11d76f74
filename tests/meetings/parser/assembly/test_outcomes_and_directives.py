"""What a sentence tells of the matter at hand: the verdict, who speaks, which matter is meant."""

import pytest

from meetings.parser import parse_report
from meetings.parser.outline import ItemOutline, MeetingOutline, Outline

LEAD = "5月6日，区长方远主持召开区政府常务会议。\n"


def read(text: str) -> Outline:
    return parse_report(LEAD + text)


def items(text: str) -> tuple[ItemOutline, ...]:
    meeting: MeetingOutline = read(text).meetings[0]
    return meeting.items


def told(text: str) -> list[tuple[str, str, str]]:
    return [(made.text, made.verb, made.speaker) for item in items(text) for made in item.directives]


@pytest.mark.parametrize(
    ("text", "outcome", "directives"),
    [
        ("会议原则同意《供水办法》，由区水务局印发。", "adopted_in_principle", ["由区水务局印发"]),
        ("会议听取了防汛汇报，原则同意由区水务局整改。", "adopted_in_principle", ["由区水务局整改"]),
        ("会议审议了《供水办法》，会议同意请区水务局印发。", "adopted", ["请区水务局印发"]),
        ("会议审议了《供水办法》。同意该办法，并要求抓好落实。", "adopted", ["抓好落实"]),
        ("会议审议了《供水办法》。同意该办法，责成区水务局印发。", "adopted", ["责成区水务局印发"]),
        ("会议审议了《供水办法》。同意该办法，会议强调，要抓好落实。", "adopted", ["要抓好落实"]),
        ("会议审议了《供水办法》。会议原则同意该办法，各镇要落实。", "adopted_in_principle", ["各镇要落实"]),
        ("会议审议了《供水办法》。原则同意，会议同意印发。", "adopted_in_principle", []),
        ("会议审议了《供水办法》。原则同意，暂缓印发。", "deferred", []),
        ("会议审议了《供水办法》。会议决定暂缓，再同意。", "deferred", []),
        ("会议审议了《供水办法》。原则同意，印发施行，会议一致通过。", "adopted_in_principle", []),
        ("会议审议了《供水办法》。会议同意印发，责成区水务局牵头。", "adopted", ["责成区水务局牵头"]),
        (
            "会议研究了检测中心运营问题。会议决定成立工作专班，由区水务局牵头。",
            "adopted",
            ["成立工作专班，由区水务局牵头"],
        ),
        ("会议研究了检测中心运营问题。会议决定委托高校团队运营。", "adopted", ["委托高校团队运营"]),
        ("会议研究了检测中心运营问题。会议决定，各镇要成立专班。", None, ["各镇要成立专班"]),
        ("会议研究了检测中心运营问题。会议要求成立专班。", None, ["成立专班"]),
        ("会议听取了防汛汇报。", "noted", []),
        ("会议审议了《供水办法》。经研究，一致通过该办法。", "adopted", []),
    ],
)
def test_verdict_and_what_follows_it(text: str, outcome: str, directives: list[str]) -> None:
    (item,) = items(text)

    assert item.outcome == outcome
    assert [made.text for made in item.directives] == directives


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议听取了防汛汇报。当前形势严峻，会议要求，要抓好落实。", [("要抓好落实", "要求", "会议")]),
        (
            "会议听取了防汛汇报。要抓好巡查，会议要求，要抓好落实。",
            [("要抓好巡查", "", "会议"), ("要抓好落实", "要求", "会议")],
        ),
        ("会议听取了防汛汇报。要抓好巡查，并强调要抓好落实。", [("要抓好巡查，并强调要抓好落实", "", "会议")]),
        ("会议听取了防汛汇报。会议强调，加强巡查，要求加强值守。", [("加强巡查，要求加强值守", "强调", "会议")]),
        (
            "会议听取了防汛汇报。方远指出，要抓早。会议强调，要抓小。",
            [("要抓早", "指出", "方远"), ("要抓小", "强调", "会议")],
        ),
        ("会议听取了防汛汇报。与会人员认为，要抓早。要抓细。会议强调，要抓小。", [("要抓小", "强调", "会议")]),
        ("会议听取了防汛汇报。会议强调：\n加强巡查。", [("加强巡查", "强调", "会议")]),
        ("会议听取了防汛汇报。会议强调——\n加强巡查。", [("加强巡查", "强调", "会议")]),
        ("会议听取了防汛汇报。会议强调，水位上涨：\n加强巡查。", [("加强巡查", "强调", "会议")]),
        ("会议听取了防汛汇报。会议强调，要抓早。\n加强巡查。", [("要抓早", "强调", "会议")]),
        (
            "会议听取了防汛汇报。会议强调，要抓早。加强巡查。",
            [("要抓早", "强调", "会议"), ("加强巡查", "强调", "会议")],
        ),
        (
            "会议听取了防汛汇报。会议认为，要抓早。水位上涨。加强巡查。",
            [("要抓早", "认为", "会议"), ("加强巡查", "认为", "会议")],
        ),
        ("会议听取了防汛汇报。会议认为，要抓早。成效明显。加强巡查。", [("要抓早", "认为", "会议")]),
    ],
)
def test_voice(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "会议学习了种子法宣传工作；听取了水库除险汇报。\n就种子法宣传工作，会议要求，要抓早。要抓细。\n方远要求，要抓小。",
            [["要抓早", "要抓细"], ["要抓小"]],
        ),
        (
            "会议听取了供水汇报。会议审议了《校车办法》。会议强调，供水要抓小。",
            [["供水要抓小"], []],
        ),
        (
            "会议听取了供水汇报。会议强调，要抓早。会议审议了《校车办法》。会议强调，供水要抓小。",
            [["要抓早"], ["供水要抓小"]],
        ),
        (
            "会议学习了种子法宣传工作；听取了水库除险汇报。\n就种子法宣传工作，这件大事，会议要求，要抓早。",
            [["要抓早"], []],
        ),
        (
            "会议学习了种子法宣传工作；听取了水库除险汇报。\n就燃气管道改造，会议要求，要抓早。",
            [[], ["要抓早"]],
        ),
        (
            "会议学习了种子法宣传工作；听取了水库除险汇报。会议要求，要抓小。就种子法宣传工作，会议要求，要抓早。",
            [["要抓早"], ["要抓小"]],
        ),
    ],
)
def test_lead_that_names_a_matter_goes_to_it(text: str, expected: list[list[str]]) -> None:
    assert [[made.text for made in item.directives] for item in items(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议听取了汇报。会议决定，将草案提请区人大常委会审议。", []),
        ("会议听取了汇报。会议决定，要将草案提请区人大常委会审议；由区水务局牵头修改。", ["由区水务局牵头修改"]),
        ("会议听取了汇报。会议要求，要将草案提请区人大常委会审议。", ["要将草案提请区人大常委会审议"]),
    ],
)
def test_referral_instructs_no_one(text: str, expected: list[str]) -> None:
    assert [words for words, _, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "lead", "unplaced"),
    [
        ("会议强调，要抓好落实。", ["会议强调，"], ""),
        ("当前形势严峻，会议要求，要抓好落实。", ["会议要求，"], "当前形势严峻，"),
        ("与会人员认为，要抓好落实。", [], "与会人员认为，要抓好落实。"),
        ("会议在传达有关精神后，强调要抓早。", ["会议在传达有关精神后，强调"], ""),
        ("会议听取了供水汇报，并责成区水务局印发。", ["会议", "并"], ""),
        ("原则同意由区水务局整改。", ["原则同意"], ""),
        ("同意该办法，责成区水务局印发。", ["同意该办法，"], ""),
        ("会议决定，将草案提请区人大常委会审议。", ["会议决定，将草案提请区人大常委会审议。"], ""),
        ("一致同意，印发施行。", ["一致同意，印发施行。"], ""),
    ],
)
def test_what_is_told_is_accounted_for(text: str, lead: list[str], unplaced: str) -> None:
    before = "会议审议了《供水办法》。天气晴好。"

    outline = read(before + text)

    words = [outline.text[span.start : span.end] for span in outline.lead if span.start > len(LEAD) + 2]
    assert words == lead
    assert "".join(outline.text[span.start : span.end] for span in outline.unplaced) == "天气晴好。" + unplaced


def test_a_matter_beside_a_guest_is_stated() -> None:
    (meeting,) = read("会议学习了《种子法》，何川列席会议。").meetings

    assert [(item.kind, item.statement) for item in meeting.items] == [("study", "学习了《种子法》")]
    assert [person.name for person in meeting.attendance] == ["何川"]


def test_words_that_announce_a_list_instruct_no_one() -> None:
    assert [made[0] for made in told("会议要求，要做好以下工作：（一）加强巡查；（二）落实值守。")] == [
        "加强巡查",
        "落实值守",
    ]


def test_the_next_paragraph_leaves_the_matter_that_a_lead_named() -> None:
    made = items("会议研究了供水工作。\n会议研究了防汛工作。\n就供水工作，会议要求，要抓早。\n会议要求，要抓小。")

    assert [[one.text for one in item.directives] for item in made] == [["要抓早"], ["要抓小"]]


@pytest.mark.parametrize(
    ("lead", "lines", "expected"),
    [
        ("会议强调：", ["户厕改造倒排日期，五月底前一户不落。", "招商引资走出去找，项目盯紧不放。"], [0, 1]),
        ("经讨论，明确如下：", ["区水务局：三月底前清完淤泥。", "区住建局：会同各镇摸排闲置地块。"], [0, 1]),
        ("会议议定：", ["食堂推行小份菜。", "车辆凭单出库。"], [0, 1]),
        ("会议强调：", ["户厕改造取得了明显成效。", "各村全部通了自来水。"], []),
        ("会议认为：", ["秋粮长势喜人。", "水库蓄水充足。"], []),
    ],
)
def test_lines_without_a_number_under_a_lead_instruct_unless_they_describe(
    lead: str, lines: list[str], expected: list[int]
) -> None:
    found = told("会议听取了汇报。" + lead + "\n" + "\n".join(lines))

    assert [text for text, *_ in found] == [lines[index].rstrip("。") for index in expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("到今年国庆节，北段先行开街。", True),
        ("到明年汛前，管网全部接通。", True),
        ("到2027年6月，全部完成修缮任务。", True),
        ("到今年国庆节，北段已经开街。", False),
        ("到了傍晚，北段先行开街。", False),
    ],
)
def test_paragraph_that_sets_a_target_goes_on_to_instruct(line: str, expected: bool) -> None:
    found = told("会议听取了汇报。会议强调，要抓好修缮。\n" + line)

    assert [text for text, *_ in found] == ["要抓好修缮", *([line.rstrip("。")] if expected else [])]


PLANNED = "5月6日，区长方远主持召开防汛调度会，听取雨情汇报，对防汛工作进行再调度、再部署。\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("区水务局汇报了水情和汛情。\n方远强调，要抓早。区水务局要加密巡查。", {"对防汛工作进行再调度、再部署": 2}),
        ("会议听取了区水务局雨情汇报。会议指出，雨情要细报。\n会议强调，要抓早。", {"听取了区水务局雨情汇报": 2}),
    ],
)
def test_what_is_said_below_reports_is_about_what_was_arranged(body: str, expected: dict[str, int]) -> None:
    items = parse_report(PLANNED + body).meetings[0].items

    assert {item.statement: len(item.directives) for item in items if item.directives} == expected


def test_what_is_required_with_a_point_of_weight_first() -> None:
    items = (
        parse_report(
            "5月6日，方远主持召开区政府常务会议。\n会议听取了安全汇报，要求以小场所、群租房为重点，开展一次检查。"
        )
        .meetings[0]
        .items
    )

    assert [made.text for made in items[0].directives] == ["以小场所、群租房为重点，开展一次检查"]
