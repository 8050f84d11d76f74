"""Folding on every code point and on arbitrary text: whoever writes otherwise still finds the same."""

import sys
import unicodedata
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from directives.index import folding_table
from directives.index.folding import TABLE, fold, fold_with_origins, table

SIMPLIFIED = "区政府常务会议研究供水保障工作要加快老旧管网改造着力解决群众急难愁盼问题答复了解营商环境卫生叙事"
to_script = cache(OpenCC)
anything = st.text(st.characters(exclude_categories=()), max_size=60)
office = st.text(st.sampled_from(SIMPLIFIED + "，。；、“”（） 　012５Ａbc%"), max_size=40)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("區政府", "区政府"),
        ("１２３４５热线", "12345热线"),
        ("GDP增速達５％", "gdp增速达5%"),
        ("“強產業、興城市”雙輪驅動", "强产业 兴城市 双轮驱动"),
        ("著力解決，答覆群眾", "着力解决 答复群众"),
        ("㎡ ⑩ ℃", "m2 10 c"),
        ("营商\u200b环境\ufeff", "营商环境"),
        ("Straße C++ R&D", "strasse c++ r&d"),
        (" 　，。\n\t ", ""),
        ("\ud800\x00", ""),
    ],
)
def test_text_is_folded(written, folded):
    assert fold(written) == folded


def test_every_code_point_folds_to_what_stays_as_it_is():
    moving = [point for point in range(sys.maxunicode + 1) if any(table()[ord(one)] != one for one in table()[point])]

    assert moving == []


def test_every_letter_digit_and_mark_leaves_something():
    lost = [
        chr(point)
        for point in range(sys.maxunicode + 1)
        if unicodedata.category(chr(point))[0] in "LN" and not table()[point].strip()
    ]

    assert lost == []


def test_the_table_is_what_the_rule_makes():
    assert "\n".join(folding_table.lines()) + "\n" == TABLE.read_text(encoding="utf-8")


@given(anything)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(anything)
def test_folded_text_has_single_spaces_inside_and_none_at_its_ends(text):
    folded = fold(text)

    assert folded == " ".join(folded.split())
    assert "\n" not in folded


@given(anything)
def test_origins_lead_back_to_what_was_folded(text):
    folded, origins = fold_with_origins(text)

    assert folded == fold(text)
    assert len(origins) == len(folded)
    assert origins == sorted(origins)
    assert all(one in table()[ord(text[origin])] for one, origin in zip(folded, origins, strict=True))


@given(anything, anything, anything)
def test_a_part_is_found_in_the_whole(before, part, after):
    assert fold(part) in fold(before + part + after)


@pytest.mark.parametrize("script", ["s2t", "s2tw", "s2hk"])
@given(text=office)
def test_either_script_folds_to_the_same(script, text):
    assert fold(to_script(script).convert(text)) == fold(text)


@given(office)
def test_width_and_case_make_no_difference(text):
    wide = "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)

    assert fold(wide) == fold(text)
    assert fold(text.upper()) == fold(text)
