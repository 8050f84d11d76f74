"""The redirect from the paste page when it is done, and links to meetings."""

from collections.abc import Iterable

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html_join

from meetings.models import Meeting


def redirect_to_meetings(report_id: int | None) -> HttpResponseRedirect:
    """A redirect to the list of the meetings that came from one report; to the form of the meeting, where it is one."""
    found = Meeting.objects.filter(report=report_id).values_list("pk", flat=True)[:2]
    if len(found) == 1:
        return HttpResponseRedirect(reverse("admin:meetings_meeting_change", args=[found[0]]))
    return HttpResponseRedirect(f"{reverse('admin:meetings_meeting_changelist')}?report__id__exact={report_id}")


def meeting_links(meetings: Iterable[Meeting]) -> str:
    """The titles of the meetings, each a link to its form."""
    return format_html_join(
        "、",
        '<a href="{}">{}</a>',
        ((reverse("admin:meetings_meeting_change", args=[meeting.pk]), meeting) for meeting in meetings),
    )
