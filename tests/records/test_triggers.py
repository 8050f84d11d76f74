"""Every trigger of the database against every setting of a session: all refuse, keep and do what they should."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pgtrigger
import pytest
from django.apps import apps
from django.db import Error, connection, transaction
from django.utils import timezone

from meetings.models import AccessEntry, Act, Erasure, PlannedRelease, Remark, ReviewLevel
from meetings.models.desk import State
from tests.factories import act, approve, make_attendance, make_record, make_report, make_settled_doubt, release

pytestmark = pytest.mark.django_db
TRIGGERS = {f"{model._meta.label}:{trigger.name}": (model, trigger) for model, trigger in pgtrigger.registered()}
TABLES = sorted({model._meta.db_table for model, _ in TRIGGERS.values()})


def pgids() -> str:
    return ",".join(trigger.get_pgid(model) for model, trigger in TRIGGERS.values())


def temporary_tables(state: str) -> str:
    """A session's own tables of the same names, which PostgreSQL finds before the real ones."""
    return "".join(f"CREATE TEMP TABLE {table} AS TABLE public.{table};" for table in TABLES) + (
        f"UPDATE pg_temp.meetings_meeting SET state = '{state}';"
        "UPDATE pg_temp.meetings_edition SET digest = 'forged';"
        "UPDATE pg_temp.meetings_reviewlevel SET last = level, by_id = ("
        "SELECT submitted_by_id FROM public.meetings_meeting m WHERE m.id = meeting_id);"
        "INSERT INTO pg_temp.meetings_erasure (key) SELECT key FROM public.meetings_edition;"
    )


SETTINGS: dict[str, Callable[[], str]] = {
    "jiyao.may_truncate": lambda: "SET LOCAL jiyao.may_truncate = 'on'",
    "pgtrigger.ignore": lambda: f"SET LOCAL pgtrigger.ignore = '{{{pgids()}}}'",
    "session_replication_role": lambda: "SET LOCAL session_replication_role = replica",
    "search_path": lambda: "SET LOCAL search_path = pg_temp, public",
    **{f"temporary tables, {state}": partial(temporary_tables, state) for state in State.values},
}
PAST_FOREIGN_KEYS = "SET LOCAL session_replication_role = replica"  # so that it is our trigger that refuses

# What each trigger refuses, with the words it does it with; ``{table}`` is its model's.
WORDS = "document = NULL, note = '', type = NULL, title = NULL, held_on = NULL, listed_on = NULL"
APPROVED = "state = 'approved', approved_by_id = submitted_by_id, approved_at = now()"
DRAFT = "state = 'draft', approved_by_id = NULL, approved_at = NULL"


def but(facts: str, where: str = "true") -> str:
    """Inserts the rows of the table once more, with other facts."""
    others = "(jsonb_populate_record(one, '{{" + facts + "}}')).*"
    return f"INSERT INTO {{table}} SELECT {others} FROM {{table}} one WHERE {where}"


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
    "review_follows_state": [f"UPDATE {{table}} SET {APPROVED} WHERE state = 'in_review'"],
    "levels_come_in_turn": [
        but('"level": 2', "last = 1"),  # of a meeting that is approved
        but('"level": 2, "version": 0', "last = 2"),
        but('"level": 3', "last = 2"),
        but('"level": 2, "last": 3', "last = 2"),
    ],
    "level_is_frozen": ["UPDATE {table} SET remark = '改'", "UPDATE {table} SET by_id = by_id + 1"],
    "levels_fall_with_the_review": ["DELETE FROM {table}"],
    "remark_is_frozen": ["UPDATE {table} SET text = '改'", "UPDATE {table} SET by_id = by_id + 1"],
    "plan_is_of_the_reviewed": [but('"reviewed": "forged"'), but('"version": 0')],
    "plan_is_frozen": [
        "UPDATE {table} SET note = '改'",
        "UPDATE {table} SET release_at = release_at + interval '1 day'",
    ],
    "entry_is_frozen": ["UPDATE {table} SET act = 'signed_in'", "UPDATE {table} SET by_id = NULL, at = now()"],
    "entry_is_kept": ["DELETE FROM {table}"],
    "entries_are_kept": ["TRUNCATE {table}"],
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
KEPT_OTHERWISE = {  # where the plain form is one that a trigger or a constraint refuses
    "meetings.ReviewLevel:delete_delete": f"UPDATE public.meetings_meeting SET {DRAFT}",
    "meetings.PlannedRelease:insert_insert": "WITH gone AS (DELETE FROM {table} RETURNING *)"
    " INSERT INTO {table} ({columns}) SELECT {others} FROM gone",
    "meetings.PlannedRelease:update_update": "UPDATE {table} SET failed_at = now(), failure = '无'",
}
NEVER = {"meetings.ReviewLevel:update_update"}  # ``level_is_frozen`` refuses every update

