"""The order of rows as people give it, and units in one line."""

import pytest

from directives.forms import UnitsField, arranged


@pytest.mark.parametrize(
    ("places", "order"),
    [
        ([(1, 1), (2, 2), (3, 3)], "ABC"),
        ([(1, 2), (2, 1), (3, 3)], "BAC"),  # two rows change places
        ([(1, 1), (2, 2), (3, 1)], "CAB"),  # the last becomes the first
        ([(1, 3), (2, 2), (3, 3)], "BCA"),  # the first becomes the last
        ([(1, 1), (2, 2), (None, None)], "ABC"),  # a new row without a wish is last
        ([(1, 1), (2, 2), (None, 2)], "ACB"),  # a new row pushes aside what stood there
        ([(1, 1), (2, None), (3, 3)], "ABC"),  # an emptied place is no wish
        ([(1, 1), (2, 1), (3, 1)], "BCA"),  # two that both want to be first keep their order
        ([(1, 99), (2, 2)], "BA"),
        ([(5, 5), (9, 9)], "AB"),
        ([], ""),
    ],
)
def test_rows_stand_as_a_person_would_expect(places, order):
    assert "".join("ABC"[index] for index in arranged(places)) == order


@pytest.mark.parametrize(
    ("typed", "units"),
    [
        ("区水务局、区财政局", ["区水务局", "区财政局"]),
        ("区水务局，区财政局,各镇街；", ["区水务局", "区财政局", "各镇街"]),
        (" 区水务局 、 区水务局", ["区水务局"]),
        ("", []),
    ],
)
def test_units_are_parted_by_any_of_the_usual_marks(typed, units):
    field = UnitsField(required=False)

    assert field.clean(typed) == units
    assert field.clean(field.prepare_value(units)) == units
