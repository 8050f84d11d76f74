"""Meetings as an Atom feed and as a table, with the filters of their page, and the feed of changes. Editions alone."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from directives.serializers import held_on
from meetings.lists import MeetingList
from meetings.models.edition import Edition
from meetings.renderings.serializers import change_row, meeting_row
from meetings.templatetags.record import act_name
from website.atom import ENTRIES, Entry, ListFeed, feed
from website.csv_tables import Cells, ListTable
from website.exports import FileView


class MeetingFeed(MeetingList, ListFeed):
    """``/meetings.atom``."""

    @property
    def title(self) -> str:
        return _("会议列表")

    def entry(self, row: Edition) -> Entry:
        m = meeting_row(row)
        return Entry(
            kind="meeting",
            key=m["key"],
            title=m["title"],
            url=reverse("meetings:detail", args=[m["key"]]),
            text=m["summary"],
            updated=m["issued_at"],
            published=m["first_issued_at"],
            category=m["type"],
        )


class ChangeFeed(FileView):
    """``/changes.atom``: each release, correction and withdrawal is an entry of its own, which nothing changes."""

    def get(self, request: HttpRequest) -> HttpResponse:
        changes = Edition.objects.changes_for(self.reader)[:ENTRIES]
        return feed(request, _("更新动态"), reverse("changes"), (change_entry(one) for one in changes))


def change_entry(change: Edition) -> Entry:
    """A meeting that is withdrawn today has no title to tell, in any of its entries."""
    row = change_row(change)
    meeting = row["meeting"]
    return Entry(
        kind="change",
        key=f"{meeting['key']}:{row['edition']}",
        title=f"{act_name(row['act'])} · {meeting['title'] or _('一次会议')}",
        url=meeting["url"] or reverse("changes"),
        text=row["note"],
        updated=row["at"],
        published=row["at"],
        category=row["act"],
    )


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
