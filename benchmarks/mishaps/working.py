"""Two people at the desk and some readers, who go on whatever happens, and what the server told them is done."""

import random
import re
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote

from benchmarks.mishaps.browsing import Answers, Browser, NoAnswer, Page

PASSWORD = "jiyao-demo"
DESK = "/admin/meetings/meeting"
PASTE = "/admin/meetings/report/add/"
WATER = quote("供水")
PAGES = [
    *("/", "/meetings/", "/meetings.json", "/changes/", "/directives.csv"),
    *(f"/directives/?q={WATER}", f"/search/?q={WATER}"),
]
REFUSED = 'class="error"'  # of a message; what a form lacks is shown without a redirection
PAUSE = 0.3  # seconds between two things that somebody does: others use the machine too


@dataclass(frozen=True)
class Act:
    """Something that the server said is done: which verb, on which meeting, and the words that were sent with it."""

    verb: str
    meeting: int
    words: str
    at: float


@dataclass
class Office:
    """What the people share: the trays between the two desks, and what was acknowledged."""

    port: int
    answers: Answers = field(default_factory=Answers)
    acknowledged: list[Act] = field(default_factory=list)
    to_edit: deque[int] = field(default_factory=deque)
    to_review: deque[int] = field(default_factory=deque)
    reads: deque[tuple[float, bool]] = field(default_factory=lambda: deque(maxlen=200))  # when asked, and if answered
    is_closed: threading.Event = field(default_factory=threading.Event)
    failed: list[str] = field(default_factory=list)  # people who met what a person would not know how to go on from

    def acknowledge(self, page: Page, verb: str, meeting: int, words: str = "") -> None:
        """Done is what the server answered by leading back to the desk, unless the page there tells of a refusal."""
        if page.redirected_at and page.path.startswith(DESK) and REFUSED not in page.text:
            self.acknowledged.append(Act(verb, meeting, words, page.redirected_at))


class Person(threading.Thread):
    """Works until the office closes; what gets no answer is tried again from the start."""

    role = ""

    def __init__(self, office: Office) -> None:
        super().__init__(daemon=True)
        self.office, self.browser = office, Browser(office.port, office.answers)
        self.chance = random.Random(self.role)

    def run(self) -> None:
        while not self.office.is_closed.is_set():
            try:
                self.arrive()
                self.work()
            except NoAnswer:
                pass
            except Exception as error:  # a person who stops to work would make the figures look good
                self.office.failed.append(f"{self.role}: {error!r}")
            time.sleep(PAUSE)

    def arrive(self) -> None:
        if "__Host-sessionid" not in self.browser.cookies:
            self.browser.sign_in(self.role, PASSWORD)

    def work(self) -> None:
        raise NotImplementedError

    def offered(self, meeting: int) -> set[str]:
        """The verbs that the meeting's page leads to, and ``draft`` where it is one."""
        page = self.browser.get(f"{DESK}/{meeting}/change/")
        verbs = set(re.findall(rf"{DESK}/{meeting}/([a-z_]+)/\"", page.text))
        if not verbs:
            self.browser.cookies.pop("__Host-sessionid", None)
            raise NoAnswer("no page of the desk, so signed out")
        return verbs | {"draft"} if "state-draft" in page.text else verbs

    def do(self, verb: str, meeting: int, **values: str) -> None:
        """Opens the page of the verb and sends what it shows; what is done is acknowledged."""
        place = f"{DESK}/{meeting}/{verb}/"
        form = self.browser.get(place).form("version")
        answer = self.browser.post(place, form.filled(**values))
        self.office.acknowledge(answer, verb, meeting)


class Secretary(Person):
    role = "secretary"
    serial = 0

    def work(self) -> None:
        meeting = self.office.to_edit[0] if self.office.to_edit else self.paste()
        if "draft" in self.offered(meeting):
            self.save(meeting)
            self.do("submit", meeting)
        self.office.to_edit.remove(meeting)
        self.office.to_review.append(meeting)

    def paste(self) -> int:
        """A new report, pasted until its draft is there: the same text again leads to the same draft."""
        self.serial += 1
        text = (
            f"{self.serial % 28 + 1}日上午，区长沈怀远主持召开区政府专题会议，研究第{self.serial}号供水工程。\n"
            f"会议听取了第{self.serial}号供水工程进展情况汇报。会议指出，要加快第{self.serial}段管网改造，"
            f"抓好台账{self.serial * 7919}。要备足物资，做好预案。\n"
        )
        while not self.office.is_closed.is_set():
            try:
                form = self.browser.get(PASTE).form("text")
                sent = form.filled(text=text, published_on=date.today().isoformat(), step="create", apart="1")
                page = self.browser.post(PASTE, sent)
                if found := re.search(rf"{DESK}/(\d+)/change/", page.path + page.text):
                    self.office.to_edit.append(int(found[1]))
                    self.office.acknowledge(page, "create", int(found[1]), text)
                    return int(found[1])
            except NoAnswer:
                time.sleep(PAUSE)
        raise NoAnswer("the office is closed")

    def save(self, meeting: int) -> None:
        place = f"{DESK}/{meeting}/change/"
        form = self.browser.get(place).form("title")
        title = f"供水专题会议（{meeting}-{time.monotonic_ns()}）"
        summary = f"研究供水工程：{title}"
        answer = self.browser.post(place, form.filled(title=title, summary=summary, _continue="1"))
        self.office.acknowledge(answer, "save", meeting, f"{title}\n{summary}")


class Reviewer(Person):
    role = "reviewer"

    def work(self) -> None:
        if not self.office.to_review:
            return
        meeting = self.office.to_review[0]
        offered = self.offered(meeting)
        if "approve" in offered:
            self.do("approve", meeting)
        elif "release" in offered:
            self.do("release", meeting, note="更正文字。")
        elif "reopen" in offered and self.chance.random() < 0.3:
            self.do("reopen", meeting)  # to be corrected
        else:
            self.office.to_review.remove(meeting)
            if "draft" in offered:  # it was reopened, or its submission did not arrive
                self.office.to_edit.append(meeting)


class Reader(Person):
    """Asks for pages and notes whether one was answered; what cannot be read at once is not."""

    def __init__(self, office: Office, number: int) -> None:
        super().__init__(office)
        self.browser.patience, self.chance = 3, random.Random(number)

    def arrive(self) -> None:
        """Readers need no account."""

    def work(self) -> None:
        asked, is_answered = time.monotonic(), False
        try:
            is_answered = self.browser.get(self.chance.choice(PAGES)).status == 200
        finally:
            self.office.reads.append((asked, is_answered))


def hire() -> None:
    """The accounts of everybody who signs in."""
    from django.contrib.auth.models import Group

    from meetings.models import User

    for name, role in (("secretary", "secretary"), ("reviewer", "reviewer"), ("deputy", "secretary")):
        user = User.objects.create_user(name, password=PASSWORD, name=name, is_staff=True)
        user.groups.add(Group.objects.get(name=role))


def staff(office: Office) -> list[Callable[[], None]]:
    """Starts everybody; calling what is returned waits for each to go home."""
    people: list[Person] = [Secretary(office), Reviewer(office), *(Reader(office, number) for number in range(2))]
    for person in people:
        person.start()
    return [person.join for person in people]
