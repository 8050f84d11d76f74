"""The desk's rows: what the database refuses whatever path a change takes, and the history that it keeps."""

from datetime import date

import pytest
from django.apps import apps
from django.db import Error, IntegrityError, connection, transaction

from directives.models import Directive
from meetings.models import AgendaItem, Attendance, Meeting
from tests.factories import (
    act,
    approve,
    make_attendance,
    make_directive,
    make_item,
    make_meeting,
    make_record,
    make_report,
    reopen,
)

pytestmark = pytest.mark.django_db


def run(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values or None)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("type = 'press'", "meeting_type_is_known"),
        ("type = ''", "meeting_type_is_known"),
        ("held_on_precision = 'hour', held_on = NULL", "meeting_held_on_precision_is_known"),
        ("held_on = NULL", "meeting_held_on_is_a_known_day"),
        ("held_on_precision = 'month'", "meeting_held_on_is_a_known_day"),
        ("listed_on = NULL", "listed_on"),
        ("submitted_at = now()", "meeting_submitted_by_and_submitted_at"),
        ("state = 'in_review'", "meeting_in_review_was_submitted"),
        ("approved_at = now()", "meeting_approved_by_and_approved_at"),
        ("approved_at = now(), approved_by_id = (SELECT min(id) FROM meetings_user)", "meeting_approved_by_someone"),
        ("span_start = 9, span_end = 3", "meeting_span_is_a_range"),
        ("number = -1", "number"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(cast, change, constraint):
    make_meeting()

    with pytest.raises(IntegrityError, match=constraint):
        run(f"UPDATE meetings_meeting SET {change}")


@pytest.mark.parametrize(
    ("table", "change", "constraint"),
    [
        ("meetings_agendaitem", "kind = 'vote'", "item_kind_is_known"),
        ("meetings_agendaitem", "outcome = 'won'", "item_outcome_is_known"),
        ("meetings_agendaitem", "disclosure = ''", "item_disclosure_is_known"),
        ("meetings_attendance", "role = 'guest'", "attendance_role_is_known"),
        ("directives_directive", "disclosure = 'secret'", "directive_disclosure_is_known"),
    ],
)
def test_a_part_with_an_unknown_code_is_refused(table, change, constraint):
    make_attendance(make_record())

    with pytest.raises(IntegrityError, match=constraint):
        run(f"UPDATE {table} SET {change}")


@pytest.mark.parametrize("table", ["meetings_agendaitem", "meetings_attendance", "directives_directive"])
def test_positions_are_unique_when_the_transaction_ends_and_may_be_exchanged_within(table):
    meeting = make_record()
    make_item(meeting)
    for _ in range(2):
        make_attendance(meeting)

    run(f"UPDATE {table} SET position = 3 - position; SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")

    with pytest.raises(IntegrityError, match="position"):
        run(f"UPDATE {table} SET position = 1; SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize(("before", "after"), [("draft", "approved"), ("approved", "in_review")])
def test_no_state_is_jumped_over(cast, before, after):
    meeting = approve(make_record(), cast) if before == "approved" else make_record()

    with pytest.raises(Error, match="nvalid transition"), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(
            state=after,
            submitted_by=cast.secretary,
            submitted_at="2026-03-05T08:00Z",
            approved_by=cast.reviewer if after == "approved" else None,
            approved_at="2026-03-05T08:00Z" if after == "approved" else None,
        )


@pytest.mark.parametrize("state", ["in_review", "approved"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE meetings_meeting SET title = '改'",
        "UPDATE meetings_meeting SET listed_on = listed_on + 1",
        "UPDATE meetings_meeting SET place = '改', span_start = 1, span_end = 2",
        "DELETE FROM meetings_meeting",
        "UPDATE meetings_agendaitem SET text = '改'",
        "UPDATE meetings_agendaitem SET position = position + 1",
        "DELETE FROM meetings_agendaitem",
        "UPDATE directives_directive SET disclosure = 'public', text = '改'",
        "DELETE FROM directives_directive",
        "UPDATE meetings_attendance SET name = '改'",
        "DELETE FROM meetings_attendance",
        "INSERT INTO meetings_attendance (meeting_id, position, role, name, post)"
        " SELECT id, 9, 'present', '林祎', '' FROM meetings_meeting",
    ],
)
def test_rows_change_in_draft_alone(cast, state, statement):
    meeting = make_record()
    make_attendance(meeting)
    act("submit", meeting, by=cast.secretary)
    if state == "approved":
        act("approve", meeting, by=cast.reviewer)

    with pytest.raises(IntegrityError, match=r"^desk_rows_change_in_draft_alone: "):
        run(f"{statement}; SET CONSTRAINTS ALL IMMEDIATE")


def test_a_part_cannot_be_moved_out_of_or_into_a_reviewed_meeting(cast):
    reviewed, draft = approve(make_record(), cast), make_meeting()
    item, own = reviewed.items.get(), make_item(draft, position=5)

    for moved, meeting in ((item, draft), (own, reviewed)):
        with pytest.raises(IntegrityError, match="desk_rows_change_in_draft_alone"), transaction.atomic():
            AgendaItem.objects.filter(pk=moved.pk).update(meeting=meeting)
    with pytest.raises(IntegrityError, match="desk_rows_change_in_draft_alone"), transaction.atomic():
        Directive.objects.filter(item=item).update(item=own)


def test_a_title_cannot_slip_in_with_a_change_of_state(cast):
    meeting = approve(make_record(), cast)

    with pytest.raises(IntegrityError, match="desk_rows_change_in_draft_alone"), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(
            state="draft", approved_by=None, approved_at=None, submitted_by=None, submitted_at=None, title="改"
        )


def test_the_version_counts_changes_of_the_record_and_of_nothing_else(cast):
    meeting = make_meeting()

    def version():
        return Meeting.objects.values_list("version", flat=True).get(pk=meeting.pk)

    seen = [version()]
    for change in (
        lambda: Meeting.objects.filter(pk=meeting.pk).update(title="改"),
        lambda: make_directive(make_item(meeting)),
        lambda: Directive.objects.update(text="改"),
        lambda: make_attendance(meeting),
        lambda: Attendance.objects.all().delete(),
    ):
        change()
        assert version() > seen[-1]
        seen.append(version())

    Meeting.objects.filter(pk=meeting.pk).update(version=99)
    approve(Meeting.objects.get(pk=meeting.pk), cast)
    reopen(meeting, cast)
    assert version() == seen[-1]


def test_a_draft_nobody_printed_can_be_deleted_with_its_parts():
    meeting = make_record()
    make_attendance(meeting)

    meeting.delete()

    assert not AgendaItem.objects.exists()
    assert not Directive.objects.exists()


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"held_on": date(2026, 3, 5), "held_on_precision": "day"}, date(2026, 3, 5)),
        ({"held_on": None, "held_on_precision": "unknown", "report": date(2026, 2, 1)}, date(2026, 2, 1)),
    ],
)
def test_the_day_of_lists_is_never_missing(known, expected):
    if day := known.pop("report", None):
        known["report"] = make_report(published_on=day)

    assert make_meeting(listed_on=None, **known).listed_on == expected


