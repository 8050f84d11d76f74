"""The office is never left without somebody who manages its accounts: one rule for every page that could end one."""

from django.contrib.auth.models import Group
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from meetings.models import User
from meetings.roles import MANAGING

LAST = _("这是最后一位能够管理账号的管理员，不能停用、撤销管理员角色或关闭密码登录。请先设置另一位管理员，再修改。")
LAST_ROLE = _("最后一位能够管理账号的人只凭这个角色，不能取消这项权限。请先设置另一位管理员，再修改。")


def managing_groups() -> QuerySet[Group]:
    """The groups of the roles whose holders manage accounts."""
    return Group.objects.filter(role__rights__contains=[MANAGING])


def administrators(groups: QuerySet[Group] | None = None) -> QuerySet[User]:
    """Accounts that can sign in to the desk and manage accounts, by a group of these where some are named."""
    may = Q(is_superuser=True) | Q(groups__in=managing_groups() if groups is None else groups)
    able = User.objects.filter(may, is_active=True, is_staff=True)
    return able.exclude(Q(password="") | Q(password__startswith="!")).distinct()


def is_last(user: User) -> bool:
    """Whether only this account manages accounts. Whoever else asks waits until this transaction ends."""
    _wait_for_others()
    return set(administrators().values_list("pk", flat=True)) == {user.pk}


def is_last_role(group: Group) -> bool:
    """Whether all who manage accounts do so by this group alone. Whoever else asks waits, too."""
    _wait_for_others()
    return administrators().exists() and not administrators(managing_groups().exclude(pk=group.pk)).exists()


def _wait_for_others() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('administrators'))")
