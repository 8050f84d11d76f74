"""The access log: who signed in, and what became of accounts, roles and rights. Rows come and never change or go.

What is changed of accounts and rights is noted by triggers, so that no way round the desk leaves a change out.
"""

import pgtrigger
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from meetings.models.people import User
from records.triggers import Trigger, refuse


class Act(models.TextChoices):
    """What an entry tells."""

    SIGNED_IN = "signed_in", _("登录")
    SIGN_IN_FAILED = "sign_in_failed", _("登录失败")
    SIGN_IN_SLOWED = "sign_in_slowed", _("连续输错")
    CODE_FAILED = "code_failed", _("验证码错误")
    SIGNED_OUT = "signed_out", _("退出")
    SESSION_ENDED = "session_ended", _("结束登录")
    ACCOUNT_MADE = "account_made", _("建立账号")
    ACCOUNT_RENAMED = "account_renamed", _("更改用户名")
    ACCOUNT_ENDED = "account_ended", _("停用账号")
    ACCOUNT_REVIVED = "account_revived", _("恢复账号")
    SUPERUSER_MADE = "superuser_made", _("成为超级用户")
    SUPERUSER_UNMADE = "superuser_unmade", _("不再是超级用户")
    PASSWORD_CHANGED = "password_changed", _("更改密码")
    FACTOR_ADDED = "factor_added", _("增加登录保护")
    FACTOR_REMOVED = "factor_removed", _("移除登录保护")
    RECOVERY_CODE_USED = "recovery_code_used", _("使用恢复码")
    LINK_MADE = "link_made", _("生成一次性链接")
    ROLE_GIVEN = "role_given", _("授予角色")
    ROLE_TAKEN = "role_taken", _("撤销角色")
    RIGHT_GIVEN = "right_given", _("增加权限")
    RIGHT_TAKEN = "right_taken", _("减少权限")
    EXPORTED = "exported", _("导出")
    ERASED = "erased", _("清除")
    COMMAND = "command", _("以命令执行")


class AccessEntry(models.Model):
    """One line of the log: ``by`` did it, to ``account`` where it is of one.

    A name that is nobody's may be a password typed into the wrong field: it is kept as a keyed digest alone.
    """

    at = models.DateTimeField(_("时间"), db_default=Now())
    act = models.CharField(_("事项"), max_length=24, choices=Act.choices)
    by = models.ForeignKey(User, models.PROTECT, verbose_name=_("操作人"), null=True, related_name="+")
    account = models.ForeignKey(User, models.PROTECT, verbose_name=_("所涉账号"), null=True, related_name="+")
    unknown_name = models.CharField(max_length=12, blank=True)
    address = models.CharField(_("网络地址"), max_length=45, blank=True)
    detail = models.TextField(_("说明"), blank=True)

    class Meta:
        verbose_name = _("访问记录")
        verbose_name_plural = _("访问记录")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        constraints = [models.CheckConstraint(condition=models.Q(act__in=Act.values), name="accessentry_act_is_known")]
        indexes = [models.Index(fields=["-at", "-id"], name="access_log")]
        triggers = [
            refuse("entry_is_frozen", "an entry of the access log is never changed", pgtrigger.Update),
            refuse("entry_is_kept", "an entry of the access log is never deleted", pgtrigger.Delete),
            refuse("entries_are_kept", "the access log is never truncated", pgtrigger.Truncate),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.get_act_display()}"


# Who acts, as the history of the desk knows it; nobody where a command or the database itself does.
WHEN_KNOWN = """CASE WHEN coalesce(current_setting('pghistory.context_id', true), '') <> ''
    THEN"""
KNOWN = "current_setting('pghistory.context_metadata', true)::jsonb"
BY = f"{WHEN_KNOWN} ({KNOWN} ->> 'user')::bigint END"
# What the detail of an entry ends with where a provider of single sign-on acts: its name.
PROVIDER = f"coalesce(' ← ' || {WHEN_KNOWN} {KNOWN} ->> 'provider' END, '')"
COLUMNS = "(act, by_id, account_id, unknown_name, address, detail)"


def noting(name: str, operation: pgtrigger.Operation, entries: str) -> Trigger:
    """A trigger that adds entries: ``entries`` is SQL that yields what was done, to which account, and the detail."""
    return Trigger(
        name=name,
        when=pgtrigger.After,
        operation=operation,
        func=f"""
            INSERT INTO meetings_accessentry {COLUMNS}
            SELECT found.act, {BY}, found.account, '', '', found.detail || {PROVIDER}
            FROM ({entries}) AS found(act, account, detail);
            RETURN NULL;
        """,
    )


def noting_pairs(given: Act, taken: Act, entry: str) -> list[Trigger]:
    """The same for a table of pairs, which come and go: ``entry`` has ROW for the one that does."""
    return [
        noting(
            f"{act}_is_noted",
            operation,
            f"SELECT '{act}', {entry.replace('ROW', row)}",
        )
        for act, operation, row in ((given, pgtrigger.Insert, "NEW"), (taken, pgtrigger.Delete, "OLD"))
    ]


