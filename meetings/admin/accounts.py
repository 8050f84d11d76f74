"""Accounts: who works here and in which role. What a role may do is fixed in roles.py, so groups have no page."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.admin.site import DeskAdmin
from meetings.administrators import LAST, ROLE, is_last
from meetings.models import User

ROLE_NAMES = {
    "secretary": gettext_lazy("秘书"),
    "reviewer": gettext_lazy("审核人"),
    "official": gettext_lazy("领导"),
    "administrator": gettext_lazy("管理员"),
}
WITHOUT_DESK = ("official",)

admin.site.unregister(Group)


class RolesField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group: Any) -> str:
        return str(ROLE_NAMES.get(group.name, group.name))


class AccountForm(UserChangeForm):
    """Refuses what would leave nobody to manage accounts, beside the field that would."""

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or {}
        is_active = facts.get("is_active", self.instance.is_active)
        roles = facts.get("groups", self.instance.groups.all())
        stays = self.instance.is_superuser or any(group.name == ROLE for group in roles)
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
        names = [str(ROLE_NAMES.get(group.name, group.name)) for group in user.groups.all()]
        return "、".join(names) + (_("（超级用户）") if user.is_superuser else "")

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name != "groups":
            return super().formfield_for_manytomany(db_field, request, **kwargs)
        help_text = _(
            "秘书起草并提交，审核人审核和发布，领导查阅内部版次，管理员管理账号。提交人不能审核自己提交的会议。"
        )
        return RolesField(Group.objects.order_by("pk"), label=_("角色"), required=False, help_text=help_text)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not is_above

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """In one transaction, so that what the form asked still holds when the password is saved."""
        with transaction.atomic():
            return super().user_change_password(request, id, form_url)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Who has a role at the desk may sign in to it; nobody has to remember a second tick."""
        super().save_related(request, form, formsets, change)
        user = form.instance
        user.is_staff = user.is_superuser or user.groups.exclude(name__in=WITHOUT_DESK).exists()
        user.save(update_fields=["is_staff"])
