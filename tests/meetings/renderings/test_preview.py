"""What a release would make, held against what the release then made, in every rendering."""

import json
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from directives.models.passage import Passage
from directives.search.results.results import Hit
from directives.search.web.serializers import hit_row
from meetings.models import AgendaItem, Edition, Meeting
from meetings.record.document import internal, public
from meetings.renderings.entries import change_entry, meeting_entry
from meetings.renderings.preview import preview
from tests.factories import act, approve, make_attendance, make_directive, make_record, release, reopen, withdraw

pytestmark = pytest.mark.django_db
HOST = "http://testserver"
AT = datetime(2026, 3, 6, 9, tzinfo=UTC)


def link(path):
    return f"{HOST}{path}"


@pytest.fixture
def meeting(cast):
    """A draft with people, a place and a hidden directive."""
    meeting = make_record(place="第一会议室")
    make_attendance(meeting)
    make_directive(meeting.items.get(), text="要暂不外传", disclosure="withheld", disclosure_reason="未定")
    return meeting


def would_be(meeting):
    return preview(meeting.key, public(internal(Meeting.objects.get(pk=meeting.pk))), at=AT, link=link)


def as_released(client, cast, meeting, note=""):
    """What the readers' own pages and files have after the release, in the order of ``told``."""
    act("release", meeting, by=cast.reviewer, at=AT, note=note)
    edition = Edition.objects.visible_to(cast.visitor).with_first_issued().get(key=meeting.key)
    change = Edition.objects.changes_for(cast.visitor).get(number=edition.number)
    page = client.get(f"/meetings/{meeting.key}/")
    hits = Passage.objects.visible_to(cast.visitor).filter(meeting_key=meeting.key).newest_first()
    return {
        "json": client.get(f"/meetings/{meeting.key}.json").json() | {"digest": None},
        "text": without_check_code(client.get(f"/meetings/{meeting.key}.txt").content.decode()),
        "page": (client.get("/meetings/").context["rows"][0], page.context["document"]),
        "hits": [hit_row(Hit(passage, ())) for passage in hits],
        "entries": [meeting_entry(edition), change_entry(change)],
    }


def without_check_code(text):
    return "\n".join(line for line in text.split("\n") if not line.startswith("校验码："))


def told(shown):
    then = shown.then
    return {
        "json": json.loads(then.json),
        "text": then.text,
        "page": (then.row, then.record),
        "hits": list(then.hits.values()),
        "entries": then.entries,
    }


def test_a_first_release_makes_exactly_what_was_shown(client, cast, meeting):
    shown = would_be(meeting)

    made = as_released(client, cast, approve(meeting, cast))

    assert shown.is_first
    assert {name: made[name] for name in told(shown)} == told(shown)
    for secret in ("要暂不外传", "第一会议室", "林祎"):
        assert secret not in shown.then.json + shown.then.text


def test_a_correction_makes_what_was_shown_but_for_its_note(client, cast, meeting):
    meeting = reopen(release(meeting, cast), cast)
    Meeting.objects.update(summary="研究供水保障。")
    shown = would_be(meeting)

    made = as_released(client, cast, approve(meeting, cast), note="更正文字。")

    expected = told(shown)
    expected["json"]["corrections"][0]["note"] = "更正文字。"
    expected["entries"][1] = made["entries"][1]
    assert shown.then.entries[1].title == made["entries"][1].title
    assert {name: made[name] for name in expected} == expected
    assert [change.label for change in shown.changes] == ["会议要点"]


def test_what_would_change_is_told_hit_by_hit_and_line_by_line(cast, meeting):
    meeting = reopen(release(meeting, cast), cast)
    first, second, hidden = meeting.items.get().directives.all()
    type(first).objects.filter(pk=first.pk).update(text="要修好水厂", headline="修好水厂")
    second.delete()
    type(first).objects.filter(pk=hidden.pk).update(disclosure="public", disclosure_reason="")

    shown = would_be(meeting)

    standings = {hit["key"]: standing for standing, hit in shown.hits}
    assert standings[first.key] == "changed"
    assert standings[second.key] == "gone"
    assert standings[hidden.key] == "new"
    lines = [(line.sign, line.text.strip()) for line in shown.json_lines if line.sign in "+-"]
    assert ("+", '"text": "要修好水厂",') in lines
    assert all(sign in "+- …" for sign in {line.sign for line in shown.json_lines})


def test_a_withdrawn_meeting_would_be_released_anew(cast, meeting):
    withdraw(release(meeting, cast), cast)

    shown = would_be(meeting)

    assert shown.is_first
    assert (shown.then.edition.number, shown.then.change["act"]) == (3, "released")
    assert json.loads(shown.then.json)["corrections"] == []


def test_nothing_is_written_by_looking(cast, meeting, django_assert_num_queries):
    document = public(internal(meeting))
    with django_assert_num_queries(4):
        shown = preview(meeting.key, document, at=timezone.now(), link=link)
        told(shown)

    assert not Edition.objects.exists()
    assert not Passage.objects.exists()
    assert AgendaItem.objects.exists()


def test_the_pages_of_release_and_preview_show_it(client, cast, meeting):
    approve(meeting, cast)
    client.force_login(cast.reviewer)

    for page in ("release", "preview"):
        text = client.get(f"/admin/meetings/meeting/{meeting.pk}/{page}/").content.decode()
        assert "&lt;entry&gt;" in text
        assert "&quot;digest&quot;: null" in text
        assert "搜索结果（4 条）" in text
        assert "要暂不外传" not in text.partition('class="would-be"')[2]
