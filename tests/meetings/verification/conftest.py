"""The records that the tests here tamper with."""

from copy import deepcopy
from types import SimpleNamespace
from typing import Any

import pytest


@pytest.fixture(scope="module")
def lasting_records(lasting_cast: Any) -> SimpleNamespace:
    from tests.meetings.verification.tampering import make_records

    return make_records(lasting_cast)


@pytest.fixture
def records(db: None, lasting_records: SimpleNamespace) -> SimpleNamespace:
    """Made once for the tests of a file, which begin from them each."""
    return deepcopy(lasting_records)
