"""The meeting list of the desk: what each row says of its publication, the filter on it, and submitting in bulk."""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from meetings.admin.lookups import is_id
from meetings.admin.site import signed_in
from meetings.admin.workday.conditions import CAME_BACK, PLANNED, TO_RELEASE, mine, stuck
from meetings.models import Meeting, State, User
from meetings.workflow import verbs
from meetings.workflow.verb_table import VERB_TABLE

PEOPLE = 50  # names that a filter offers


class StateFilter(admin.SimpleListFilter):
    """The states, and of the drafts those that came back with a remark."""

    title = gettext_lazy("状态")
    parameter_name = "state__exact"  # as it was when the filter was the column's own: links to it are kept
    conditions = {
        "draft": (gettext_lazy("草稿"), Q(state=State.DRAFT)),
        "returned": (gettext_lazy("已退回"), CAME_BACK),
        "in_review": (gettext_lazy("待审核"), Q(state=State.IN_REVIEW)),
        "approved": (gettext_lazy("已审核"), Q(state=State.APPROVED)),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(value, label) for value, (label, _condition) in self.conditions.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        return queryset.filter(self.conditions[value][1]) if value in self.conditions else queryset


class MineFilter(admin.SimpleListFilter):
    title = gettext_lazy("经办")
    parameter_name = "mine"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("我录入或提交过的"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(mine(signed_in(request))) if self.value() == "yes" else queryset


class StuckFilter(admin.SimpleListFilter):
    title = gettext_lazy("进展")
    parameter_name = "stuck"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        days = settings.STUCK_DAYS
        return [("yes", ngettext("超过 %(count)d 天没有进展", "超过 %(count)d 天没有进展", days) % {"count": days})]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(stuck()) if self.value() == "yes" else queryset


class SubmitterFilter(admin.SimpleListFilter):
    """Those who submitted what is in review or approved now."""

    title = gettext_lazy("提交人")
    parameter_name = "submitter"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        people = User.objects.filter(pk__in=Meeting.objects.values("submitted_by")).order_by("name", "username")
        return [(str(person.pk), str(person)) for person in people[:PEOPLE]]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        return queryset.filter(submitted_by=int(value)) if value and is_id(value) else queryset


class PublicationFilter(admin.SimpleListFilter):
    title = gettext_lazy("公开情况")
    parameter_name = "public"
    conditions = {
        "yes": (gettext_lazy("已发布"), Q(published=True)),
        "no": (gettext_lazy("未发布"), Q(published=False, withdrawn=False)),
        "withdrawn": (gettext_lazy("已撤回"), Q(withdrawn=True)),
        "awaits": (gettext_lazy("审核后待发布"), TO_RELEASE),
        "planned": (gettext_lazy("已计划发布"), PLANNED),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(value, label) for value, (label, _condition) in self.conditions.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        return queryset.filter(self.conditions[value][1]) if value in self.conditions else queryset


@admin.action(description=VERB_TABLE["submit"].label, permissions=["submit"])
def submit(model_admin: Any, request: HttpRequest, queryset: QuerySet[Meeting]) -> None:
    """Submits each chosen draft, the oldest first, and reports each refusal. What prints has no action in bulk: it is
    confirmed on a page that shows the record."""
    done, now = 0, timezone.now()  # one request, one moment: so the history of each knows it for one act
    for meeting in queryset.order_by("listed_on", "pk"):
        shown = request.POST.get(f"version-{meeting.pk}", "")
        try:
            version = int(shown) if shown.isdecimal() else 0
            verbs.perform("submit", meeting, by=signed_in(request), version=version, at=now)
            done += 1
        except verbs.Refused as refusal:
            messages.error(request, _("《%(title)s》：%(reasons)s") % {"title": meeting, "reasons": refusal})
    if done:
        facts = {"count": done, "verb": VERB_TABLE["submit"].label}
        messages.success(request, _("%(verb)s：已完成 %(count)d 次会议。") % facts)
