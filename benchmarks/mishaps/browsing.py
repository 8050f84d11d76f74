"""A browser that knows cookies and forms: one person's way to the real server, as behind a proxy that says https."""

import http.client
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

from benchmarks.office.pages import Fields, Form, forms

FORM = "application/x-www-form-urlencoded"
PROXY = "X-Forwarded-Proto"
MOST_REDIRECTS = 4
LONGEST_OUTAGE = 120  # seconds


class NoAnswer(Exception):
    """The server did not answer, or said that it cannot now."""


@dataclass(frozen=True)
class Failure:
    """A request that the server failed at, with its status (0: no answer), and when that was."""

    status: int
    request: str
    asked: float
    answered: float


@dataclass
class Answers:
    """How often everybody was answered with which status; 0 stands for no answer at all."""

    statuses: Counter[int] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)  # what was answered with an error that nothing here explains
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, status: int, request: str, asked: float) -> None:
        with self.lock:
            self.statuses[status] += 1
            if not 0 < status < 500:
                self.failures.append(Failure(status, request, asked, time.monotonic()))
            if status >= 400 and status != 503:
                self.broken.append(f"{request}: {status}")


@dataclass(frozen=True)
class Page:
    status: int
    path: str
    text: str
    redirected_at: float | None = None  # when the server led here from what was sent to it

    def form(self, marker: str) -> Form:
        """The form for posting that has the field; NoAnswer where the page has none."""
        for form in forms(self.text):
            if form.method == "post" and marker in dict(form.fields):
                return form
        raise NoAnswer(f"no form on {self.path} ({self.status})")


class Browser:
    def __init__(self, port: int, answers: Answers, patience: float = 12) -> None:
        self.port, self.answers, self.patience = port, answers, patience
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> Page:
        return self.follow("GET", path, None)

    def post(self, path: str, fields: Fields) -> Page:
        return self.follow("POST", path, fields)

    def follow(self, method: str, path: str, fields: Fields | None) -> Page:
        """The page at the end of all redirections; after the first, what was sent is dealt with: it insists."""
        redirected_at = None
        for _ in range(MOST_REDIRECTS):
            status, location, text = self.insist(path) if redirected_at else self.ask(method, path, fields)
            if not location:
                return Page(status, path, text, redirected_at)
            redirected_at = redirected_at or time.monotonic()
            there = urlsplit(urljoin(f"https://127.0.0.1:{self.port}{path}", location))
            path, fields = there.path + (f"?{there.query}" if there.query else ""), None
        raise NoAnswer(f"too many redirections at {path}")

    def insist(self, path: str) -> tuple[int, str, str]:
        deadline = time.monotonic() + LONGEST_OUTAGE
        while time.monotonic() < deadline:
            try:
                return self.ask("GET", path, None)
            except NoAnswer:
                time.sleep(0.2)
        return self.ask("GET", path, None)

    def ask(self, method: str, path: str, fields: Fields | None) -> tuple[int, str, str]:
        here = f"127.0.0.1:{self.port}"
        headers = {"Host": here, "Cookie": self.cookie(), PROXY: "https", "Referer": f"https://{here}{path}"}
        body = None if fields is None else urlencode(fields)
        headers |= {} if body is None else {"Content-Type": FORM}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.patience)
        status, asked = 0, time.monotonic()
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
            status = answer.status
        except (OSError, http.client.HTTPException) as error:
            raise NoAnswer(f"{method} {path}: {error!r}") from error
        finally:
            connection.close()
            self.answers.add(status, f"{method} {path}", asked)
        self.keep(answer)
        if status >= 500:
            time.sleep(0.2)
            raise NoAnswer(f"{method} {path}: {status}")
        return status, answer.getheader("Location") or "", text

    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def keep(self, answer: http.client.HTTPResponse) -> None:
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value

    def sign_in(self, name: str, password: str) -> None:
        form = self.get("/accounts/login/").form("username")
        self.post("/accounts/login/", form.filled(username=name, password=password))
        if "__Host-sessionid" not in self.cookies:
            raise NoAnswer(f"{name} could not sign in")
