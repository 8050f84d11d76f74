"""How many queries a reader's page asks: few, and as many for one row as for a full page."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import correct, make_record, release
from website.pagination import PAGE_SIZE

pytestmark = pytest.mark.django_db
COUNTS = {
    "home": 3,
    "meetings:list": 1,
    "meetings:list_json": 2,
    "directives:list": 1,
    "directives:list_json": 2,
    "changes": 3,
    "changes_json": 2,
    "meetings:detail": 3,
    "meetings:detail_json": 2,
    "directives:detail": 3,  # two look for similar ones
    "directives:detail_json": 1,
    **dict.fromkeys(("about", "follow", "accessibility", "privacy", "site_map"), 0),
}
VERSION = 1  # what all that visitors get is a function of
SIGNING_IN = 4  # the session, the account, and its permissions: its own and its groups'
SEARCHES = ("directives:search", "directives:search_json", "directives:suggest", "meetings:list", "directives:list")
HISTORY = 2  # the earlier editions of a meeting and the public's corrections, for officials


def asked(client: Client, meeting, directive) -> dict[str, int]:
    keys = {"meetings:detail": [meeting.key], "directives:detail": [directive.key]}
    counts = {}
    for name in COUNTS:
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(reverse(name, args=keys.get(name.removesuffix("_json"))))
        assert answer.status_code == 200
        counts[name] = len(queries)
    return counts


def warm(client: Client, official: Client, directive) -> None:
    """What a process keeps of its passages is read once; where no sample was taken, once a release."""
    for reader in (client, official):
        reader.get(reverse("directives:detail", args=[directive.key]))


def test_pages_ask_as_much_for_a_full_page_as_for_one_row(cast, client):
    meeting = release(make_record(), cast)
    directive = meeting.items.get().directives.first()
    official = Client()
    official.force_login(cast.official)
    warm(client, official, directive)
    of_visitors = {name: count + VERSION for name, count in COUNTS.items()}
    assert asked(client, meeting, directive) == of_visitors
    with_session = {name: count + SIGNING_IN for name, count in COUNTS.items()}
    with_session["meetings:detail"] += HISTORY
    assert asked(official, meeting, directive) == with_session

    for _ in range(PAGE_SIZE):
        release(make_record(), cast)
    for number in range(3):
        meeting = correct(meeting, cast, title=f"区政府常务会议研究供水保障工作（{number}）")
    warm(client, official, directive)
    assert asked(client, meeting, directive) == of_visitors
    assert asked(official, meeting, directive) == with_session


def test_no_page_that_is_read_notes_who_reads_it(cast, client):
    """The history needs to know who changes something; noting it turns each statement into a transaction."""
    meeting = release(make_record(), cast)
    names = [*COUNTS, "meetings:list_csv", "directives:list_atom", "changes_atom"]
    directive = meeting.items.get().directives.first()
    keys = {"meetings:detail": [meeting.key], "directives:detail": [directive.key]}

    for user in (cast.visitor, cast.official, cast.secretary):
        if user.is_authenticated:
            client.force_login(user)
        addresses = [reverse(name, args=keys.get(name.removesuffix("_json"))) for name in names]
        for address in [*addresses, *(f"{reverse(name)}?q=管网" for name in SEARCHES)]:
            with CaptureQueriesContext(connection) as queries:
                client.get(address).getvalue()
            noted = [one["sql"] for one in queries if "pghistory" in (one["sql"] or "")]
            assert noted == [], address
