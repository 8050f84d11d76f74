"""The desk's forms when a matter is hidden: what is proposed anew, and what warns of words that still name it."""

import pytest

from directives.models import Directive
from meetings import intake
from tests.factories import make_item, make_meeting
from tests.meetings.intake.test_proposals import BUSES, FORESTS, LEAD, OPENING, TEXT
from tests.posting import edited, messages_of

pytestmark = pytest.mark.django_db
HIDDEN = {"disclosure": "withheld", "disclosure_reason": "尚在研究"}
ANEW = "公开的内容有变化，已按公开的议题重新拟写：标题、会议要点。"


@pytest.fixture
def meeting(cast):
    return intake.receive(TEXT, by=cast.secretary).meetings.get()


def save(client, meeting, prefix="", **changes):
    page = f"/admin/meetings/meeting/{meeting.pk}/change/"
    posted = {f"{prefix}{name}": value for name, value in changes.items()}
    return client.post(page, edited(client.get(page), **posted, _continue="1"), follow=True)


def test_hiding_an_item_on_the_meeting_s_form_takes_it_out_of_title_and_summary(desk, meeting):
    response = save(desk, meeting, "items-0-", **HIDDEN)

    meeting.refresh_from_db()
    assert meeting.title == BUSES
    assert meeting.summary == f"{OPENING}，研究了乡镇客运一体化改革工作。"
    assert ANEW in messages_of(response)
    assert not [words for words in messages_of(response) if "相同的文字" in words]
    assert BUSES in response.content.decode()


def test_deleting_an_item_does_the_same(desk, meeting):
    response = save(desk, meeting, "items-0-", delete="on")

    meeting.refresh_from_db()
    assert meeting.title == BUSES
    assert ANEW in messages_of(response)


def test_saving_without_hiding_anything_proposes_nothing(desk, meeting):
    response = save(desk, meeting, chair="沈怀远")

    meeting.refresh_from_db()
    assert (meeting.title, meeting.summary) == (f"{FORESTS}等事项", LEAD)
    assert ANEW not in messages_of(response)


def test_a_title_that_is_typed_while_an_item_is_hidden_stays_and_warns(desk, meeting):
    title = "县政府党组会议学习全省林长制工作会议精神"

    response = save(desk, meeting, **{"title": title} | {f"items-0-{name}": value for name, value in HIDDEN.items()})

    meeting.refresh_from_db()
    assert meeting.title == title
    assert "标题与不公开的第1个议题有相同的文字：“学习全省林长制工作会议精神”。" not in messages_of(response)
    assert "标题与不公开的第1个议题有相同的文字：“全省林长制工作会议精神”。" in messages_of(response)


def test_a_hidden_directive_that_the_summary_names_warns_as_well(desk, meeting):
    meeting.summary = "会议研究镇村公交环线。"
    meeting.save()
    every = [one for item in meeting.items.all() for one in item.directives.all()]
    place = every.index(Directive.objects.get(text__contains="公交环线"))

    response = save(desk, meeting, f"directives-{place}-", **HIDDEN)

    assert "会议要点与不公开的第2个议题第1项工作要求有相同的文字：“镇村公交环线”。" in messages_of(response)


def test_a_meeting_that_a_person_entered_warns_as_well(desk):
    meeting = make_meeting()
    make_item(meeting, **HIDDEN)

    response = save(desk, meeting, chair="林祎")

    assert "标题与不公开的第1个议题有相同的文字：“供水保障工作”。" in messages_of(response)
