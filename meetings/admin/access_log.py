"""The access log on the desk, for auditors and administrators: filters, search, and what is chosen as a table."""

from collections.abc import Iterable
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.admin.utils import label_for_field
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import path
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.accounts.log import note
from meetings.accounts.refusals import IN_LOG
from meetings.admin.lookups import is_readable
from meetings.admin.site import ReadOnlyAdmin, signed_in
from meetings.models import AccessEntry, Act
from meetings.models.access_log import FACTORS
from meetings.roles import name_of, rights_in
from website.csv_tables import table

MOST_ROWS = 100_000
COLUMNS = ("at", "act", "by", "account", "address", "detail")


@admin.register(AccessEntry)
class AccessLogAdmin(ReadOnlyAdmin):
    change_list_template = "admin/meetings/access_log.html"
    list_display = ["at", "act", "by", "whose", "address", "told"]
    list_display_links = None
    list_filter = ["act", "at"]
    list_select_related = ["by", "account"]
    search_fields = ["by__username", "by__name", "account__username", "account__name", "address", "detail"]
    search_help_text = gettext_lazy("用户名、姓名、网络地址或说明")
    ordering = ["-at", "-pk"]
    list_per_page = 50
    fields = ["at", "act", "by", "whose", "address", "told"]
    readonly_fields = ["whose", "told"]

    @admin.display(description=gettext_lazy("所涉账号"))
    def whose(self, entry: AccessEntry) -> str:
        if entry.unknown_name:
            return _("不存在的用户名（%(digest)s）") % {"digest": entry.unknown_name}
        return str(entry.account) if entry.account else "—"

    @admin.display(description=gettext_lazy("说明"))
    def told(self, entry: AccessEntry) -> str:
        """The detail, with roles and rights by their names."""
        if entry.act in (Act.ROLE_GIVEN, Act.ROLE_TAKEN):
            role, arrow, provider = entry.detail.partition(" ← ")
            return name_of(role) + arrow + provider
        if entry.act in (Act.SIGNED_IN, Act.SIGN_IN_FAILED):
            return str(IN_LOG.get(entry.detail, entry.detail))
        if entry.act in (Act.RIGHT_GIVEN, Act.RIGHT_TAKEN):
            role, _separator, codenames = entry.detail.rpartition(": ")
            return "：".join(filter(None, [name_of(role), "、".join(rights_in(set(codenames.split(", "))))]))
        if entry.act in (Act.FACTOR_ADDED, Act.FACTOR_REMOVED):
            return str(FACTORS[Authenticator.Type(entry.detail)])
        return entry.detail

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.table_view)
        return [path("csv/", view, name="meetings_accessentry_csv"), *super().get_urls()]

    def table_view(self, request: HttpRequest) -> HttpResponseBase:
        """What the list shows, newest first; that it was taken along is an entry too."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not is_readable(self, request):
            return HttpResponseRedirect(request.path)
        keys = list(
            self.get_changelist_instance(request).get_queryset(request).values_list("pk", flat=True)[:MOST_ROWS]
        )
        note(Act.EXPORTED, by=signed_in(request), request=request, detail=request.path)
        name = f"{self.opts.verbose_name}_{localtime(now()):%Y-%m-%d}"
        header = [label_for_field(column, self.model, self) for column in COLUMNS]
        return table(name, header, keys, self.load)

    def load(self, keys: list[int]) -> Iterable[list[Any]]:
        found = AccessEntry.objects.select_related("by", "account").in_bulk(keys)
        for key in keys:
            entry = found[key]
            by = entry.by.get_username() if entry.by else ""
            account = entry.account.get_username() if entry.account else self.whose(entry)
            act = entry.get_act_display()
            yield [f"{localtime(entry.at):%Y-%m-%d %H:%M:%S}", act, by, account, entry.address, self.told(entry)]
