"""What instructs, what tells how things are, and who must act."""

import pytest

from meetings.parser.vocabulary.modality import (
    describes,
    is_assigned,
    is_imperative,
    responsible_subject,
    strip_opening,
)


@pytest.mark.parametrize(
    "words",
    [
        "加强巡查",
        "一是加强巡查",
        "同时，加强巡查",
        "对重点区域加大投入",
        "把隐患排查到位",
        "随着汛期来临，加强巡查",
        "随着汛期来临，参照往年做法，加强巡查",
    ],
)
def test_imperative(words: str) -> None:
    assert is_imperative(words)


@pytest.mark.parametrize("words", ["水位上涨", "随着汛期来临，水位上涨", "把柄", "村民参加了巡查"])
def test_no_imperative(words: str) -> None:
    assert not is_imperative(words)


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("一是加强巡查，", "加强巡查，"),
        ("（二）加强巡查", "加强巡查"),
        ("同时，加强巡查", "加强巡查"),
        ("同时：、 一是，加强巡查", "加强巡查"),
        ("加强巡查", "加强巡查"),
    ],
)
def test_opening_is_stripped(words: str, bare: str) -> None:
    assert strip_opening(words) == bare


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("各镇（街道）要值守", "各镇（街道）"),
        ("区水务局（区河长办）要值守", "区水务局（区河长办）"),
        ("各镇每月至少要报告", "各镇"),
        ("各镇，也要值守", "各镇"),
        ("区水务局负责加强巡查", "区水务局"),
        ("各镇加强巡查，消除隐患", "各镇"),
        ("同时，各镇要值守", "各镇"),
        ("加强巡查", ""),
        ("要加强巡查", ""),
        ("水位加强，各镇加强巡查", ""),
        ("方案要落实", ""),
        ("水位上涨", ""),
        ("局" * 41 + "要值守", ""),
    ],
)
def test_body_that_must_act(words: str, body: str) -> None:
    assert responsible_subject(words) == body


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("会后，责成区水务局整改", True),
        ("余款由区财政局拨付", True),
        ("水位上涨，由区水务局巡查", True),
        ("水位上涨，雨情复杂，由区水务局巡查", True),
        ("水位上涨，雨情复杂，险情频发，由区水务局巡查", True),
        ("由区水务局巡查是好办法", True),
        ("由各镇具有的优势决定", False),
        ("由国务院公布施行", False),
        ("由此可见", False),
    ],
)
def test_who_is_charged(words: str, expected: bool) -> None:
    assert is_assigned(words) is expected


def test_what_is_described() -> None:
    assert describes("养老是大事")
    assert not describes("要办好养老")


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("社区要做好居民协商工作", "社区"),
        ("局要优化施工组织", "局"),
        ("区住建局：会同各镇摸排", "区住建局"),
        ("区住建局、区水务局要巡查", "区住建局、区水务局"),
        ("各镇（街道）每月要巡查", "各镇（街道）"),
    ],
)
def test_a_body_at_the_start_is_read_whole(words: str, body: str) -> None:
    assert responsible_subject(words) == body
