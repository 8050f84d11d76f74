"""A public document that is not released, in every rendering that a release would make of it, beside what the public
has now. The renderings are the readers' own: an edition that is not printed goes through the same functions."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override

from directives.passages import passages
from directives.search.results.results import Hit
from directives.search.web.serializers import hit_row
from directives.serializers import Link, Row
from meetings.models.edition import Edition
from meetings.printing import list_columns
from meetings.record.document_diff import Change, differences
from meetings.record.schemas import read_document
from meetings.record.text_diff import Line, changed_lines
from meetings.renderings.entries import change_entry, meeting_entry
from meetings.renderings.serializers import change_row, correction_row, meeting_as_json, named_change, told_row
from meetings.renderings.text import as_text
from records.codes import Audience
from records.fields import Document
from website.atom import Entry
from website.json_encoder import RecordEncoder

PUBLIC = AnonymousUser()


@dataclass(frozen=True)
class Renderings:
    """An edition of the public, printed or not, as its readers get it."""

    edition: Any
    record: Document
    corrections: list[Row]
    link: Link

    @cached_property
    def row(self) -> Row:
        """In the list of meetings, and what its page says above the record."""
        return told_row(self.edition)

    @property
    def change(self) -> Row:
        """On the page of changes."""
        return named_change(change_row(self.edition))

    @property
    def entries(self) -> list[Entry]:
        """In the feeds of meetings and of changes."""
        return [meeting_entry(self.edition), change_entry(self.edition)]

    @cached_property
    def hits(self) -> dict[str, Row]:
        """In search, by key and in the order of the record; no word is marked, for nothing was asked."""
        found = reversed(passages(self.edition, self.record))
        return {f"{one.kind} {one.key}": hit_row(Hit(one, ())) for one in found}

    @cached_property
    def text(self) -> str:
        """As a file of plain text, in the language of the record."""
        with override(settings.LANGUAGE_CODE):
            return as_text(self.edition, self.link)

    @cached_property
    def json(self) -> str:
        """As programs read it; an edition that is not printed has no digest yet."""
        data = meeting_as_json(self.edition, self.corrections, self.link)
        data |= {"digest": data["digest"] or None}
        return json.dumps(data, cls=RecordEncoder, ensure_ascii=False, indent=2)


@dataclass(frozen=True)
class Preview:
    """What a release would make, and what stands ``now``: None where the public has nothing."""

    then: Renderings
    now: Renderings | None

    @property
    def is_first(self) -> bool:
        return self.now is None

    @property
    def changes(self) -> list[Change]:
        return differences(self.now.record, self.then.record) if self.now else []

    @property
    def json_lines(self) -> list[Line]:
        """Line by line what the JSON says now and would say."""
        return changed_lines(self.now.json if self.now else "", self.then.json)

    @property
    def text_lines(self) -> list[Line]:
        return changed_lines(self.now.text if self.now else "", self.then.text)

    @property
    def hits(self) -> list[tuple[str, Row]]:
        """Each hit that would be there, with what it is beside those of now: new, changed, same; then those gone."""
        before = self.now.hits if self.now else {}
        there = [(_standing(hit, before.get(name)), hit) for name, hit in self.then.hits.items()]
        return there + [("gone", hit) for name, hit in before.items() if name not in self.then.hits]


def _standing(hit: Row, before: Row | None) -> str:
    if before is None:
        return "new"
    return "same" if _said(hit) == _said(before) else "changed"


def _said(hit: Row) -> Row:
    return {
        name: hit[name] for name in ("headline", "snippet", "context", "meeting", "place", "units", "deadline_text")
    }


def preview(key: str, document: Document, *, at: datetime, link: Link) -> Preview:
    """What a release of this public document at that moment would make. A few queries, all of editions."""
    printed = Edition.objects.filter(key=key, audience=Audience.PUBLIC.value)
    current = printed.visible_to(PUBLIC).with_first_issued().with_act().first()
    last = printed.order_by("-number").defer("document").first()
    corrections = [correction_row(one) for one in Edition.objects.corrections_for(PUBLIC, key)]
    edition = _unprinted(key, document, at=at, last=last, first=printed.filter(number=1).first())
    own = [correction_row(edition)] if edition.corrects else []
    now = _current(current, corrections, link) if current else None
    return Preview(Renderings(edition, document, [*own, *corrections], link), now)


def _current(edition: Any, corrections: list[Row], link: Link) -> Renderings:
    document = read_document(edition)
    assert document is not None
    return Renderings(_as_today(edition), document, corrections, link)


def _unprinted(key: str, document: Document, *, at: datetime, last: Any, first: Any) -> Any:
    """The edition that would be printed, never saved. What it says of the time is when it was asked for."""
    edition: Any = Edition(
        key=key,
        audience=Audience.PUBLIC.value,
        number=last.number + 1 if last else 1,
        issued_at=at,
        document=document,
        **list_columns(document),
    )
    edition.first_issued_at = first.issued_at if first else at
    edition.corrects = last is not None and not last.is_tombstone
    return _as_today(edition)


def _as_today(edition: Any) -> Any:
    """With today's type, title and day, which a current edition has itself."""
    edition.type_now, edition.title_now, edition.listed_on_now = edition.type, edition.title, edition.listed_on
    return edition
