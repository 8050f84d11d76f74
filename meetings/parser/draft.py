"""What is being collected while a report is read: sittings with their matters and directives, not yet frozen."""

from dataclasses import dataclass, field

from .codes import ItemKind, Outcome
from .outline import Attendee, DirectiveOutline, Span
from .sentences import Sentence
from .sittings import Sitting


@dataclass
class Work:
    """One matter. ``origin`` says where its statement stands: a list (lead), the body, a heading, nowhere (none)."""

    kind: ItemKind
    start: int
    end: int
    origin: str
    words: str = ""
    outcome: Outcome | None = None
    level: int = 0
    directives: list[DirectiveOutline] = field(default_factory=list)
    aliases: str = ""
    line: int = -1

    @property
    def is_fresh(self) -> bool:
        return not self.directives


@dataclass
class Loose:
    """What is told after several matters were listed at once: its own words tell which of them each part is about.

    ``works`` are the matters that one paragraph of the body listed; none stand for those of the lead.
    """

    line: int
    start: int
    works: list[Work] = field(default_factory=list)
    directives: list[DirectiveOutline] = field(default_factory=list)
    outcome: Outcome | None = None
    is_opening: bool = False


@dataclass
class Minutes:
    """One sitting's part of the report. ``group`` counts the opening sentences."""

    sitting: Sitting
    works: list[Work] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
    attendance: list[Attendee] = field(default_factory=list)
    has_other_matters: bool = False
    group: int = 0
    focus: Work | None = None
    run: list[Work] = field(default_factory=list)
    is_told: bool = False

    @property
    def current(self) -> Work | None:
        """The matter named last (就某事，会议强调), else the body's latest.

        The lead's list does not count, for its paragraphs are matched at the end.
        """
        if self.focus is not None:
            return self.focus
        return next((work for work in reversed(self.works) if work.origin in ("body", "heading")), None)

    def add(self, work: Work) -> None:
        """Matters that one paragraph states in a row, with nothing told between, are a list."""
        if not self.run or self.is_told or not self.run[-1].line == work.line >= 0:
            self.run = []
        self.run.append(work)
        self.works.append(work)
        self.focus, self.is_told = None, False

    def listed(self, place: int) -> list[Work]:
        """The matters that what is told at ``place`` may be about; none where it can only be about the current one."""
        if self.focus is None and len(self.run) > 1 and place > self.run[-1].start:
            return self.run
        return []


@dataclass
class Voice:
    """Who speaks. ``flow``: the sentence before instructed; ``carried``: a colon hands the voice to the next line.

    ``lists``: 会议要求： handed it to numbered lines.
    ``led`` is the place of the latest sentence with a reporting lead of its own.
    """

    verb: str = ""
    speaker: str = "会议"
    is_foreign: bool = False
    flow: bool = False
    carried: bool = False
    lists: bool = False
    led: int = -1


@dataclass
class Draft:
    """The whole report while it is read: all minutes, who speaks, and the places that count as lead."""

    text: str
    minutes: list[Minutes] = field(default_factory=list)
    lead: list[Span] = field(default_factory=list)
    chairs: set[str] = field(default_factory=set)
    voice: Voice = field(default_factory=Voice)
    opened: Minutes | None = None
    joint: list[Minutes] = field(default_factory=list)
    parted: Work | None = None
    level: int = 0

    @property
    def here(self) -> Minutes:
        """The sitting whose part is being read."""
        assert self.opened is not None
        return self.opened

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self.chairs)

    def claim(self, start: int, end: int) -> None:
        """These characters report the sitting."""
        if end > start:
            self.lead.append(Span(start, end))

    def enter(self, minutes: Minutes, sentence: Sentence) -> None:
        """From this sentence on the report is about ``minutes``."""
        self.opened = minutes
        if minutes.sitting.section < 0:
            minutes.sitting.section = sentence.start

    def add(self, work: Work) -> None:
        self.here.add(work)
        self.voice.flow = False

    def words(self, start: int, end: int) -> str:
        return self.text[start:end]
