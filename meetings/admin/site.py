"""The admin as a whole: its names, and the guard that every page of the desk shares. Pages are in their own modules."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib import admin, messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.models import User

admin.site.site_header = gettext_lazy("纪要工作台")
admin.site.site_title = gettext_lazy("纪要工作台")
admin.site.index_title = gettext_lazy("工作台")
admin.site.site_url = reverse_lazy("home")  # type: ignore[assignment]  # each request's own language
admin.site.empty_value_display = "—"
admin.site.enable_nav_sidebar = False  # three lists need no column of their own; titles need the width

View = Callable[..., HttpResponse]


def signed_in(request: HttpRequest) -> User:
    """The person at the desk; the admin lets nobody else in."""
    return cast(User, request.user)


def in_words(view: View) -> View:
    """Turns what only the database can refuse (a race, mostly) into a sentence instead of an error page."""

    @wraps(view)
    def guarded(self: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(self, request, *args, **kwargs)
        except IntegrityError:
            messages.error(request, _("在您操作期间，这条记录被其他人改动，本次没有保存。请核对最新内容后再操作。"))
            return HttpResponseRedirect(request.get_full_path())

    return guarded


class DeskAdmin(admin.ModelAdmin):
    """A page of the desk: no page ends in an error page, whatever is in its address."""

    save_on_top = True

    @in_words
    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().changeform_view(request, *args, **kwargs)

    @in_words
    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().delete_view(request, *args, **kwargs)

    @in_words
    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if any("\x00" in value for values in request.GET.lists() for value in values[1]):
            return HttpResponseRedirect(f"{request.path}?e=1")  # the admin's own way of saying "bad filter"
        if not all(chosen.isdecimal() for chosen in request.POST.getlist("_selected_action")):
            messages.error(request, _("无法识别所选的行，请重新选择。"))
            return HttpResponseRedirect(request.get_full_path())
        return super().changelist_view(request, *args, **kwargs)


class ReadOnlyAdmin(DeskAdmin):
    """Rows that nobody adds, changes or deletes here."""

    actions = None
    save_on_top = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
