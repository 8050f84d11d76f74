"""An office whose records the faces of search show."""

from copy import deepcopy
from datetime import date

import pytest


@pytest.fixture(autouse=True)
def _forget():
    """What one test taught this process of its passages must not choose the next test's plans."""
    from directives.search.engine import statistics

    statistics.forget()


@pytest.fixture(scope="module")
def lasting_office(lasting_cast):
    """Three released meetings; the words of one directive stand in traditional script."""
    from tests.factories import make_directive, make_item, make_meeting, release

    for number, (code, day) in enumerate(
        (("executive", date(2024, 5, 6)), ("executive", date(2025, 7, 8)), ("special", date(2025, 9, 10)))
    ):
        meeting = make_meeting(type=code, listed_on=day, held_on=day, title=f"研究供水保障工作之{number}")
        item = make_item(meeting, title="听取供水工作汇报", text="会议听取供水工作汇报。")
        make_directive(item, units=["区水务局"], text="要加快老旧管网改造，守住<安全>底线")
        make_directive(item, headline="改善營商環境", text="要改善營商環境", units=["区财政局", "区水务局"])
        release(meeting, lasting_cast)
    return lasting_cast


@pytest.fixture
def office(db, lasting_office):
    return deepcopy(lasting_office)
