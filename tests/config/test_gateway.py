"""The gateway, asked as the server asks it: bodies whole and in time, answers at the pace of their readers."""

import asyncio
import csv
import io
from collections.abc import Callable
from typing import Any
from wsgiref.validate import validator

import pytest
from django.db import connections

from config import gateway
from config.wsgi import application
from tests.factories import make_record, release

FORM = [(b"content-type", b"application/x-www-form-urlencoded")]
DESK = "/admin/meetings/meeting/1/change/"
SCOPE = {
    "type": "http",
    "http_version": "1.1",
    "method": "GET",
    "scheme": "http",
    "query_string": b"",
    "server": ("127.0.0.1", "8000"),
    "client": ("127.0.0.1", "40000"),
    "headers": [(b"host", b"127.0.0.1")],
}


class Client:
    """What is received from it, message by message, and what was sent to it; it may stop to read."""

    def __init__(self, *parts: bytes, ends: bool = True, reads: int = 1000) -> None:
        self.parts, self.ends, self.reads = list(parts), ends, reads
        self.sent: list[dict[str, Any]] = []

    async def receive(self) -> dict[str, Any]:
        if self.parts:
            part = self.parts.pop(0)
            return {"type": "http.request", "body": part, "more_body": bool(self.parts) or not self.ends}
        if self.ends:
            return {"type": "http.disconnect"}
        await asyncio.sleep(60)
        raise AssertionError("nobody waits so long")

    async def send(self, message: dict[str, Any]) -> None:
        if len(self.sent) > self.reads:
            await asyncio.sleep(60)
        self.sent.append(message)

    @property
    def body(self) -> bytes:
        return b"".join(message.get("body", b"") for message in self.sent)


