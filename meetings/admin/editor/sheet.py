"""One opening or sending of the editor's page: what was posted, what becomes of it, what the page then shows."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.db.models import F, prefetch_related_objects
from django.http import HttpRequest
from django.utils.translation import gettext as _

from directives.models import Directive
from meetings.admin import remarks
from meetings.admin.editor import telling
from meetings.admin.editor.forms import MeetingForm, head_data, near, row_forms
from meetings.admin.editor.rows import Outline, is_unusual, outline
from meetings.admin.editor.starting import STARTS
from meetings.editor import deeds, held, merging, posted
from meetings.editor.fields import RARE_OF_DIRECTIVE, USUAL_OF_DIRECTIVE, USUAL_OF_ITEM
from meetings.editor.merging import Conflict, Merged
from meetings.editor.record import HEAD, Record
from meetings.editor.saving import Base, line_of, read_base, record_of, signed
from meetings.editor.starts import begun
from meetings.history.tree import event_model
from meetings.models import AgendaItem, Attendance, Meeting
from records.codes import MeetingType
from website.form_expiry import sent


@dataclass(frozen=True, slots=True)
class Wrong:
    """A line of the summary of errors: the element it leads to, what the page calls it, and what is wrong."""

    target: str
    label: str
    message: str


class Sheet:
    """``desk`` is the meeting as it is now, or an empty one where one is added."""

    def __init__(self, request: HttpRequest, desk: Meeting) -> None:
        self.request, self.desk = request, desk
        if desk.pk:
            parts = ["items__directives", "attendance", "remarks__by", *(["doubts"] if desk.report_id else [])]
            prefetch_related_objects([desk], *parts)
        self.kept = copy(desk)  # as it is kept, while a form fills the other
        self.now = record_of(desk)
        post = sent(request)
        self.post: Any = {} if post is None else post
        self.record = posted.read(post) if post is not None else self._shown_first()
        self.base_field = signed(self.now, desk) if post is None else self.post.get("base", "")
        self.focus, self.opened = "", self._opened()
        self.merged = Merged()
        self.row_forms: dict[str, Any] = {}
        self.overtaken: list[Conflict] = []
        self.form: Any = MeetingForm(instance=desk)

    def start_as_asked(self) -> None:
        """A new meeting of the type, and from the start, that the address of the page names."""
        asked = self.request.GET
        if not self.post and asked.get("type") in [*MeetingType]:
            self.record = self.record.with_fields(HEAD, {"type": asked["type"]})
            if asked.get("start") in STARTS:
                self.start(asked["start"])

    def _shown_first(self) -> Record:
        record = self.now.with_fields(HEAD, {"held": held.shown(self.now.head["held"], near=near(self.desk))})
        return record if record.items else deeds.add_item(record).record

    def _opened(self) -> set[str]:
        """The rows whose rare fields were posted although nothing unusual stands in them."""
        every = (one for item in self.record.items for one in item.directives) if self.post else ()
        return {
            one.ref
            for one in every
            if any(name in one.fields and not is_unusual(name, one.fields) for name in RARE_OF_DIRECTIVE)
        }

    @cached_property
    def base(self) -> Base:
        """What the page showed; a new meeting is compared with the empty one that it began with."""
        return read_base(self.base_field, self.desk) if self.desk.pk else Base(self.now)

    # Deeds

    def do(self, deed: str) -> None:
        """A deed on what was posted: nothing is saved."""
        name, _, about = deed.partition(" ")
        ref, _, to = about.partition(" ")
        if name in deeds.DEEDS:
            done = deeds.DEEDS[name](self.record, ref, to or self.post.get(f"{ref}-to", ""))
            self.record, self.focus = done.record, done.ref
        elif name == "more":
            self.opened.add(ref)
            self.focus = ref
        elif name == "take":
            self._take(ref, to)
        elif name == "start" and ref in STARTS:
            self.start(ref)
        elif name == "same-people":
            self.record = self.record.with_fields(HEAD, {"attendance": self._with_people_of_last_time()})
            self.focus = "attendance"

    def _take(self, ref: str, name: str) -> None:
        """The words of the others in place of the posted ones; they are what the page showed beside them."""
        row = self.base.record.row(ref)
        fields = self.base.record.head if ref == HEAD else row.fields if row else {}
        if name in fields:
            self.record = self.record.with_fields(ref, {name: fields[name]})
            self.focus = name if ref == HEAD else ref

    def start(self, name: str) -> None:
        """Puts what a new meeting can begin with into the page, as rows that are not saved."""
        start = STARTS[name](self.record.head.get("type", ""))
        self.record, self.focus = begun(self.record, start)
        if not start:
            messages.info(self.request, _("这类会议没有可以填入的内容。"))

    def _with_people_of_last_time(self) -> str:
        """The lines that are there, and those of the last meeting of the type that are not."""
        here = self.record.head.get("attendance", "").splitlines()
        others = Meeting.objects.filter(type=self.record.head.get("type", ""), erased_at=None).exclude(pk=self.desk.pk)
        last = others.filter(attendance__isnull=False).order_by("-listed_on", "-pk").first()
        people = Attendance.objects.filter(meeting=last).order_by("position") if last else []
        return "\n".join([*here, *(line for line in map(line_of, people) if line not in here)])

    # Saving

    def check(self) -> bool:
        """Merges what was posted with what is kept and judges the result; whether it may be saved."""
        mine = posted.canonical(self.record, near=near(self.desk))
        known = Record(items=(*self.base.record.items, *self.now.items))
        mine = merging.without_blanks(mine, (USUAL_OF_ITEM, USUAL_OF_DIRECTIVE), known)
        self.merged = merging.merge(self.base.record, mine, self.now)
        asked = [one for one in self.merged.conflicts if not self._is_own(one)]
        self.overtaken = [one for one in self.merged.conflicts if one not in asked]
        self.merged.conflicts = asked
        is_valid = self.judge(self.merged.record)
        for row, form in row_forms(self.merged.record, self.now, self._desk_rows(), self.desk.held_on):
            self.row_forms[row.ref] = form
            is_valid &= form.is_valid()
        if asked and self.desk.is_draft and not self.desk.erased_at:
            self.record = merging.with_deletions(self.base.record, mine, self.now)
            self.base_field = signed(self.now, self.desk)
        return is_valid and not asked

    @property
    def near(self) -> date:
        """The day from which a day without a year has its year."""
        return near(self.desk)

    @property
    def posted_head(self) -> Record:
        return Record(self.now.head | posted.canonical(self.record, near=near(self.desk)).head)

    def judge(self, record: Record) -> bool:
        """Whether the head of a record is as it may be; the page shows what is wrong with it."""
        self.form = MeetingForm(head_data(record, self.post), instance=self.desk)
        return bool(self.form.is_valid())

    def _desk_rows(self) -> dict[str, Any]:
        items: list[Any] = list(self.desk.items.all()) if self.desk.pk else []
        return {row.key: row for item in items for row in (item, *item.directives.all())}

    def _is_own(self, conflict: Conflict) -> bool:
        """Whether nobody but the same person changed the row since the page was opened: in another tab, mostly."""
        if self.base.at is None:
            return False
        authors = set(_authors(self.desk, conflict, self.base.at))
        return authors == {self.request.user.pk}

    # The page

    @property
    def outline(self) -> Outline:
        errors = {ref: dict(form.errors) for ref, form in self.row_forms.items() if form.errors}
        return outline(self.record, errors, opened=self.opened)

    @property
    def head(self) -> dict[str, str]:
        return self.now.head | self.record.head

    @property
    def head_errors(self) -> dict[str, Any]:
        return dict(self.form.errors) if self.form.is_bound else {}

    @cached_property
    def remarks(self) -> dict[str, list[remarks.ShownRemark]]:
        """Those of the review, by the row where the page shows them."""
        return remarks.shown(self.kept, {row.ref for row in self.record.rows()}, self.post)

    @property
    def day_as_read(self) -> str:
        """What the day was read as, beside its field."""
        words = self.head["held"]
        try:
            day = held.read(words, near=near(self.desk))
        except held.Impossible:
            return ""
        if day.on is None:
            return _("只知道大概时间时照原文填写，如“日前”；知道到月或年就写到月或年。")
        return _("读作%(day)s") % {"day": held.shown(held.in_digits(day), near=near(self.desk))}

    @property
    def questions(self) -> list[telling.Question]:
        return telling.questions(self.merged.conflicts, self.record)

    @property
    def wrong(self) -> list[Wrong]:
        return list(self._wrong())

    def _wrong(self) -> Iterator[Wrong]:
        if self.form.is_bound:
            for name, errors in self.form.errors.items():
                for message in errors:
                    label = str(self.form.fields[name].label or "") if name in self.form.fields else ""
                    yield Wrong(f"id_{name}" if label else "", label, message)
        for ref, form in self.row_forms.items():
            for name, errors in form.errors.items():
                for message in errors:
                    label = f"{telling.name_of(ref, self.record)} {telling.field_label(ref, name, self.record)}"
                    yield Wrong(f"id_{ref}-{name}", label, message)

    def sentences(self) -> Iterator[str]:
        """What a save tells of others' changes."""
        yield from telling.sentences(self.merged.notes, self.merged.record, self.base.record)
        if self.overtaken:
            yield telling.overtaken(self.overtaken, self.merged.record)


def _authors(desk: Meeting, conflict: Conflict, since: datetime) -> Iterator[int | None]:
    """Who changed the row of a field since then; None for what has no author."""
    if conflict.name == "attendance":
        events = event_model(Attendance).objects.filter(meeting_id=desk.pk)
    elif conflict.ref == HEAD:
        events = event_model(Meeting).objects.filter(pgh_obj_id=desk.pk)
    else:
        is_directive = Directive.objects.filter(key=conflict.ref).exists()
        events = event_model(Directive if is_directive else AgendaItem).objects.filter(key=conflict.ref)
    recent = events.filter(pgh_created_at__gt=since).annotate(author=F("pgh_context__metadata__user"))
    yield from recent.values_list("author", flat=True)
