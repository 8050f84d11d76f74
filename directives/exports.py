"""The list of directives as files: a feed, a table, text, and a calendar of deadlines."""

from django.utils.translation import gettext as _

from directives.calendars import Deadlines
from directives.lists import DirectiveList
from directives.models.passage import Passage
from directives.serializers import directive_row, held_on, passage_entry
from records.fields import DIRECTIVE, columns
from records.list_numerals import cited
from records.sentences import as_sentence
from website.atom import Entry, ListFeed
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


class DirectiveCalendar(DirectiveList, Deadlines):
    """``/directives.ics``."""
