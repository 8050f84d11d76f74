"""The admin as a whole: its names, and the guard that every page of the desk shares. Pages are in their own modules."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib import admin, messages
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.admin.lookups import is_readable, offered
from meetings.admin.once import once
from meetings.models import User
from website import typed_words
from website.filters import QUESTION_LIMIT
from website.form_expiry import expire, is_expired, sent

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
    """Turns what only the database can refuse (a race, mostly) into a sentence, above the form as it was filled in."""

    @wraps(view)
    def guarded(self: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(self, request, *args, **kwargs)
        except IntegrityError:
            messages.error(request, _("在您操作期间，这条记录被其他人改动，本次没有保存。请核对最新内容后再操作。"))
            expire(request)
            return view(self, request, *args, **kwargs)

    return guarded


def filled(form: Any, words: Any) -> Any:
    """The form with words in it that were typed before the page was opened."""

    class Filled(form):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs | {"data": words})

    return Filled


class DeskAdmin(admin.ModelAdmin):
    """A page of the desk: no page ends in an error page, whatever is in its address."""

    save_on_top = True
    links_to_list: tuple[str, ...] = ()  # what our own links ask of the list beyond its filters: the id of another row

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        return lookup in offered(self, request)

    def to_field_allowed(self, request: HttpRequest, to_field: str) -> bool:
        """Rows are named by their id alone."""
        return to_field == self.opts.pk.name

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """A question that no person types finds nothing; the page says why."""
        if len(search_term) > QUESTION_LIMIT or "\x00" in search_term:
            messages.error(request, _("搜索词最多 %(limit)d 字，请缩短后再试。") % {"limit": QUESTION_LIMIT})
            return queryset.none(), False
        return self.found(request, queryset, search_term)

    def found(self, request: HttpRequest, queryset: Any, question: str) -> tuple[Any, bool]:
        """The rows that answer a question, and whether one may be among them twice."""
        return super().get_search_results(request, queryset, question)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        if not is_expired(request):
            return form
        may = self.has_change_permission(request, obj) if change else self.has_add_permission(request)
        return filled(form, sent(request)) if may else form

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        facts = super().get_formset_kwargs(request, obj, inline, prefix)
        return facts | {"data": sent(request)} if is_expired(request) else facts

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        """A form whose row was deleted meanwhile: where words were typed into it, the page shows them, to be copied."""
        if typed_words.typed(request):
            raise Http404(object_id)
        return super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]

    @in_words
    @once
    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().changeform_view(request, *args, **kwargs)

    @in_words
    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().delete_view(request, *args, **kwargs)

    @in_words
    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_readable(self, request):
            messages.error(request, _("筛选条件无法识别，现显示全部记录。请重新选择条件。"))
            return HttpResponseRedirect(request.path)
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
