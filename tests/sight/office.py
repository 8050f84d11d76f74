"""An office with a meeting in every state, each with parts of every disclosure and a secret word in every place."""

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

from meetings.erasure import erase
from meetings.models import AgendaItem, Meeting
from tests.factories import act, approve, make_attendance, make_directive, make_item, make_meeting, reopen

STATES = ("draft", "in_review", "approved", "released", "reopened", "corrected", "withdrawn", "erased")
# PUBLIC: everybody. SAID: everybody, on the public's own page of changes. HISTORY: who opens an earlier edition.
PUBLIC, SAID, INTERNAL, HISTORY, DESK, NOBODY = "public", "said", "internal", "history", "desk", "nobody"
ADMINISTRATION = "administration"
# Who may read the words of a meeting: those that are disclosed, and those that are not.
OPEN = dict.fromkeys(STATES, PUBLIC) | {
    "draft": DESK,
    "in_review": DESK,
    "approved": INTERNAL,
    "withdrawn": INTERNAL,
    "erased": NOBODY,
}
HIDDEN = dict.fromkeys(STATES, INTERNAL) | {"draft": DESK, "in_review": DESK, "erased": NOBODY}


@dataclass(frozen=True)
class Secret:
    """A word that stands in one place alone, and who may read it there."""

    word: str
    place: str
    reader: str


@dataclass
class Office:
    cast: SimpleNamespace
    secrets: dict[str, Secret] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    lone: dict[str, Meeting] = field(default_factory=dict)
    directives: dict[tuple[str, str], str] = field(default_factory=dict)  # (state, part) → key
    before_erasure: str = ""  # what the editions of the erased meeting said

    def hide(self, reader: str, place: str) -> str:
        """A new secret word for one place."""
        word = f"隐{len(self.secrets):03}"
        self.secrets[word] = Secret(word, place, reader)
        return word

    def words(self, *readers: str) -> set[str]:
        return {word for word, secret in self.secrets.items() if secret.reader in readers}

    def units(self) -> list[str]:
        """The secret words that are names of units."""
        return [word for word, secret in self.secrets.items() if secret.place.endswith(", unit")]

    def documents(self) -> list[str]:
        """The secret words that are names of documents."""
        return [word for word, secret in self.secrets.items() if secret.place.endswith("item, title")]


def build(cast: SimpleNamespace) -> Office:
    office = Office(cast)
    for year, state in enumerate(STATES, start=2011):
        office.meetings[state] = _draft(office, state, year)
        WAYS[state](office, office.meetings[state])
        office.meetings[state] = Meeting.objects.get(pk=office.meetings[state].pk)
    for state, code in (("draft", "special"), ("approved", "plenary"), ("withdrawn", "office")):
        office.lone[state] = make_meeting(type=code, title=f"孤例{code}", summary="孤例", listed_on=date(2001, 1, 1))
        WAYS[state](office, office.lone[state])
    return office


def _draft(office: Office, state: str, year: int) -> Meeting:
    def shown(place: str) -> str:
        return office.hide(OPEN[state], f"{state}: {place}")

    def hidden(place: str) -> str:
        return office.hide(HIDDEN[state], f"{state}: {place}")

    title = office.hide(HISTORY, "corrected: title before") if state == "corrected" else shown("title")
    meeting = make_meeting(
        title=title,
        summary=shown("summary"),
        number_text=shown("number as written"),
        chair=shown("chair"),
        held_on=None,
        held_on_precision="unknown",
        held_on_text=shown("day as written"),
        listed_on=date(year, 6, 1),
        place=hidden("place"),
    )
    make_attendance(meeting, name=hidden("name of who was present"), post=hidden("post of who was present"))
    for disclosure in ("on_request", "public", "withheld"):
        _item(office, meeting, state, disclosure)
    return meeting


def _item(office: Office, meeting: Meeting, state: str, disclosure: str) -> AgendaItem:
    is_open = disclosure == "public"
    reader = OPEN[state] if is_open else HIDDEN[state]
    place = f"{state}: {disclosure} item"
    item = make_item(
        meeting,
        title=f"审议《{office.hide(reader, f'{place}, title')}》",
        text=office.hide(reader, f"{place}, text"),
        disclosure=disclosure,
        disclosure_reason="" if is_open else office.hide(HIDDEN[state], f"{place}, reason"),
    )
    for own in ("withheld", "public", "on_request") if is_open else ("public",):
        key = _directive(office, item, state, own, HIDDEN[state] if own != "public" else reader, f"{place}, {own}")
        office.directives[state, f"{own} in {disclosure}"] = key
    if is_open:  # one more, so that an open one has an open neighbour behind a hidden one
        removed = HISTORY if state == "corrected" else reader
        office.directives[state, "last"] = _directive(office, item, state, "public", removed, f"{place}, last")
    return item


def _directive(office: Office, item: AgendaItem, state: str, disclosure: str, reader: str, place: str) -> str:
    def word(part: str) -> str:
        return office.hide(reader, f"{place} directive, {part}")

    is_open = disclosure == "public"
    directive = make_directive(
        item,
        headline=word("headline"),
        text=word("text"),
        speaker=word("speaker"),
        addressee=word("addressee"),
        units=[word("unit")],
        disclosure=disclosure,
        disclosure_reason="" if is_open else office.hide(HIDDEN[state], f"{place} directive, reason"),
    )
    return directive.key


def _submit(office: Office, meeting: Meeting) -> None:
    act("submit", meeting, by=office.cast.secretary)


def _approve(office: Office, meeting: Meeting) -> None:
    reader = NOBODY if meeting == office.meetings.get("erased") else INTERNAL
    approve(meeting, office.cast, note=office.hide(reader, f"{meeting.listed_on.year}: note of an approval"))


def _release(office: Office, meeting: Meeting) -> None:
    _approve(office, meeting)
    act("release", meeting, by=office.cast.reviewer)


def _reopen_and_edit(office: Office, meeting: Meeting) -> None:
    _release(office, meeting)
    meeting = reopen(meeting, office.cast)
    meeting.title = office.hide(DESK, "reopened: title on the desk")
    meeting.save()
    item = meeting.items.first()
    item.text = office.hide(DESK, "reopened: item on the desk")
    item.save()
    make_directive(item, headline=office.hide(DESK, "reopened: new directive"), text="要公开")
    make_attendance(meeting, name=office.hide(DESK, "reopened: new name"))


def _correct(office: Office, meeting: Meeting) -> None:
    _release(office, meeting)
    meeting = reopen(meeting, office.cast)
    meeting.title = office.hide(PUBLIC, "corrected: title")
    meeting.save()
    meeting.items.get(disclosure="public").directives.last().delete()
    _approve(office, meeting)
    act("release", meeting, by=office.cast.reviewer, note=office.hide(SAID, "corrected: note of the correction"))


def _withdraw(office: Office, meeting: Meeting) -> None:
    _release(office, meeting)
    act("withdraw", meeting, by=office.cast.reviewer, note=office.hide(SAID, "withdrawn: note of the withdrawal"))


def _erase(office: Office, meeting: Meeting) -> None:
    _release(office, meeting)
    office.before_erasure = str(list(meeting.editions.values_list("document", "note")))
    erase(meeting, by=office.cast.administrator, reason=office.hide(ADMINISTRATION, "erased: reason"))


WAYS: dict[str, Any] = {
    "draft": lambda office, meeting: None,
    "in_review": _submit,
    "approved": _approve,
    "released": _release,
    "reopened": _reopen_and_edit,
    "corrected": _correct,
    "withdrawn": _withdraw,
    "erased": _erase,
}
