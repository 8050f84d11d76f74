"""The list of directives as files: a feed and a table."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from directives.lists import DirectiveList
from directives.models.passage import Passage
from directives.serializers import directive_row, held_on, passage_entry
from records.fields import DIRECTIVE, columns
from website.atom import Entry, ListFeed
from website.csv_tables import Cells, ListTable


class DirectiveFeed(DirectiveList, ListFeed):
    """``/directives.atom``."""

    @property
    def title(self) -> str:
        return pgettext("list", "工作要求")

    def entry(self, row: Passage) -> Entry:
        return passage_entry(row, directive_row(row)["url"])


class DirectiveTable(DirectiveList, ListTable):
    """``/directives.csv``."""

    name = "directives"

    def header(self) -> Cells:
        return [
            *(_("会议日期"), _("会议类型"), _("会议"), _("议题"), _("序号")),
            *(field.column for field in columns(DIRECTIVE)),
            *(_("版次"), _("发布时间"), _("网址")),
        ]

    def cells(self, row: Passage) -> Cells:
        d = directive_row(row, self.absolute_url)
        number = f"{d['item']['position']}.{d['position']}"
        return [
            *(held_on(d["meeting"]), d["meeting"]["type_name"], d["meeting"]["title"], d["item"]["title"], number),
            *(field.in_words(row.row) for field in columns(DIRECTIVE)),
            *(d["edition"], d["issued_at"].isoformat(timespec="minutes"), d["url"]),
        ]
