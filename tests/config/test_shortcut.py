"""The shortcut of the event loop: from memory without a thread, one reading of the version for all that wait."""

import asyncio
import re
import threading
from typing import Any
from urllib.request import Request, urlopen

import pytest
from django.db import OperationalError
from django.test import override_settings

from benchmarks.office.serving import server
from config import gateway, shortcut
from tests.conftest import make_cast
from tests.factories import correct, make_record, release
from website import version
from website.memory import Answer
from website.public_answers import memory
from website.version import Version

VERSION = Version((1, "digest"), "build 1 digest", None)
PAGE = Answer.of({"Content-Type": "text/html; charset=utf-8", "Vary": "Cookie"}, "会议".encode() * 200_000)
SCOPE = {
    "type": "http",
    "http_version": "1.1",
    "method": "GET",
    "scheme": "http",
    "path": "/meetings/",
    "raw_path": b"/meetings/",
    "query_string": b"",
    "server": ("127.0.0.1", "8000"),
    "client": ("127.0.0.1", "40000"),
}


def ask(application: Any, **headers: str) -> tuple[int, dict[str, str], list[bytes]]:
    """What a gateway of its own sends: status, headers and the parts of the body."""
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    headers = {"host": "testserver"} | headers
    scope = SCOPE | {"headers": [(name.encode(), value.encode()) for name, value in headers.items()]}
    asyncio.run(gateway.Gateway(application)(scope, None, send))
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], told, [message.get("body", b"") for message in sent[1:]]


def by_a_view(_environ: Any, start: Any) -> list[bytes]:
    start("200 OK", [])
    return [b"by a view"]


def never(_environ: Any, _start: Any) -> Any:
    raise AssertionError("no view is to be asked")


@pytest.fixture
def remembered(monkeypatch, without_memory):
    """A page is in memory, of the version that stands."""
    monkeypatch.setattr(memory.answers, "most", 100_000_000)
    monkeypatch.setattr(version, "current", lambda: VERSION)
    memory.keep("http://testserver/meetings/#standard", VERSION.name, PAGE)


def test_what_is_in_memory_is_given_in_parts_without_a_view(remembered):
    status, headers, parts = ask(never)

    assert status == 200
    assert b"".join(parts) == PAGE.body
    assert max(map(len, parts)) <= shortcut.PART
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["content-length"] == str(len(PAGE.body))
    small = ask(never, **{"accept-encoding": "gzip"})
    assert b"".join(small[2]) == PAGE.gzipped


def test_who_chose_another_view_gets_it_from_a_view_until_it_too_is_in_memory(remembered):
    easy = Answer.of({"Content-Type": "text/html; charset=utf-8"}, "大字".encode() * 1000)

    assert ask(by_a_view, cookie="view=easy")[2][0] == b"by a view"
    memory.keep("http://testserver/meetings/#easy", VERSION.name, easy)
    assert b"".join(ask(never, cookie="view=easy")[2]) == easy.body
    assert b"".join(ask(never, cookie="view=large")[2]) == PAGE.body


def test_who_has_it_gets_nothing_again(remembered):
    etag = ask(never)[1]["etag"]
    memory.forget()

    status, headers, parts = ask(never, **{"if-none-match": etag})

    assert (status, b"".join(parts), headers["etag"]) == (304, b"", etag)


@pytest.mark.parametrize(
    "headers", [{"cookie": "sessionid=x"}, {"host": "elsewhere.example"}, {"host": "localhost"}, {"host": "a b"}]
)
def test_others_are_answered_by_a_view(remembered, headers):
    assert ask(by_a_view, **headers)[2] == [b"by a view"]


def test_of_another_version_a_view_is_asked_and_told_it(remembered, monkeypatch):
    newer = Version((2, "digest"), "build 2 digest", None)
    monkeypatch.setattr(version, "current", lambda: newer)
    told = []

    def view(environ: Any, start: Any) -> list[bytes]:
        told.append(environ["jiyao.version"])
        return by_a_view(environ, start)

    assert ask(view)[2] == [b"by a view"]
    assert told == [newer]


def test_without_the_database_a_view_says_so(remembered, monkeypatch):
    def away() -> Version:
        raise OperationalError("away")

    monkeypatch.setattr(version, "current", away)

    assert ask(by_a_view)[2] == [b"by a view"]


@override_settings(MODE="demo")
def test_the_demo_answers_the_machine_alone(remembered, monkeypatch):
    assert ask(never)[0] == 200

    monkeypatch.setitem(SCOPE, "client", ("192.0.2.7", "40000"))

    assert ask(by_a_view)[2] == [b"by a view"]


def test_who_waits_shares_a_reading_that_begins_after_they_came(monkeypatch):
    """The first reading is held while nine more ask; those must not get it, and need one more among them."""
    begun, may_end = threading.Event(), threading.Event()
    readings: list[Version] = []

    def read() -> Version:
        readings.append(Version(len(readings), str(len(readings)), None))
        begun.set()
        may_end.wait(10)
        return readings[-1]

    async def all_of_them() -> list[str]:
        short = shortcut.Shortcut()
        first = asyncio.ensure_future(short.version())
        await asyncio.to_thread(begun.wait, 10)
        others = [asyncio.ensure_future(short.version()) for _ in range(9)]
        await asyncio.sleep(0)
        may_end.set()
        return [(await one).name for one in (first, *others)]

    monkeypatch.setattr(shortcut, "read", read)

    assert asyncio.run(all_of_them()) == ["0", *["1"] * 9]


# Two processes


def get(url: str, **headers: str) -> str:
    with urlopen(Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})) as answer:
        return str(answer.read().decode())


@pytest.mark.django_db(transaction=True)
def test_the_first_reader_after_a_release_sees_it_whichever_process_answers():
    cast = make_cast()
    meeting = release(make_record(), cast)
    with server(JIYAO_PUBLIC_MEMORY="8") as one, server(JIYAO_PUBLIC_MEMORY="8") as other:
        for number in range(5):
            for running in (one, other):
                for _ in range(6):  # each has two processes
                    get(f"{running.url}/meetings/")
            title = f"区政府常务会议研究第{number}号泵站"

            meeting = correct(meeting, cast, title=title)

            for running in (other, one):
                assert [re.search(title, get(f"{running.url}/meetings/")) is not None for _ in range(4)] == [True] * 4
