"""The verbs on a meeting's form: which are offered, and the page that says what will happen before it does."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.admin.disclosing import AcknowledgingForm, would_be
from meetings.admin.following import following
from meetings.admin.forms import MomentInput
from meetings.admin.once import once
from meetings.admin.site import signed_in
from meetings.checklist import Checklist
from meetings.checklist import Kind as Doubtful
from meetings.models import Meeting, User
from meetings.record import document
from meetings.record.document_diff import Change, differences
from meetings.record.schemas import upgraded
from meetings.workflow import verbs
from meetings.workflow.attempt import Answer, Attempt, Kind
from meetings.workflow.exposures import exposed
from meetings.workflow.gate import obstacle
from meetings.workflow.levels import next_level
from meetings.workflow.standing import Standing
from meetings.workflow.submission_checks import checklist_of
from meetings.workflow.verb_table import VERB_TABLE, Verb
from records import limits
from records.codes import Audience
from records.fields import Document
from website import typed_words
from website.form_expiry import is_expired, sent


@dataclass(frozen=True, slots=True)
class Offer:
    """A button on the meeting's form."""

    verb: str
    label: str
    url: str
    is_forward: bool


def offers(standing: Standing, user: User) -> list[Offer]:
    """The verbs that state, editions and the person's permissions allow now; what leads forward comes first."""
    meeting = standing.meeting
    possible = [
        Offer(name, str(verb.label), reverse(f"admin:meetings_meeting_{name}", args=[meeting.pk]), verb.is_forward)
        for name, verb in VERB_TABLE.items()
        if obstacle(Attempt(name, standing, user), Kind.STATE | Kind.PURPOSE) is None
    ]
    return sorted(possible, key=lambda offer: not offer.is_forward)


def why_not(verb: str, standing: Standing, user: User) -> str:
    """Why a verb is not offered to a person who may do it with others in this state; empty where it is."""
    attempt = Attempt(verb, standing, user)
    return "" if obstacle(attempt, Kind.STATE) else str(obstacle(attempt, Kind.PURPOSE) or "")


SHOWN = {"version", "reviewed", "level", "plan"}  # hidden fields; each verb has those that it needs


