"""What the database cannot do now ends in a plain page, and the words of a form that was being sent are on it."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

import psycopg
import pytest
from django.db import OperationalError, connection
from django.http import StreamingHttpResponse
from django.test import Client, RequestFactory

from benchmarks.office.pages import Form, forms
from benchmarks.office.serving import address
from meetings.models import Meeting, State, User
from tests.factories import make_record, release
from tests.posting import edited
from website.errors import Unavailable, unavailable

pytestmark = pytest.mark.django_db(transaction=True)
FORM = "application/x-www-form-urlencoded"
WORDS = "  第一行\r\n\r\n“引号” <b>&amp;</b> '单引号' 　全角空格\r\n"


@pytest.fixture
def hurried(transactional_db: None) -> Iterator[None]:
    """Time-outs that a test can wait for, until its connection ends."""
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '300ms'; SET statement_timeout = '600ms'")
    yield
    connection.close()


@pytest.fixture
def other(transactional_db: None) -> Iterator[psycopg.Connection]:
    """Somebody else's connection, in the middle of a transaction."""
    with psycopg.connect(address()) as one:
        yield one
        one.rollback()


@pytest.fixture
def meeting(db: None) -> Meeting:
    return Meeting.objects.get(pk=make_record().pk)


def signed_in(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def resending(response: Any) -> Form:
    return next(form for form in forms(response.content.decode()) if form.method == "post")


def resent(client: Client, response: Any) -> Any:
    form = resending(response)
    return client.post(form.action, urlencode(form.fields), content_type=FORM)


def test_a_saving_that_meets_a_held_row_loses_no_word(cast, meeting, hurried, other):
    client, place = signed_in(cast.secretary), f"/admin/meetings/meeting/{meeting.pk}/change/"
    sent = edited(client.get(place), title="新标题", summary=WORDS)
    other.execute("SELECT FROM meetings_meeting WHERE id = %s FOR UPDATE", [meeting.pk])

    refused = client.post(place, sent)
    other.rollback()
    saved = resent(client, refused)

    assert (refused.status_code, refused["Retry-After"]) == (503, "5")
    assert "其他人正在处理同一内容" in refused.content.decode()
    assert "no-store" in refused["Cache-Control"]
    assert dict(resending(refused).fields)["summary"] == WORDS
    assert saved.status_code == 302
    assert Meeting.objects.get().title == "新标题"
    assert Meeting.objects.get().summary.split() == WORDS.split()


def held(other: psycopg.Connection, *tables: str) -> None:
    other.execute(f"LOCK TABLE {', '.join(tables)} IN ACCESS EXCLUSIVE MODE")


POSTS: dict[str, Callable[[Meeting], tuple[str, dict[str, str]]]] = {
    "change": lambda meeting: (f"/admin/meetings/meeting/{meeting.pk}/change/", {"title": WORDS}),
    "delete": lambda meeting: (f"/admin/meetings/meeting/{meeting.pk}/delete/", {"post": "yes"}),
    "bulk": lambda meeting: ("/admin/meetings/meeting/", {"action": "submit", "_selected_action": str(meeting.pk)}),
    "verb": lambda meeting: (f"/admin/meetings/meeting/{meeting.pk}/submit/", {"version": "1", "note": WORDS}),
    "paste": lambda meeting: ("/admin/meetings/report/add/", {"step": "create", "text": f"会议决定{WORDS}"}),
}


def test_every_form_of_the_desk_keeps_its_words(cast, meeting, hurried, other):
    client = signed_in(cast.secretary)
    sent = {door: make(meeting) for door, make in POSTS.items()}
    held(other, "meetings_meeting", "meetings_report", "meetings_agendaitem")

    responses = {door: client.post(place, fields) for door, (place, fields) in sent.items()}

    assert {response.status_code for response in responses.values()} == {503}
    kept = {door: resending(response) for door, response in responses.items()}
    assert {door: (form.action, dict(form.fields)) for door, form in kept.items()} == sent


READ = [
    *("/", "/meetings/", "/meetings.json", "/meetings.csv", "/meetings.atom", "/changes/", "/changes.json"),
    *("/directives/", "/directives.json", "/directives.csv", "/search/?q=供水", "/search.json?q=供水", "/en/meetings/"),
    *("/admin/", "/admin/meetings/meeting/", "/accounts/password/", "/search/suggest.json?q=供"),
]


def test_every_page_that_cannot_be_read_says_so_in_plain_words(cast, meeting, hurried, other):
    release(meeting, cast)
    client = signed_in(cast.secretary)
    held(other, "meetings_edition", "directives_passage", "meetings_meeting", "meetings_session")

    responses = {place: client.get(place) for place in READ}

    assert {response.status_code for response in responses.values()} == {503}
    for place, response in responses.items():
        if ".json" in place:
            assert response.json()["error"]["code"] == "unavailable"
        else:
            assert ("其他人" in response.content.decode()) is not place.startswith("/en/")
            assert not forms(response.content.decode())


def table_that_fails_after(rows: int) -> tuple[StreamingHttpResponse, list[str]]:
    """A table that is made while it is sent, and the lines that were made of it."""
    made: list[str] = []

    def lines() -> Iterator[str]:
        try:
            for _ in range(rows):
                made.append("一" * 100)
                yield made[-1]
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_sleep(5)")
        finally:
            made.append("closed")

    return StreamingHttpResponse(lines()), made


def test_a_table_whose_first_rows_cannot_be_read_ends_in_a_page(hurried):
    table, made = table_that_fails_after(rows=100)

    response = Unavailable(lambda _: table)(RequestFactory().get("/directives.csv"))

    assert (response.status_code, made[-1]) == (503, "closed")
    assert "处理用时过长" in response.content.decode()


def test_a_long_table_is_still_made_while_it_is_read(hurried):
    table, made = table_that_fails_after(rows=10_000)

    response = Unavailable(lambda _: table)(RequestFactory().get("/directives.csv"))

    assert 800 < len(made) < 1000
    pieces = iter(response)
    assert [next(pieces).decode() for _ in range(1500)] == made[:1500]
    response.close()
    assert (len(made), made[-1]) == (1501, "closed")


def test_a_statement_that_takes_too_long_ends_in_a_page(cast, meeting, hurried):
    client = signed_in(cast.secretary)
    slow_saving = "CREATE OR REPLACE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS "
    slow_saving += "$$ BEGIN PERFORM pg_sleep(5); RETURN NEW; END $$"
    with connection.cursor() as cursor:
        cursor.execute(slow_saving)
        cursor.execute("CREATE TRIGGER slow BEFORE UPDATE ON meetings_meeting FOR EACH ROW EXECUTE FUNCTION slow()")
    try:
        place = f"/admin/meetings/meeting/{meeting.pk}/change/"
        response = client.post(place, edited(client.get(place), title="新标题"))
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP FUNCTION slow CASCADE")

    assert response.status_code == 503
    assert "处理用时过长" in response.content.decode()
    assert dict(resending(response).fields)["title"] == "新标题"
    assert Meeting.objects.get().title != "新标题"


def test_a_lost_connection_ends_in_a_page(cast, meeting, other):
    client, place = signed_in(cast.secretary), f"/admin/meetings/meeting/{meeting.pk}/submit/"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        other.execute("SELECT pg_terminate_backend(%s, 5000)", cursor.fetchone())

    try:
        response = client.post(place, {"version": "1"})
    finally:
        connection.close()

    assert response.status_code == 503
    assert "系统暂时不能读写数据" in response.content.decode()
    assert Meeting.objects.get().state == State.DRAFT


def test_a_session_that_cannot_be_saved_is_not_called_a_bad_request(cast, hurried, other):
    """Django takes every error of the database there for a session that was deleted."""
    client = signed_in(cast.secretary)
    other.execute("SELECT FROM meetings_session FOR UPDATE")

    response = client.post("/view-as/", {"audience": "public"})

    assert response.status_code == 503
    assert "可能没有完成" in response.content.decode()
    assert dict(resending(response).fields) == {"audience": "public"}


def test_a_password_is_never_on_the_page(cast, hurried, other):
    held(other, "meetings_user")

    client = Client(raise_request_exception=False)
    response = client.post("/accounts/login/", {"username": "secretary", "password": "jiyao-demo"})

    assert response.status_code == 503
    assert "jiyao-demo" not in response.content.decode()


def test_where_it_leads_is_this_site(cast, meeting, hurried, other):
    """A path that begins with two slashes would be another site's address."""
    request = RequestFactory().post("/x", {"a": "1"})
    request.path = request.path_info = "//evil.example/x"

    response = unavailable(request, OperationalError("gone"))

    assert resending(response).action == "/%2Fevil.example/x"


def test_a_command_that_meets_a_lock_says_so_in_a_sentence_and_may_compute_for_long(other):
    ask = "from django.db import connection as c; k = c.cursor(); k.execute('SHOW statement_timeout')"
    ask += "; print(k.fetchone()); k.execute('SELECT FROM meetings_meeting')"
    held(other, "meetings_meeting")

    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", ask],
        env=os.environ | {"DATABASE_URL": address(), "JIYAO_LOCK_TIMEOUT": "0.2"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (1, "('0',)\n")
    assert done.stderr == "The database cannot do this now: canceling statement due to lock timeout\n"


def test_a_forgotten_transaction_does_not_hold_others_for_ever(cast, meeting):
    """Every connection of the site has its limits; for that of tests, conftest makes the last one long."""
    with connection.cursor() as cursor:
        limits = {}
        for name in ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout"):
            cursor.execute(f"SHOW {name}")
            limits[name] = cursor.fetchone()[0]

    assert limits == {"lock_timeout": "5s", "statement_timeout": "15s", "idle_in_transaction_session_timeout": "10min"}


def test_one_held_row_and_many_savings_leave_readers_alone(cast, meeting, hurried, other):
    client, place = signed_in(cast.secretary), f"/admin/meetings/meeting/{meeting.pk}/submit/"
    other.execute("SELECT FROM meetings_meeting WHERE id = %s FOR UPDATE", [meeting.pk])
    answers: list[int] = []

    def save() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '300ms'")
        answers.append(client.post(place, {"version": meeting.version}).status_code)
        connection.close()

    saving = [threading.Thread(target=save) for _ in range(4)]
    for thread in saving:
        thread.start()
    for thread in saving:
        thread.join(10)

    assert answers == [503] * 4
