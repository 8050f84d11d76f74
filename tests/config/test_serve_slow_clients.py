"""The real server and clients that are slow, silent or many: everybody else is served meanwhile."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from benchmarks.office.pages import forms
from benchmarks.office.serving import Server, server
from config import gateway, serve
from tests.factories import make_directive, make_item, make_meeting, make_user, release

MANY = 4 * serve.WORKERS * gateway.THREADS
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def running(transactional_db: None) -> Iterator[Server]:
    with server() as one:
        yield one


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as connections:
        yield connections


def opened(running: Server, stack: ExitStack, sent: bytes, **options: int) -> socket.socket:
    """A connection that has sent this and does nothing more; ``room`` is how much it takes in before it reads."""
    client = stack.enter_context(socket.socket())
    if room := options.get("room"):
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
    client.settimeout(30)
    client.connect(("127.0.0.1", running.port))
    client.sendall(sent)
    return client


def head(line: str, **headers: object) -> bytes:
    told = {"Host": "127.0.0.1"} | {name.replace("_", "-"): value for name, value in headers.items()}
    return "\r\n".join([f"{line} HTTP/1.1", *(f"{name}: {value}" for name, value in told.items()), "", ""]).encode()


def stalled(running: Server, stack: ExitStack) -> socket.socket:
    """A sign-in whose form never comes."""
    return opened(running, stack, head("POST /accounts/login/", Content_Type=FORM, Content_Length=500) + b"username=")


def seconds_of(running: Server, path: str = "/meetings/") -> float:
    start = time.monotonic()
    connection = HTTPConnection("127.0.0.1", running.port, timeout=30)
    connection.request("GET", path)
    assert connection.getresponse().status == 200
    connection.close()
    return time.monotonic() - start


def browser() -> OpenerDirector:
    return build_opener(HTTPCookieProcessor())


def sign_in(running: Server, password: str = "jiyao-demo") -> str:
    """Where it leads."""
    one, place = browser(), f"{running.url}/accounts/login/"
    form = next(form for form in forms(one.open(place).read().decode()) if ("username", "") in form.fields)
    answer = one.open(place, urlencode(form.filled(username="secretary", password=password)).encode())
    return str(answer.url.removeprefix(running.url))


def test_many_bodies_that_never_come_stop_neither_readers_nor_forms(running, stack):
    make_user("secretary")
    waiting = [stalled(running, stack) for _ in range(MANY)]

    readers = [seconds_of(running) for _ in range(5)]
    landed = sign_in(running)

    assert max(readers) < 5
    assert landed == "/"
    first = HTTPResponse(waiting[0])
    first.begin()
    assert first.status == 408
    assert "没有在规定时间内收齐" in first.read().decode()


def test_what_is_not_taken_is_answered_before_it_comes(running, stack):
    refused = {
        head("POST /meetings/", Content_Type=FORM, Content_Length=10**9): 405,
        head("POST /accounts/login/", Content_Type="multipart/form-data; boundary=x", Content_Length=10**9): 413,
        head("POST /admin/login/", Content_Type="application/json", Content_Length=100): 415,
        head("POST /admin/login/", Content_Type=FORM, Transfer_Encoding="chunked"): 411,
        head("PUT /admin/login/", Content_Length=10**9): 405,
    }

    answers = [HTTPResponse(opened(running, stack, sent)) for sent in refused]
    start = time.monotonic()
    for answer in answers:
        answer.begin()

    assert [answer.status for answer in answers] == list(refused.values())
    assert time.monotonic() - start < 5


def test_readers_who_take_nothing_of_what_they_asked_leave_others_room(running, stack, cast):
    item = make_item(make_meeting())
    for _ in range(300):
        make_directive(item, text="抓好供水保障。" * 400)
    release(item.meeting, cast)

    for path in ("/static/admin/js/vendor/jquery/jquery.js", "/directives.csv", "/directives/"):
        for _ in range(MANY // 3):
            opened(running, stack, head(f"GET {path}"), room=2048)
    time.sleep(3)

    assert max(seconds_of(running) for _ in range(5)) < 5


def test_silent_connections_are_closed(running, stack):
    silent = opened(running, stack, b"")
    unfinished = opened(running, stack, b"GET / HTTP/1.1\r\nHost: ")

    for connection in (silent, unfinished):
        connection.settimeout(serve.HEADERS + 5)
        assert connection.recv(100) == b""


def test_wrong_sign_ins_at_once_leave_readers_alone(running):
    make_user("secretary")
    alone = sorted(seconds_of(running) for _ in range(20))[10]
    over = threading.Event()

    def guess() -> None:
        while not over.is_set():
            try:
                sign_in(running, "wrong")
            except OSError:  # more than are let in
                time.sleep(0.05)

    guessers = [threading.Thread(target=guess) for _ in range(8)]
    for guesser in guessers:
        guesser.start()
    time.sleep(1)
    meanwhile = sorted(seconds_of(running) for _ in range(20))[10]
    over.set()
    for guesser in guessers:
        guesser.join()

    assert meanwhile < 10 * alone + 0.5
