"""The office is never left without somebody who manages its accounts: one rule for every page that could end one."""

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from meetings.models import User

ROLE = "administrator"
LAST = _("这是最后一位能够管理账号的管理员，不能停用、撤销管理员角色或关闭密码登录。请先设置另一位管理员，再修改。")


def administrators() -> QuerySet[User]:
    """Accounts that can sign in to the desk and manage accounts."""
    may = Q(is_superuser=True) | Q(groups__name=ROLE)
    able = User.objects.filter(may, is_active=True, is_staff=True)
    return able.exclude(Q(password="") | Q(password__startswith="!")).distinct()


def is_last(user: User) -> bool:
    """Whether only this account manages accounts. Whoever else asks waits until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('administrators'))")
    return set(administrators().values_list("pk", flat=True)) == {user.pk}
