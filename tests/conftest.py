"""What every test stands on: the mode, and a database of the run's own that is gone when it ends."""

import gc
import json
import os
import pkgutil
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import hypothesis
import pytest

os.environ["JIYAO_MODE"] = "test"
os.environ["JIYAO_IDLE_TIMEOUT"] = (
    "600"  # a test is one transaction, and may prepare for minutes between two statements
)
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"  # not in pyproject.toml: there it is read before the mode

from django.conf import settings  # after the mode it is read with
from django.utils import translation

from config import devdb

LIMITS = [f"directives.search.web.{module}.TIME" for module in ("autocomplete", "did_you_mean", "similar")]
LONG = (
    *("tests/e2e/", "tests/config/", "tests/benchmarks/", "tests/directives/search/test_generated_office.py"),
    *("tests/docs/", "tests/sight/", "tests/test_"),  # the last in the order of names
)
LIMITS += ["records.timeout.SECONDS"]
# No example fails for a busy machine, and the same ones are tried each time: what a change broke is not left to luck.
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis.settings.load_profile("steady")


def pytest_configure() -> None:
    assert settings.MODE == "test"  # reading one setting is what lets pytest-django set Django up right after this


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begins with the files that take long, so that no worker is left alone with one at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
    gc.freeze()  # thousands of tests that stay are nothing to look through again and again


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """Starts the run's database just before the first test that needs one, unless DATABASE_URL names another."""
    if os.environ.get("DATABASE_URL"):
        yield
        return
    with devdb.throwaway(settings.BASE_DIR):
        yield


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """A run's own cluster goes as a whole; dropping its database first would only wait for the last connection."""
    return not os.environ.get("DATABASE_URL")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The database with the product's triggers and roles, before the first test's transaction opens."""
    from tests.database import empty_after_each_test, site_role

    empty_after_each_test()
    with django_db_blocker.unblock(), site_role():
        yield


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Questions may take longer than a reader would wait: the machine is busy with other tests."""
    for name in LIMITS:
        monkeypatch.setattr(name, 30.0)


@pytest.fixture(autouse=True)
def without_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page is made anew, with the context that tests look at; those of the memory give it room again."""
    from website.parts import kept
    from website.public_answers import memory

    memory.forget()
    kept.clear()
    monkeypatch.setattr(memory.answers, "most", 0)
    monkeypatch.setattr(kept, "most", 0)


@pytest.fixture(autouse=True)
def traced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where coverage is measured, this process does again what a bounded one has answered, which may write no trace."""
    if "COVERAGE_PROCESS_CONFIG" not in os.environ:
        return
    from meetings import bounded

    run = bounded.run

    def run_twice(task: str, data: bytes, *limits: Any) -> Any:
        answer = run(task, data, *limits)
        if task.startswith("meetings."):
            assert json.loads(json.dumps(pkgutil.resolve_name(task)(data))) == answer
        return answer

    monkeypatch.setattr(bounded, "run", run_twice)


@pytest.fixture(autouse=True)
def database_role(request: Any) -> Iterator[None]:
    """Tests marked ``site_role`` act as the role that the site runs as, unless ``owner_role`` says why one does not."""
    markers = {marker.name: marker for marker in request.node.iter_markers()}
    if "site_role" not in markers or "owner_role" in markers:
        yield
        return
    from tests.database import acting_as_site

    request.getfixturevalue("transactional_db" if markers["django_db"].kwargs.get("transaction") else "db")
    with acting_as_site():
        yield


@pytest.fixture(autouse=True)
def in_simplified() -> None:
    """Each test begins in 简体, whatever language the page before it spoke."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="module")
def lasting_db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """One transaction around the tests of a module: the rows that its fixtures make once are there for all of them.

    Each test undoes its own changes, to the database as to what it was handed. No test of such a module may commit.
    """
    from django.db import connection, transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what the fixtures made is sound, as a commit would ask
        transaction.set_rollback(True)


@pytest.fixture
def cast(db: None) -> SimpleNamespace:
    return make_cast()


@pytest.fixture
def desk(client: Any, cast: SimpleNamespace) -> Any:
    """The browser of the secretary, signed in."""
    client.force_login(cast.secretary)
    return client


@pytest.fixture(scope="session")
def oidc_server() -> Iterator[Any]:
    from tests.oidc import own_provider

    with own_provider() as provider:
        yield provider


@pytest.fixture
def provider(oidc_server: Any, settings: Any) -> Any:
    """The tests' own provider of single sign-on, in its usual state, as the one of the office."""
    from tests.oidc import stand_in

    return stand_in(oidc_server, settings)


@pytest.fixture(scope="module")
def lasting_cast(lasting_db: None) -> SimpleNamespace:
    return make_cast()


def make_cast() -> SimpleNamespace:
    """The people of the office: visitor, official, secretary, reviewer and deputy (a second), administrator, auditor.

    Those whom a module's fixtures made already are the same.
    """
    from django.contrib.auth.models import AnonymousUser

    from meetings.models import User
    from tests.factories import make_user

    there = {user.username: user for user in User.objects.all()}
    roles = {name: name for name in ("official", "secretary", "reviewer", "administrator", "auditor")} | {
        "deputy": "reviewer"
    }
    people = {name: there.get(name) or make_user(name, role=role) for name, role in roles.items()}
    return SimpleNamespace(visitor=AnonymousUser(), **people)
