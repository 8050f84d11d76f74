"""The list of directives as files: a feed, a table, text, and a calendar of deadlines."""

from typing import Any

from django.db.models import JSONField, Value
from django.utils.translation import gettext as _

from directives.lists import DirectiveList
from directives.models.passage import Passage
from directives.serializers import directive_row, held_on, passage_entry
from records.fields import DIRECTIVE, columns
from records.list_numerals import cited
from records.sentences import as_sentence
from website.atom import Entry, ListFeed
from website.calendars import Event, ListCalendar
from website.csv_tables import Cells, ListTable
from website.texts import ListText


class DirectiveFeed(DirectiveList, ListFeed):
    """``/directives.atom``."""

    def entry(self, row: Passage) -> Entry:
        return passage_entry(row, directive_row(row)["url"])


class DirectiveTable(DirectiveList, ListTable):
    """``/directives.csv``."""

    def header(self) -> Cells:
        return [
            *(_("会议日期"), _("会议类型"), _("届次"), _("会议"), _("主持人"), _("议题"), _("序号")),
            *(field.column for field in columns(DIRECTIVE)),
            *(_("版次"), _("发布时间"), _("网址")),
        ]

    def cells(self, row: Passage) -> Cells:
        d = directive_row(row, self.absolute_url)
        item, meeting = d["item"], d["meeting"]
        return [
            *(held_on(meeting), meeting["type_name"], meeting["number_text"], meeting["title"], meeting["chair"]),
            *(item["title"], cited(item["position"], d["position"])),
            *(field.in_words(row.row) for field in columns(DIRECTIVE)),
            *(d["edition"], d["issued_at"], d["url"]),
        ]


class DirectiveLines(DirectiveList, ListText):
    """``/directives.txt``."""

    def lines(self, row: Passage) -> list[str]:
        d = directive_row(row, self.absolute_url)
        place = f"《{d['meeting']['title']}》{cited(d['item']['position'], d['position'])}"
        return [as_sentence(d["text"]), f"{held_on(d['meeting'])}  {place}", "、".join(d["units"]), d["url"]]


class DirectiveCalendar(DirectiveList, ListCalendar):
    """``/directives.ics``: the days by which something is to be done."""

    def dated(self, rows: Any) -> Any:
        return rows.filter(row__deadline_on__isnull=False).exclude(row__deadline_on=Value(None, JSONField()))

    def event(self, row: Passage) -> Event:
        d = directive_row(row, self.absolute_url)
        return Event(
            kind="deadline",
            key=d["key"],
            starts=d["deadline_on"],
            title=d["headline"] or d["text"][:40],
            text=f"{as_sentence(d['text'])}\n{d['meeting']['title']}",
            url=d["url"],
            category=d["meeting"]["type_name"],
            edition=d["edition"],
            issued_at=d["issued_at"],
        )