# What a trigger does by itself: after a statement of its model's, these tables are empty.
APPROVE = (
    "INSERT INTO public.meetings_reviewlevel (meeting_id, level, last, by_id, at, version, remark)"
    " SELECT id, 2, 2, submitted_by_id, now(), version, '' FROM {table} WHERE state = 'in_review';"
    f"UPDATE {{table}} SET {APPROVED} WHERE state = 'in_review'"
)
DONE = {
    "review_follows_state": [
        (f"UPDATE {{table}} SET {DRAFT}", ["meetings_reviewlevel", "meetings_plannedrelease"]),
        (APPROVE, ["meetings_remark"]),
    ],
}

GIVE = "INSERT INTO {table} ({pair}) SELECT min(a.id), max(b.id) FROM {first} a, {second} b"
ADD = (
    "INSERT INTO {table} (user_id, type, data, created_at)"
    " SELECT max(id), 'recovery_codes', '{{\"used_mask\": 0}}', now() FROM public.meetings_user"
)
# What the access log says of a statement of the trigger's model.
NOTED = {
    "account_is_noted": {
        "password_changed": "UPDATE {table} SET password = 'x' WHERE username = 'official'",
        "account_ended": "UPDATE {table} SET is_active = false WHERE username = 'official'",
        "account_revived": "UPDATE {table} SET is_active = false; UPDATE {table} SET is_active = true",
        "account_renamed": "UPDATE {table} SET username = 'other' WHERE username = 'official'",
        "superuser_made": "UPDATE {table} SET is_superuser = true WHERE username = 'official'",
        "superuser_unmade": "UPDATE {table} SET is_superuser = true; UPDATE {table} SET is_superuser = false",
        "account_made": "INSERT INTO {table} (username, {columns}) SELECT 'new', {columns} FROM {table} LIMIT 1",
    },
    "role_given_is_noted": {"role_given": GIVE},
    "role_taken_is_noted": {"role_taken": f"{GIVE}; DELETE FROM {{table}}"},
    "right_given_is_noted": {"right_given": GIVE},
    "right_taken_is_noted": {"right_taken": f"{GIVE}; DELETE FROM {{table}}"},
    "factor_added_is_noted": {"factor_added": ADD},
    "factor_removed_is_noted": {"factor_removed": f"{ADD}; DELETE FROM {{table}}"},
    "recovery_code_used_is_noted": {"recovery_code_used": ADD + """; UPDATE {table} SET data = '{{"used_mask": 1}}'"""},
}
# What counts the version of the rights of accounts.
COUNTED = {"rights_given_are_counted": GIVE, "rights_taken_are_counted": f"{GIVE}; DELETE FROM {{table}}"}


def test_every_trigger_is_tried():
    tried = set(REFUSED) | set(KEPT) | set(DONE) | set(NOTED) | set(COUNTED)
    assert {name.split(":")[1] for name in TRIGGERS} == tried


def statement(form: str, model: Any) -> str:
    """The form with the model's names; ``others`` are its columns with values that are not taken yet."""
    columns = [field.column for field in model._meta.concrete_fields if field.column != "id"]
    fresh = {
        "key": "left(md5(random()::text), 8)",
        "position": "position + 10",
        "digest": "md5(random()::text)",
        "level": "level + 1",
    }
    others = [fresh.get(name, f'"{name}"') for name in columns]
    names = {"columns": ", ".join(f'"{name}"' for name in columns if name != "username"), "others": ", ".join(others)}
    if len(pair := [field for field in model._meta.concrete_fields if field.remote_field]) == 2:
        names["pair"] = ", ".join(f'"{field.column}"' for field in pair)
        names |= dict(
            zip(("first", "second"), (f"public.{one.related_model._meta.db_table}" for one in pair), strict=True)
        )
    return form.format(table=f"public.{model._meta.db_table}", **names)


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def attempt(*statements: str) -> None:
    """Runs the statements, one after the other, to an error that undoes them."""
    with transaction.atomic():
        for one in statements:
            run(one)


def count(table: str, where: str = "true") -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM public.{table} WHERE {where}")
        return int(cursor.fetchone()[0])


def begin_review(cast: Any) -> None:
    """A meeting that has passed the first of two levels and bears a remark."""
    meeting = make_record(title="区政府常务会议研究防汛工作")
    act("submit", meeting, by=cast.secretary)
    ReviewLevel.objects.create(meeting=meeting, level=1, last=2, by=cast.reviewer, version=meeting.version)
    Remark.objects.create(meeting=meeting, text="请核对日期。", by=cast.reviewer)


