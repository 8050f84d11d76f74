"""Words in the other characters: everything that a page is made of, and nothing that is no word."""

from datetime import date

import pytest

from records.scripts import in_script


@pytest.mark.parametrize(
    ("facts", "converted"),
    [
        ("为民办实事", "為民辦實事"),
        ({"title": "供水", "key": "bcd", "type": "executive"}, {"title": "供水", "key": "bcd", "type": "executive"}),
        ([("管网", True), ("改造", False)], [("管網", True), ("改造", False)]),
        ({"on": date(2026, 3, 5), "count": 2, "none": None}, {"on": date(2026, 3, 5), "count": 2, "none": None}),
    ],
)
def test_words_are_converted_wherever_they_stand(facts: object, converted: object) -> None:
    assert in_script(facts, "hant") == converted


def test_either_way() -> None:
    assert in_script("供水管網", "hans") == "供水管网"
    assert in_script("供水管網", "") == "供水管網"