def echo(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
    start("200 OK", [("Content-Type", "text/plain")])
    return [environ["wsgi.input"].read()]


def ask(client: Client, application: Callable[..., Any] = echo, path: str = DESK, **scope: Any) -> Client:
    asked = SCOPE | {"path": path, "raw_path": path.encode()} | scope
    asyncio.run(gateway.Gateway(application)(asked, client.receive, client.send))
    return client


def post(client: Client, length: int, **scope: Any) -> Client:
    headers = [*SCOPE["headers"], *FORM, (b"content-length", str(length).encode())]
    return ask(client, **{"method": "POST", "headers": headers} | scope)


def environ(**scope: Any) -> dict[str, Any]:
    """What the application is told."""
    told: dict[str, Any] = {}

    def keep(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        told.update(environ)
        return echo(environ, start)

    ask(Client(), keep, **scope)
    return told


# Bodies


def test_a_body_is_handed_on_whole_however_it_comes():
    assert post(Client(b"title", b"=", b"", b"1"), 7).body == b"title=1"


@pytest.mark.parametrize("client", [Client(b"title=", ends=False), Client(b"title="), Client(ends=False)])
def test_a_body_that_does_not_come_whole_is_handed_on_short_in_time(client, monkeypatch):
    monkeypatch.setattr(gateway, "BODY_SECONDS", 0.1)

    assert len(post(client, 500).body) < 500


@pytest.mark.parametrize(
    ("path", "length"), [("/meetings/", 10), (DESK, 10**9), ("/accounts/login/", 10**6), ("/static/x.css", 10)]
)
def test_a_body_that_will_be_refused_is_not_received(path, length):
    client = post(Client(b"a" * 10, ends=False), length, path=path)

    assert client.body == b""
    assert client.parts


def test_few_large_bodies_are_received_at_once(monkeypatch):
    monkeypatch.setattr(gateway, "LARGE", 100)
    monkeypatch.setattr(gateway, "LARGE_AT_ONCE", 2)
    receiving, most = set(), 0

    class Slow(Client):
        async def receive(self) -> dict[str, Any]:
            nonlocal most
            receiving.add(self)
            most = max(most, len(receiving))
            await asyncio.sleep(0.01)
            message = await super().receive()
            if not message["more_body"]:
                receiving.remove(self)
            return message

    clients = [Slow(b"a" * 100, b"a" * 100) for _ in range(5)]
    headers = [*FORM, (b"content-length", b"200")]

    async def at_once() -> None:
        one = gateway.Gateway(echo)
        scope = SCOPE | {"method": "POST", "path": DESK, "raw_path": DESK.encode(), "headers": headers}
        await asyncio.gather(*(one(scope, client.receive, client.send) for client in clients))

    asyncio.run(at_once())

    assert most == 2
    assert [len(client.body) for client in clients] == [200] * 5


def test_a_large_body_that_finds_no_room_in_time_is_not_received(monkeypatch):
    monkeypatch.setattr(gateway, "BODY_SECONDS", 0.1)
    monkeypatch.setattr(gateway, "LARGE", 100)
    monkeypatch.setattr(gateway, "LARGE_AT_ONCE", 0)

    client = post(Client(b"a" * 200), 200)

    assert client.body == b""
    assert client.parts


# Answers


def test_an_answer_is_sent_with_its_status_and_headers():
    client = post(Client(b"a=1"), 3)

    assert client.sent[0] == {
        "type": "http.response.start",
        "status": 200,
        "headers": [(b"content-type", b"text/plain")],
    }
    assert [message.get("more_body", False) for message in client.sent] == [False, False]


class Rows:
    """An answer of many small pieces, that knows how far it was made and whether it was closed."""

    def __init__(self, pieces: int, breaks_at: int = -1) -> None:
        self.pieces, self.breaks_at = pieces, breaks_at
        self.made, self.closed = 0, 0

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> "Rows":
        start("200 OK", [])
        return self

    def __iter__(self) -> "Rows":
        return self

    def __next__(self) -> bytes:
        if self.made == self.breaks_at:
            raise ValueError("broken")
        if self.made == self.pieces:
            raise StopIteration
        self.made += 1
        return b"x" * 1000

    def close(self) -> None:
        self.closed += 1


def test_a_long_answer_is_made_in_parts_while_it_is_read():
    rows = Rows(3000)

    client = ask(Client(), rows)

    assert len(client.body) == 3_000_000
    assert 10 < len(client.sent) < 15
    assert max(len(message.get("body", b"")) for message in client.sent) < gateway.PART + 1000
    assert rows.closed == 1


def test_an_answer_that_is_not_read_is_given_up_in_time(monkeypatch):
    monkeypatch.setattr(gateway, "READING", 0.1)
    rows = Rows(3000)

    client = ask(Client(reads=2), rows)

    assert rows.made < 1000
    assert rows.closed == 1
    assert client.sent[-1]["more_body"]  # so that nobody takes it for the whole


def test_an_answer_that_breaks_is_closed_and_not_ended(caplog):
    rows = Rows(3000, breaks_at=500)
    client = Client()

    with pytest.raises(ValueError, match="broken"):
        ask(client, rows)

    assert rows.closed == 1
    assert client.sent[-1]["more_body"]


# The request as WSGI tells it


def test_what_is_told_is_wsgi():
    checked = validator(lambda environ, start: (start("200 OK", [("Content-Type", "text/plain")]) and []) or [b"ok"])

    client = ask(Client(), checked, path="/meetings/", query_string=b"q=%E4%BC%9A")

    assert client.body == b"ok"


def test_the_address_is_told_as_it_was_sent():
    told = environ(raw_path=b"/units/%E5%8C%BA%2F%FF/", query_string=b"q=%41&x=\xe4")

    assert told["PATH_INFO"] == b"/units/\xe5\x8c\xba/\xff/".decode("latin1")
    assert told["QUERY_STRING"] == "q=%41&x=\xe4"
    assert (told["REMOTE_ADDR"], told["SERVER_NAME"], told["SERVER_PORT"]) == ("127.0.0.1", "127.0.0.1", "8000")


def test_headers_of_one_name_are_told_together():
    headers = [(b"host", b"a.cn"), (b"cookie", b"a=1"), (b"cookie", b"b=2"), (b"accept", b"x"), (b"Accept", b"y")]

    told = environ(headers=headers)

    assert (told["HTTP_HOST"], told["HTTP_COOKIE"], told["HTTP_ACCEPT"]) == ("a.cn", "a=1; b=2", "x,y")


def test_a_header_that_could_be_taken_for_the_proxys_is_dropped():
    told = environ(headers=[(b"host", b"a.cn"), (b"x_forwarded_proto", b"https"), (b"content_length", b"9")])

    assert "HTTP_X_FORWARDED_PROTO" not in told
    assert "CONTENT_LENGTH" not in told


@pytest.mark.django_db(transaction=True)
def test_a_table_comes_through_the_gateway_whole(cast):
    release(make_record(), cast)
    client, path = Client(), "/directives.csv"
    one = gateway.Gateway(application)
    asyncio.run(one(SCOPE | {"path": path, "raw_path": path.encode()}, client.receive, client.send))
    one.threads.submit(connections.close_all).result()

    rows = list(csv.DictReader(io.StringIO(client.body.decode("utf-8-sig"))))
    assert len(rows) == 2
