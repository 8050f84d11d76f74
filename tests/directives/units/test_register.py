"""Which names are one unit's: the short ones and the full ones, and never those that may be two."""

from datetime import date

import pytest

from directives.units.register import NamedTogether, Register, of_one_unit

DAY = date(2026, 3, 5)


def register(**numbers):
    return Register(NamedTogether(tuple(names.split("_")), number, DAY) for names, number in numbers.items())


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["区住建局", "住建局"], [{"区住建局", "住建局"}]),
        (["区住建局", "区住房和城乡建设局", "澄湖区住建局"], [{"区住建局", "区住房和城乡建设局", "澄湖区住建局"}]),
        (["区住建局", "區住建局"], [{"区住建局", "區住建局"}]),
        (["区住建局", "市住建局"], [{"区住建局"}, {"市住建局"}]),
        (["区住建局", "市住建局", "住建局"], [{"区住建局"}, {"市住建局"}, {"住建局"}]),
        (["澄湖区住建局", "湖滨区住建局", "区住建局"], [{"澄湖区住建局"}, {"湖滨区住建局"}, {"区住建局"}]),
        (["区住建局", "区财政局"], [{"区住建局"}, {"区财政局"}]),
        (["各街道", "某某专班"], [{"各街道"}, {"某某专班"}]),
        ([], []),
    ],
)
def test_names_are_one_unit_where_none_of_them_may_be_another(names, expected):
    found = [set(some) for some in of_one_unit(names)]

    assert sorted(found, key=sorted) == sorted(expected, key=sorted)


def test_a_unit_is_called_by_its_usual_name_and_counted_once_a_directive():
    unit = register(区住建局=3, 区住房和城乡建设局=1, 区住建局_区住房和城乡建设局=1).units[0]

    assert unit.names == ("区住建局", "区住房和城乡建设局")
    assert unit.number == 5


def test_units_that_are_asked_most_come_first():
    assert [unit.name for unit in register(区财政局=1, 区水务局=7, 区教育局=1).units] == [
        "区水务局",
        "区教育局",
        "区财政局",
    ]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        *(
            ("区住建局", "区住建局"),
            ("區住建局", "区住建局"),
            ("澄湖区住房和城乡建设局", "区住建局"),
            ("市住建局", None),
        ),
        *(
            ("财政局", None),
            ("区财政局", "区财政局"),
            ("市财政局", "市财政局"),
            ("", None),
            ("\x00", None),
            ("各街道", None),
        ),
    ],
)
def test_a_unit_is_found_by_any_name_that_can_be_no_other(asked, name):
    found = register(区住建局=3, 区财政局=1, 市财政局=1).find(asked)

    assert (found and found.name) == name


def test_a_name_of_blanks_is_no_unit():
    assert Register([NamedTogether((" ", ""), 1, DAY)]).units == []
