"""What is offered while typing: bounded, in two questions, from what the reader may see, kept by no shared cache."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directives.models.passage import Passage
from tests.directives.search.web.walking import copies
from tests.factories import approve, make_directive, make_item, make_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
ADDRESS = "/search/suggest.json"


def texts(client, typed):
    return [one["text"] for one in client.get(ADDRESS, {"q": typed}).json()["suggestions"]]


def test_a_suggestion_has_its_shape_and_leads_to_hits(office, client):
    rows = client.get(ADDRESS, {"q": "營商"}).json()["suggestions"]

    assert rows == [
        {
            "kind": "headline",
            "kind_name": "要点",
            "text": "改善營商環境",
            "pieces": [["改善", False], ["營商", True], ["環境", False]],
            "question": '"改善营商环境"',
        }
    ]
    assert client.get("/search/", {"q": rows[0]["question"]}).context["count"] == 3


@pytest.mark.owner_role("changes passages, which printing never does")
def test_suggestions_are_few_and_need_words(office, client):
    made = copies(Passage.objects.filter(audience="public", kind="directive").first(), 40)
    for number, passage in enumerate(made):
        Passage.objects.filter(pk=passage.pk).update(headline=f"环境第{number}项")

    assert len(texts(client, "环境")) == 8
    assert texts(client, "") == texts(client, " -、") == texts(client, "没有的") == []
    assert texts(client, "\x00" + "环境" * 500) == []


def test_suggestions_ask_twice(office, client):
    client.get(ADDRESS, {"q": "供水"})

    with CaptureQueriesContext(connection) as queries:
        client.get(ADDRESS, {"q": "供水"})

    assert len([one for one in queries if "directives_passage" in one["sql"]]) == 2
    assert len(queries) == 1 + 2 + 4  # the version's one, the time limit's four


def test_suggestions_know_what_the_reader_may_read(cast, client):
    meeting = make_meeting(title="研究密件")
    make_directive(make_item(meeting), headline="销毁密件清单", text="要销毁密件清单")
    approve(meeting, cast)

    assert texts(client, "密件") == []
    client.force_login(cast.official)
    assert texts(client, "密件") == ["销毁密件清单", "研究密件"]


def test_suggestions_are_kept_by_no_shared_cache(office, client):
    public = client.get(ADDRESS, {"q": "供水"})
    client.force_login(office.official)
    internal = client.get(ADDRESS, {"q": "供水"})

    assert "public" in public["Cache-Control"]
    assert internal["Cache-Control"] == "private, no-store"


def test_suggestions_that_take_too_long_are_kept_by_no_one(office, client, monkeypatch):
    monkeypatch.setattr("directives.search.web.autocomplete.TIME", 0.0)

    answer = client.get(ADDRESS, {"q": "供水"})

    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "too_slow")
    assert "public" not in answer.get("Cache-Control", "")