class VerbForm(AcknowledgingForm):
    """What the person was shown (see ``verbs.as_it_stands``), and a note where the verb has one."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reviewed = forms.CharField(widget=forms.HiddenInput)
    level = forms.IntegerField(widget=forms.HiddenInput)
    plan = forms.IntegerField(widget=forms.HiddenInput)
    release_at = forms.DateTimeField(
        label=gettext_lazy("发布时间"),
        widget=MomentInput,
        error_messages={"required": gettext_lazy("请填写发布时间。")},
    )
    note = forms.CharField(max_length=limits.NOTE, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, data: Any = None, *, verb: str, standing: Standing) -> None:
        super().__init__(data, verb=verb, desk=standing.meeting, initial=verbs.as_it_stands(verb, standing.meeting))
        note = VERB_TABLE[verb].note
        for name in SHOWN - self.initial.keys():
            del self.fields[name]
        if not VERB_TABLE[verb].asks_time:
            del self.fields["release_at"]
        if note and note.is_asked(standing):
            self.fields["note"].label = note.label
            self.fields["note"].error_messages["required"] = _("请填写%(note)s。") % {"note": note.label}
        else:
            del self.fields["note"]

    def renew(self) -> bool:
        """On a page opened anew, takes what it shows now for what was shown; returns whether that is the same."""
        now = {name: str(value) for name, value in self.initial.items()}
        is_same = all(self.data.get(name) == value for name, value in now.items())
        self.data = {**self.data.dict(), **now}  # type: ignore[attr-defined]
        return is_same


class VerbPages:
    """Mixin of the meeting's admin: an address for each verb."""

    admin_site: Any

    def verb_urls(self) -> list[URLPattern]:
        return [
            path(
                f"<int:pk>/{verb}/",
                self.admin_site.admin_view(self.verb_view),
                {"verb": verb},
                name=f"meetings_meeting_{verb}",
            )
            for verb in verbs.VERBS
        ]

    @once
    def verb_view(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        """GET says what will happen; POST does it and returns to the meeting, with a sentence either way."""
        meeting = Meeting.objects.filter(pk=pk).first()
        if meeting is None and typed_words.typed(request):  # the answer shows them, to be copied
            raise Http404(pk)
        if meeting is None:
            messages.error(request, _("该会议不存在或已被删除。"))
            return HttpResponseRedirect(reverse("admin:index"))
        back = HttpResponseRedirect(reverse("admin:meetings_meeting_change", args=[pk]))
        standing = Standing(meeting)
        attempt = Attempt(verb, standing, signed_in(request))
        if refusal := obstacle(attempt, Kind.STATE):
            messages.error(request, str(refusal))
            may_look = request.user.has_perm("meetings.view_meeting")
            return back if may_look else HttpResponseRedirect(reverse("admin:index"))
        form = VerbForm(sent(request), verb=verb, standing=standing)
        if is_expired(request) and not form.renew():
            messages.error(request, verbs.STALE)
        if request.method == "POST":
            if form.errors.keys() & SHOWN:
                messages.error(request, verbs.STALE)
                return back
            if form.is_valid():
                on = following(verb, meeting, attempt.by) if "_following" in request.POST else ""
                is_done = act(request, meeting, verb, form.cleaned_data)
                return HttpResponseRedirect(on) if is_done and on else back
        return TemplateResponse(request, "admin/meetings/verb.html", self.verb_context(request, attempt, form))

    def verb_context(self, request: HttpRequest, attempt: Attempt, form: VerbForm) -> dict[str, Any]:
        meeting, verb = attempt.meeting, VERB_TABLE[attempt.verb]
        incomplete = obstacle(attempt, Kind.RECORD)
        found = checklist_of(meeting) if verb.is_forward else None
        return {
            **self.admin_site.each_context(request),
            "opts": meeting._meta,
            "title": verb.label,
            "subtitle": str(meeting),
            "meeting": meeting,
            "verb": attempt.verb,
            "what_happens": verb.consequence,
            "level": next_level(meeting) if attempt.verb == "approve" else None,
            "standing": attempt.standing,
            "missing": with_places(incomplete.reasons, found) if incomplete else [],
            "warnings": [one for one in found.warnings if one.kind != Doubtful.NAMES] if found else [],
            "form": form,
            "exposures": exposed(meeting) if verb.readers and not verb.is_tombstone else [],
            "may_preview": verb.is_forward,
            "is_followed": bool(following(attempt.verb, meeting, attempt.by)),
            "is_public": verb.readers is Audience.PUBLIC,
            "is_tombstone": verb.is_tombstone,
            **changes_of(verb, attempt.standing),
            **(would_be(request, attempt.standing) if attempt.verb == "release" else {}),
        }


def with_places(reasons: list[str], found: Checklist | None) -> list[tuple[str, str]]:
    """Each reason with the place in the editor where it is mended, if the checklist knows one."""
    places = {one.sentence: one.target for one in found.blocking} if found else {}
    return [(reason, places.get(reason, "")) for reason in reasons]


def act(request: HttpRequest, meeting: Meeting, verb: str, said: dict[str, Any]) -> bool:
    """Calls the verb on what the person was shown, and tells how it went; whether it was done."""
    answer = said | {"note": said.get("note", "").strip()}
    done = done_message(meeting, verb, signed_in(request), **answer)
    try:
        verbs.VERBS[verb](meeting, by=signed_in(request), **answer)
    except verbs.Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    except IntegrityError:
        messages.error(request, verbs.STALE)
    else:
        messages.success(request, done)
        return True
    return False


def done_message(meeting: Meeting, verb: str, by: User, **answer: Any) -> str:
    """What is said once a verb is done, which is said before, as it stands then: 《供水》：审核通过（初审）已完成。"""
    entry = VERB_TABLE[verb]
    detail, label = entry.detail(Attempt(verb, Standing(meeting), by, Answer(**answer))), entry.label
    said = _("%(verb)s（%(detail)s）") % {"verb": label, "detail": detail} if detail else label
    return _("《%(title)s》：%(verb)s已完成。") % {"title": meeting, "verb": said}


def changes_of(verb: Verb, standing: Standing) -> dict[str, Any]:
    """The record the verb is about, and what it changes against the edition that stands for the same readers."""
    record = verb.record(standing) if verb.record else None
    if verb.readers is None or record is None:
        return {"changes": None, "record": record}
    before = standing.read_by(verb.readers)
    is_internal = verb.readers is Audience.INTERNAL
    changes: list[Change] = differences(before, record) if before else []
    return {
        "changes": changes,
        "is_first": before is None,
        "is_withheld": record["withheld"] or (is_internal and document.has_hidden(record)),
        "record": record,
        "since_sent_back": since_sent_back(standing.meeting, record) if is_internal else None,
    }


def since_sent_back(meeting: Meeting, now: Document) -> list[Change] | None:
    """What the secretary changed after the last remark; None where the meeting was not sent back."""
    sent_back = meeting.sent_back_document
    return differences(upgraded(sent_back), now) if sent_back else None
