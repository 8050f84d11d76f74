"""Titles and summaries that were proposed, proposed anew from public matters when what is hidden changes.

``Meeting.proposal`` keeps what a proposal is made of (``sitting``, the name of the meeting; ``lead``, the summary of
all that was read; ``matters``, the keys of the items that were read) and what was proposed last (``title``,
``summary``, and ``made_of``, what was public and hidden then). A person has written a title or a summary where it is
not, but for spaces and line ends that a form changes, what was proposed last; what a person has written stays, and
the disclosure check shows it.
"""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from django.utils.translation import gettext as _

from meetings.disclosure_check import exposures
from meetings.disclosure_check.excerpts import hidden_beside, hidden_excerpts
from meetings.intake.draft_defaults import NO_MATTER, meeting_name, propose_summary, summary_of, title_of
from meetings.models import Meeting, State
from meetings.parser.outline import MeetingOutline
from meetings.record.document import internal, is_public
from meetings.workflow.exposures import beside
from records import limits
from records.codes import MeetingType
from records.fields import Document, ItemPart

PROPOSED = ("title", "summary")


def made_of(matters: list[str]) -> dict[str, Any]:
    """What is kept of the items of a new draft: all of them are public."""
    return {"matters": matters, "made_of": sorted(matters)}


def is_proposed(desk: Meeting, name: str) -> bool:
    """Whether a title or a summary is what was proposed, and not a person's."""
    return bool(desk.proposal) and getattr(desk, name).split() == desk.proposal[name].split()


def hindrance_of(desk: Meeting, name: str) -> str:
    """Why a title or summary is not to become what another version of the report gives; empty where nothing is."""
    if not is_proposed(desk, name):
        return _("录入后已手工修改，不会覆盖。")
    if desk.proposal["made_of"] != sorted(desk.proposal["matters"]):
        return _("有议题不公开或已删除，不按新稿更新，以免写出不公开的内容。")
    return ""


def accept(desk: Meeting, name: str, words: str) -> None:
    """Makes words the title or summary as they are proposed by another version of the report."""
    setattr(desk, name, words)
    desk.proposal[name] = words
    desk.save(update_fields=[name, "proposal"])


def follow_report(meeting: Meeting, read: MeetingOutline, *, earlier: list[str]) -> None:
    """Makes proposals of the new version of the report from now on; ``earlier`` are the keys of the items before it."""
    desk = Meeting.objects.get(pk=meeting.pk)
    if not desk.is_draft or not desk.proposal:
        return
    left_out = desk.proposal["made_of"] != sorted(desk.proposal["matters"])
    gone = set(desk.proposal["matters"]) - set(earlier)
    matters = sorted(gone.union(desk.items.values_list("key", flat=True)))
    desk.proposal |= {"sitting": meeting_name(read), "lead": propose_summary(read), "matters": matters}
    desk.proposal |= {} if left_out else {"made_of": matters}
    desk.save(update_fields=["proposal"])
    propose_anew(desk)


def propose_all_anew(meeting: Meeting) -> list[str]:
    """As ``propose_anew``, for the drafts beside the meeting too; tells what changed of the meeting itself.

    A draft that somebody is saving just now is passed over; the check shows what it names.
    """
    if meeting.report_id is not None:
        others = Meeting.objects.filter(report=meeting.report_id, state=State.DRAFT).exclude(pk=meeting.pk)
        for other in others.order_by("pk").select_for_update(skip_locked=True):
            propose_anew(other)
    return propose_anew(meeting)


def propose_anew(meeting: Meeting) -> list[str]:
    """Where other parts are hidden, or gone, than when title and summary were proposed, proposes them anew.

    Names the columns that changed, in the row and in ``meeting``. Its caller holds the lock of the row.
    """
    desk = Meeting.objects.prefetch_related("items__directives", "attendance").get(pk=meeting.pk)
    if not desk.is_draft or not desk.proposal:
        return []
    record, others = internal(desk), beside(desk)
    now = _made_of(desk.proposal["matters"], record, others)
    if now == desk.proposal["made_of"]:
        return []
    proposed = {
        "title": _first_discreet("title", _titles(desk.proposal, record), record, others)[: limits.TITLE],
        "summary": _first_discreet("summary", _summaries(desk.proposal, record), record, others),
    }
    changed = [name for name in PROPOSED if is_proposed(desk, name) and proposed[name] != getattr(desk, name)]
    for name in changed:
        setattr(desk, name, proposed[name])
        setattr(meeting, name, proposed[name])
    desk.proposal |= proposed | {"made_of": now}
    desk.save(update_fields=["proposal", *changed])
    return changed


def _made_of(matters: list[str], record: Document, others: Iterable[Document]) -> list[str]:
    """The items of the report that are public still, and all that is hidden."""
    public = {item["key"] for item in record["items"] if is_public(item)} & set(matters)
    hidden = [*hidden_excerpts(record), *(excerpt for other in others for excerpt in hidden_beside(other))]
    return sorted([*public, *(f"-{excerpt.path}" for excerpt in hidden)])


def _titles(proposal: dict[str, Any], record: Document) -> Iterator[str]:
    names = (proposal["sitting"], MeetingType(record["type"]).label)
    matters = [item["text"] or item["title"] for item in _matters(record)]
    yield from (title_of(name, matters) for name in names)
    yield from names


def _summaries(proposal: dict[str, Any], record: Document) -> Iterator[str]:
    """The lead names all that was read, so it serves only where all of it is public."""
    public = {item["key"] for item in record["items"] if is_public(item)}
    if public.issuperset(proposal["matters"]) and len(public) == len(record["items"]):
        yield proposal["lead"]
    matters = [item["text"] or item["title"] for item in _matters(record)]
    yield summary_of(proposal["lead"], matters)
    if matters:
        yield summary_of("", matters)
    yield summary_of(proposal["lead"], [])
    yield MeetingType(record["type"]).label


def _matters(record: Document) -> list[ItemPart]:
    return [item for item in record["items"] if is_public(item) and (item["text"] or item["title"] != NO_MATTER)]


def _first_discreet(name: str, proposals: Iterator[str], record: Document, others: list[Document]) -> str:
    """The first proposal that names nothing hidden, or else the last, which names the least."""
    words = ""
    for words in proposals:
        proposed = cast("Document", {**record, name: words})
        if not any(exposure.public.path == name for exposure in exposures(proposed, beside=others)):
            break
    return words
