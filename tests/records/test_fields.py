"""The tables of fields against the models, the documents and each other."""

from datetime import date

import pytest
from django.utils import translation

from directives.models import Directive
from meetings.models import AgendaItem, Meeting
from meetings.record.document import internal, public
from records import fields
from records.fields import DIRECTIVE, ITEM, MEETING
from tests.factories import make_attendance, make_directive, make_item, make_meeting

PARTS = [("meeting", MEETING, Meeting), ("item", ITEM, AgendaItem), ("directive", DIRECTIVE, Directive)]
OF_NO_DOCUMENT = {"id", "state", "version", "remark", "sent_back_document", "report", "proposal", "entered_at"} | {
    *("changed_at", "submitted_by", "submitted_at", "submitted_version", "approved_by", "approved_at", "erased_at"),
    *("span_start", "span_end", "is_listed_on_guessed", "has_other_matters", "meeting", "item"),
}


@pytest.fixture
def meeting(db):
    meeting = make_meeting(place="三号会议室", number=12, term=9, number_text="九届第12次")
    item = make_item(meeting, outcome="adopted")
    make_directive(item, units=["区水利局", "区财政局"])
    make_directive(item, disclosure="withheld", disclosure_reason="尚在研究")
    make_attendance(meeting)
    return meeting


def parts(document):
    """A document's parts with their table."""
    yield MEETING, document
    for item in document["items"]:
        yield ITEM, item
        for directive in item["directives"]:
            yield DIRECTIVE, directive


@pytest.mark.parametrize(("name", "table", "model"), PARTS)
def test_each_field_is_named_once_and_each_column_has_a_field(name, table, model):
    names = [field.name for field in table]
    columns = {column.name for column in model._meta.concrete_fields} - OF_NO_DOCUMENT

    assert len(names) == len(set(names))
    assert columns == set(names) - {"attendance", "withheld"}


@pytest.mark.parametrize(("name", "table", "model"), PARTS)
def test_fields_are_labelled_in_every_language(name, table, model):
    for language in ("zh-hant", "en"):
        with translation.override(language):
            labels = [str(field.label) for field in table if field.label]
        assert labels
        assert language != "en" or all(label.isascii() for label in labels)


def test_documents_hold_the_fields_of_their_parts_and_nothing_else(meeting):
    whole = internal(meeting)

    for table, part in parts(whole):
        assert set(part) - {"schema", "items", "directives"} == {field.name for field in table}
    for table, part in parts(public(whole)):
        shown = {field.name for field in table if not field.is_internal}
        assert set(part) - {"schema", "items", "directives"} == shown


def test_nothing_internal_is_listed_or_carried(meeting):
    for table, part in parts(internal(meeting)):
        hidden = {field.name for field in table if field.is_internal}
        assert not hidden & set(fields.listed(table, part))
        assert not hidden & set(fields.carried(table, part))


def test_values_are_stored_shown_and_said(meeting):
    whole = internal(meeting)
    directive = whole["items"][0]["directives"][0]
    said = {field.name: field.in_words(whole) for field in MEETING}

    assert whole["held_on"] == "2026-03-05"
    assert fields.listed(MEETING, whole)["held_on"] == date(2026, 3, 5)
    assert (said["held_on"], said["type"], said["place"]) == ("2026-03-05", "政府常务会议", "三号会议室")
    assert {field.name: field.in_words(directive) for field in DIRECTIVE}["units"] == "区水利局、区财政局"


def test_a_day_that_is_not_known_is_said_by_its_words():
    unknown = {"held_on": None, "held_on_text": "3月", "held_on_precision": "month"}

    assert fields.held(unknown).startswith("3月（")


@pytest.mark.parametrize(
    ("table", "typed", "beside"),
    [
        (MEETING, fields.Document, {"schema", "items"}),
        (ITEM, fields.ItemPart, {"directives"}),
        (DIRECTIVE, fields.DirectivePart, set()),
    ],
)
def test_the_type_of_a_part_names_the_fields_of_its_table(table, typed, beside):
    assert typed.__required_keys__ == {field.name for field in table if not field.is_internal} | beside
    assert typed.__optional_keys__ == {field.name for field in table if field.is_internal}
