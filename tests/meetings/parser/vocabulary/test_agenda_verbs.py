"""Where one matter ends and the next begins, what is none, and what a sentence says beside it."""

import pytest

from meetings.parser import parse_report
from meetings.parser.cleaning.sentences import mask
from meetings.parser.outline import MeetingOutline
from meetings.parser.vocabulary.agenda_verbs import MATTER, is_vague, kind_of, split_documents, split_reports

LEAD = "5月6日，区长方远主持召开区政府常务会议。\n"


def meeting(text: str) -> MeetingOutline:
    return parse_report(LEAD + text).meetings[0]


def matters(text: str) -> list[tuple[str, str]]:
    return [(item.kind.value, item.statement) for item in meeting(text).items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "会议听取了防汛工作汇报，研究了供水事宜，讨论了《物业办法》，通报了火灾情况。",
            [
                ("hear", "听取了防汛工作汇报"),
                ("arrange", "研究了供水事宜"),
                ("deliberate", "讨论了《物业办法》"),
                ("other", "通报了火灾情况"),
            ],
        ),
        (
            "会议传达学习了省水利会议精神、听取了关于水库除险的汇报。",
            [("relay", "传达学习了省水利会议精神"), ("hear", "听取了关于水库除险的汇报")],
        ),
        (
            "会议集体学习了市委会议精神；各副区长分别就分管工作完成情况进行了汇报。",
            [("relay", "集体学习了市委会议精神"), ("hear", "各副区长分别就分管工作完成情况进行了汇报")],
        ),
        (
            "会议通报了一季度督查情况，并研究部署了秋粮收购。",
            [("other", "通报了一季度督查情况"), ("arrange", "研究部署了秋粮收购")],
        ),
        (
            "会议传达学习了省委会议精神，集中学习了市委文件。",
            [("relay", "传达学习了省委会议精神，集中学习了市委文件")],
        ),
        (
            "会前学习了《行政复议法》；会议传达学习了省防汛会议精神；听取了水库除险汇报；"
            "审议并原则通过了《甲方案》《乙方案》《丙方案》；研究了供水价格事宜。",
            [
                ("study", "学习了《行政复议法》"),
                ("relay", "传达学习了省防汛会议精神"),
                ("hear", "听取了水库除险汇报"),
                ("deliberate", "审议并原则通过了《甲方案》"),
                ("deliberate", "《乙方案》"),
                ("deliberate", "《丙方案》"),
                ("arrange", "研究了供水价格事宜"),
            ],
        ),
        (
            "会议讨论通过了《村庄规划》、关于病木采伐的请示、《供水办法》以及关于招聘护士的请示。",
            [
                ("deliberate", "讨论通过了《村庄规划》"),
                ("deliberate", "关于病木采伐的请示"),
                ("deliberate", "《供水办法》"),
                ("deliberate", "关于招聘护士的请示"),
            ],
        ),
        (
            "会议传达学习省防汛会议精神。听取了水库除险情况汇报，研究部署当前重点工作。",
            [("relay", "传达学习省防汛会议精神"), ("hear", "听取了水库除险情况汇报")],
        ),
        ("会议原则同意《农业方案》并指出，要突出特色。", [("deliberate", "原则同意《农业方案》")]),
        ("会前，邀请区司法局就《种子法》作专题讲座。", [("study", "邀请区司法局就《种子法》作专题讲座")]),
        ("会上，区水务局、区应急局通报了水库巡查情况。", [("other", "通报了水库巡查情况")]),
        ("会上，方远听取了城建项目谋划情况汇报。", [("hear", "听取了城建项目谋划情况汇报")]),
        ("会议邀请群众代表参加，研究听取了民生实事进展情况。", [("hear", "研究听取了民生实事进展情况")]),
        ("会议组织学习了统计相关知识。", [("study", "组织学习了统计相关知识")]),
        (
            "会议审议了《收费办法》，并对秋粮收购、森林防火等工作进行安排部署。",
            [("deliberate", "审议了《收费办法》"), ("arrange", "对秋粮收购、森林防火等工作进行安排部署")],
        ),
        ("会议听取了易涝点整治情况的汇报，截至目前已完成61处。", [("hear", "听取了易涝点整治情况的汇报")]),
        ("会议研究了禁放工作，区公安分局、区应急局负责人参加会议。", [("arrange", "研究了禁放工作")]),
    ],
)
def test_statement_ends_where_its_matter_does(text: str, expected: list[tuple[str, str]]) -> None:
    assert matters(text) == expected


@pytest.mark.parametrize("text", ["会议还研究了其他事项。", "会议还研究了干部工作等其他事项。"])
def test_other_matters_are_a_flag(text: str) -> None:
    found = meeting(text)

    assert (found.has_other_matters, found.items) == (True, ())


def test_matter_put_off_is_deferred_and_still_charged() -> None:
    found = meeting("会议审议了《征收补偿方案》。会议决定，由区住建局修改完善后再提交会议审议。")

    assert [(item.outcome, len(item.directives)) for item in found.items] == [("deferred", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "全区60岁以上人口已占24.6%，养老服务供给还跟不上需求。",
        "同时要清醒看到，区域不平衡问题依然存在。",
        "耕地红线是粮食安全的底线，容不得半点含糊。",
    ],
)
def test_state_of_things_instructs_no_one(text: str) -> None:
    found = meeting("会议听取了专题汇报。会议指出，" + text)

    assert [item.directives for item in found.items] == [()]


