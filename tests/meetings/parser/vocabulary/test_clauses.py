"""The phrases of a sentence that states a matter, and which of them still belong to the statement."""

import pytest

from meetings.parser.cleaning.sentences import mask
from meetings.parser.vocabulary.clauses import ends_statement, is_attended, phrases, reported_kind, segment, verdict_end


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "会议听取了防汛汇报，研究了供水事宜；审议了《甲，乙办法》。",
            ["听取了防汛汇报", "研究了供水事宜", "审议了《甲，乙办法》"],
        ),
        ("会议传达了省委精神、听取了防汛汇报。", ["传达了省委精神", "听取了防汛汇报"]),
        ("会议听取了防汛、供水汇报：", ["听取了防汛、供水汇报"]),
        ("会议，，研究", ["研究"]),
        ("会议", []),
        ("会议。", []),
    ],
)
def test_phrases(sentence: str, expected: list[str]) -> None:
    assert [sentence[a:b] for a, b in phrases(mask(sentence), 2)] == expected


@pytest.mark.parametrize(
    "phrase",
    ["责成区住建局办理", "充分肯定", "并要求抓好落实", "截至目前已完成", "区水务局负责人参加会议", "由区水务局负责"],
)
def test_phrase_ends_the_statement(phrase: str) -> None:
    assert ends_statement(phrase)


@pytest.mark.parametrize("phrase", ["集中学习了乙文件", "由此带动产业", "就业形势", "全体参加"])
def test_phrase_goes_on(phrase: str) -> None:
    assert not ends_statement(phrase)


def test_who_attended_and_who_reported() -> None:
    assert is_attended("区水务局、区应急局负责人参加会议")
    assert not is_attended("区水务局汇报")
    assert reported_kind("各副区长分别就分管工作进行了汇报")
    assert not reported_kind("各副区长分别就分管工作进行了汇报讲解")


@pytest.mark.parametrize(
    ("phrase", "verb"),
    [
        ("原则上同意《甲办法》", "原则上同意"),
        ("一致通过", "一致通过"),
        ("会议研究同意印发", "会议研究同意"),
        ("决定暂缓", "决定暂缓"),
        ("通过率达九成", ""),
        ("听取汇报", ""),
    ],
)
def test_verdict_ends_with_its_verb(phrase: str, verb: str) -> None:
    assert phrase[: verdict_end(phrase)] == verb


@pytest.mark.parametrize(
    ("sentence", "statement", "rest"),
    [
        ("会议听取了防汛汇报，研究了供水事宜。", "听取了防汛汇报", "研究了供水事宜。"),
        ("会议听取了防汛汇报，要求抓好落实。", "听取了防汛汇报", "要求抓好落实。"),
        ("会议听取了防汛汇报，区水务局负责人参加会议。", "听取了防汛汇报", "区水务局负责人参加会议。"),
        ("会议传达了省委精神，并听取了防汛汇报。", "传达了省委精神", "并听取了防汛汇报。"),
        ("会议传达学习了省委精神，集中学习了市委文件。", "传达学习了省委精神，集中学习了市委文件", None),
        ("会议研究了供水事宜，部署了防汛工作。", "研究了供水事宜，部署了防汛工作", None),
        ("会议研究了供水事宜；部署了防汛工作。", "研究了供水事宜", "部署了防汛工作。"),
        ("会议研究了供水事宜；部署防汛工作。", "研究了供水事宜", "部署防汛工作。"),
        ("会议传达了省委精神；副书记林岚传达学习了市委精神。", "传达了省委精神", "副书记林岚传达学习了市委精神。"),
        ("会议听取了防汛汇报，分析了当前形势。", "听取了防汛汇报，分析了当前形势", None),
        ("会议通报了检查情况，分析了当前形势。", "通报了检查情况", "分析了当前形势。"),
        ("会议听取了防汛汇报，围绕供水工作进行了研讨。", "听取了防汛汇报", "围绕供水工作进行了研讨。"),
        ("会议听取了防汛汇报，围绕供水工作进行了研究。", "听取了防汛汇报，围绕供水工作进行了研究", None),
        ("会议听取了防汛汇报，各局负责人就分管工作作了汇报。", "听取了防汛汇报", "各局负责人就分管工作作了汇报。"),
        ("会议传达了省委精神，涉及三个方面，听取了防汛汇报。", "传达了省委精神，涉及三个方面", "听取了防汛汇报。"),
        ("会议防汛汇报，研究了供水事宜。", "防汛汇报", "研究了供水事宜。"),
        ("会议。", "。", None),
        ("会议听取了防汛汇报，随后就供水工作进行了安排。", "听取了防汛汇报", "随后就供水工作进行了安排。"),
        ("会议听取了防汛汇报，最后就供水工作进行了安排。", "听取了防汛汇报", "最后就供水工作进行了安排。"),
        ("会议听取并通过了防汛报告，听取了供水汇报。", "听取并通过了防汛报告", "听取了供水汇报。"),
        ("会议听取防汛汇报，听取供水汇报。", "听取防汛汇报", "听取供水汇报。"),
        ("会议传达全会精神，学习了市委文件。", "传达全会精神", "学习了市委文件。"),
        ("会议研究防汛报告，听取供水汇报。", "研究防汛报告", "听取供水汇报。"),
        ("会议原则同意防汛报告，总务科按专家意见测算。", "原则同意防汛报告", "总务科按专家意见测算。"),
        ("会议审议通过了甲清单，前置研究了乙方案有关事宜。", "审议通过了甲清单", "前置研究了乙方案有关事宜。"),
        ("会议审议《甲办法》，讨论研究供水。", "审议《甲办法》", "讨论研究供水。"),
    ],
)
def test_statement_ends_where_another_matter_begins(sentence: str, statement: str, rest: str | None) -> None:
    end, after = segment(mask(sentence), 2)

    assert sentence[2:end] == statement
    assert (sentence[after:] if after else None) == rest
