"""Every trigger of the database against every setting a session could make: none lets pass what it refuses or keeps."""

from typing import Any

import pgtrigger
import pytest
from django.apps import apps
from django.db import Error, connection, transaction

from meetings.models import Erasure
from tests.factories import approve, make_attendance, make_record, make_report, make_settled_doubt, release

pytestmark = pytest.mark.django_db
TRIGGERS = {f"{model._meta.label}:{trigger.name}": (model, trigger) for model, trigger in pgtrigger.registered()}
TABLES = sorted({model._meta.db_table for model, _ in TRIGGERS.values()})


def pgids() -> str:
    return ",".join(trigger.get_pgid(model) for model, trigger in TRIGGERS.values())


def temporary_tables() -> str:
    """A session's own tables of the same names, which PostgreSQL finds before the real ones."""
    return "".join(f"CREATE TEMP TABLE {table} AS TABLE public.{table};" for table in TABLES) + (
        "UPDATE pg_temp.meetings_meeting SET state = 'draft';"
        "INSERT INTO pg_temp.meetings_erasure (key) SELECT key FROM public.meetings_edition;"
    )


SETTINGS = {
    "jiyao.may_truncate": lambda: "SET LOCAL jiyao.may_truncate = 'on'",
    "pgtrigger.ignore": lambda: f"SET LOCAL pgtrigger.ignore = '{{{pgids()}}}'",
    "session_replication_role": lambda: "SET LOCAL session_replication_role = replica",
    "search_path": lambda: "SET LOCAL search_path = pg_temp, public",
    "temporary tables": temporary_tables,
}
PAST_FOREIGN_KEYS = "SET LOCAL session_replication_role = replica"  # so that it is our trigger that refuses

# What each trigger refuses, with the words it does it with; ``{table}`` is its model's.
WORDS = "document = NULL, note = '', type = NULL, title = NULL, held_on = NULL, listed_on = NULL"
REFUSED = {
    "edition_is_frozen": [f"UPDATE {{table}} SET {WORDS}", "UPDATE {table} SET issued_by_id = issued_by_id + 1"],
    "edition_is_kept": ["DELETE FROM {table}"],
    "editions_are_kept": ["TRUNCATE {table} CASCADE"],
    "edition_has_successor": ["UPDATE {table} SET is_current = false"],
    "chain_only_grows": ["UPDATE {table} SET count = count - 1"],
    "chain_head_is_kept": ["DELETE FROM {table}"],
    "chain_heads_are_kept": ["TRUNCATE {table}"],
    "erasure_is_frozen": ["UPDATE {table} SET reason = '无'"],
    "erasure_is_kept": ["DELETE FROM {table}"],
    "erasures_are_kept": ["TRUNCATE {table}"],
    "state_moves": ["UPDATE {table} SET state = 'in_review', approved_by_id = NULL, approved_at = NULL"],
    "guards_record": ["UPDATE {table} SET summary = '改'"],
    "deleted_in_draft": ["DELETE FROM {table}"],
    "touches_meeting": [
        "UPDATE {table} SET id = id + 100000",
        "DELETE FROM {table}",
        "INSERT INTO {table} ({columns}) SELECT {others} FROM {table}",
    ],
    "rows_leave_singly": ["TRUNCATE {table} CASCADE"],
    "append_only": ["UPDATE {table} SET pgh_label = '改'", "DELETE FROM {table}"],
    "history_is_kept": ["TRUNCATE {table}"],
}
SAID = {
    "state_moves": "Invalid transition",
    "guards_record": "desk_rows_change_in_draft_alone",
    "deleted_in_draft": "desk_rows_change_in_draft_alone",
    "touches_meeting": "desk_rows_change_in_draft_alone",
}
KEPT = {
    "insert_insert": "INSERT INTO {table} ({columns}) SELECT {others} FROM {table}",
    "update_update": "UPDATE {table} SET id = id + 100000",
    "delete_delete": "DELETE FROM {table}",
}


def test_every_trigger_is_tried():
    assert {name.split(":")[1] for name in TRIGGERS} == set(REFUSED) | set(KEPT)


def statement(form: str, model: Any) -> str:
    """The form with the model's names; ``others`` are its columns with values that are not taken yet."""
    columns = [field.column for field in model._meta.concrete_fields if field.column != "id"]
    fresh = {"key": "left(md5(random()::text), 8)", "position": "position + 10", "digest": "md5(random()::text)"}
    others = [fresh.get(name, f'"{name}"') for name in columns]
    names = {"columns": ", ".join(f'"{name}"' for name in columns), "others": ", ".join(others)}
    return form.format(table=f"public.{model._meta.db_table}", **names)


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def attempt(*statements: str) -> None:
    """Runs the statements, one after the other, to an error that undoes them."""
    with transaction.atomic():
        for one in statements:
            run(one)


@pytest.fixture
def office(cast: Any) -> None:
    """Something in every table: a released meeting of a report, with its parts, and the record of an erasure."""
    meeting = make_record(report=make_report())
    make_attendance(meeting)
    make_settled_doubt(meeting, cast.secretary)
    release(meeting, cast)
    Erasure.objects.create(
        key="kother", erased_at="2026-03-06T08:00Z", erased_by=cast.administrator, reason="误录", editions=0
    )
    run("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("name", sorted(name for name in TRIGGERS if name.split(":")[1] in REFUSED))
def test_no_setting_lets_pass_what_a_trigger_refuses(office, name):
    model, trigger = TRIGGERS[name]

    for form in REFUSED[trigger.name]:
        for setting in SETTINGS.values():
            with pytest.raises(Error, match=SAID.get(trigger.name, f"^{trigger.name}: ")):
                attempt(setting(), PAST_FOREIGN_KEYS, statement(form, model))


@pytest.mark.parametrize("name", sorted(name for name in TRIGGERS if name.split(":")[1] in KEPT))
def test_no_setting_keeps_a_change_out_of_history(cast, name):
    model, trigger = TRIGGERS[name]
    meeting = make_record(report=make_report())
    make_attendance(meeting)
    make_settled_doubt(meeting, cast.secretary)
    run("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    history = apps.get_model(f"{model._meta.label}Event")._meta.db_table

    for setting in SETTINGS.values():
        with transaction.atomic():
            before = counted(history)
            run(setting())
            run(PAST_FOREIGN_KEYS)
            run(statement(KEPT[trigger.name], model))
            assert counted(history) > before
            transaction.set_rollback(True)


def counted(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM public.{table} WHERE pgh_label IN ('insert', 'update', 'delete')")
        return int(cursor.fetchone()[0])


def test_a_span_moves_in_any_state_and_counts_no_version(cast):
    meeting = approve(make_record(report=make_report()), cast)
    version = meeting.version

    run("UPDATE meetings_agendaitem SET span_start = 1, span_end = 2")
    run("UPDATE directives_directive SET span_start = 1, span_end = 2")
    run("UPDATE meetings_meeting SET span_start = 1, span_end = 2")
    meeting.refresh_from_db()

    assert (meeting.version, meeting.span_start) == (version, 1)
    with pytest.raises(Error, match="desk_rows_change_in_draft_alone"), transaction.atomic():
        run("UPDATE meetings_agendaitem SET span_start = 3, text = '改'")
