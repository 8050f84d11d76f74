"""The meeting list of the desk: what each row says of its publication, the filter on it, and the verbs in bulk."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings import workflow
from meetings.admin.site import signed_in
from meetings.models import Edition, Meeting, State
from meetings.parser.codes import Audience
from meetings.seal import NO_DOCUMENT


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


def bulk(verb: str) -> Callable[..., None]:
    """An action that calls one verb on each chosen meeting, the oldest first, and reports each refusal."""

    @admin.action(description=workflow.MOVES[verb].label, permissions=[verb])
    def act(model_admin: Any, request: HttpRequest, queryset: QuerySet[Meeting]) -> None:
        done = 0
        for meeting in queryset.order_by("listed_on", "pk"):
            try:
                workflow.VERBS[verb](meeting, by=signed_in(request))
                done += 1
            except workflow.Refused as refusal:
                messages.error(request, _("《%(title)s》：%(reasons)s") % {"title": meeting, "reasons": refusal})
        if done:
            facts = {"count": done, "verb": workflow.MOVES[verb].label}
            messages.success(request, _("%(verb)s：已完成 %(count)d 次会议。") % facts)

    act.__name__ = verb
    return act


BULK = [bulk(verb) for verb in ("submit", "approve", "release")]
