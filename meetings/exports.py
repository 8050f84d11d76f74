"""Meetings as an Atom feed and as a table, with the filters of their page, and the feed of changes. Editions alone."""

from django.utils.translation import gettext as _

from directives.serializers import held_on
from meetings.lists import ChangeList, MeetingList
from meetings.models.edition import Edition
from meetings.renderings.entries import change_entry, meeting_entry
from meetings.renderings.serializers import meeting_row
from website.atom import Entry, ListFeed
from website.csv_tables import Cells, ListTable


class MeetingFeed(MeetingList, ListFeed):
    """``/meetings.atom``."""

    @property
    def title(self) -> str:
        return _("会议列表")

    def entry(self, row: Edition) -> Entry:
        return meeting_entry(row)


class ChangeFeed(ChangeList, ListFeed):
    """``/changes.atom``: each release, correction and withdrawal is an entry of its own, which nothing changes."""

    @property
    def title(self) -> str:
        return _("更新动态")

    def entry(self, row: Edition) -> Entry:
        return change_entry(row)


class MeetingTable(MeetingList, ListTable):
    """``/meetings.csv``."""

    name = "meetings"

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
        times = [m[name].isoformat(timespec="minutes") for name in ("first_issued_at", "issued_at")]
        return [
            *(held_on(m), m["type_name"], m["number_text"], m["title"], m["chair"], m["summary"]),
            *(m["item_count"], m["directive_count"], m["edition"], *times, m["url"]),
        ]
