"""The units that the editor suggests: those that directives name, the most frequent first, with their pinyin."""

import pytest

from tests.factories import make_directive, make_item, make_meeting

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/meetings/meeting/units.json"


def test_units_are_told_with_pinyin_and_initials(client, cast):
    item = make_item(make_meeting())
    make_directive(item, units=["区水利局", "区林业局"])
    make_directive(item, units=["区林业局"])
    client.force_login(cast.secretary)

    answer = client.get(ADDRESS)

    assert answer.json() == {"units": [["区林业局", "qulinyeju", "qlyj"], ["区水利局", "qushuiliju", "qslj"]]}
    assert "private" in answer["Cache-Control"]


def test_no_more_than_a_few_hundred_are_told(client, cast, monkeypatch):
    monkeypatch.setattr("meetings.admin.editor.units.MOST", 2)
    make_directive(make_item(make_meeting()), units=["甲局", "乙局", "丙局"])
    client.force_login(cast.secretary)

    assert len(client.get(ADDRESS).json()["units"]) == 2


@pytest.mark.parametrize(("who", "status"), [("visitor", 302), ("official", 302), ("administrator", 403)])
def test_others_learn_of_no_unit(client, cast, who, status):
    if who != "visitor":
        client.force_login(getattr(cast, who))

    assert client.get(ADDRESS).status_code == status
