"""Captions that name matters stated before, closing words that are about none, headings of several papers."""

import pytest

from meetings.parser import parse_report

LEAD = "5月6日，区长方远主持召开区政府常务会议。\n"
AGENDA = "会议议题：\n1.听取汛前检查汇报\n2.审议《供水价格办法》《渔船停泊规定》\n3.研究夏季用电保障工作\n"


def told(text: str) -> list[tuple[str, str | None, list[str]]]:
    (meeting,) = parse_report(LEAD + text).meetings
    return [(item.statement, item.outcome, [made.text for made in item.directives]) for item in meeting.items]


def test_caption_names_the_matter_of_its_paragraph() -> None:
    text = (
        AGENDA + "关于汛前检查。会议要求，要抓早。\n"
        "关于《供水价格办法》和《渔船停泊规定》。会议原则同意。会议强调，供水价格要公开。渔船停泊要安全。\n"
        "关于夏季用电保障工作。要错峰。"
    )

    assert told(text) == [
        ("听取汛前检查汇报", "noted", ["要抓早"]),
        ("审议《供水价格办法》", "adopted_in_principle", ["供水价格要公开"]),
        ("《渔船停泊规定》", "adopted_in_principle", ["渔船停泊要安全"]),
        ("研究夏季用电保障工作", None, ["要错峰"]),
    ]


def test_caption_of_another_matter_names_none() -> None:
    text = AGENDA + "关于城市绿化。要多种树。"

    assert told(text)[-1] == ("研究夏季用电保障工作", None, ["要多种树"])


@pytest.mark.parametrize(
    "closing",
    ["方远最后强调，要转作风。", "最后，方远就安全生产提出要求。他说，要转作风。", "会议最后要求，要转作风。"],
)
def test_what_is_said_in_the_end_is_about_no_matter(closing: str) -> None:
    text = "会议听取了供水汇报。会议要求，要抓早。\n会议听取了防汛汇报。会议要求，要抓小。\n"

    assert told(text + closing) == [
        ("听取了供水汇报", "noted", ["要抓早"]),
        ("听取了防汛汇报", "noted", ["要抓小"]),
        ("", None, ["要转作风"]),
    ]


def test_what_is_said_in_the_end_is_about_the_only_matter() -> None:
    text = "会议听取了供水汇报。会议要求，要抓早。\n会议最后要求，要转作风。"

    assert told(text) == [("听取了供水汇报", "noted", ["要抓早", "要转作风"])]


def test_matter_stated_in_the_end_is_one() -> None:
    text = "会议听取了供水汇报。\n会议听取了防汛汇报。\n最后，会议研究了用电保障工作，要求要错峰。"

    assert [words for words, _, _ in told(text)] == ["听取了供水汇报", "听取了防汛汇报", "研究了用电保障工作"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一、第一议题学习\n宣贯《党务公开规定》和全区作风会议精神。会议要求，要抓早。",
            [("宣贯《党务公开规定》和全区作风会议精神", None, ["要抓早"])],
        ),
        (
            "一、各科室工作报告\n水务科：巡检完毕。\n会议要求，要抓早。",
            [("各科室工作报告", "noted", ["要抓早"])],
        ),
        (
            "会议听取了供水汇报。会议要求，要抓早。\n会议决定表彰先进村社。会议号召，各镇要学先进。",
            [("听取了供水汇报", "noted", ["要抓早"]), ("决定表彰先进村社", "adopted", ["各镇要学先进"])],
        ),
        (
            "会议原文学习了致渔民的信，传达了全省海洋会议精神。",
            [("原文学习了致渔民的信", None, []), ("传达了全省海洋会议精神", None, [])],
        ),
        (
            "会议传达学习了全省海洋会议精神，集中学习了会议公报。",
            [("传达学习了全省海洋会议精神，集中学习了会议公报", None, [])],
        ),
        (
            "会议研究了《供热办法》，认为内容比较成熟，原则同意该办法。",
            [("研究了《供热办法》", "adopted_in_principle", [])],
        ),
        (
            "会议听取了旧馆处置汇报。会议认为，条件尚不成熟，暂不作出决定。",
            [("听取了旧馆处置汇报", "deferred", [])],
        ),
    ],
)
def test_what_a_matter_is(text: str, expected: list[tuple[str, str | None, list[str]]]) -> None:
    assert told(text) == expected


