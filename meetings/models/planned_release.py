"""Releases at a time: planned by one person, confirmed by another, done by ``manage.py release_due``."""

from datetime import datetime
from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from meetings.models.desk import Meeting, both_or_neither, person
from records import limits
from records.history import kept
from records.triggers import Trigger, refuse


class PlannedReleaseQuerySet(models.QuerySet["PlannedRelease"]):
    def due(self, at: datetime) -> Self:
        """Confirmed, come and not failed."""
        return self.filter(confirmed_at__isnull=False, failed_at=None, release_at__lte=at)

    def failed(self) -> Self:
        return self.filter(failed_at__isnull=False)

    def unconfirmed(self) -> Self:
        return self.filter(confirmed_at=None)


@kept()
class PlannedRelease(models.Model):
    """The release of one reviewed edition at a time to come. There is a row until it is done, cancelled or overtaken.

    Releasing and withdrawing take it away, and so does the trigger of the meeting's state where it is a draft again, so
    no plan outlives the edition that it is bound to (``reviewed``, its digest). One that failed stays with its reason
    until somebody plans anew.
    """

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="planned_release", verbose_name=_("会议"))
    release_at = models.DateTimeField(_("发布时间"))
    version = models.PositiveIntegerField()
    reviewed = models.CharField(max_length=64)
    note = models.TextField(_("更正说明"), max_length=limits.NOTE, blank=True)
    acknowledged = models.CharField(max_length=64, blank=True)  # the exposures of the note that were acknowledged
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("计划人"), related_name="+")
    planned_at = models.DateTimeField(_("计划时间"))
    confirmed_by = person(_("确认人"))
    confirmed_at = models.DateTimeField(_("确认时间"), null=True, editable=False)
    failed_at = models.DateTimeField(_("失败时间"), null=True, editable=False)
    failure = models.TextField(_("未能发布的原因"), blank=True)

    objects = PlannedReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("发布计划")
        verbose_name_plural = _("发布计划")
        ordering = ["release_at", "pk"]
        default_permissions = ()  # rows come and go with verbs
        constraints = [
            both_or_neither("plannedrelease", "confirmed_by", "confirmed_at"),
            models.CheckConstraint(
                condition=Q(failed_at=None, failure="") | Q(failed_at__isnull=False) & ~Q(failure=""),
                name="plannedrelease_fails_with_a_reason",
            ),
            models.CheckConstraint(condition=Q(release_at__gt=F("planned_at")), name="plannedrelease_is_ahead"),
        ]
        triggers = [
            Trigger(
                name="plan_is_of_the_reviewed",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF NOT EXISTS (
                        SELECT 1 FROM meetings_meeting m JOIN meetings_edition e ON e.key = m.key
                        WHERE m.id = NEW.meeting_id AND m.state = 'approved' AND m.version = NEW.version
                            AND e.audience = 'internal' AND e.is_current AND e.digest = NEW.reviewed
                    ) THEN
                        RAISE EXCEPTION 'plan_is_of_the_reviewed: a plan is bound to the edition that was reviewed last'
                            USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
            refuse(
                "plan_is_frozen",
                "a plan is confirmed or cancelled, never changed",
                pgtrigger.Update,
                "to_jsonb(NEW) - ARRAY['confirmed_by_id', 'confirmed_at', 'failed_at', 'failure']"
                " IS DISTINCT FROM to_jsonb(OLD) - ARRAY['confirmed_by_id', 'confirmed_at', 'failed_at', 'failure']",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting} {self.release_at:%Y-%m-%d %H:%M}"

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    @property
    def has_failed(self) -> bool:
        return self.failed_at is not None

    def is_pending(self, at: datetime) -> bool:
        """Whether it can still come to a release by itself or by being confirmed."""
        return not self.has_failed and (self.is_confirmed or self.release_at > at)
