"""What stands beside the title of an item: nothing that its words say already."""

import pytest
from django.utils.translation import override

from meetings.renderings.beside import kind_beside, outcome_beside


@pytest.mark.parametrize(
    ("kind", "title", "said"),
    [
        ("hear", "听取了供水情况汇报", ""),
        ("hear", "关于供水情况", "听取汇报"),
        ("deliberate", "审议通过了《供水办法》", ""),
        ("arrange", "专题研究了小型水库安全运行管理工作", ""),
        ("arrange", "分析了上半年经济形势", "研究部署"),
        (None, "关于供水情况", ""),
    ],
)
def test_a_kind_is_said_once(kind, title, said):
    assert kind_beside({"kind": kind, "title": title, "text": ""}) == said


@pytest.mark.parametrize(
    ("outcome", "title", "said"),
    [
        ("noted", "听取了供水情况汇报", ""),
        ("adopted", "审议通过了《供水办法》", ""),
        ("adopted", "关于供水办法", "审议通过"),
        ("deferred", "审议了《供水办法》", "暂缓"),
        (None, "审议了《供水办法》", ""),
    ],
)
def test_an_outcome_is_said_once(outcome, title, said):
    assert outcome_beside({"outcome": outcome, "title": title}) == said


def test_in_english_both_are_told_for_the_words_stand_in_another_language():
    item = {"kind": "deliberate", "outcome": "adopted", "title": "审议通过了《供水办法》", "text": ""}

    with override("en"):
        assert kind_beside(item)
        assert outcome_beside(item)