def test_paragraph_that_names_a_matter_goes_to_it() -> None:
    found = meeting(
        "会议学习了《种子法》；听取了水库除险加固情况汇报。\n"
        "就学习《种子法》，方远要求，要加强宣传。\n"
        "就水库除险加固，方远指出，要加快进度。"
    )

    assert [[made.text for made in item.directives] for item in found.items] == [["要加强宣传"], ["要加快进度"]]


@pytest.mark.parametrize(
    "text",
    [
        "会议决定，机关食堂推行小份菜，节约粮食。",
        "会议明确，新开通2条微公交线路，6月1日起试运行。",
        "会议要求，剩余11件积案由区级领导包案。",
    ],
)
def test_measure_after_a_decision_is_a_directive(text: str) -> None:
    found = meeting("会议研究了民生工作。" + text)

    assert [made.text for made in found.items[0].directives] == [text.split("，", 1)[1].rstrip("。")]


def test_listed_petitions_receive_their_own_directives() -> None:
    found = meeting(
        "会议讨论通过了《村庄规划》、关于病木采伐的请示、《供水办法》。\n"
        "区委副书记、区长方远指出，要把村庄规划做细。\n"
        "方远要求，病木采伐要按规定补植。"
    )

    assert [len(item.directives) for item in found.items] == [1, 1, 0]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("研究《供水办法》", "deliberate"),
        ("研究了《供水办法》", "deliberate"),
        ("研究关于《供水办法》", "deliberate"),
        ("研究供水，落实《供水办法》", "arrange"),
        ("学习了《种子法》有关章节", "study"),
        ("传达学习《种子法》有关章节", "relay"),
        ("专题学习全会精神", "study"),
        ("学习全会精神", "relay"),
        ("学习全会精神专题研讨。", "study"),
        ("学习全会精神，开展专题研讨。", "relay"),
        ("听取防汛研讨。", "hear"),
        ("听取并审议《供水办法》", "deliberate"),
        ("听取并审议供水汇报", "hear"),
        ("听取并原则同意《供水办法》", "deliberate"),
        ("审议供水汇报", "deliberate"),
        ("研究确定救助名单", "deliberate"),
        ("研究确定救助办法。", "deliberate"),
        ("研究确定供水事宜", "arrange"),
    ],
)
def test_kind_tells_by_the_verb_and_its_object(words: str, kind: str) -> None:
    masked = mask(words)

    found = MATTER.match(masked)

    assert found is not None
    assert kind_of(found, masked[found.end() :]) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("学习《预算法》", "study"),
        ("学习新修订的《安全生产条例》", "study"),
        ("学习法律法规知识", "study"),
        ("书面学习《预算法》", "relay"),
        ("原文学习《预算法》", "relay"),
        ("学习《中国共产党纪律处分条例》", "relay"),
        ("学习了新修订的《中国共产党纪律处分条例》", "relay"),
        ("学习了新修订的《水法》", "study"),
        ("学习《中共党内监督条例》", "relay"),
        ("学习《供水管理办法》", "relay"),
    ],
)
def test_a_law_is_studied_and_what_comes_from_above_relayed(words: str, kind: str) -> None:
    found = MATTER.match(words)

    assert found is not None
    assert kind_of(found, words[found.end() :]) == kind


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("研究有关事项", True),
        ("传达重要精神、", True),
        ("研究有关事项，并研究贯彻落实意见", True),
        ("研究供水", False),
        ("研究" + "有关" * 21, False),
        ("研究" + "有关" * 19 + "工作", True),
    ],
)
def test_vague_words_name_no_matter(words: str, expected: bool) -> None:
    assert is_vague(words) is expected


@pytest.mark.parametrize(
    ("words", "documents"),
    [
        ("审议《甲》《乙》", ["审议《甲》", "《乙》"]),
        ("审议《甲》、《乙》及《丙》", ["审议《甲》", "《乙》", "《丙》"]),
        ("审议《甲》（草案）、区级《乙》", ["审议《甲》（草案）", "区级《乙》"]),
        ("审议《甲》和关于病木采伐的请示", ["审议《甲》", "关于病木采伐的请示"]),
        ("审议《甲》及相关事项", ["审议《甲》及相关事项"]),
        ("审议关于病木采伐的请示、关于招聘的请示", ["审议关于病木采伐的请示、关于招聘的请示"]),
        ("审议供水计划、防汛方案和招聘方案", ["审议供水计划", "防汛方案", "招聘方案"]),
        ("审议供水改造计划、方案", ["审议供水改造计划、方案"]),
        ("审议供水改造计划，节水方案", ["审议供水改造计划，节水方案"]),
    ],
)
def test_each_document_of_a_list_is_a_matter(words: str, documents: list[str]) -> None:
    text = f"会议{words}。《丁》和关于丁的请示"

    pieces = split_documents(mask(text), 2, 2 + len(words))

    assert [text[a:b] for a, b in pieces] == documents


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("听取了甲局关于供水、乙队关于供热情况的汇报", ["听取了甲局关于供水", "乙队关于供热情况的汇报"]),
        ("听取了甲局关于供水情况和供热情况的汇报", ["听取了甲局关于供水情况和供热情况的汇报"]),
        ("听取了供水改造汇报、供热改造汇报", ["听取了供水改造汇报", "供热改造汇报"]),
        ("听取了供水、供热改造汇报", ["听取了供水、供热改造汇报"]),
    ],
)
def test_reports_of_a_statement(words: str, expected: list[str]) -> None:
    before, behind = "会议关于", "，关于防汛、关于抗旱汇报、抗旱工作汇报"
    start, end = len(before), len(before) + len(words)
    found = split_reports(before + words + behind, start, end)

    assert [(before + words)[a:b] for a, b in found] == expected
