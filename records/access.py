"""Who may see what, defined once. Every list, page, count and file gets its rows through ``visible_to``."""

from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.http import HttpRequest

from records.codes import Audience

Reader = AbstractBaseUser | AnonymousUser
AS_PUBLIC = "read_as_public"  # the session's mark of an official who looks at what the public sees


def may_read_internal(user: Reader) -> bool:
    """True for an active account with the permission; a visitor never."""
    return isinstance(user, PermissionsMixin) and user.has_perm("meetings.read_internal")


def audience(user: Reader) -> Audience:
    """The one audience a reader belongs to. What is not in its editions cannot be seen, counted or found."""
    return Audience.INTERNAL if may_read_internal(user) else Audience.PUBLIC


def reader(request: HttpRequest) -> Reader:
    """Who reads this page: the signed-in user, or a visitor where an official chose to see as the public."""
    if request.user.is_authenticated and request.session.get(AS_PUBLIC):
        return AnonymousUser()
    return request.user


class VisibleQuerySet(models.QuerySet[Any]):
    """A queryset whose rows have an ``audience``; ``readable`` narrows to the rows that stand today."""

    readable: ClassVar[Q] = Q()

    def visible_to(self, user: Reader) -> Self:
        return self.filter(self.readable, audience=audience(user))
