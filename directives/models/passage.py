"""Passages, the searchable pieces of current editions, and the keys of what is gone. Both derived: see ``passages``."""

from functools import lru_cache
from hashlib import blake2b
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from directives.index.codes import BREAK, PassageCodes
from directives.index.folding import fold
from records import limits
from records.access import VisibleQuerySet
from records.codes import Audience, MeetingType, PassageKind
from records.columns import code_field, code_is_known


@lru_cache(maxsize=5_000)
def unit_code(name: str) -> int:
    """Stands for a unit's name in either script: 63 bits of its digest, too many for two names to share one."""
    return int.from_bytes(blake2b(fold(name).encode(), digest_size=8).digest()) >> 1


def folded_words(headline: str, text: str, context: str) -> str:
    """The three parts a word is looked for in, folded and parted, so that none is found across them."""
    return BREAK.join((fold(headline), fold(text), fold(context)))


class PassageQuerySet(VisibleQuerySet):
    """The doors to passages; ``visible_to`` is every reader's first step."""

    def directives(self) -> Self:
        return self.filter(kind=PassageKind.DIRECTIVE.value)

    def with_first_issued(self) -> Self:
        """Adds ``first_issued_at``: when this audience first read the meeting."""
        editions: Any = self.model._meta.get_field("edition").related_model
        first = editions.objects.filter(key=OuterRef("meeting_key"), audience=OuterRef("audience"), number=1)
        return self.annotate(first_issued_at=Subquery(first.values("issued_at")))

    def newest_first(self) -> Self:
        """By the day that lists use; of one meeting in the order of its record (see ``directives.passages``)."""
        return self.order_by("-listed_on", "-pk")


def codes_of(audience: Audience) -> GinIndex:
    """The search index of one audience: a question that does not say who reads finds no index to use.

    What is written waits in a list until it is entered together (see ``directives.passages``).
    """
    return GinIndex(PassageCodes(), fastupdate=True, condition=Q(audience=audience.value), name=codes_name(audience))


def codes_name(audience: Audience) -> str:
    return f"passage_codes_{audience.value}"


class Passage(models.Model):
    """One piece of a current edition. Written while printing, removed when superseded, rebuilt at any time."""

    edition = models.ForeignKey("meetings.Edition", models.CASCADE, related_name="passages")
    audience = code_field(Audience, _("读者"))
    kind = code_field(PassageKind, _("类别"))
    key = models.CharField(_("编号"), max_length=10)
    meeting_key = models.CharField(max_length=10)
    type = code_field(MeetingType, _("会议类型"))
    listed_on = models.DateField(_("列表日期"))
    headline = models.CharField(_("要点"), max_length=limits.HEADLINE)
    text = models.TextField(_("内容"))
    context = models.TextField(_("所在议题"))
    units: Any = ArrayField(models.CharField(max_length=limits.UNIT), default=list)
    unit_codes: Any = ArrayField(models.BigIntegerField(), default=list)
    folded = models.TextField()
    row = models.JSONField()

    objects = PassageQuerySet.as_manager()

    class Meta:
        verbose_name = _("条目")
        verbose_name_plural = _("条目")
        default_permissions = ()
        constraints = [
            code_is_known("passage", "audience", Audience),
            models.UniqueConstraint(fields=["audience", "kind", "key"], name="passage_key"),
        ]
        indexes = [
            models.Index(F("audience"), F("listed_on").desc(), F("id").desc(), name="passage_lists"),
            models.Index(  # the list of directives
                F("audience"),
                F("listed_on").desc(),
                F("id").desc(),
                condition=Q(kind=PassageKind.DIRECTIVE.value),
                name="passage_lists_directives",
            ),
            models.Index(fields=["audience", "meeting_key"], name="passage_meeting"),  # the passages of one meeting
            *(codes_of(audience) for audience in Audience),
        ]

    def __str__(self) -> str:
        return self.headline


class Sample(models.Model):
    """How often each code stands in some passages of an audience: what search expects before it asks; no answer."""

    audience = code_field(Audience, _("读者"), unique=True)
    passages = models.PositiveBigIntegerField()
    looked_at = models.PositiveIntegerField()
    codes: Any = ArrayField(models.IntegerField())
    counts: Any = ArrayField(models.IntegerField())
    taken_at = models.DateTimeField(auto_now=True)

    class Meta:
        default_permissions = ()
        constraints = [code_is_known("sample", "audience", Audience)]

    def __str__(self) -> str:
        return self.audience


class GoneQuerySet(VisibleQuerySet):
    """Keys a reader could once open."""


class Gone(models.Model):
    """A key that was readable for an audience and is no longer (withdrawn, corrected away): its page answers 410."""

    audience = code_field(Audience, _("读者"))
    key = models.CharField(_("编号"), max_length=10)
    meeting_key = models.CharField(max_length=10)

    objects = GoneQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            code_is_known("gone", "audience", Audience),
            models.UniqueConstraint(fields=["audience", "key"], name="gone_key"),
        ]

    def __str__(self) -> str:
        return self.key
