"""Who acts: the accounts of the office. What a role may do is in roles.py."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from records import limits


class User(AbstractUser):
    """An account with one name: Chinese names have no first and last part. Deactivated, never deleted."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = models.CharField(_("姓名"), max_length=limits.PERSON, blank=True)
    rights_version = models.PositiveIntegerField(default=0)  # counted by a trigger when roles or what they may change
    must_change_password = models.BooleanField(default=False)  # it was chosen by somebody else

    class Meta(AbstractUser.Meta):
        verbose_name = _("用户")  # type: ignore[assignment]
        verbose_name_plural = _("用户")  # type: ignore[assignment]

    def get_full_name(self) -> str:
        return self.name or self.username

    def get_short_name(self) -> str:
        return self.get_full_name()

    def __str__(self) -> str:
        return self.get_full_name()
