"""The rights that there are and the roles of an office, as groups with permissions. Granted anew after every migration,
so that they never drift; a role of the office's own is any set of the same rights.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from meetings.workflow.verb_table import verbs_of

DESK = ("meeting", "attendance", "agendaitem", "directive", "report")
TEMPLATES = frozenset(f"{act}_meetingtemplate" for act in ("view", "add", "change", "delete"))
DRAFT = frozenset(f"{act}_{model}" for act in ("view", "add", "change", "delete") for model in DESK) - {"delete_report"}
LOOK = frozenset(f"view_{model}" for model in DESK)


@dataclass(frozen=True)
class Right:
    """What a person may do: its name, a sentence, and the permissions that it is made of."""

    name: Promise
    sentence: Promise
    permissions: frozenset[str]


RIGHTS = {
    "draft": Right(
        _("起草"),
        _("录入、粘贴、修改会议，提交审核，重新编辑"),
        DRAFT | {"view_edition"} | verbs_of("secretary"),
    ),
    "review": Right(
        _("审核和发布"),
        _("查看工作台上的会议，退回、审核通过、发布、计划发布、撤回"),
        LOOK | {"view_edition"} | verbs_of("reviewer"),
    ),
    "read_internal": Right(_("查阅内部版"), _("查阅没有公开的内容"), frozenset({"read_internal"})),
    "templates": Right(_("会议模板"), _("设置各类会议的固定议题和出席人员"), TEMPLATES),
    "accounts": Right(
        _("账号和角色"),
        _("建立、停用账号，分配角色，设置角色，设置初始密码"),
        frozenset(
            {"view_user", "add_user", "change_user", "view_group", "view_role", "add_role", "change_role"},
        ),
    ),
    "chain": Right(_("版次"), _("查看版次和校验码，不含内部文字"), frozenset({"view_edition", "view_chainhead"})),
    "erase": Right(_("清除"), _("清除误录的涉密内容，查看清除记录"), frozenset({"view_erasure", "erase"})),
    "audit": Right(_("审计"), _("查阅、导出访问记录"), frozenset({"view_accessentry"})),
}
MANAGING = "accounts"
READING = "read_internal"  # on the pages of readers: no right at the desk
ROLE_NAMES = {
    "secretary": _("秘书"),
    "reviewer": _("审核人"),
    "official": _("领导"),
    "administrator": _("管理员"),
    "auditor": _("审计员"),
}
GIVEN: dict[str, list[str]] = {
    "secretary": ["draft", "templates", "read_internal"],
    "reviewer": ["review", "read_internal"],
    "official": ["read_internal"],
    "administrator": ["accounts", "templates", "chain", "erase", "audit"],
    "auditor": ["audit"],
}
APPS = ("meetings", "directives", "auth")


def permissions_of(rights: list[str]) -> set[str]:
    """The code names of what rights are made of; one that there is no longer gives nothing."""
    return set().union(*(RIGHTS[right].permissions for right in rights if right in RIGHTS))


ROLES = {name: permissions_of(rights) for name, rights in GIVEN.items()}


def name_of(role: str) -> str:
    """How people call a role: one of the application's own by its translated name."""
    return str(ROLE_NAMES.get(role, role))


def rights_in(codenames: set[str]) -> list[str]:
    """The names of the rights that most of their permissions are among these; else the permissions themselves.

    Most, since two rights may share one, which stays with a role that loses only the other.
    """
    found = [str(one.name) for one in RIGHTS.values() if 2 * len(one.permissions & codenames) > len(one.permissions)]
    return found or sorted(codenames)


def enters_desk(user: Any) -> bool:
    """Whether the account has something to do at the desk, by a role or as a superuser."""
    from meetings.models import Role

    return user.is_superuser or Role.objects.filter(group__user=user).exclude(rights__contained_by=[READING]).exists()


def empower(group: Any, codenames: set[str]) -> None:
    """Sets exactly these permissions; raises LookupError where one is not known."""
    from django.contrib.auth.models import Permission

    known = Permission.objects.using(group._state.db).filter(content_type__app_label__in=APPS)
    permissions = list(known.filter(codename__in=codenames))
    if len(permissions) != len(codenames):
        missing = codenames - {permission.codename for permission in permissions}
        raise LookupError(f"Role {group.name} names unknown permissions: {', '.join(sorted(missing))}")
    group.permissions.set(permissions)


def grant(**signal: Any) -> None:
    """Makes the groups and sets exactly their permissions (a ``post_migrate`` receiver; safe to repeat)."""
    from django.contrib.auth.models import Group

    from meetings.models import Role

    using = signal["using"]
    for name, codenames in ROLES.items():
        group, _made = Group.objects.using(using).get_or_create(name=name)
        facts = {"rights": GIVEN[name], "is_given": True}
        Role.objects.using(using).update_or_create(group=group, defaults=facts)
        empower(group, codenames)
    for role in Role.objects.using(using).filter(is_given=False).select_related("group"):
        empower(role.group, permissions_of(role.rights))
