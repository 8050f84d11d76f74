"""Parts of pages: a function of their facts and the language, kept for the public alone."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.utils.translation import get_language, override

from meetings.lists import MeetingFilterSet
from meetings.models import Edition
from records.codes import Audience
from website import parts

ROW: dict[str, Any] = {
    "url": "/meetings/k/",
    "title": "区政府常务会议研究供水保障工作",
    "type": "executive",
    "number_text": "第3次",
    "held_on": None,
    "item_count": 3,
    "directive_count": 1,
    "summary": "研究供水保障工作。",
}
TEMPLATE = "meetings/_meeting_row.html"


@pytest.fixture(autouse=True)
def with_room(monkeypatch, without_memory):
    monkeypatch.setattr(parts.kept, "most", 1_000_000)


def row(audience="public", **facts):
    return parts.part(TEMPLATE, {"m": ROW | facts, "style": "short"}, audience)


def test_a_part_is_made_once_for_the_same_facts(monkeypatch):
    first = row()

    monkeypatch.setattr(parts, "made", lambda *_: pytest.fail("made again"))

    assert row() == first
    assert "第3次" in first


def test_each_fact_and_each_language_has_a_part_of_its_own():
    assert "第4次" in row(number_text="第4次")
    assert "第3次" in row()
    with override("en"):
        assert "3 items" in row()
    assert "3个议题" in row()
    assert len(parts.kept.kept) == 3


def test_a_form_is_known_by_what_it_shows():
    def narrowed(action="/meetings/", **values):
        return parts.part(
            "_filters.html", {"form": MeetingFilterSet(values, Edition.objects.none()).form, "action": action}, "public"
        )

    assert "selected" not in narrowed()
    assert 'value="study" selected' in narrowed(type="study")
    assert narrowed(type="study", page="2") == narrowed(type="study")
    assert 'aria-invalid="true"' in narrowed(type="nonsense")
    assert 'action="/units/a/"' in narrowed(action="/units/a/")
    assert len(parts.kept.kept) == 4


@pytest.mark.parametrize("template", [TEMPLATE, "meetings/_years.html"])
def test_nothing_that_officials_read_is_kept_not_even_a_part_of_a_part(template):
    facts = {"m": ROW, "rows": [ROW | {"listed_on": None}]}

    assert str(ROW["title"]) in parts.part(template, facts, Audience.INTERNAL.value)

    assert not parts.kept.kept


def test_what_is_kept_is_bounded(monkeypatch):
    monkeypatch.setattr(parts.kept, "most", 50_000)

    for number in range(300):
        row(number_text=f"第{number}次")

    assert 0 < parts.kept.weight <= 50_000


def test_facts_of_a_record_are_made_once_for_the_public_and_each_language():
    made = []

    def facts(record):
        made.append(record)
        return {"language": get_language()}

    public, internal = (SimpleNamespace(audience=one.value) for one in (Audience.PUBLIC, Audience.INTERNAL))
    for _ in range(2):
        assert parts.once(facts, public, by="digest") == parts.once(facts, internal, by="digest")
    assert made == [public, internal, internal]
    with override("en"):
        parts.once(facts, public, by="digest")
    parts.once(facts, public, by="another")
    assert made[3:] == [public, public]