def test_verdict_on_a_listed_paper_leaves_the_next_paragraph_to_the_list() -> None:
    text = (
        "5月6日，区长方远主持召开区政府常务会议，听取供水汇报，审议《供热方案》，研究部署春季造林绿化工作。\n"
        "会议指出，供水要抓早。\n会议原则同意《供热方案》，要求要公开。\n会议指出，造林要适地，绿化要养护。"
    )

    (meeting,) = parse_report(text).meetings

    assert [[made.text for made in item.directives] for item in meeting.items] == [
        ["供水要抓早"],
        ["要公开"],
        ["造林要适地，绿化要养护"],
    ]


def test_sentence_of_several_matters_tells_what_is_said_of_each() -> None:
    text = (
        "会议还原则同意《预制菜扶持办法》，由区农业局牵头，区商务局配合；听取并同意运动会筹备情况的汇报，"
        "指出要简约办会；批准石桥等3处遗址为文物保护单位。"
    )

    assert told(text) == [
        ("原则同意《预制菜扶持办法》", "adopted_in_principle", ["由区农业局牵头，区商务局配合"]),
        ("听取并同意运动会筹备情况的汇报", "adopted", ["要简约办会"]),
        ("批准石桥等3处遗址为文物保护单位", "adopted", []),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "会议审议了《预案》。会议认为，预案职责清晰，原则同意修订内容，请区应急局印发。",
            [("审议了《预案》", "adopted_in_principle", ["请区应急局印发"])],
        ),
        (
            "会议审议了《犬只管理办法》。会议认为，办法争议较大，须再论证，本次会议不予通过。",
            [("审议了《犬只管理办法》", "deferred", [])],
        ),
        (
            "会议研究了贷款事宜。项目尚有缺口，同意由区城投公司贷款解决。",
            [("研究了贷款事宜", "adopted", ["由区城投公司贷款解决"])],
        ),
        (
            "会议听取了供水汇报。会议要求，要抓早。\n会议同意设立见义勇为基金，由区公安分局管理。",
            [
                ("听取了供水汇报", "noted", ["要抓早"]),
                ("同意设立见义勇为基金", "adopted", ["由区公安分局管理"]),
            ],
        ),
        (
            "会上，副区长田宁传达了全省水利会议精神，副区长顾青通报了汛前检查情况。",
            [("传达了全省水利会议精神", None, []), ("通报了汛前检查情况", "noted", [])],
        ),
        (
            "会议集体学习了《中华人民共和国统计法》，由区统计局局长领学。",
            [("集体学习了《中华人民共和国统计法》", None, [])],
        ),
    ],
)
def test_verdicts_and_tellers(text: str, expected: list[tuple[str, str | None, list[str]]]) -> None:
    assert told(text) == expected


def test_verdict_names_a_listed_matter_without_its_title() -> None:
    text = (
        "5月6日，区长方远主持召开区长办公会议，听取城市更新汇报，研究旧楼加装电梯奖补政策，讨论《街区导则》。\n"
        "会议指出，城市更新关乎民生。\n会议强调，要防止大拆大建。\n"
        "会议原则同意加装电梯奖补政策。会议要求，要简化审批。\n会议认为，导则比较成熟，原则同意。请区规划局印发。"
    )

    (meeting,) = parse_report(text).meetings

    assert [(item.outcome, [made.text for made in item.directives]) for item in meeting.items] == [
        ("noted", ["要防止大拆大建"]),
        ("adopted_in_principle", ["要简化审批"]),
        ("adopted_in_principle", ["请区规划局印发"]),
    ]


def test_what_was_studied_before_leaves_the_meeting_to_its_list() -> None:
    text = (
        "5月6日，区长方远主持召开区政府常务会议，研究海洋牧场建设，听取校舍排查汇报。\n"
        "会前，与会人员学习了《噪声污染防治法》。\n会议指出，海洋牧场要向深海去。\n会议强调，校舍要逐栋加固。"
    )

    (meeting,) = parse_report(text).meetings

    assert [[made.text for made in item.directives] for item in meeting.items] == [
        ["海洋牧场要向深海去"],
        ["校舍要逐栋加固"],
        [],
    ]
