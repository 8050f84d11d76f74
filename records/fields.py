"""The fields of a record, declared once for each of its parts: meeting, agenda item, directive.

Documents, their public part, differences, rows, JSON and erasure go through these tables; a fact that is not in them is
in no edition. docs/recipes.md says what a new one touches.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NotRequired, TypedDict

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records.codes import AttendanceRole, Code, DatePrecision, Disclosure, ItemKind, MeetingType, Outcome

OTHER_MATTERS = "会议还研究了其他事项。"  # the conventional line, which gives no number
Part = Mapping[str, Any]  # any part, by the names of its fields


class PersonPart(TypedDict):
    """Somebody who was there, or was not; ``role`` says which."""

    name: str
    post: str
    role: str


class DirectivePart(TypedDict):
    """A directive in a document. What is not required is in no public document."""

    key: str
    position: int
    headline: str
    text: str
    verb: str
    speaker: str
    addressee: str
    units: list[str]
    deadline_text: str
    deadline_on: str | None
    deadline_precision: str
    disclosure: NotRequired[str]
    disclosure_reason: NotRequired[str]


class ItemPart(TypedDict):
    """An agenda item in a document, with its directives."""

    key: str
    position: int
    kind: str | None
    title: str
    text: str
    outcome: str | None
    disclosure: NotRequired[str]
    disclosure_reason: NotRequired[str]
    directives: list[DirectivePart]


class Document(TypedDict):
    """A meeting as an edition prints it; days are YYYY-MM-DD. ``schema`` says which fields it has."""

    schema: int
    key: str
    type: str
    title: str
    number_text: str
    number: int | None
    term: int | None
    number_year: int | None
    held_on: str | None
    held_on_precision: str
    held_on_text: str
    listed_on: str
    chair: str
    place: NotRequired[str]
    attendance: NotRequired[list[PersonPart]]
    summary: str
    withheld: bool
    items: list[ItemPart]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A fact in words, by the name that column, document, row and JSON give it alike.

    ``say`` words it together with the fields behind it that have no label; a field without a label is never compared by
    itself. ``column`` heads its column in a table for spreadsheets. An internal field is in no public document.
    Passages carry those that the page of a directive shows, lists those that the row of a meeting shows; JSON has what
    lists have.
    """

    name: str
    label: Any = ""
    column: Any = ""
    say: Callable[[Part], str] | None = None
    absent: Any = ""  # in rows that were stored before the field was
    is_internal: bool = False
    in_passages: bool = True
    in_lists: bool = True

    def stored(self, row: Any) -> Any:
        """The value of a desk row as JSON can say it."""
        return getattr(row, self.name)

    def shown(self, part: Part) -> Any:
        """The value of a document as rows have it."""
        return part.get(self.name, self.absent)

    def in_words(self, part: Part) -> str:
        """The value in words, for staff; a public document says nothing of what is internal."""
        return self.say(part) if self.say else str(part.get(self.name) or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeField(Field):
    """One of a closed list, or none."""

    codes: type[Code]

    def stored(self, row: Any) -> Any:
        return getattr(row, self.name) or None

    def in_words(self, part: Part) -> str:
        return _(self.codes(part[self.name]).label) if part.get(self.name) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayField(Field):
    """A day, YYYY-MM-DD in documents."""

    def stored(self, row: Any) -> Any:
        value = getattr(row, self.name)
        return value.isoformat() if value else None

    def shown(self, part: Part) -> date | None:
        return date.fromisoformat(part[self.name]) if part.get(self.name) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesField(Field):
    """Names in their order."""

    def stored(self, row: Any) -> list[str]:
        return list(getattr(row, self.name))

    def in_words(self, part: Part) -> str:
        return "、".join(part[self.name])


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleField(Field):
    """Who was there: name, post and role of each."""

    def stored(self, row: Any) -> list[PersonPart]:
        return [
            {"name": person.name, "post": person.post, "role": person.role} for person in getattr(row, self.name).all()
        ]

    def in_words(self, part: Part) -> str:
        return people_in_words(part.get(self.name, []))


def people_in_words(people: Iterable[Part]) -> str:
    """A line for each person: role, name and post."""
    return "\n".join(
        f"{_(AttendanceRole(person['role']).label)} {person['name']} {person['post']}".rstrip() for person in people
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherMattersField(Field):
    """Whether there is more than is printed: on the desk by a tick, in public also where a part is hidden."""

    def stored(self, row: Any) -> bool:
        return bool(row.has_other_matters)

    def in_words(self, part: Part) -> str:
        return OTHER_MATTERS if part[self.name] else ""


def held(meeting: Part) -> str:
    """The day; else the words of the report with how much of the day is known."""
    if meeting["held_on"]:
        return str(meeting["held_on"])
    precision = _(DatePrecision(meeting["held_on_precision"]).label)
    return _("%(text)s（精度：%(precision)s）") % {"text": meeting["held_on_text"] or "—", "precision": precision}


def deadline(directive: Part) -> str:
    """9月底前（2026-09-30）; of the two what there is."""
    text, day = directive.get("deadline_text") or "", directive.get("deadline_on") or ""
    return f"{text}（{day}）" if text and day else text or day


KEY = Field(name="key")
POSITION = Field(name="position")
DISCLOSURE = (
    CodeField(name="disclosure", label=gettext_lazy("公开属性"), codes=Disclosure, is_internal=True),
    Field(name="disclosure_reason", label=gettext_lazy("不予公开理由"), is_internal=True),
)
MEETING: tuple[Field, ...] = (
    KEY,
    CodeField(name="type", label=gettext_lazy("会议类型"), codes=MeetingType),
    Field(name="title", label=gettext_lazy("标题")),
    Field(name="number_text", label=gettext_lazy("会议届次")),
    Field(name="number", in_passages=False, in_lists=False),
    Field(name="term", in_passages=False, in_lists=False),
    Field(name="number_year", in_passages=False, in_lists=False),
    DayField(name="held_on", label=gettext_lazy("会议日期"), say=held),
    Field(name="held_on_precision"),
    Field(name="held_on_text"),
    DayField(name="listed_on", label=gettext_lazy("列表日期")),
    Field(name="chair", label=gettext_lazy("主持人")),
    Field(name="place", label=gettext_lazy("地点"), is_internal=True),
    PeopleField(name="attendance", label=gettext_lazy("出席情况"), is_internal=True),
    Field(name="summary", label=gettext_lazy("会议要点"), in_passages=False),
    OtherMattersField(name="withheld", label=gettext_lazy("未公开事项"), in_passages=False),
)
ITEM: tuple[Field, ...] = (
    KEY,
    POSITION,
    CodeField(name="kind", label=gettext_lazy("议题类型"), codes=ItemKind),
    Field(name="title", label=gettext_lazy("标题")),
    Field(name="text", label=gettext_lazy("议题内容"), in_passages=False),
    CodeField(name="outcome", label=gettext_lazy("审议结果"), codes=Outcome),
    *DISCLOSURE,
)
DIRECTIVE: tuple[Field, ...] = (
    KEY,
    POSITION,
    Field(name="headline", label=gettext_lazy("要点"), column=gettext_lazy("要点")),
    Field(name="text", label=gettext_lazy("内容"), column=gettext_lazy("内容")),
    Field(name="verb", label=gettext_lazy("引述词"), column=gettext_lazy("表述")),
    Field(name="speaker", label=gettext_lazy("发言人"), column=gettext_lazy("提出人")),
    Field(name="addressee", label=gettext_lazy("对象"), column=gettext_lazy("要求对象")),
    NamesField(name="units", label=gettext_lazy("涉及单位"), column=gettext_lazy("涉及单位")),
    Field(name="deadline_text", label=gettext_lazy("办理时限"), column=gettext_lazy("办理时限"), say=deadline),
    DayField(name="deadline_on"),
    Field(name="deadline_precision", absent=DatePrecision.UNKNOWN.value),
    *DISCLOSURE,
)


def columns(fields: Iterable[Field]) -> list[Field]:
    """Those that a table for spreadsheets has a column of."""
    return [field for field in fields if field.column]


def stored(fields: Iterable[Field], row: Any) -> dict[str, Any]:
    """A desk row as a part of an internal document, without the parts within it."""
    return {field.name: field.stored(row) for field in fields}


def public(fields: Iterable[Field], part: Part) -> dict[str, Any]:
    """What the public may read of a part, without the parts within it."""
    return {field.name: part[field.name] for field in fields if not field.is_internal}


def listed(fields: Iterable[Field], part: Part) -> dict[str, Any]:
    """What lists and JSON show of a part."""
    return {field.name: field.shown(part) for field in fields if field.in_lists and not field.is_internal}


def carried(fields: Iterable[Field], part: Part) -> dict[str, Any]:
    """What passages carry of a part, as it is stored."""
    return {field.name: part[field.name] for field in fields if field.in_passages and not field.is_internal}
