"""What tests of search share: a printed edition to hang passages on, and samples that no other test left behind."""

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _fresh_frequencies() -> Iterator[None]:
    from directives.search.engine import statistics  # this file is read before Django is set up

    statistics.forget()
    yield
    statistics.forget()


@pytest.fixture
def edition(cast: Any) -> Any:
    """A public edition whose own passages are out of the way."""
    from directives.models import Passage
    from tests.factories import make_record, release

    meeting = release(make_record(), cast)
    Passage.objects.all().delete()
    return meeting.editions.get(audience="public")
