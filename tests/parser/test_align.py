"""Which listed matter a paragraph is about, by the words they share."""

import pytest

from meetings.parser.align import assign, overlap, pairs_of

WATER, ROADS, FIRE = "水库除险加固", "农村公路养护", "森林防火"


@pytest.mark.parametrize(
    ("paragraphs", "matters", "expected"),
    [
        (["要加固水库大坝", "要抓好公路养护"], [WATER, ROADS], [0, 1]),
        (["要加固水库大坝", "要压实责任", "要抓好公路养护"], [WATER, ROADS], [0, 0, 1]),
        (["要加固水库大坝", "要守住森林防火底线"], [WATER, ROADS, FIRE], [0, 2]),
        (["要守住森林防火底线", "要做好森林防火宣传"], [WATER, ROADS, FIRE], [2, 2]),
        (["要压实责任"], [WATER, ROADS], [0]),
        (["要抓好公路养护", "要加固水库大坝，水库除险"], [WATER, ROADS], [0, 0]),
        (["要压实责任"], [], [-1]),
        ([], [WATER], []),
    ],
)
def test_paragraph_goes_to_its_matter(paragraphs: list[str], matters: list[str], expected: list[int]) -> None:
    assert assign(paragraphs, matters) == expected


def test_words_that_several_matters_share_count_less() -> None:
    assert assign(["要管好设施设备，盯紧燃气管道"], ["设施设备更新", "燃气", "设施设备检修"]) == [1]


def test_pairs_do_not_cross_marks_and_function_words() -> None:
    assert pairs_of("水库和《大坝》水库") == {"水库": 2, "大坝": 1}


@pytest.mark.parametrize(
    ("words", "others", "share"),
    [("水库除险", "水库除险加固", 1.0), ("水库除险", "水库安全", 1 / 3), ("的", "水库", 0.0)],
)
def test_overlap_is_the_share_of_the_first(words: str, others: str, share: float) -> None:
    assert overlap(words, others) == pytest.approx(share)
