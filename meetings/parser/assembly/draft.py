"""What is being collected while a report is read: meetings with their matters and directives, not yet frozen."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property

from meetings.parser.assembly.alignment import pairs_of
from meetings.parser.assembly.meetings import MeetingDraft, Opening
from meetings.parser.cleaning.sentences import Sentence
from meetings.parser.outline import Attendee, DateRead, DirectiveOutline, Span
from records.codes import ItemKind, Outcome


class Origin(Enum):
    """Where the statement of a matter stands; a vague one is of the list too, and names what others may name better."""

    LEAD = auto()
    BODY = auto()
    HEADING = auto()
    VAGUE = auto()
    NOWHERE = auto()


@dataclass
class ItemDraft:
    """One matter."""

    kind: ItemKind
    start: int
    end: int
    origin: Origin = Origin.LEAD
    words: str = ""
    outcome: Outcome | None = None
    level: int = 0
    directives: list[DirectiveOutline] = field(default_factory=list)
    aliases: str = ""
    line: int = -1
    is_before: bool = False

    @property
    def is_fresh(self) -> bool:
        return not self.directives

    def state(self, start: int, end: int, words: str) -> None:
        """The statement stands elsewhere."""
        self.start, self.end, self.words = start, end, words
        self.__dict__.pop("pairs", None)

    @cached_property
    def pairs(self) -> frozenset[str]:
        return frozenset(pairs_of(self.words))


@dataclass
class DirectiveGroup:
    """Directives and outcome that follow a list of matters; their own words decide which matter each is about.

    ``items`` are the matters that one paragraph of the body listed; none stand for those of the lead.
    """

    line: int
    start: int
    items: list[ItemDraft] = field(default_factory=list)
    directives: list[DirectiveOutline] = field(default_factory=list)
    outcome: Outcome | None = None
    is_opening: bool = False
    is_captioned: bool = False
    is_general: bool = False


@dataclass
class Minutes:
    """One meeting's part of the report. ``opening_index`` counts the opening sentences.

    ``run`` holds matters stated in a row; it is closed once anything is said about them.
    """

    meeting: MeetingDraft
    items: list[ItemDraft] = field(default_factory=list)
    unassigned: list[DirectiveGroup] = field(default_factory=list)
    attendance: list[Attendee] = field(default_factory=list)
    has_other_matters: bool = False
    opening_index: int = 0
    latest: ItemDraft | None = None
    focus: ItemDraft | None = None
    run: list[ItemDraft] = field(default_factory=list)
    is_run_closed: bool = False
    is_captioned: bool = False
    is_general: bool = False

    @property
    def current_item(self) -> ItemDraft | None:
        """The matter named last (就某事，会议强调), else the body's latest.

        The lead's list does not count, for its paragraphs are matched at the end.
        """
        return self.focus if self.focus is not None else self.latest

    def add(self, item: ItemDraft) -> None:
        """Matters that one paragraph states in a row, with nothing said about them between, are a list."""
        if not self.run or self.is_run_closed or not self.run[-1].line == item.line >= 0:
            self.run = []
        self.run.append(item)
        self.is_general = False
        self.items.append(item)
        self.latest, self.focus, self.is_run_closed, self.is_captioned = item, None, False, False

    def caption(self, items: list[ItemDraft]) -> None:
        """关于甲办法和乙办法。 heads a paragraph: what follows is about these matters, stated before."""
        self.latest, self.focus, self.run, self.is_captioned = items[-1], None, items, len(items) > 1
        if len(items) == 1:
            self.focus = items[0]

    def attend(self, people: Iterable[Attendee]) -> None:
        """Those of a list who were not named before; two of one name in it are two people."""
        known = set(self.attendance)
        self.attendance += [person for person in people if person not in known]

    def drop(self, item: ItemDraft) -> None:
        """The latest matter turned out to be none."""
        del self.items[next(index for index in reversed(range(len(self.items))) if self.items[index] is item)]
        self.latest = next(
            (item for item in reversed(self.items) if item.origin in (Origin.BODY, Origin.HEADING)), None
        )

    def close(self, *, is_general: bool = False) -> None:
        """What follows is about no matter stated before; ``is_general``: nor about one that the opening listed."""
        self.is_general = is_general
        self.latest, self.focus, self.run, self.is_captioned = None, None, [], False

    def listed(self, offset: int) -> list[ItemDraft]:
        """The matters that words at ``offset`` may be about; none where they can only be about the current one."""
        if self.focus is None and len(self.run) > 1 and offset > self.run[-1].start:
            return self.run
        return []

    def group_at(self, sentence: Sentence) -> DirectiveGroup:
        """The latest group of this paragraph, about the same list; else a new one."""
        groups, listed = self.unassigned, self.listed(sentence.start)
        is_here = groups and groups[-1].line == sentence.line
        if is_here and (groups[-1].items is listed or not (groups[-1].items or listed)):
            return groups[-1]
        return self.open_group(sentence)

    def open_group(self, sentence: Sentence) -> DirectiveGroup:
        """会议指出，…… begins a group of directives, which lasts to the next lead of the paragraph."""
        group = DirectiveGroup(
            sentence.line,
            sentence.start,
            self.listed(sentence.start),
            is_opening=sentence.start == self.meeting.base,
            is_captioned=self.is_captioned,
            is_general=self.is_general,
        )
        self.unassigned.append(group)
        return group


@dataclass
class Voice:
    """Who speaks. ``flow``: the sentence before instructed; ``carried``: a colon hands the voice to the next line.

    ``lists``: 会议要求： handed it to numbered lines; ``lines``: it handed it to lines without numbers.
    ``led`` is the offset of the latest sentence with a reporting lead of its own.
    """

    verb: str = ""
    speaker: str = "会议"
    is_foreign: bool = False
    flow: bool = False
    carried: bool = False
    lists: bool = False
    lines: bool = False
    led: int = -1


@dataclass
class Draft:
    """The whole report while it is read: all minutes, who speaks, and the spans that count as lead.

    ``current_minutes`` are those of the meeting whose part is being read; there are none before one is opened.
    ``first`` is the opening that the report was found to begin with, ``titles`` are the meetings named above it.
    """

    text: str
    current_minutes: Minutes = field(init=False)
    minutes: list[Minutes] = field(default_factory=list)
    lead: list[Span] = field(default_factory=list)
    chairs: set[str] = field(default_factory=set)
    voice: Voice = field(default_factory=Voice)
    joint: list[Minutes] = field(default_factory=list)
    parted: ItemDraft | None = None
    parted_level: int = 0
    agenda: list[ItemDraft] = field(default_factory=list)
    agenda_lines: frozenset[int] = frozenset()
    level: int = 0
    first: Opening | None = None
    titles: list[MeetingDraft] = field(default_factory=list)
    labelled_day: DateRead = field(default_factory=DateRead)

    def opened_with(self, minutes: Minutes) -> list[Minutes]:
        """The minutes of all meetings that the same sentence opened."""
        return [other for other in self.minutes if other.opening_index == minutes.opening_index]

    def claim(self, start: int, end: int) -> None:
        """Marks characters as reporting the meeting."""
        if end > start:
            self.lead.append(Span(start, end))

    def enter(self, minutes: Minutes, sentence: Sentence) -> None:
        """From this sentence on the report is about ``minutes``."""
        self.current_minutes = minutes
        if minutes.meeting.section < 0:
            minutes.meeting.section = sentence.start

    def add(self, item: ItemDraft) -> None:
        self.current_minutes.add(item)
        self.voice.flow = False

    def words(self, start: int, end: int) -> str:
        return self.text[start:end]
