"""Which listed matter a part is about: by the words they share, and by the order of both."""

import pytest

from meetings.parser.assembly.alignment import Part, Step, assign, overlap, pairs, pairs_of

WATER, ROADS, FIRE = "水库除险加固", "农村公路养护", "森林防火"
SENTENCE, LEAD, PARAGRAPH = Step


def parts(*told: tuple[Step, str]) -> list[Part]:
    return [Part(words, step) for step, words in told]


@pytest.mark.parametrize(
    ("told", "matters", "expected"),
    [
        (["要加固水库大坝", "要抓好公路养护"], [WATER, ROADS], [0, 1]),
        (["要加固水库大坝", "要压实责任", "要抓好公路养护"], [WATER, ROADS], [0, 0, 1]),
        (["要加固水库大坝", "要守住森林防火底线"], [WATER, ROADS, FIRE], [0, 2]),
        (["要守住森林防火底线", "要做好森林防火宣传"], [WATER, ROADS, FIRE], [2, 2]),
        (
            ["要抓好农村公路养护", "农村公路养护要经常", "要加固水库，水库要除险加固", "要加固水库"],
            [WATER, ROADS],
            [1, 1, 0, 0],
        ),
        ([], [WATER], []),
    ],
)
def test_paragraph_goes_to_its_matter(told: list[str], matters: list[str], expected: list[int]) -> None:
    assert assign(parts(*((PARAGRAPH, words) for words in told)), matters) == expected


def test_as_many_paragraphs_as_matters_are_in_order() -> None:
    told = parts((PARAGRAPH, "要压实责任"), (PARAGRAPH, "要加大投入"), (PARAGRAPH, "要广泛宣传"))

    assert assign(told, [WATER, ROADS, FIRE]) == [0, 1, 2]


def test_as_many_leads_of_one_paragraph_as_matters_are_in_order() -> None:
    told = parts((PARAGRAPH, "会议指出，要压实责任"), (SENTENCE, "要加大投入"), (LEAD, "会议强调，要广泛宣传"))

    assert assign(told, [WATER, ROADS]) == [0, 0, 1]


def test_one_paragraph_alone_is_about_the_last_matter() -> None:
    assert assign(parts((PARAGRAPH, "要压实责任"), (SENTENCE, "要加大投入")), [WATER, ROADS]) == [1, 1]


def test_one_paragraph_alone_follows_its_words() -> None:
    assert assign(parts((PARAGRAPH, "要加固水库大坝，除险加固"), (SENTENCE, "要压实责任")), [WATER, ROADS]) == [0, 0]


def test_one_voice_turns_to_another_matter_by_strong_words_only() -> None:
    weak = parts((PARAGRAPH, "要加固水库，除险加固"), (SENTENCE, "要让农村更美"), (PARAGRAPH, "要压实责任"))
    strong = parts((PARAGRAPH, "要加固水库，除险加固"), (SENTENCE, "要抓好农村公路养护"), (PARAGRAPH, "要压实责任"))

    assert assign(weak, [WATER, ROADS, FIRE])[:2] == [0, 0]
    assert assign(strong, [WATER, ROADS, FIRE])[:2] == [0, 1]


def test_words_that_several_matters_share_count_less() -> None:
    told = parts((PARAGRAPH, "要压实责任"), (PARAGRAPH, "要管好设施设备，盯紧燃气管道"))

    assert assign(told, ["设施设备更新", "设施设备检修", "燃气"])[1] == 2


def test_words_of_every_report_count_less() -> None:
    told = parts((PARAGRAPH, "要把会议精神和工作部署落实好，管好沼气"), (PARAGRAPH, "要压实责任"))

    assert assign(told, ["会议精神", "沼气", "供水"])[0] == 1


def test_a_report_beyond_all_measure_is_not_weighed() -> None:
    told = [Part("要加固水库", PARAGRAPH)] * 1001

    assert assign(told, [WATER] * 200) == [199] * 1001


def test_pairs_do_not_cross_marks_and_function_words() -> None:
    assert pairs_of("水库和《大坝》水库") == {"水库", "大坝"}


@pytest.mark.parametrize(
    ("words", "others", "share"),
    [("水库除险", "水库除险加固", 1.0), ("水库除险", "水库安全", 1 / 3), ("的", "水库", 0.0)],
)
def test_overlap_is_the_share_of_the_first(words: str, others: str, share: float) -> None:
    assert overlap(words, pairs(others)) == pytest.approx(share)