def counting(accounts: str) -> list[Trigger]:
    """Triggers that count the versions of an account's rights; ``accounts`` is SQL that yields whose, of ROW."""
    return [
        Trigger(
            name=f"rights_{change}_are_counted",
            when=pgtrigger.After,
            operation=operation,
            func=f"""
                UPDATE meetings_user SET rights_version = rights_version + 1
                WHERE id IN ({accounts.replace("ROW", row)});
                RETURN NULL;
            """,
        )
        for change, operation, row in (("given", pgtrigger.Insert, "NEW"), ("taken", pgtrigger.Delete, "OLD"))
    ]


pgtrigger.register(
    noting(
        "account_is_noted",
        pgtrigger.Insert | pgtrigger.Update,
        f"""
            SELECT act, NEW.id, detail FROM (VALUES
                ('{Act.ACCOUNT_MADE}', NEW.username, OLD.id IS NULL),
                ('{Act.ACCOUNT_RENAMED}', OLD.username || ' → ' || NEW.username, OLD.username <> NEW.username),
                ('{Act.ACCOUNT_ENDED}', '', OLD.is_active AND NOT NEW.is_active),
                ('{Act.ACCOUNT_REVIVED}', '', NEW.is_active AND NOT OLD.is_active),
                ('{Act.SUPERUSER_MADE}', '', NEW.is_superuser AND OLD.is_superuser IS NOT TRUE),
                ('{Act.SUPERUSER_UNMADE}', '', OLD.is_superuser AND NOT NEW.is_superuser),
                ('{Act.PASSWORD_CHANGED}', '', OLD.password <> NEW.password)
            ) AS change(act, detail, holds) WHERE holds
        """,
    )
)(User)


class AccountRole(User.groups.through):  # type: ignore[name-defined]
    """Who has which role; a proxy that the triggers hang on."""

    class Meta:
        proxy = True
        default_permissions = ()
        triggers = noting_pairs(
            Act.ROLE_GIVEN, Act.ROLE_TAKEN, "ROW.user_id, (SELECT name FROM auth_group WHERE id = ROW.group_id)"
        ) + counting("SELECT ROW.user_id")


class AccountRight(User.user_permissions.through):  # type: ignore[name-defined]
    """A right of one account alone, which no page gives; a proxy that the triggers hang on."""

    class Meta:
        proxy = True
        default_permissions = ()
        triggers = noting_pairs(
            Act.RIGHT_GIVEN,
            Act.RIGHT_TAKEN,
            "ROW.user_id, (SELECT codename FROM auth_permission WHERE id = ROW.permission_id)",
        ) + counting("SELECT ROW.user_id")


FACTORS = {
    Authenticator.Type.TOTP: _("验证器"),
    Authenticator.Type.WEBAUTHN: _("通行密钥"),
    Authenticator.Type.RECOVERY_CODES: _("恢复码"),
}


class Factor(Authenticator):
    """A second factor of an account, or its recovery codes; a proxy that the triggers hang on."""

    class Meta:
        proxy = True
        default_permissions = ()
        triggers = [
            *noting_pairs(Act.FACTOR_ADDED, Act.FACTOR_REMOVED, "ROW.user_id, ROW.type"),
            noting(
                f"{Act.RECOVERY_CODE_USED}_is_noted",
                pgtrigger.Update,
                f"""
                    SELECT '{Act.RECOVERY_CODE_USED}', NEW.user_id, ''
                    WHERE NEW.data -> 'used_mask' IS DISTINCT FROM OLD.data -> 'used_mask'
                """,
            ),
        ]


def noting_rights(act: Act, operation: pgtrigger.Operation, **rows: str) -> Trigger:
    """One entry for each role whose rights a statement changes, with all of them."""
    return Trigger(
        name=f"{act}_is_noted",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**rows),
        func=f"""
            INSERT INTO meetings_accessentry {COLUMNS}
            SELECT '{act}', {BY}, NULL, '', '', g.name || ': ' || string_agg(p.codename, ', ' ORDER BY p.codename)
            FROM changed JOIN auth_group g ON g.id = group_id JOIN auth_permission p ON p.id = permission_id
            GROUP BY g.name;
            RETURN NULL;
        """,
    )


class RoleRight(Group.permissions.through):  # type: ignore[name-defined]
    """What a role may do; a proxy that the triggers hang on."""

    class Meta:
        proxy = True
        default_permissions = ()
        triggers = [
            noting_rights(Act.RIGHT_GIVEN, pgtrigger.Insert, new="changed"),
            noting_rights(Act.RIGHT_TAKEN, pgtrigger.Delete, old="changed"),
            *counting("SELECT user_id FROM meetings_user_groups WHERE group_id = ROW.group_id"),
        ]
