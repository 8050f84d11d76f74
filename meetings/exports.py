"""Meetings and changes as feeds and as tables, with the filters of their pages. Editions alone."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from directives.serializers import held_on
from meetings.lists import ChangeList, MeetingList
from meetings.models.edition import Edition
from meetings.renderings.entries import change_entry, meeting_entry
from meetings.renderings.serializers import act_name, change_row, meeting_row, named_change
from website.atom import Entry, ListFeed
from website.csv_tables import Cells, ListTable


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