def plan(cast: Any) -> None:
    """An approved meeting with a planned release."""
    meeting = approve(make_record(title="区政府常务会议研究供暖工作"), cast)
    act("plan_release", meeting, by=cast.reviewer, release_at=timezone.now() + timedelta(days=1))


# A new draft has none of these.
FURTHER_ON: dict[Any, Callable[[Any], None]] = {Remark: begin_review, ReviewLevel: begin_review, PlannedRelease: plan}


def furnish(cast: Any) -> None:
    """Something in every table: a released meeting of a report, with its parts, one in review, one whose release is
    planned, and the record of an erasure."""
    meeting = make_record(report=make_report())
    make_attendance(meeting)
    make_settled_doubt(meeting, cast.secretary)
    release(meeting, cast)
    begin_review(cast)
    plan(cast)
    Erasure.objects.create(
        key="kother", erased_at="2026-03-06T08:00Z", erased_by=cast.administrator, reason="误录", editions=0
    )
    AccessEntry.objects.create(act=Act.SIGNED_OUT, by=cast.secretary)


@pytest.fixture
def office(cast: Any) -> None:
    furnish(cast)
    run("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("name", sorted(name for name in TRIGGERS if name.split(":")[1] in REFUSED))
def test_no_setting_lets_pass_what_a_trigger_refuses(office, name):
    model, trigger = TRIGGERS[name]

    for form in REFUSED[trigger.name]:
        for setting in SETTINGS.values():
            with pytest.raises(Error, match=SAID.get(trigger.name, f"^{trigger.name}: ")):
                attempt(setting(), PAST_FOREIGN_KEYS, statement(form, model))


@pytest.mark.parametrize("name", sorted(name for name in TRIGGERS if name.split(":")[1] in DONE))
def test_no_setting_keeps_a_trigger_from_what_it_does(office, name):
    model, trigger = TRIGGERS[name]

    for form, emptied in DONE[trigger.name]:
        for setting in SETTINGS.values():
            with transaction.atomic():
                assert all(count(table) for table in emptied)
                run(setting())
                run(PAST_FOREIGN_KEYS)
                run(statement(form, model))
                assert not any(count(table) for table in emptied)
                transaction.set_rollback(True)


@pytest.mark.parametrize("name", sorted(name for name in TRIGGERS if name.split(":")[1] in NOTED))
def test_no_setting_keeps_a_change_out_of_the_access_log(cast, name):
    model, trigger = TRIGGERS[name]

    for noted, form in NOTED[trigger.name].items():
        for setting in SETTINGS.values():
            with transaction.atomic():
                before = count("meetings_accessentry", f"act = '{noted}'")
                run(setting())
                run(PAST_FOREIGN_KEYS)
                run(statement(form, model))
                assert count("meetings_accessentry", f"act = '{noted}'") > before
                transaction.set_rollback(True)


@pytest.mark.parametrize("name", sorted(name for name in TRIGGERS if name.split(":")[1] in COUNTED))
def test_no_setting_keeps_a_change_of_rights_from_being_counted(cast, name):
    model, trigger = TRIGGERS[name]
    run("UPDATE meetings_user SET rights_version = 0")
    run(
        "INSERT INTO meetings_user_groups (user_id, group_id) SELECT u.id, g.id FROM meetings_user u, auth_group g"
        " WHERE g.id = (SELECT min(id) FROM auth_group) ON CONFLICT DO NOTHING"
    )

    for setting in SETTINGS.values():
        with transaction.atomic():
            run("UPDATE meetings_user SET rights_version = 0")
            run(setting())
            run(PAST_FOREIGN_KEYS)
            run(statement(COUNTED[trigger.name], model))
            assert count("meetings_user", "rights_version > 0")
            transaction.set_rollback(True)


@pytest.mark.parametrize("name", sorted(name for name in TRIGGERS.keys() - NEVER if name.split(":")[1] in KEPT))
def test_no_setting_keeps_a_change_out_of_history(cast, name):
    model, trigger = TRIGGERS[name]
    meeting = make_record(report=make_report())
    make_attendance(meeting)
    make_settled_doubt(meeting, cast.secretary)
    if model in FURTHER_ON:
        FURTHER_ON[model](cast)
    run("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    history = apps.get_model(f"{model._meta.label}Event")._meta.db_table
    kept = f"pgh_label = '{trigger.name.split('_')[0]}'"

    for setting in SETTINGS.values():
        with transaction.atomic():
            before = count(history, kept)
            run(setting())
            run(PAST_FOREIGN_KEYS)
            run(statement(KEPT_OTHERWISE.get(name, KEPT[trigger.name]), model))
            assert count(history, kept) > before
            transaction.set_rollback(True)


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
