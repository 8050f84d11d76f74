"""Where a reader's record names a document: meeting by meeting, the earliest first."""

from dataclasses import dataclass, field
from typing import Any

from directives.documents.names import Document, named_in
from directives.models.passage import Passage
from directives.search.engine.queryset import answering
from directives.search.queries.criteria import Criteria
from directives.search.queries.query import AnyOf, Question, Word
from directives.serializers import Row, directive_row, linked_meeting
from records import access
from records.codes import PassageKind

MOST = 300  # passages, the newest


@dataclass
class Matter:
    """An item of a meeting under which the document is named: as what, and in which directives."""

    item: Row
    written: list[str] = field(default_factory=list)
    directives: list[Row] = field(default_factory=list)


@dataclass
class Step:
    """A meeting that names the document."""

    meeting: Row
    matters: dict[int, Matter] = field(default_factory=dict)


Found = list[tuple[Any, list[Document]]]


def naming(reader: access.Reader, folded: str) -> tuple[Found, bool]:
    """The passages that name a document, newest first, each with the document as it is written there; and whether
    there may be more.
    """
    word = Word(folded, f'"{folded}"')
    criteria = Criteria.of(access.audience(reader), Question((AnyOf((word,)),)))
    passages = Passage.objects.visible_to(reader).exclude(kind=PassageKind.SUMMARY.value).defer("folded")
    found = answering(passages.newest_first(), criteria)[:MOST]
    named = ((one, [as_named for as_named in named_in(words(one)) if as_named.folded == folded]) for one in found)
    return [(one, documents) for one, documents in named if documents], len(found) == MOST


def words(passage: Any) -> str:
    return f"{passage.headline}\n{passage.text}"


def steps(found: Found) -> list[Step]:
    """The meetings in the order of their days, with their items and directives in the order of the record."""
    by_meeting: dict[str, Step] = {}
    for passage, documents in reversed(found):
        step = by_meeting.setdefault(passage.meeting_key, Step(linked_meeting(passage.row["meeting"])))
        item = passage.row["item"]
        matter = step.matters.setdefault(item["position"], Matter(item))
        matter.written += [one.written for one in documents if one.written not in matter.written]
        if passage.kind == PassageKind.DIRECTIVE:
            matter.directives.insert(0, directive_row(passage))
    for step in by_meeting.values():
        step.matters = dict(sorted(step.matters.items()))
    return list(by_meeting.values())
