"""The former pages of agenda items lead to their meeting's."""

import pytest

from tests.factories import make_record

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
ITEMS = "/admin/meetings/agendaitem/"


def test_the_address_of_an_item_leads_to_its_row_in_the_editor(client, cast):
    meeting = make_record()
    item = meeting.items.get()
    client.force_login(cast.secretary)

    answer = client.get(f"{ITEMS}{item.pk}/change/")

    assert answer.url == f"/admin/meetings/meeting/{meeting.pk}/change/#item-{item.key}"
    assert f'id="item-{item.key}"' in client.get(answer.url).content.decode()


@pytest.mark.parametrize(("role", "status"), [("reviewer", 302), ("administrator", 403), ("official", 302)])
def test_it_tells_nothing_to_who_may_not_see_the_desk(client, cast, role, status):
    item = make_record().items.get()
    client.force_login(getattr(cast, role))

    answer = client.get(f"{ITEMS}{item.pk}/change/")

    assert answer.status_code == status
    assert (item.key in answer.headers.get("Location", "")) == (role == "reviewer")


def test_items_have_no_list_and_no_add_page_of_their_own(client, cast):
    client.force_login(cast.secretary)

    assert client.get(ITEMS).url == "/admin/meetings/meeting/"
    assert client.get(f"{ITEMS}999/change/").url == "/admin/meetings/meeting/"
    assert client.get(f"{ITEMS}add/").status_code == 404
