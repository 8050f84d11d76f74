"""Every member of the cast asks for every secret word by every door of search, and is told what it may read."""

import json
import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import transaction
from django.test import RequestFactory
from django.urls import reverse

from directives.search.engine import statistics
from directives.search.web.similar import alike
from meetings.models import User
from records import access
from tests.factories import make_user
from tests.sight.doors import READERS, ask, sign_in
from tests.sight.expected import MAY_READ
from tests.sight.office import Office, build

pytestmark = pytest.mark.django_db
SETS = ("search", "search_json", "search_csv", "search_atom", "list_json", "list_csv", "list_atom")
AT_ONCE = 16  # words of one question
DIRECTIVE = re.compile(r"directive, (headline|text)$")


@pytest.fixture(scope="module")
def office(django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    with django_db_blocker.unblock(), transaction.atomic():
        statistics.forget()
        roles = ("official", "secretary", "reviewer", "administrator")
        cast = SimpleNamespace(visitor=AnonymousUser(), **{role: make_user(role) for role in roles})
        cast.stranger = User.objects.create_user("stranger")
        yield build(cast)
        transaction.set_rollback(True)
        statistics.forget()


@pytest.fixture(params=READERS)
def reader(request: Any) -> str:
    return request.param


@pytest.fixture
def secrets(office: Office, reader: str) -> list[str]:
    """The words this reader may not read."""
    return sorted(set(office.secrets) - office.words(*MAY_READ[READERS[reader]]))


def user(office: Office, reader: str) -> Any:
    return office.cast.visitor if READERS[reader] == "public" else getattr(office.cast, reader)


def any_of(words: list[str]) -> str:
    return " OR ".join(words)


@pytest.mark.parametrize("door", SETS)
def test_no_door_answers_for_a_secret_more_than_for_a_word_nobody_wrote(office, reader, secrets, door):
    """Pages with their counts, tabs, facets and offers, data, tables, feeds: the same to the letter."""
    client, address = sign_in(office, reader), reverse(f"directives:{door}")

    for start in range(0, len(secrets), AT_ONCE):
        words = secrets[start : start + AT_ONCE]
        never = [f"隐9{number:02}" for number in range(len(words))]
        nothing = ask(client, address, q=any_of(never)).like(*never)
        assert ask(client, address, q=any_of(words)).like(*words) == nothing, words


def test_no_narrowing_counts_a_secret(office, reader, secrets):
    """A unit's name is no word of the search, but it narrows and is counted."""
    client = sign_in(office, reader)

    for unit in [word for word in secrets if office.secrets[word].place.endswith("unit")]:
        for query in ({"unit": unit}, {"q": f"单位:{unit}"}):
            assert json.loads(ask(client, reverse("directives:search_json"), **query).text)["count"] == 0


def test_nothing_is_suggested_for_a_secret(office, reader, secrets):
    client = sign_in(office, reader)

    for word in secrets:
        assert json.loads(ask(client, reverse("directives:suggest"), q=word).text) == {"suggestions": []}


def test_no_offer_spells_a_secret(office, reader, secrets):
    """引 sounds like 隐: the page offers the word that exists, to who may read it."""
    client = sign_in(office, reader)
    offered: set[str] = set()

    for word in sorted(office.secrets)[::5]:
        answer = ask(client, reverse("directives:search"), q=word.replace("隐", "引"))
        offered |= answer.words
        assert not answer.words & set(secrets)
    assert offered


def test_nothing_is_similar_to_a_secret(office, reader, secrets):
    asking = user(office, reader)
    for word in secrets:
        shown = {found for row in alike(asking, f"{word}，{word}") for found in re.findall(r"隐\d{3}", str(row))}
        assert not shown & set(secrets), office.secrets[word]


@pytest.mark.parametrize("door", ["search", "search_json", "search_csv", "search_atom"])
def test_every_door_tells_a_word_to_who_may_read_it(office, reader, door):
    """Without this, doors that are shut to everybody would pass."""
    client = sign_in(office, reader)
    words = [word for word in office.words(*MAY_READ[READERS[reader]]) if DIRECTIVE.search(office.secrets[word].place)]
    readable = [word for word in sorted(words) if "corrected: public item, last" not in office.secrets[word].place]

    for start in range(0, len(readable), AT_ONCE):
        words = readable[start : start + AT_ONCE]
        answer = ask(client, reverse(f"directives:{door}"), q=any_of(words))
        assert len(re.findall(r"隐\d{3}", answer.text)) > len(words)


def test_words_are_suggested_and_similar_to_who_may_read_them(office, reader):
    client = sign_in(office, reader)
    words = sorted(word for word in office.words("public") if DIRECTIVE.search(office.secrets[word].place))

    headlines = [word for word in words if office.secrets[word].place.endswith("headline")]
    for word in headlines:
        assert json.loads(ask(client, reverse("directives:suggest"), q=word).text)["suggestions"][0]["text"] == word
    texts = [word for word in words if office.secrets[word].place.endswith("text")]
    assert any(word == row["text"] for word in texts for row in alike(user(office, reader), word))


def test_the_reader_of_a_request_is_the_one_these_tests_ask_as(office):
    request = RequestFactory().get("/")
    request.user, request.session = office.cast.official, SessionStore()
    request.session[access.AS_PUBLIC] = True

    assert access.reader(request) == office.cast.visitor
