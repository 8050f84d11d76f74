"""The verbs on a meeting's form: which are offered, and the page that says what will happen before it does."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings import document, seal, workflow
from meetings.admin.site import signed_in
from meetings.differences import Change, differences
from meetings.models import Edition, Meeting, User
from meetings.parser.codes import Audience
from meetings.readiness import missing_for_review

WHAT_HAPPENS = {
    "submit": gettext_lazy("提交后由审核人处理，退回之前不能再修改。"),
    "send_back": gettext_lazy("会议退回草稿，由秘书修改后重新提交。退回意见显示在会议页面上。"),
    "approve": gettext_lazy("审核通过后印制内部版次，供领导查阅。公众看不到，直到发布。"),
    "release": gettext_lazy("审核通过的版次中主动公开的部分将立即向公众公开。"),
    "reopen": gettext_lazy("会议回到草稿，可以修改。已经发布的内容不受影响，直到再次发布。"),
    "withdraw": gettext_lazy("公众将不能再看到这次会议，原地址显示已撤回。内部版次保留，以后可以再次发布。"),
}
FORWARD = ("submit", "approve", "release")
STALE = gettext_lazy("在您查看期间，这次会议的内容有改动。请核对最新内容后再操作。")


class Standing:
    """A meeting beside its current editions: what a release would print, and whether that is anything new."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting

    @cached_property
    def internal(self) -> Edition | None:
        return workflow.current_edition(self.meeting.key, Audience.INTERNAL)

    @cached_property
    def public(self) -> Edition | None:
        return workflow.current_edition(self.meeting.key, Audience.PUBLIC)

    @property
    def published(self) -> dict[str, Any] | None:
        return self.public.document if self.public else None

    @property
    def is_withdrawn(self) -> bool:
        return self.public is not None and self.public.is_tombstone

    @property
    def releasable(self) -> dict[str, Any] | None:
        """The public document of the reviewed edition, where it is not what the public reads already."""
        if self.internal is None or self.internal.document is None:
            return None
        reduced = document.public(self.internal.document)
        is_same = self.published is not None and self.public.document_digest == seal.digest(reduced)  # type: ignore[union-attr]
        return None if is_same else reduced


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
        Offer(verb, str(move.label), reverse(f"admin:meetings_meeting_{verb}", args=[meeting.pk]), verb in FORWARD)
        for verb, move in workflow.MOVES.items()
        if meeting.state in move.states
        and not meeting.erased_at
        and user.has_perm(f"meetings.{verb}")
        and _makes_sense(verb, standing, user)
    ]
    return sorted(possible, key=lambda offer: not offer.is_forward)


def _makes_sense(verb: str, standing: Standing, user: User) -> bool:
    if verb == "approve":
        return not is_own_submission(standing.meeting, user)
    if verb == "release":
        return standing.releasable is not None
    return verb != "withdraw" or standing.published is not None


def is_own_submission(meeting: Meeting, user: User) -> bool:
    return bool(settings.TWO_PERSON_REVIEW and meeting.submitted_by_id == user.pk)


class VerbForm(forms.Form):
    """The version the person saw, and a note where the verb has one."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(max_length=workflow.NOTE_LIMIT, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, verb: str, standing: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        move = workflow.MOVES[verb]
        if move.needs_note or (verb == "release" and standing.published is not None):
            self.fields["note"].label = move.note_label
            self.fields["note"].error_messages["required"] = _("请填写%(note)s。") % {"note": move.note_label}
        else:
            del self.fields["note"]


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
            for verb in workflow.VERBS
        ]

    def verb_view(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        """GET says what will happen; POST does it and returns to the meeting, with a sentence either way."""
        meeting = Meeting.objects.filter(pk=pk).first()
        if meeting is None:
            messages.error(request, _("该会议不存在或已被删除。"))
            return HttpResponseRedirect(reverse("admin:index"))
        back = HttpResponseRedirect(reverse("admin:meetings_meeting_change", args=[pk]))
        if refusal := refused_beforehand(meeting, verb, request.user):
            messages.error(request, refusal)
            may_look = request.user.has_perm("meetings.view_meeting")
            return back if may_look else HttpResponseRedirect(reverse("admin:index"))
        standing = Standing(meeting)
        form = VerbForm(
            request.POST if request.method == "POST" else None,
            initial={"version": meeting.version},
            verb=verb,
            standing=standing,
        )
        if request.method == "POST":
            if "version" in form.errors:
                messages.error(request, STALE)
                return back
            if form.is_valid():
                act(request, meeting, verb, form.cleaned_data)
                return back
        return TemplateResponse(request, "admin/meetings/verb.html", self.verb_context(request, standing, verb, form))

    def verb_context(self, request: HttpRequest, standing: Standing, verb: str, form: VerbForm) -> dict[str, Any]:
        meeting, move = standing.meeting, workflow.MOVES[verb]
        missing = missing_for_review(meeting) if verb == "submit" else []
        return {
            **self.admin_site.each_context(request),
            "opts": meeting._meta,
            "title": move.label,
            "subtitle": str(meeting),
            "meeting": meeting,
            "verb": verb,
            "what_happens": WHAT_HAPPENS[verb],
            "missing": missing,
            "form": form,
            "may_preview": verb in ("submit", "approve", "release"),
            **changes_of(verb, standing),
        }


def refused_beforehand(meeting: Meeting, verb: str, user: Any) -> str:
    """Why the page of a verb is not even shown; the verb itself asks again, under its lock."""
    move = workflow.MOVES[verb]
    if not user.has_perm(f"meetings.{verb}"):
        return _("您没有“%(verb)s”的权限。") % {"verb": move.label}
    if meeting.erased_at:
        return _("该会议的内容已被清除，不能再处理。")
    if meeting.state not in move.states:
        return _("会议“%(title)s”现在的状态是“%(state)s”，不能%(verb)s。") % {
            "title": meeting,
            "state": meeting.get_state_display(),
            "verb": move.label,
        }
    return ""


def act(request: HttpRequest, meeting: Meeting, verb: str, said: dict[str, Any]) -> None:
    """Calls the verb on the version the person saw, and tells how it went."""
    move = workflow.MOVES[verb]
    try:
        with transaction.atomic():
            current = Meeting.objects.select_for_update().filter(pk=meeting.pk).first()
            if current is not None and current.version != said["version"]:
                raise workflow.Refused(str(STALE))
            workflow.VERBS[verb](current or meeting, by=signed_in(request), note=said.get("note", "").strip())
    except workflow.Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    except IntegrityError:
        messages.error(request, STALE)
    else:
        messages.success(request, _("《%(title)s》：%(verb)s已完成。") % {"title": meeting, "verb": move.label})


def changes_of(verb: str, standing: Standing) -> dict[str, Any]:
    """The record the verb is about, and what it changes against the edition that stands for the same readers."""
    if verb == "submit":
        return {"changes": None, "record": document.internal(standing.meeting)}
    if verb == "approve":
        before, after = standing.internal and standing.internal.document, document.internal(standing.meeting)
        is_withheld = after["withheld"] or document.has_hidden(after)
    elif verb == "release" and standing.internal and standing.internal.document:
        before, after = standing.published, document.public(standing.internal.document)
        is_withheld = after["withheld"]
    else:
        return {"changes": None}
    changes: list[Change] = differences(before, after) if before else []
    return {"changes": changes, "is_first": before is None, "is_withheld": is_withheld, "record": after}
