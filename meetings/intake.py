"""From an outline to rows on the desk: the only bridge between parser and database. It proposes, people correct."""

import hashlib
from dataclasses import asdict
from datetime import date

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directives.models import Directive
from meetings.models import AgendaItem, Attendance, Meeting, Report, User
from meetings.parser import parse_report
from meetings.parser.codes import MeetingType
from meetings.parser.decode import check
from meetings.parser.outline import VERSION, DirectiveOutline, ItemOutline, MeetingOutline, Outline, Span

TITLE_LIMIT = 200
TITLE_WORDS = 40  # what a proposed title takes of a long matter


class Refused(ValueError):
    """A text from which no drafts can be made; ``str`` says why."""


class Duplicate(Refused):
    """A text that is known already; ``meetings`` are the drafts it made."""

    def __init__(self, meetings: list[Meeting]) -> None:
        self.meetings = meetings
        names = "、".join(f"《{shorten(str(meeting), TITLE_WORDS)}》（{meeting.key}）" for meeting in meetings)
        super().__init__(_("这份会议稿已经录入过，请查看已有的会议：%(names)s。") % {"names": names})


def digest(text: str) -> str:
    """What makes a text the same text: its cleaned words, whatever the spaces and line breaks between them."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()


def receive(
    text: str, *, by: User | None, published_on: date | None = None, source_url: str = "", title: str = ""
) -> Report:
    """Keeps a report and puts its meetings on the desk as drafts, in one transaction.

    Raises ``decode.Unreadable`` for what is no text, ``Duplicate`` for a known one (unless its drafts were deleted),
    ``Refused`` where no meeting was read. The meetings are ``report.meetings.order_by("pk")``, as in the report.
    """
    check(text)
    outline = parse_report(text, published_on=published_on)
    if not outline.meetings:
        raise Refused(_("没有从文中识别出会议，请检查是否粘贴了会议稿，或改用“新增会议”手动录入。"))
    with transaction.atomic():
        report = _kept(text, outline, by=by, published_on=published_on, source_url=source_url, title=title)
        for meeting in outline.meetings:
            _log_arrival(_put_on_desk(report, meeting), by)
    return report


def known(outline: Outline) -> list[Meeting]:
    """The meetings an earlier receipt of the same text made and that still stand."""
    return list(Meeting.objects.filter(report__digest=digest(outline.text)).order_by("pk"))


def _kept(
    text: str, outline: Outline, *, by: User | None, published_on: date | None, source_url: str, title: str
) -> Report:
    """The report's row, locked. Two receipts of one text at once meet on the unique digest: the later finds drafts."""
    facts = {
        "raw_text": text,
        "text": outline.text,
        "title": title[:TITLE_LIMIT],
        "source_url": source_url,
        "published_on": published_on,
        "outline": as_json(outline),
        "parser_version": VERSION,
        "received_by": by,
        "received_at": timezone.now(),
    }
    report, is_new = Report.objects.get_or_create(digest=digest(outline.text), defaults=facts)
    if is_new:
        return report
    report = Report.objects.select_for_update().get(pk=report.pk)
    if meetings := list(report.meetings.order_by("pk")):
        raise Duplicate(meetings)
    for name, value in facts.items():
        setattr(report, name, value)
    report.save()
    return report


def as_json(outline: Outline) -> dict[str, object]:
    """The outline as plain data, without the text, which the report keeps."""
    plain = asdict(outline)
    del plain["text"]
    return plain


def _put_on_desk(report: Report, read: MeetingOutline) -> Meeting:
    meeting = Meeting.objects.create(
        report=report,
        type=read.type.value,
        title=propose_title(read),
        number=read.number.number,
        term=read.number.term,
        number_year=read.number.year,
        number_text=read.number.text,
        held_on=read.held.on,
        held_on_precision=read.held.precision.value,
        held_on_text=read.held.text,
        listed_on=listed_on(read, report.published_on),
        chair=read.chair,
        place=read.place,
        summary=propose_summary(read),
        has_other_matters=read.has_other_matters,
        **_span(read.span),
    )
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, position=place, name=person.name, post=person.post, role=person.role.value)
        for place, person in enumerate(read.attendance, start=1)
    )
    for place, item in enumerate(read.items, start=1):
        _put_item(meeting, place, item)
    return meeting


def _put_item(meeting: Meeting, place: int, read: ItemOutline) -> None:
    item = AgendaItem.objects.create(
        meeting=meeting,
        position=place,
        kind=read.kind.value,
        title=shorten(read.title or read.statement or "其他工作", 2 * TITLE_WORDS),
        text=read.statement,
        outcome=read.outcome.value if read.outcome else "",
        **_span(read.span),
    )
    Directive.objects.bulk_create(
        _directive(item, number, directive) for number, directive in enumerate(read.directives, start=1)
    )


def _directive(item: AgendaItem, number: int, read: DirectiveOutline) -> Directive:
    return Directive(
        item=item,
        position=number,
        headline=read.headline[:TITLE_LIMIT],
        text=read.text,
        verb=read.verb,
        speaker=read.speaker,
        addressee=read.addressee,
        units=list(read.units),
        **_span(read.span),
    )


def _span(span: Span | None) -> dict[str, int | None]:
    return {"span_start": span.start if span else None, "span_end": span.end if span else None}


def listed_on(read: MeetingOutline, published_on: date | None) -> date:
    """The day that lists use: the day held; else the last day of the known month or year; else publication; else today.

    A known month or year never reaches past the day of publication.
    """
    held = read.held
    if held.on:
        return held.on
    if held.year is None:
        return published_on or timezone.localdate()
    month = held.month or 12
    last = date(held.year + month // 12, month % 12 + 1, 1).toordinal() - 1
    return min(date.fromordinal(last), published_on or date.max)


def propose_title(read: MeetingOutline) -> str:
    """The sitting and its first matter, as offices title such news: 区政府常务会议审议…等事项."""
    name = sitting_name(read)
    matters = [item.title or item.statement for item in read.items if item.title or item.statement]
    if not matters:
        return name
    first = shorten(matters[0], TITLE_WORDS)
    return f"{name}{first}等事项" if len(matters) > 1 else f"{name}{first}"


def sitting_name(read: MeetingOutline) -> str:
    """The name the report gives, where it says whose sitting it was (区政府常务会议); else the name of its type."""
    return read.name[:TITLE_WORDS] if "政府" in read.name or read.type is MeetingType.OTHER else read.type.label


def shorten(text: str, limit: int) -> str:
    """The text up to the last 、 or ， that leaves no quotation or bracket open, with 等 for what is left out."""
    if len(text) <= limit:
        return text
    cut, depth = 0, 0
    for index, character in enumerate(text[:limit]):
        depth += (character in "“‘《（(") - (character in "”’》）)")
        if character in "、，,；" and depth == 0:
            cut = index
    return f"{text[:cut]}等" if cut else f"{text[: limit - 1]}…"


def propose_summary(read: MeetingOutline) -> str:
    """The sentence that reports the sitting; where there is none, its matters in a row."""
    matters = "；".join(item.statement for item in read.items if item.statement)
    return (read.lead or matters or sitting_name(read))[:5000]


def _log_arrival(meeting: Meeting, by: User | None) -> None:
    if by is not None:
        LogEntry.objects.create(
            user_id=by.pk,
            content_type=ContentType.objects.get_for_model(Meeting),
            object_id=str(meeting.pk),
            object_repr=str(meeting)[:200],
            action_flag=ADDITION,
            change_message=_("由会议稿识别生成"),
        )
