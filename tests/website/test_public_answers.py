"""What visitors get: validators of the version, 304 for one query, pages from memory; and nobody else's pages in it."""

import gzip
import re
from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest
from django.db import OperationalError, connection
from django.middleware.csrf import get_token
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver, reverse

from directives.search.engine import statistics
from meetings import erasure, printing, public_head
from meetings.record.document import public
from meetings.views import HomeView
from records.codes import Audience
from tests.factories import approve, correct, make_directive, make_item, make_meeting, make_record, release, withdraw
from tests.sight.doors import LANGUAGES
from website import parts, version
from website.public_answers import memory
from website.views import ReaderView

pytestmark = pytest.mark.django_db
SECRET = "隐秘词九一七"
FILTERED = (
    "/search/?q=供水",
    "/search.json?q=供水",
    "/search.csv?q=供水",
    "/meetings/?q=供水&type=executive&from=2026-01-01",
    "/directives/?page=1&to=2026-12-31",
)
CORRECTED = {"meetings:edition"}  # of a meeting that was: tests/meetings/test_editions.py
OF_THE_DUMP = {"open_data", "open_data_manifest", "open_data_file"}  # which is made at night


@pytest.fixture(autouse=True)
def with_memory(monkeypatch, without_memory):
    monkeypatch.setattr(memory.answers, "most", 10_000_000)
    monkeypatch.setattr(parts.kept, "most", 10_000_000)


@pytest.fixture
def meeting(cast):
    record = make_record()
    make_directive(record.items.get(), units=["区水务局"], text="要落实《供水条例》")
    return release(record, cast)


def addresses(meeting):
    """Every address that a visitor can read, alone or with the key of a meeting or a directive; and some filtered."""
    directive = meeting.items.first().directives.first()
    keys = {"meetings": meeting.key, "directives": directive.key}
    values = {"name": "区水务局", "section": "meetings", "year": 2026, "month": 3, "type": "executive"}

    def value(name, taken):
        if name == "directives:document":
            return "供水条例"
        return keys[name.split(":")[0]] if taken == "key" else values[taken]

    named = (reverse(name, kwargs={one: value(name, one) for one in takes}) for name, takes in views())
    return [*FILTERED, *named]


