"""Earlier editions: officials read what an edition said, the public reads what stands."""

import pytest

from tests.factories import act, approve, make_record, release, reopen

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


@pytest.fixture
def corrected(cast):
    meeting = reopen(release(make_record(title="旧标题甲"), cast), cast)
    meeting.title = "新标题乙"
    meeting.save()
    approve(meeting, cast)
    act("release", meeting, by=cast.reviewer, note="更正标题")
    return meeting


def test_an_official_finds_and_reads_the_earlier_edition(client, cast, corrected):
    client.force_login(cast.official)

    page = client.get(f"/meetings/{corrected.key}/").content.decode()
    earlier = client.get(f"/meetings/{corrected.key}/editions/1/")

    assert f'href="/meetings/{corrected.key}/editions/1/"' in page
    assert "旧标题甲" in earlier.content.decode()
    assert "已被后来的版次取代" in earlier.content.decode()
    assert "no-store" in earlier["Cache-Control"]


def test_the_current_edition_leads_to_the_meeting(client, cast, corrected):
    client.force_login(cast.official)

    assert client.get(f"/meetings/{corrected.key}/editions/2/").headers["Location"] == f"/meetings/{corrected.key}/"


@pytest.mark.parametrize("number", [1, 2, 3, 99999999999999999999])
def test_to_the_public_there_is_no_earlier_edition(client, corrected, number):
    response = client.get(f"/meetings/{corrected.key}/editions/{number}/")

    assert response.status_code == 404
    assert "标题甲" not in response.content.decode()


def test_an_unknown_number_is_not_found(client, cast, corrected):
    client.force_login(cast.official)

    assert client.get(f"/meetings/{corrected.key}/editions/99999999999999999999/").status_code == 404
