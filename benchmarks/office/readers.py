"""Readers that ask a server as fast as it answers, each over a connection that stays open."""

import socket
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

END_OF_HEAD = b"\r\n\r\n"
READ = 1 << 16
HEADERS = {"Host": "127.0.0.1", "Accept-Encoding": "gzip", "X-Forwarded-Proto": "https"}  # behind a proxy


@dataclass(frozen=True)
class Question:
    """What is asked, and the status that must come; ``before`` is done each time, untimed."""

    port: int
    path: Callable[[], str]
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], None] = lambda: None

    def __bytes__(self) -> bytes:
        lines = (f"{name}: {value}\r\n" for name, value in (HEADERS | dict(self.headers)).items())
        return f"GET {self.path()} HTTP/1.1\r\n{''.join(lines)}\r\n".encode()


@dataclass
class Told:
    """How many answers came in how long, and the seconds that each took."""

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return len(self.times) / self.seconds


def ask(question: Question, readers: int, seconds: float) -> Told:
    """So many readers ask the same at once, for so long."""
    begin = time.perf_counter()
    with ThreadPoolExecutor(readers) as pool:
        found = list(pool.map(lambda _: list(answers(question, begin + seconds)), range(readers)))
    return Told(time.perf_counter() - begin, [one for times in found for one in times])


def answers(question: Question, until: float) -> Iterator[float]:
    with socket.create_connection(("127.0.0.1", question.port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while time.perf_counter() < until:
            question.before()
            request = bytes(question)
            begin = time.perf_counter()
            connection.sendall(request)
            head, _body = received(connection)
            yield time.perf_counter() - begin
            assert int(head.split(b" ", 2)[1]) == question.status, head.decode()


def received(connection: socket.socket) -> tuple[bytes, bytes]:
    """The head of the answer, and as much of a body as it says."""
    buffer = connection.recv(READ)
    while END_OF_HEAD not in buffer:
        buffer += connection.recv(READ) or closed()
    head, _end, body = buffer.partition(END_OF_HEAD)
    length = header(head, "content-length")
    while not head.startswith(b"HTTP/1.1 304") and len(body) < int(length or 0):
        body += connection.recv(READ) or closed()
    return head, body


def closed() -> bytes:
    raise ConnectionError("the server closed the connection")


def etag(question: Question) -> str:
    """The validator of what is answered."""
    with socket.create_connection(("127.0.0.1", question.port)) as connection:
        connection.sendall(bytes(question))
        return header(received(connection)[0], "etag")


def header(head: bytes, name: str) -> str:
    """The value of a header, empty where there is none."""
    for line in head.split(b"\r\n")[1:]:
        found, _colon, value = line.partition(b":")
        if found.decode().lower() == name:
            return value.decode().strip()
    return ""
