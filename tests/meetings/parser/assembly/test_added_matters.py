"""Whether a statement goes on about the matter at hand, beside statements that open another."""

import pytest

from meetings.parser.assembly.added_matters import belongs
from meetings.parser.assembly.draft import ItemDraft, Origin
from meetings.parser.cleaning.sentences import mask
from records.codes import ItemKind, Outcome
from tests.meetings.parser.readings import HEAD, Matter, matters


def _item(words: str, kind: ItemKind = ItemKind.DELIBERATE, origin: Origin = Origin.BODY) -> ItemDraft:
    return ItemDraft(kind, 0, len(words), origin, words)


@pytest.mark.parametrize(
    ("item", "words", "expected"),
    [
        (_item("关于供水", origin=Origin.HEADING), "审议《丙办法》", True),
        (_item("审议《甲办法》和《乙办法》"), "审议通过《甲办法》和《乙办法》", True),
        (_item("审议《城市供水管理办法》"), "审议通过《养老服务规划》", False),
        (_item("审议《甲办法》"), "审议《乙办法》", False),
        (_item("审议《甲办法》"), "原则通过《乙办法》", False),
        (_item("审议供水方案"), "原则同意该方案", True),
        (_item("审议供水方案"), "原则同意", True),
        (_item("听取供水汇报", ItemKind.HEAR), "审议通过供热管网改造方案", False),
        (_item("听取供水汇报", ItemKind.HEAR), "原则同意该汇报", True),
        (_item("通报社区考核结果", ItemKind.OTHER), "审议通过以奖代补项目清单", False),
        (_item("研究供热管网改造方案", ItemKind.ARRANGE), "审议通过供热管网改造方案", True),
        (_item("传达甲精神", ItemKind.RELAY), "原则通过贯彻意见", True),
        (_item("传达甲精神", ItemKind.RELAY), "原则同意落实举措", True),
        (_item("传达甲精神", ItemKind.RELAY), "原则同意增补名单", False),
    ],
)
def test_a_statement_after_another(item: ItemDraft, words: str, expected: bool) -> None:
    assert belongs(item, words, mask(words)) is expected


def test_what_was_decided_and_instructed_is_closed() -> None:
    decided = _item("审议供水方案")
    decided.outcome = Outcome.ADOPTED

    assert not belongs(decided, "原则同意", "原则同意")
    assert belongs(decided, "原则同意该方案", "原则同意该方案")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "。会议审议了水库方案，并就山洪预警工作进行了讨论。会议要求，要抓早。",
            [("deliberate", "", "审议了水库方案", ["要抓早"])],
        ),
        (
            "。\n会议听取了水库度汛汇报。\n会议还就山洪预警工作进行了讨论。会议要求，要抓早。",
            [("hear", "noted", "听取了水库度汛汇报", []), ("arrange", "", "就山洪预警工作进行了讨论", ["要抓早"])],
        ),
        (
            "。会议听取了2025年工作情况汇报，研究通过了区委全会有关文件。",
            [
                ("hear", "noted", "听取了2025年工作情况汇报", []),
                ("deliberate", "adopted", "研究通过了区委全会有关文件", []),
            ],
        ),
        (
            "。会议听取了全会文件起草情况汇报，研究通过了该文件。",
            [("hear", "adopted", "听取了全会文件起草情况汇报", [])],
        ),
        (
            "。会议审议了《甲办法》，原则通过《甲办法》。",
            [("deliberate", "adopted_in_principle", "审议了《甲办法》", [])],
        ),
        (
            "。会议听取了供水汇报，与会人员就水压问题进行了讨论，强调要抓早。",
            [("hear", "noted", "听取了供水汇报", ["要抓早"])],
        ),
        (
            "，传达学习省委精神，研究巡察整改工作，听取供水汇报。\n一、传达学习省委精神\n会议强调，要学好。\n会议指出，巡察整改要抓实。",
            [
                ("arrange", "", "研究巡察整改工作", []),
                ("hear", "noted", "听取供水汇报", []),
                ("relay", "", "传达学习省委精神", ["要学好", "巡察整改要抓实"]),
            ],
        ),
        (
            "，研究巡察整改工作。\n会议听取了供水汇报。\n会议指出，巡察整改要抓实。",
            [("arrange", "", "研究巡察整改工作", []), ("hear", "noted", "听取了供水汇报", ["巡察整改要抓实"])],
        ),
        (
            "，传达学习省委精神，研究巡察整改工作。\n会议传达学习省委精神，强调要学好。\n会议指出，要巡好。\n会议强调，巡察整改要抓实。",
            [
                ("arrange", "", "研究巡察整改工作", ["巡察整改要抓实"]),
                ("relay", "", "传达学习省委精神", ["要学好", "要巡好"]),
            ],
        ),
    ],
)
def test_what_follows_a_statement(text: str, expected: list[Matter]) -> None:
    assert matters(HEAD + text) == expected
