"""What reviewers say of single rows of a record, and what becomes of it. What may be done with it is in ``remarks``."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.models.desk import Meeting, both_or_neither, person
from records import limits
from records.history import kept
from records.triggers import refuse

ABOUT = 40  # characters of a row that a remark quotes


@kept()
class Remark(models.Model):
    """A remark at a row: ``row`` is the key of an item or a directive, empty for the meeting's head.

    It stays through resubmissions until approval, which takes it away; its history stays. It is no part of the record:
    neither of an edition nor of what the version counts. ``about`` quotes the row, which may be gone when it is read.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="remarks", verbose_name=_("会议"))
    row = models.CharField(max_length=10, blank=True, editable=False)
    about = models.CharField(_("所指内容"), max_length=ABOUT, blank=True)
    text = models.TextField(_("审核意见"), max_length=limits.NOTE)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("审核人"), related_name="+")
    at = models.DateTimeField(_("提出时间"), default=timezone.now)
    answer = models.TextField(_("答复"), max_length=limits.NOTE, blank=True)
    answered_by = person(_("答复人"))
    answered_at = models.DateTimeField(_("答复时间"), null=True, editable=False)
    done_by = person(_("处理人"))
    done_at = models.DateTimeField(_("处理时间"), null=True, editable=False)

    class Meta:
        verbose_name = _("审核意见")
        verbose_name_plural = _("审核意见")
        ordering = ["pk"]
        default_permissions = ()  # who may send back remarks, who may change a meeting answers
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="remark_says_something"),
            both_or_neither("remark", "answered_by", "answered_at"),
            both_or_neither("remark", "done_by", "done_at"),
        ]
        triggers = [
            refuse(
                "remark_is_frozen",
                "what a reviewer said is answered, never changed",
                pgtrigger.Update,
                "(NEW.meeting_id, NEW.row, NEW.about, NEW.text, NEW.by_id, NEW.at)"
                " IS DISTINCT FROM (OLD.meeting_id, OLD.row, OLD.about, OLD.text, OLD.by_id, OLD.at)",
            )
        ]

    def __str__(self) -> str:
        return self.text[:30]

    @property
    def is_done(self) -> bool:
        return self.done_at is not None
