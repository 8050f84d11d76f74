"""What every test stands on: the mode, and a database of the run's own that is gone when it ends."""

import os
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

os.environ["JIYAO_MODE"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"  # not in pyproject.toml: there it is read before the mode

from django.conf import settings  # after the mode it is read with
from django.utils import translation

from config import cluster


def pytest_configure() -> None:
    assert settings.MODE == "test"  # reading one setting is what lets pytest-django set Django up right after this


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """Starts the run's database just before the first test that needs one, unless DATABASE_URL names another."""
    if os.environ.get("DATABASE_URL"):
        yield
        return
    with cluster.throwaway(settings.BASE_DIR):
        yield


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """A run's own cluster goes as a whole; dropping its database first would only wait for the last connection."""
    return not os.environ.get("DATABASE_URL")


@pytest.fixture(autouse=True)
def in_simplified() -> None:
    """Each test begins in 简体, whatever language the page before it spoke."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def cast(db: None) -> SimpleNamespace:
    """The people of the office: visitor, official, secretary, reviewer, deputy (a second reviewer), administrator."""
    from django.contrib.auth.models import AnonymousUser

    from tests.factories import make_user

    return SimpleNamespace(
        visitor=AnonymousUser(),
        **{role: make_user(role) for role in ("official", "secretary", "reviewer", "administrator")},
        deputy=make_user("deputy", role="reviewer"),
    )
