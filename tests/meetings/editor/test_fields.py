"""Which fields the editor has: all that a person may enter, in one place or another."""

from directives.models import Directive
from meetings.admin.editor.forms import MeetingForm
from meetings.editor import fields
from meetings.models import AgendaItem, Meeting
from records.fields import DIRECTIVE, ITEM


def entered(table, model):
    return {
        one.name for one in table if one.name not in ("key", "position") and model._meta.get_field(one.name).editable
    }


def test_every_fact_of_a_row_that_a_person_may_enter_has_its_place():
    assert entered(DIRECTIVE, Directive) == {*fields.SHOWN_OF_DIRECTIVE, *fields.RARE_OF_DIRECTIVE}
    assert entered(ITEM, AgendaItem) == set(fields.SHOWN_OF_ITEM)


def test_every_column_of_a_meeting_that_a_person_may_enter_is_in_the_head():
    columns = {one.name for one in Meeting._meta.fields if one.editable and not one.primary_key}
    by_the_day = {"held_on", "held_on_precision", "held_on_text", "changed_at"}

    assert columns - by_the_day <= set(fields.HEAD_FIELDS)
    assert set(MeetingForm.Meta.fields) <= set(fields.HEAD_FIELDS)
