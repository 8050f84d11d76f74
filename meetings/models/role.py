"""Roles: named sets of rights. Each stands on a group of Django's, whose permissions follow from the rights."""

from django.contrib.auth.models import Group
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.Model):
    """What the holders of a group may do, by the names of rights in ``meetings.roles``."""

    group = models.OneToOneField(Group, models.PROTECT)
    rights = ArrayField(models.CharField(max_length=24), verbose_name=_("可以"), default=list, blank=True)
    is_given = models.BooleanField(default=False)  # by the application, which alone says what it may

    class Meta:
        verbose_name = _("角色")
        verbose_name_plural = _("角色")
        default_permissions = ("view", "add", "change")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.group.name
