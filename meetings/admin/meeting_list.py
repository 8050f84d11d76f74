"""The meeting list of the desk: what each row says of its publication, the filter on it, and submitting in bulk."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.admin.site import signed_in
from meetings.hash_chain import NO_DOCUMENT
from meetings.models import Edition, Meeting, State
from meetings.workflow import verbs
from meetings.workflow.verb_table import VERB_TABLE
from records.codes import Audience


def with_publication(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Adds ``published``, ``withdrawn`` and ``awaits_release`` (approved after the last public act), in one query."""
    editions = Edition.objects.filter(key=OuterRef("key"))
    public = editions.filter(audience=Audience.PUBLIC.value)
    current = public.filter(is_current=True)
    approved_at = editions.filter(audience=Audience.INTERNAL.value, is_current=True).values("issued_at")
    return meetings.annotate(
        published=Exists(current.filter(document__isnull=False)),
        withdrawn=Exists(current.filter(document_digest=NO_DOCUMENT)),
        reviewed_at=Subquery(approved_at[:1]),
    ).annotate(
        awaits_release=Q(state=State.APPROVED.value) & ~Exists(public.filter(issued_at__gte=OuterRef("reviewed_at")))
    )


class PublicationFilter(admin.SimpleListFilter):
    title = gettext_lazy("公开情况")
    parameter_name = "public"
    conditions = {
        "yes": (gettext_lazy("已发布"), Q(published=True)),
        "no": (gettext_lazy("未发布"), Q(published=False, withdrawn=False)),
        "withdrawn": (gettext_lazy("已撤回"), Q(withdrawn=True)),
        "awaits": (gettext_lazy("审核后待发布"), Q(awaits_release=True)),
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
