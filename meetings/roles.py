"""The roles of an office, as groups with permissions. Granted anew after every migration, so that they never drift."""

from typing import Any

from meetings.workflow.verb_table import verbs_of

DESK = ("meeting", "attendance", "agendaitem", "directive", "report")
TEMPLATES = {f"{act}_meetingtemplate" for act in ("view", "add", "change", "delete")}
SECRETARY = {f"{act}_{model}" for act in ("view", "add", "change", "delete") for model in DESK} - {"delete_report"}
LOOK = {f"view_{model}" for model in DESK} | {"view_edition"}
ROLES: dict[str, set[str]] = {
    "secretary": SECRETARY | TEMPLATES | {"view_edition", "read_internal"} | verbs_of("secretary"),
    "reviewer": LOOK | {"read_internal"} | verbs_of("reviewer"),
    "official": {"read_internal"},
    "administrator": TEMPLATES
    | {
        "view_user",
        "add_user",
        "change_user",
        "view_group",
        "view_erasure",
        "view_edition",
        "view_chainhead",
        "view_accessentry",
        "erase",
    },
    "auditor": {"view_accessentry"},
}
APPS = ("meetings", "directives", "auth")


def grant(**signal: Any) -> None:
    """Makes the groups and sets exactly their permissions (a ``post_migrate`` receiver; safe to repeat)."""
    from django.contrib.auth.models import Group, Permission

    using = signal["using"]
    known = Permission.objects.using(using).filter(content_type__app_label__in=APPS)
    for name, codenames in ROLES.items():
        group, _ = Group.objects.using(using).get_or_create(name=name)
        permissions = list(known.filter(codename__in=codenames))
        if len(permissions) != len(codenames):
            missing = codenames - {permission.codename for permission in permissions}
            raise LookupError(f"Role {name} names unknown permissions: {', '.join(sorted(missing))}")
        group.permissions.set(permissions)