# History


def history(model):
    return list(apps.get_model(f"{model}Event").objects.order_by("pgh_id").values_list("pgh_label", flat=True))


def test_every_change_of_a_desk_row_is_kept():
    meeting = make_meeting(report=make_report())
    item = make_item(meeting)
    directive, person = make_directive(item), make_attendance(meeting)

    meeting.report.title = "改"
    meeting.report.save()
    for row in (meeting, item, directive, person):
        setattr(row, "name" if row is person else "text" if row is not meeting else "title", "改")
        row.save()
    run("UPDATE directives_directive SET text = '再改'")  # whatever path the change takes
    for row in (directive, item, person):
        row.delete()
    meeting.delete()

    assert history("meetings.Report") == ["insert", "update"]
    for model in ("meetings.Meeting", "meetings.AgendaItem", "meetings.Attendance"):
        assert history(model) == ["insert", "update", "delete"]
    assert history("directives.Directive") == ["insert", "update", "update", "delete"]
    texts = apps.get_model("directives.DirectiveEvent").objects.order_by("pgh_id").values_list("text", flat=True)
    assert list(texts)[1:] == ["改", "再改", "再改"]


def test_the_history_says_who_did_what(cast):
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)

    event = apps.get_model("meetings.MeetingEvent").objects.order_by("pgh_id").last()

    assert (event.state, event.submitted_by_id) == ("in_review", cast.secretary.pk)
    assert event.pgh_context.metadata == {
        "verb": "submit",
        "user": cast.secretary.pk,
        "at": event.submitted_at.isoformat(),
    }


@pytest.mark.parametrize(
    "table",
    [
        "meetings_reportevent",
        "meetings_meetingevent",
        "meetings_agendaitemevent",
        "meetings_attendanceevent",
        "directives_directiveevent",
    ],
)
def test_history_is_neither_changed_nor_removed(table):
    meeting = make_record(report=make_report())
    make_attendance(meeting)

    for statement in (f"UPDATE {table} SET pgh_label = '改'", f"DELETE FROM {table}", f"TRUNCATE {table}"):
        with pytest.raises(IntegrityError, match=r"^(append_only|history_is_kept): "):
            run(statement)
