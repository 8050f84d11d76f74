"""The redirect from the paste page when it is done, and links to meetings."""

from collections.abc import Iterable

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html_join

from meetings.models import Meeting


def redirect_to_meetings(report_id: int | None) -> HttpResponseRedirect:
    """A redirect to the list of the meetings that came from one report."""
    return HttpResponseRedirect(f"{reverse('admin:meetings_meeting_changelist')}?report__id__exact={report_id}")


def meeting_links(meetings: Iterable[Meeting]) -> str:
    """The titles of the meetings, each a link to its form."""
    return format_html_join(
        "、",
        '<a href="{}">{}</a>',
        ((reverse("admin:meetings_meeting_change", args=[meeting.pk]), meeting) for meeting in meetings),
    )