def views(patterns=None, space=""):
    """The names of all views of readers, each with the names of what its address takes."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver):
            yield from views(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)
        elif (
            issubclass(getattr(one.callback, "view_class", object), ReaderView)
            and space + one.name not in CORRECTED | OF_THE_DUMP
        ):
            yield space + one.name, tuple(one.pattern.converters)


def queries(client, path, **headers):
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path, headers=headers)
    return answer, len(asked)


# Validators


def test_every_public_answer_has_a_strong_validator_and_is_not_sent_twice(client, meeting):
    for path in addresses(meeting):
        first = client.get(path)
        etag = first["ETag"]
        assert re.fullmatch(r'"[0-9a-f]{32}"', etag), path

        again, asked = queries(client, path, if_none_match=etag)

        assert (again.status_code, again.content, asked) == (304, b"", 1), path
        assert again["ETag"] == etag
        assert again["Vary"] == first["Vary"] == "Cookie"
        assert again["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert again["Last-Modified"] == first["Last-Modified"]
        assert "Content-Type" not in again


def test_a_page_nobody_remembers_is_not_made_for_who_has_it(client, meeting):
    etag = client.get("/meetings/")["ETag"]
    memory.forget()

    again, asked = queries(client, "/meetings/", if_none_match=f'W/"x", {etag}')

    assert (again.status_code, asked) == (304, 1)


@pytest.mark.parametrize("change", ["release", "correct", "withdraw", "erase", "sample"])
def test_whatever_changes_what_the_public_reads_changes_every_validator(client, cast, meeting, change):
    before = {path: client.get(path) for path in ("/", "/en/meetings/", "/search.json?q=供水")}

    match change:
        case "release":
            release(make_record(), cast)
        case "correct":
            correct(meeting, cast, title="区政府常务会议研究防汛工作")
        case "withdraw":
            withdraw(meeting, cast)
        case "erase":
            erasure.erase(meeting, by=cast.administrator, reason="误发")
        case "sample":
            statistics.take()

    for path, answer in before.items():
        now = client.get(path, headers={"if-none-match": answer["ETag"]})
        assert now.status_code == 200
        assert now["ETag"] != answer["ETag"]


def test_nothing_that_the_public_cannot_read_changes_a_validator(client, cast, meeting):
    before = client.get("/")["ETag"]

    approve(make_record(), cast)
    make_meeting()

    assert client.get("/")["ETag"] == before


def test_each_address_host_and_encoding_has_a_validator_of_its_own(client, meeting):
    asked = [
        ("/", {}),
        ("/en/", {}),
        ("/?page=1", {}),
        ("/", {"host": "localhost"}),
        ("/", {"accept-encoding": "gzip"}),
    ]

    etags = {client.get(path, headers=headers)["ETag"] for path, headers in asked}

    assert len(etags) == len(asked)


def test_a_build_has_validators_of_its_own(client, meeting, monkeypatch):
    before = client.get("/")["ETag"]

    monkeypatch.setattr(version, "built", lambda: ("another", datetime(2030, 1, 1, tzinfo=UTC)))
    monkeypatch.setattr(version, "_known", version.Version(None, "", None))

    answer = client.get("/", headers={"if-none-match": before})
    assert answer.status_code == 200
    assert answer["Last-Modified"] == "Tue, 01 Jan 2030 00:00:00 GMT"


def test_an_empty_site_has_validators_too(client):
    etag = client.get("/")["ETag"]

    assert client.get("/", headers={"if-none-match": etag}).status_code == 304


# The time of the last act

DAY = datetime(2030, 3, 5, 8, tzinfo=UTC)


def printed(cast, at):
    meeting = approve(make_record(), cast)
    document = public(meeting.editions.get().document)
    printing.print_edition(meeting, Audience.PUBLIC, document, by=cast.reviewer, at=at)


def test_the_time_is_that_of_the_last_act(client, cast):
    printed(cast, DAY)
    printed(cast, DAY + timedelta(seconds=9.5))

    answer = client.get("/")
    assert answer["Last-Modified"] == "Tue, 05 Mar 2030 08:00:09 GMT"
    assert client.get("/", headers={"if-modified-since": answer["Last-Modified"]}).status_code == 304
    assert client.get("/", headers={"if-modified-since": "Tue, 05 Mar 2030 08:00:08 GMT"}).status_code == 200


@pytest.mark.parametrize("seconds", [0.5, 0, -60])
def test_an_act_whose_time_could_pass_for_an_earlier_one_has_none(client, cast, seconds):
    printed(cast, DAY)
    before = client.get("/")["Last-Modified"]
    printed(cast, DAY + timedelta(seconds=seconds))

    answer = client.get("/", headers={"if-modified-since": before})

    assert answer.status_code == 200
    assert "Last-Modified" not in answer


def test_the_validator_is_asked_before_the_time(client, meeting):
    answer = client.get("/")

    known = {"if-none-match": '"another"', "if-modified-since": answer["Last-Modified"]}
    assert client.get("/", headers=known).status_code == 200


# Memory


def test_a_page_is_made_once_and_then_given_as_it_was(client, meeting):
    for path in addresses(meeting):
        first = client.get(path)
        again, asked = queries(client, path)

        assert again.getvalue() == first.getvalue(), path
        assert again.headers == first.headers, path
        assert asked == 1 or path.partition("?")[0].endswith(".csv"), path
    assert len(memory.answers.kept) == len([path for path in addresses(meeting) if ".csv" not in path])


def test_the_first_reader_after_a_release_sees_it(client, cast, meeting):
    for number in range(3):
        client.get("/meetings/")
        title = f"区政府常务会议研究第{number}号泵站"

        meeting = correct(meeting, cast, title=title)

        assert title in client.get("/meetings/").content.decode()
    withdraw(meeting, cast)
    assert title not in client.get("/meetings/").content.decode()
    assert client.get(f"/meetings/{meeting.key}/").status_code == 410


def test_a_page_that_a_release_overtakes_is_given_to_nobody_else(client, cast, meeting, monkeypatch):
    found, read = [], public_head.read

    def read_and_release():
        found.append(read())
        if len(found) == 1:  # between the version and the rows
            release(make_record(title="区政府常务会议研究抢先发布"), cast)
        return found[-1]

    monkeypatch.setattr(version, "_read", read_and_release)
    client.get("/meetings/")
    kept = dict(memory.answers.kept)
    second = client.get("/meetings/").content.decode()

    assert kept
    assert "抢先发布" in second
    assert len(memory.answers.kept) == 1


def test_a_compressed_page_is_the_page(client, meeting):
    plain = client.get("/meetings/")
    for _ in range(2):
        small = client.get("/meetings/", headers={"accept-encoding": "br, gzip"})
        assert gzip.decompress(small.content) == plain.content
        assert small["Content-Encoding"] == "gzip"
        assert small["Content-Length"] == str(len(small.content))
        assert small["Vary"] == "Cookie, Accept-Encoding"
    for refusal in ("identity", "gzip;q=0", "br, gzip; q=0.0, deflate"):
        answer = client.get("/meetings/", headers={"accept-encoding": refusal})
        assert "Content-Encoding" not in answer
        assert answer["Vary"] == "Cookie"


def test_the_head_of_a_page_is_the_same_asked_alone(client, meeting):
    answer = client.get("/meetings/")

    for _ in range(2):
        alone = client.head("/meetings/")
        assert alone.content == b""
        assert alone.headers == answer.headers
        memory.forget()


def test_only_answers_that_are_there_are_kept(client, cast, meeting):
    withdraw(meeting, cast)
    paths = [f"/meetings/{meeting.key}/", "/meetings/nothing/", "/nowhere/", "/meetings.json?type=none", "/healthz"]
    paths += ["/accounts/login/", "/admin/", "/admin/login/", "/meetings"]

    for path in paths:
        answer = client.get(path)
        assert "ETag" not in answer, path

    assert not memory.answers.kept


@pytest.mark.parametrize("reader", ["official", "secretary", "administrator", "official as public"])
def test_nothing_made_for_somebody_signed_in_is_kept(client, cast, meeting, reader):
    item = make_item(make_meeting(), title=SECRET, text=SECRET, disclosure="withheld", disclosure_reason="内部事项")
    make_directive(item, text=SECRET, headline=SECRET)
    secret = release(item.meeting, cast)
    client.force_login(getattr(cast, reader.split()[0]))
    if reader == "official as public":
        client.post(reverse("view_as"), {"audience": "public"})
    paths = [*addresses(meeting), f"/meetings/{secret.key}/", f"/meetings/{secret.key}.json", "/search/?q=隐秘"]

    told = [client.get(path) for path in paths]

    assert not memory.answers.kept
    assert all(answer["Cache-Control"] == "private, no-store" and "ETag" not in answer for answer in told)
    assert any(SECRET in answer.getvalue().decode() for answer in told) is (reader in ("official", "secretary"))
    visitor = Client()
    for path in paths:
        visitor.get(path)
    assert memory.answers.kept
    for address, (_weight, answer) in memory.answers.kept.items():
        words = chain([address], answer.headers.values(), [answer.body.decode()])
        assert SECRET not in "".join(words), address
        assert "csrfmiddlewaretoken" not in answer.body.decode(), address
        assert "Set-Cookie" not in answer.headers
    assert parts.kept.kept
    assert not any(SECRET in words for _weight, words in parts.kept.kept.values())


def test_who_carries_a_session_that_ended_gets_nothing_from_memory(client, cast, meeting):
    Client().get("/")
    client.cookies["sessionid"] = "x" * 32

    answer, asked = queries(client, "/")

    assert answer.status_code == 200
    assert asked > 1


def test_a_page_with_the_token_of_a_form_is_not_kept(client, meeting, monkeypatch):
    get = HomeView.get
    monkeypatch.setattr(HomeView, "get", lambda self, request: get_token(request) and get(self, request))

    assert "ETag" not in client.get("/")
    assert not memory.answers.kept


def test_hosts_are_told_apart_and_strange_ones_refused(client, meeting):
    assert "http://localhost/meetings/" in client.get("/meetings.json", headers={"host": "localhost"}).text
    assert "http://testserver/meetings/" in client.get("/meetings.json").text
    assert client.get("/meetings.json", headers={"host": "elsewhere.example"}).status_code == 400


def test_no_version_no_answer(client, meeting, monkeypatch):
    etag = client.get("/")["ETag"]

    def away():
        raise OperationalError("away")

    monkeypatch.setattr(version, "_read", away)

    for headers in ({}, {"if-none-match": etag}):
        answer = client.get("/", headers=headers)
        assert answer.status_code == 503
        assert answer["Cache-Control"] == "private, no-store"


def test_what_likeness_is_weighed_by_is_a_function_of_the_version_too(client, cast, meeting):
    """Whenever a process read it: else two would answer differently."""
    client.get("/")
    before = statistics.frequencies_of(Audience.PUBLIC)

    release(make_record(), cast)
    client.get("/")

    assert statistics.frequencies_of(Audience.PUBLIC) == statistics.read(Audience.PUBLIC) != before
    statistics.take()
    client.get("/")
    of_sample = statistics.frequencies_of(Audience.PUBLIC)
    release(make_record(), cast)
    client.get("/")
    assert statistics.frequencies_of(Audience.PUBLIC) is of_sample


# The clock


def test_no_public_answer_knows_what_time_it_is(client, cast, meeting, monkeypatch):
    meeting = correct(meeting, cast, note="补充一项。", chair="方砚秋")
    paths = [
        path if language == "zh-hans" else f"/{language}{path}"
        for path in addresses(meeting)
        for language in LANGUAGES
        if language == "zh-hans" or not path.startswith(("/robots", "/sitemap"))  # which speak none
    ]

    def told():
        memory.forget()
        statistics.forget()
        return {path: (client.get(path).getvalue(), client.get(path)["ETag"]) for path in paths}

    today = told()
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2031, 12, 31, 18, tzinfo=UTC))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.time", lambda: datetime(2031, 12, 31, 18, tzinfo=UTC).timestamp())
        later = told()

    assert [path for path in paths if later[path] != today[path]] == []
