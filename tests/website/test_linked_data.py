"""What a page is about, for machines: read as JSON, as the page shows it, and nothing that ends its element."""

import json
from datetime import datetime

import pytest

from tests.factories import make_directive, make_item, make_meeting, make_record, release
from tests.html import page_of
from website.linked_data import linked_data


def graph(response):
    (script,) = page_of(response).all("script", type="application/ld+json")
    return {node["@type"]: node for node in json.loads(script.text())["@graph"]}


def names(crumbs):
    return [step["name"] for step in crumbs["itemListElement"]]


def test_nothing_in_it_ends_its_element():
    words = "</script><script>alert(1)</script><!-- &amp; \u2028"

    found = linked_data({"name": words, "empty": "", "nothing": None})

    assert not set("<>&\u2028") & set(found)
    assert json.loads(found)["@graph"] == [{"name": words}]


@pytest.mark.django_db
def test_a_meeting_is_an_event_of_its_day(client, cast):
    meeting = release(make_record(title="研究</script>供水"), cast)
    edition = meeting.editions.get(audience="public")

    found = graph(client.get(f"/meetings/{meeting.key}/"))

    page, event = found["WebPage"], found["WebPage"]["mainEntity"]
    assert (event["@type"], event["name"], event["startDate"]) == ("Event", "研究</script>供水", "2026-03-05")
    assert event["organizer"]["name"] == "澄湖区人民政府办公室"
    modified = datetime.fromisoformat(page["dateModified"])
    assert abs(modified - edition.issued_at).total_seconds() < 0.001
    assert names(found["BreadcrumbList"]) == ["首页", "会议列表", "研究</script>供水"]


@pytest.mark.django_db
def test_a_day_that_is_not_known_is_not_told(client, cast):
    meeting = release(make_record(held_on=None, held_on_precision="unknown", held_on_text="日前"), cast)

    assert "startDate" not in graph(client.get(f"/meetings/{meeting.key}/"))["WebPage"]["mainEntity"]


@pytest.mark.django_db
def test_a_directive_leads_to_its_meeting(client, cast):
    meeting = make_meeting()
    directive = make_directive(make_item(meeting), headline="加快改造", text="要加快改造")
    release(meeting, cast)

    found = graph(client.get(f"/en/directives/{directive.key}/"))

    assert found["WebPage"]["mainEntity"]["isPartOf"]["@id"] == f"http://testserver/en/meetings/{meeting.key}/"
    assert [step["item"] for step in found["BreadcrumbList"]["itemListElement"]] == [
        "http://testserver/en/",
        "http://testserver/en/directives/",
        f"http://testserver/en/meetings/{meeting.key}/",
        f"http://testserver/en/directives/{directive.key}/",
    ]


@pytest.mark.django_db
def test_the_home_page_tells_how_to_search(client):
    action = graph(client.get("/"))["WebSite"]["potentialAction"]

    assert action["target"]["urlTemplate"] == "http://testserver/search/?q={words}"
    assert names(graph(client.get("/meetings/"))["BreadcrumbList"]) == ["首页", "会议列表"]
