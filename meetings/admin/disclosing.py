"""What the desk says of hidden matters that public words name: after a change, and before a verb."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.disclosure_check import fingerprint, sentence
from meetings.disclosure_check.excerpts import HEADING
from meetings.intake.proposals import propose_all_anew
from meetings.models import Meeting, State
from meetings.record.document import public
from meetings.record.text_diff import changed_lines
from meetings.renderings.preview import preview
from meetings.workflow.exposures import exposed
from meetings.workflow.gate import to_acknowledge
from meetings.workflow.standing import Standing
from meetings.workflow.verb_table import VERB_TABLE
from records.codes import Audience
from website.atom import as_xml


def after_change(request: HttpRequest, meeting: Meeting) -> None:
    """Proposes title and summary anew where other parts are hidden now, and warns where they name a hidden matter."""
    if changed := propose_all_anew(meeting):
        labels = {"title": _("标题"), "summary": _("会议要点")}
        names = "、".join(labels[name] for name in changed)
        messages.info(request, _("公开的内容有变化，已按公开的议题重新拟写：%(names)s。") % {"names": names})
    warn_of_exposures(request, meeting)


def warn_of_exposures(request: HttpRequest, meeting: Meeting) -> None:
    """Says where title or summary name a hidden matter."""
    for one in exposed(Meeting.objects.get(pk=meeting.pk)):
        if one.public.group == HEADING:
            messages.warning(request, sentence(one))


def would_be(request: HttpRequest, standing: Standing) -> dict[str, Any]:
    """What templates say of a release that is done now: of the reviewed record, of a draft as it would be reviewed."""
    meeting = standing.meeting
    reviewed = standing.released() if meeting.state == State.APPROVED else None
    shown = preview(
        meeting.key, reviewed or public(standing.desk()), at=timezone.now(), link=request.build_absolute_uri
    )
    of_meetings, of_changes = (as_xml(request, entry) for entry in shown.then.entries)
    now = as_xml(request, shown.now.entries[0]) if shown.now else ""
    entries = [changed_lines(now, of_meetings), changed_lines("", of_changes)]  # a change is an entry of its own
    return {"preview": shown, "entries": entries, "the_public": {"audience": Audience.PUBLIC.value}}


class AcknowledgingForm(forms.Form):
    """A verb's form with a tick where public words name a hidden matter. The tick sends the fingerprint of the places
    that the page shows, so that it holds for those alone."""

    acknowledged = forms.CharField(required=False)

    def __init__(self, data: Any = None, *, verb: str, desk: Meeting, **options: Any) -> None:
        super().__init__(data, **options)
        self.verb, self.desk = verb, desk
        self.exposures = to_acknowledge(verb, desk)
        if not VERB_TABLE[verb].is_acknowledging:
            del self.fields["acknowledged"]

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.exposures)

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or {}
        self.exposures = to_acknowledge(self.verb, self.desk, facts.get("note", ""))
        if self.exposures and facts.get("acknowledged") != self.fingerprint:
            was_ticked = bool(facts.get("acknowledged"))
            self.add_error(
                "acknowledged",
                _("这些地方在您核对之后有变化，请重新核对后勾选。")
                if was_ticked
                else _("请逐处核对，勾选“我已核对”后再操作。"),
            )
        return facts
