"""Where the paste page leads when it is done, and how it names meetings."""

from typing import Any

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html_join


def its_list(report_id: int | None) -> HttpResponseRedirect:
    """The list of the meetings that came from one report."""
    return HttpResponseRedirect(f"{reverse('admin:meetings_meeting_changelist')}?report__id__exact={report_id}")


def links(meetings: Any) -> str:
    """The meetings by title, each a link to its form."""
    return format_html_join(
        "、",
        '<a href="{}">{}</a>',
        ((reverse("admin:meetings_meeting_change", args=[meeting.pk]), meeting) for meeting in meetings),
    )
