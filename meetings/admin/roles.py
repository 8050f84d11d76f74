"""Roles on the desk: what each may, in sentences, and who has it. The office's own are made of given rights."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.admin.site import DeskAdmin
from meetings.administrators import LAST_ROLE, is_last_role
from meetings.models import Role
from meetings.roles import MANAGING, RIGHTS, ROLE_NAMES, empower, enters_desk, name_of, permissions_of

LONGEST_NAME = 40


class RoleForm(forms.ModelForm):
    name = forms.CharField(label=gettext_lazy("名称"), max_length=LONGEST_NAME)
    rights = forms.MultipleChoiceField(
        label=gettext_lazy("可以"),
        choices=lambda: [(code, f"{right.name}：{right.sentence}") for code, right in RIGHTS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = Role
        fields = ["rights"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["name"] = self.instance.group.name

    def clean_name(self) -> str:
        name: str = " ".join(self.cleaned_data["name"].split())
        others = Group.objects.exclude(pk=self.instance.group_id).filter(name__iexact=name)
        if others.exists() or name in map(str, ROLE_NAMES.values()):
            raise ValidationError(_("已有同名的角色，请换一个名称。"))
        return name

    def clean_rights(self) -> list[str]:
        rights: list[str] = self.cleaned_data["rights"]
        loses = self.instance.pk and MANAGING in self.instance.rights and MANAGING not in rights
        if loses and is_last_role(self.instance.group):
            raise ValidationError(str(LAST_ROLE))
        return rights


@admin.register(Role)
class RoleAdmin(DeskAdmin):
    """The application's own roles are shown; what they may is fixed, and the rest follows from rights."""

    form = RoleForm
    save_on_top = False
    actions = None
    list_display = ["title", "what", "people"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Role]:
        return super().get_queryset(request).select_related("group").prefetch_related("group__user_set")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and obj.is_given)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["title", "what", "people"] if obj and obj.is_given else ["name", "rights"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["title", "what", "people"] if obj and obj.is_given else []

    @admin.display(description=gettext_lazy("角色"))
    def title(self, role: Role) -> str:
        return name_of(role.group.name)

    @admin.display(description=gettext_lazy("可以"))
    def what(self, role: Role) -> str:
        sentences = [(RIGHTS[right].sentence,) for right in role.rights if right in RIGHTS]
        return format_html_join("", "<div>{}</div>", sentences)

    @admin.display(description=gettext_lazy("现有人员"))
    def people(self, role: Role) -> str:
        people = sorted((user for user in role.group.user_set.all() if user.is_active), key=lambda user: user.username)
        return "、".join(str(user) for user in people) or "—"

    def save_model(self, request: HttpRequest, obj: Role, form: Any, change: bool) -> None:
        """The group follows the role, and so does who of its holders may enter the desk."""
        name = form.cleaned_data["name"]
        if not change:
            obj.group = Group.objects.create(name=name)
            obj.save()
        else:
            Group.objects.filter(pk=obj.group_id).update(name=name)
            obj.save(update_fields=["rights"])
        empower(obj.group, permissions_of(obj.rights))
        for user in obj.group.user_set.all():
            user.is_staff = enters_desk(user)
            user.save(update_fields=["is_staff"])
