"""Questions: how any string is read, and that what was read can be written again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directives.index.folding import fold
from directives.search.queries.query import LONGEST, MOST_WORDS, parse

anything = st.text(st.characters(exclude_categories=()), max_size=260)
likely = st.text(st.sampled_from('供水管网区政府GDP8.5%a -"“”「」:：OR年类型单位2024、，。财 \t'), max_size=60)


def required(question):
    return [[word.folded for word in part.words] for part in question.required]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("供水", [["供水"]]),
        ("供水 管網", [["供水"], ["管网"]]),
        ("供水、管网，GDP增速", [["供水"], ["管网"], ["gdp增速"]]),
        ("8.5% 2024-05-01", [["8 5%"], ["2024 05 01"]]),
        ("关于《供水条例》的决定", [["关于"], ["供水条例"], ["的决定"]]),
        ('"任务清单、责任清单"', [["任务清单 责任清单"]]),
        ("“任务清单、责任清单” 年底", [["任务清单 责任清单"], ["年底"]]),
        ('"供水 管', [["供水 管"]]),
        ("供水 OR 排水 管网", [["供水", "排水"], ["管网"]]),
        ("a OR b OR c", [["a", "b", "c"]]),
        ("OR 供水 OR", [["供水"]]),
        ("供水 or 排水", [["供水"], ["or"], ["排水"]]),
        ("供水 供水 供水", [["供水"]]),
        ("类型:不知道", [["类型"], ["不知道"]]),
        ("，。！", []),
        ("", []),
    ],
)
def test_words_are_read(text, words):
    assert required(parse(text)) == words


def test_a_word_after_a_minus_is_excluded():
    question = parse('管网 -供水 -"任务、清单" －排水')

    assert required(question) == [["管网"]]
    assert [word.folded for word in question.excluded] == ["供水", "任务 清单", "排水"]


def test_an_exclusion_is_no_choice():
    question = parse("供水 OR -排水")

    assert required(question) == [["供水"]]
    assert [word.folded for word in question.excluded] == ["排水"]


@pytest.mark.parametrize("text", ["类型:专题会议", "類型：專題", "type:special"])
def test_a_type_narrows(text):
    assert parse(text).types == ("special",)


def test_a_type_that_fits_several_names_means_each_of_them():
    assert parse("类型:党组").types == ("party_group", "study")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("年:2024", ((2024, 2024),)),
        ("年：２０２４年", ((2024, 2024),)),
        ("年:2024-2022", ((2022, 2024),)),
        ("年:2020 年:2022至2023", ((2020, 2020), (2022, 2023))),
        ("年:0000", ()),
        ("年:2024-0000", ()),
        ("年:9999-0001", ((1, 9999),)),
        ("年:明年", ()),
    ],
)
def test_years_narrow(text, years):
    assert parse(text).years == years


def test_a_unit_narrows_in_either_script():
    assert parse('單位:區財政局 单位:"区 住建局"').units == (("区财政局",), ("区 住建局",))


def test_a_question_without_a_part_asks_the_rest():
    question = parse('供水 OR 排水 -"管网、老旧" 年:2024 类型:专题会议 单位:区财政局')

    again = [question.without(part) for part in question.parts]

    assert again[0] == '-"管网、老旧" 年:2024 类型:专题会议 单位:区财政局'
    assert again[1] == "供水 OR 排水 年:2024 类型:专题会议 单位:区财政局"
    assert again[4] == '供水 OR 排水 -"管网、老旧" 年:2024 类型:专题会议'


def test_what_is_too_much_is_said():
    many = " ".join(f"词{number}" for number in range(MOST_WORDS + 2))
    long = "供" * LONGEST + "水"

    assert parse(many).ignored == ("词16", "词17")
    assert len(parse(many).required) == MOST_WORDS
    assert parse(long).ignored == ("水",)


def test_a_word_that_looks_like_an_operator_is_written_as_a_phrase():
    assert parse("甲、OR").written == '甲 "or"'
    assert parse("甲，年:2024年").written == parse(parse("甲，年:2024年").written).written


@given(anything | likely)
def test_any_string_is_a_question(text):
    question = parse(text)

    assert len(question.parts) <= MOST_WORDS
    for part in question.required:
        assert all(word.folded and word.folded == fold(word.folded) for word in part.words)


@given(anything | likely)
def test_what_was_read_is_read_again(text):
    question = parse(text)

    if len(question.written) <= LONGEST:
        assert required(parse(question.written)) == required(question)
        assert [word.folded for word in parse(question.written).excluded] == [one.folded for one in question.excluded]
        assert parse(question.written).years == question.years
        assert parse(question.written).types == question.types
        assert parse(question.written).units == question.units
