"""Names of units: which can name one unit and which cannot."""

import pytest

from directives.search.queries.unit_names import names_of_one_unit, read_unit_name

NAMES = [
    *("区住建局", "市住建局", "区城管局", "区市场监管局", "区发展改革委", "区卫生健康局", "区公安分局", "区委组织部"),
    *("区政府办公室", "汀兰街道", "鹭汀镇", "区消防救援大队", "区水务局", "县人民检察院"),
]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("住建局", ["区住建局", "市住建局"]),
        ("区住房和城乡建设局", ["区住建局"]),
        ("澄湖区住建局", ["区住建局"]),
        ("城市管理局", ["区城管局"]),
        ("市场监管局", ["区市场监管局"]),
        ("发改局", ["区发展改革委"]),
        ("卫健委", ["区卫生健康局"]),
        ("公安局", ["区公安分局"]),
        ("组织部", ["区委组织部"]),
        ("政府办", ["区政府办公室"]),
        ("汀兰街道办事处", ["汀兰街道"]),
        ("鹭汀镇政府", ["鹭汀镇"]),
        ("消防大队", ["区消防救援大队"]),
        ("水利局", ["区水务局"]),
        ("检察院", ["县人民检察院"]),
        ("县住建局", []),
        ("教育局", []),
        ("防汛", []),
        ("", []),
    ],
)
def test_names_of_one_unit(asked, names):
    assert names_of_one_unit(asked, NAMES) == names


def test_a_place_parts_units_where_both_say_it():
    assert names_of_one_unit("城东区住建局", ["澄湖区住建局", "城东区住建局", "区住建局"]) == [
        "城东区住建局",
        "区住建局",
    ]


@pytest.mark.parametrize("word", ["供水", "改善营商环境", "局", "年底前"])
def test_other_words_name_none(word):
    assert read_unit_name(word) is None or read_unit_name(word).field == ""
