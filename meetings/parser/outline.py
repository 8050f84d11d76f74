"""What was read in a report: frozen plain data with spans and doubts. Reading lives in the stages, saving in intake."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from records.codes import AttendanceRole, DatePrecision, ItemKind, MeetingType, Outcome

VERSION = 11  # kept with each report; raised when today's reading may differ from an earlier one


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters in the cleaned text."""

    start: int
    end: int


class DoubtReason(StrEnum):
    """Why something is doubted. Each has its sentence in ``reading/sentences.py``; stored, so the codes stay."""

    NO_DATE = "no_date"
    IMPOSSIBLE_DATE = "impossible_date"
    RECKONED_DATE = "reckoned_date"
    VAGUE_DATE = "vague_date"
    NO_YEAR_NOR_MONTH = "no_year_nor_month"
    NO_YEAR = "no_year"
    AFTER_PUBLICATION = "after_publication"
    LONG_BEFORE_PUBLICATION = "long_before_publication"
    NO_CHAIR = "no_chair"
    CONVENER_ALONE = "convener_alone"
    CHAIR_BY_RANK = "chair_by_rank"
    NO_TYPE = "no_type"
    NO_ITEM = "no_item"
    TWO_NUMBERS = "two_numbers"
    BYTES_LOST = "bytes_lost"
    SCRIPT_CONVERTED = "script_converted"
    CUT_SHORT = "cut_short"
    NO_SITTING = "no_sitting"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person must check: ``code`` is the fact it is about, ``quoted`` what its sentence quotes.

    ``reason`` is a ``DoubtReason``, or a sentence where an earlier parser read the report and worded it otherwise.

    ``meeting`` is the index of the meeting it is about: meetings that share a sentence share its span, not their
    doubts. It is None for a doubt about the words of the report.
    """

    code: str
    reason: str
    span: Span | None = None
    meeting: int | None = field(default=None, compare=False)  # older kept outlines lack it and stay equal
    quoted: str = ""


@dataclass(frozen=True, slots=True)
class DateRead:
    """A day as the report writes it. ``year`` may come from the publication day; parts not known are None."""

    text: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> DatePrecision:
        """How much of the day is known, counted from the year down: a day without a year is unknown."""
        if self.year is None:
            return DatePrecision.UNKNOWN
        if self.month is None:
            return DatePrecision.YEAR
        return DatePrecision.MONTH if self.day is None else DatePrecision.DAY

    @property
    def on(self) -> date | None:
        """The day, where year, month and day are all known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class NumberRead:
    """A meeting's number: 第``number``次 of the ``term``届 or of ``year``, with the words as written."""

    text: str = ""
    number: int | None = None
    term: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
    name: str
    role: AttendanceRole
    post: str = ""


@dataclass(frozen=True, slots=True)
class DirectiveOutline:
    """One instruction. ``text`` is verbatim from the cleaned text at ``span``.

    ``deadline`` is by when, as its words say (9月底前); ``deadline_on`` is that day,
    YYYY-MM-DD, where it can be computed.
    """

    text: str
    span: Span
    headline: str
    verb: str = ""
    speaker: str = ""
    addressee: str = ""
    units: tuple[str, ...] = ()
    deadline: str = ""
    deadline_on: str = ""


@dataclass(frozen=True, slots=True)
class ItemOutline:
    """One matter. ``statement`` is verbatim at ``span``; both are empty where directives stand without a matter."""

    kind: ItemKind
    statement: str
    title: str
    span: Span | None = None
    outcome: Outcome | None = None
    directives: tuple[DirectiveOutline, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingOutline:
    """One meeting. ``lead`` is the sentence that reports it, from which intake proposes title and summary."""

    type: MeetingType
    name: str = ""
    is_extended: bool = False
    number: NumberRead = NumberRead()
    held: DateRead = DateRead()
    chair: str = ""
    place: str = ""
    lead: str = ""
    span: Span | None = None
    attendance: tuple[Attendee, ...] = ()
    items: tuple[ItemOutline, ...] = ()
    has_other_matters: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole report as read. ``text`` is the cleaned text that every span points into.

    ``lead`` and ``boilerplate`` are ranges that report meetings or are page furniture; ``unplaced`` belongs nowhere.
    Together with the spans of statements and directives they cover every character of ``text`` exactly once.

    ``supposed`` is how the same text reads where a person says that it reports a meeting, though none was recognised.
    """

    text: str
    meetings: tuple[MeetingOutline, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    lead: tuple[Span, ...] = ()
    boilerplate: tuple[Span, ...] = ()
    unplaced: tuple[Span, ...] = field(default=())
    supposed: "Outline | None" = None
