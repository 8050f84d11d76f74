"""What single sign-on is called where it is kept, and why it did not sign anybody in: codes, with what pages say."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

SINGLE_SIGN_ON = "single-sign-on"  # as sessions and the log say how somebody signed in


class Reason(models.TextChoices):
    """Each stands in the address that the sign-in page is opened with."""

    UNAVAILABLE = "unavailable", _("“%(provider)s”现在不能使用，请稍后再试，或者用密码登录。")
    CANCELLED = "cancelled", _("没有登录：您没有同意，或者“%(provider)s”不允许您使用本系统。")
    UNFINISHED = "unfinished", _("“%(provider)s”没有完成登录，请再试一次。")
    STALE = "stale", _("没有登录：不是从本页开始的，或者时间过长。请再试一次。")
    UNVERIFIED = "unverified", _("没有登录：“%(provider)s”的答复没有通过核验。请再试一次；仍然如此的，请告诉管理员。")
    NO_ROLE = (
        "no_role",
        _("没有登录：您还没有使用本系统的角色。请联系本单位管理员，请其在“%(provider)s”中把您加入相应的组。"),
    )
    ENDED = "ended", _("没有登录：您的账号已停用。需要恢复的，请联系管理员。")


IN_LOG: dict[str, Any] = {
    SINGLE_SIGN_ON: _("单点登录"),
    Reason.NO_ROLE: _("单点登录：没有对应的角色"),
    Reason.ENDED: _("单点登录：账号已停用"),
}


class Refused(Exception):
    """Nobody is signed in."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason
