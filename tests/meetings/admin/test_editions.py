"""An edition's page on the desk: the facts of its chain and its record, for who reads internal editions."""

import pytest

from meetings.erasure import erase
from meetings.models import Edition
from tests.factories import correct, make_item, make_record, release, withdraw

pytestmark = pytest.mark.django_db


def page_of(client, **edition):
    return client.get(f"/admin/meetings/edition/{Edition.objects.get(**edition).pk}/change/")


@pytest.fixture
def meeting(cast):
    """Released with a hidden item, then corrected."""
    meeting = make_record(place="一号会议室")
    make_item(meeting, title="研究人事事项", text="", disclosure="withheld", disclosure_reason="未定")
    return correct(release(meeting, cast), cast, summary="研究供水保障。")


def test_an_internal_edition_shows_its_whole_record_and_what_it_changed(desk, meeting):
    page = page_of(desk, audience="internal", number=2)
    text = page.content.decode()

    assert all(words in text for words in ("一号会议室", "研究人事事项", "年底前完成城东片区", "研究供水保障。"))
    assert [change.label for change in page.context["changes"]] == ["会议要点"]
    assert f"/admin/meetings/meeting/{meeting.pk}/history/compare/?point=internal-1&amp;point=internal-2" in text


def test_a_public_edition_shows_what_the_public_reads_and_no_more(desk, meeting):
    text = page_of(desk, audience="public", number=1).content.decode()

    assert "年底前完成城东片区" in text
    assert not [words for words in ("一号会议室", "研究人事事项") if words in text]


def test_who_reads_no_internal_edition_sees_the_chain_alone(client, cast, meeting):
    client.force_login(cast.administrator)

    for edition in Edition.objects.all():
        page = client.get(f"/admin/meetings/edition/{edition.pk}/change/")
        assert page.status_code == 200
        assert "供水" not in page.content.decode()


def test_what_was_withdrawn_or_erased_says_so(client, cast, meeting):
    withdraw(meeting, cast)
    client.force_login(cast.reviewer)
    assert "这一版是撤回，没有文本。" in page_of(client, audience="public", number=3).content.decode()

    erase(meeting, by=cast.administrator, reason="误录涉密内容")

    text = page_of(client, audience="internal", number=1).content.decode()
    assert "这一版的文本已清除。" in text
    assert "供水" not in text
