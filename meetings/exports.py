"""Meetings and changes as files: feeds, tables and calendars of their lists, and one meeting. Editions alone."""

from typing import Any

from django.db.models.fields.json import KeyTextTransform
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from directives.serializers import held_on
from directives.withdrawn import missing
from meetings.days import held
from meetings.lists import ChangeList, MeetingList
from meetings.models.edition import Edition
from meetings.renderings.entries import change_entry, change_event, meeting_entry, meeting_event
from meetings.renderings.serializers import act_name, change_row, document_of, meeting_row, named_change
from meetings.renderings.text import as_text, minute
from records.sentences import as_sentence
from website.atom import Entry, ListFeed
from website.calendars import Event, ListCalendar, calendar
from website.csv_tables import Cells, ListTable
from website.exports import FileView
from website.texts import PLAIN, ListText


class MeetingFeed(MeetingList, ListFeed):
    """``/meetings.atom``."""

    def entry(self, row: Edition) -> Entry:
        return meeting_entry(row)


class ChangeFeed(ChangeList, ListFeed):
    """``/changes.atom``: each release, correction and withdrawal is an entry of its own, which nothing changes."""

    def entry(self, row: Edition) -> Entry:
        return change_entry(row)


class MeetingTable(MeetingList, ListTable):
    """``/meetings.csv``."""

    def header(self) -> Cells:
        return [
            *(
                _("会议日期"),
                _("会议类型"),
                _("届次"),
                _("会议"),
                _("主持人"),
                _("会议要点"),
                _("议题数"),
                _("工作要求数"),
            ),
            *(_("版次"), _("首次发布"), _("发布时间"), _("网址")),
        ]

    def cells(self, row: Edition) -> Cells:
        m = meeting_row(row, self.absolute_url)
        return [
            *(held_on(m), m["type_name"], m["number_text"], m["title"], m["chair"], m["summary"]),
            *(m["item_count"], m["directive_count"], m["edition"], m["first_issued_at"], m["issued_at"], m["url"]),
        ]


class MeetingCalendar(MeetingList, ListCalendar):
    """``/meetings.ics``: the meetings whose day is known."""

    def dated(self, rows: Any) -> Any:
        summary = KeyTextTransform("summary", "document")
        return rows.filter(held_on__isnull=False).annotate(summary=summary).defer("document")

    def event(self, row: Any) -> Event:
        return meeting_event(row, row.summary, self.absolute_url)


class MeetingLines(MeetingList, ListText):
    """``/meetings.txt``."""

    def lines(self, row: Edition) -> list[str]:
        m = meeting_row(row, self.absolute_url)
        return [
            m["title"],
            f"{held(m)}  {m['type_name']}  {m['number_text']}".rstrip(),
            as_sentence(m["summary"]),
            m["url"],
        ]


class ChangeLines(ChangeList, ListText):
    """``/changes.txt``."""

    def lines(self, row: Edition) -> list[str]:
        entry, meeting = change_entry(row), change_row(row, self.absolute_url)["meeting"]
        return [f"{minute(entry.updated)}  {entry.title}", entry.text, meeting["url"] or meeting["key"]]


class ChangeTable(ChangeList, ListTable):
    """``/changes.csv``."""

    def header(self) -> Cells:
        return [
            *(_("发布时间"), pgettext("change", "类别"), _("会议"), _("会议类型")),
            *(_("版次"), _("说明"), _("编号"), _("网址")),
        ]

    def cells(self, row: Edition) -> Cells:
        change = named_change(change_row(row, self.absolute_url))
        meeting = change["meeting"]
        return [
            *(change["at"], act_name(change["act"]), meeting["title"], meeting["type_name"], change["edition"]),
            *(change["note"], meeting["key"], meeting["url"]),
        ]


class ChangeCalendar(ChangeList, ListCalendar):
    """``/changes.ics``: the acts at their times."""

    def dated(self, rows: Any) -> Any:
        return rows

    def event(self, row: Edition) -> Event:
        return change_event(row, self.absolute_url)


class MeetingFile(FileView):
    """One meeting as a file."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        edition = Edition.objects.visible_to(self.reader).with_first_issued().filter(key=key).first()
        if edition is None:
            raise missing(self.reader, key)
        return self.render(edition)

    def render(self, edition: Edition) -> HttpResponse:
        raise NotImplementedError


class MeetingText(MeetingFile):
    """``/meetings/<key>.txt``."""

    def render(self, edition: Edition) -> HttpResponse:
        return HttpResponse(as_text(edition, self.absolute_url), content_type=PLAIN)


class MeetingDay(MeetingFile):
    """``/meetings/<key>.ics``; a meeting of an unknown day stands in no calendar."""

    def render(self, edition: Edition) -> HttpResponse:
        if edition.held_on is None:
            return self.refuse(404, "not_found", _("会议日期不详，没有日历文件。"))
        return calendar(
            str(edition.title), [meeting_event(edition, document_of(edition)["summary"], self.absolute_url)]
        )
