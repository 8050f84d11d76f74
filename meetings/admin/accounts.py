"""Accounts: who works here and in which role. Groups have no page; roles have one (``roles``)."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    ReadOnlyPasswordHashField,
    ReadOnlyPasswordHashWidget,
    UserChangeForm,
    UserCreationForm,
)
from django.contrib.auth.hashers import is_password_usable
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.accounts import one_time_link
from meetings.admin.site import DeskAdmin, signed_in
from meetings.administrators import LAST, is_last, managing_groups
from meetings.models import User
from meetings.models.access_log import FACTORS
from meetings.roles import enters_desk, name_of

for model in (Group, Authenticator, EmailAddress):
    admin.site.unregister(model)


class RolesField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group: Any) -> str:
        return name_of(group.name)


class PasswordState(ReadOnlyPasswordHashWidget):
    """Whether there is a password, and nothing of how it is kept."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        has_one = bool(value) and is_password_usable(value)
        context["summary"] = [{"label": _("已设置密码。") if has_one else _("没有设置密码，不能用密码登录。")}]
        context["button_label"] = _("设置初始密码")
        return context


class AccountForm(UserChangeForm):
    """Refuses what would leave nobody to manage accounts, beside the field that would."""

    password = ReadOnlyPasswordHashField(label=gettext_lazy("密码"), widget=PasswordState)

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or {}
        is_active = facts.get("is_active", self.instance.is_active)
        roles = facts.get("groups", self.instance.groups.all())
        stays = self.instance.is_superuser or managing_groups().filter(pk__in=[role.pk for role in roles]).exists()
        if not (is_active and stays) and is_last(self.instance):
            self.add_error("groups" if is_active else "is_active", LAST)
        return facts


class AccountPasswordForm(AdminPasswordChangeForm):
    """The same for a password that is closed."""

    def clean(self) -> Any:
        facts = super().clean()
        if not self.cleaned_data.get("set_usable_password", True) and is_last(self.user):
            self.add_error("usable_password", LAST)
        return facts


@admin.register(User)
class AccountAdmin(DeskAdmin, UserAdmin):
    """Accounts are deactivated, never deleted; only a superuser touches a superuser."""

    save_on_top = False
    form = AccountForm
    change_password_form = AccountPasswordForm
    add_form = UserCreationForm
    change_form_template = "admin/meetings/account.html"
    add_form_template = "admin/change_form.html"  # Django's own says that more can be set later; here it cannot
    list_display = ["username", "name", "roles", "is_active", "last_login"]
    list_filter = ["is_active", "groups"]
    search_fields = ["username", "name"]
    ordering = ["username"]
    actions = None
    filter_horizontal = ()
    fieldsets = [
        (None, {"fields": ["username", "password", "name", "groups", "is_active"]}),
        (gettext_lazy("重要日期"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "classes": ["wide"],
                "fields": ["username", "name", "groups", "password1", "password2"],
            },
        )
    ]
    readonly_fields = ["last_login", "date_joined"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=gettext_lazy("角色"))
    def roles(self, user: User) -> str:
        names = [name_of(group.name) for group in sorted(user.groups.all(), key=lambda group: group.pk)]
        return "、".join(names) + (_("（超级用户）") if user.is_superuser else "")

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name != "groups":
            return super().formfield_for_manytomany(db_field, request, **kwargs)
        help_text = _("各角色可以做什么，见“角色”页。提交人不能审核自己提交的会议。")
        return RolesField(Group.objects.order_by("pk"), label=_("角色"), required=False, help_text=help_text)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not is_above

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """In one transaction, so that what the form asked still holds when the password is saved.

        Who is given one by somebody else chooses another at the first sign-in.
        """
        with transaction.atomic():
            before = self.get_object(request, id)
            response = super().user_change_password(request, id, form_url)
            after = self.get_object(request, id)
            if before and after and before.password != after.password and after != request.user:
                User.objects.filter(pk=after.pk).update(must_change_password=True)
        return response

    def get_urls(self) -> list[Any]:
        link, factors = (self.admin_site.admin_view(view) for view in (self.link_view, self.factors_view))
        return [
            path("<id>/link/", link, name="meetings_user_link"),
            path("<id>/factors/", factors, name="meetings_user_factors"),
            *super().get_urls(),
        ]

    def link_view(self, request: HttpRequest, id: str) -> HttpResponse:
        """Makes a link by which a person sets a password without knowing the old one; it is shown this once."""
        user = self.get_object(request, id)
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        if user is None or not user.is_active:
            raise Http404(id)
        link = ""
        if request.method == "POST":
            link = request.build_absolute_uri(one_time_link.make(user, by=signed_in(request), request=request))
        context = {**self.admin_site.each_context(request), "title": _("一次性链接"), "account": user, "link": link}
        return TemplateResponse(request, "admin/meetings/one_time_link.html", context)

    def factors_view(self, request: HttpRequest, id: str) -> HttpResponse:
        """Takes away the second factors of whoever lost them; the page of one's own asks for the password."""
        user = self.get_object(request, id)
        if not self.has_change_permission(request, user) or user == request.user:
            raise PermissionDenied
        if user is None:
            raise Http404(id)
        found = Authenticator.objects.filter(user=user)
        if request.method == "POST":
            found.delete()
            messages.success(request, _("已取消“%(name)s”的登录保护。") % {"name": user.get_username()})
            return redirect("admin:meetings_user_change", user.pk)
        kinds = [FACTORS[factor.type] for factor in found.order_by("pk")]
        context = {**self.admin_site.each_context(request), "title": _("登录保护"), "account": user, "factors": kinds}
        return TemplateResponse(request, "admin/meetings/factors.html", context)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        obj.must_change_password = obj.must_change_password or not change
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Who has a role at the desk may sign in to it; nobody has to remember a second tick."""
        super().save_related(request, form, formsets, change)
        user = form.instance
        user.is_staff = enters_desk(user)
        user.save(update_fields=["is_staff"])
