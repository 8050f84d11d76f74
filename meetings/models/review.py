"""The levels of a review: who passed which, on what version. The rules of the levels are in ``workflow.levels``."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.models.desk import Meeting
from records import limits
from records.history import kept
from records.triggers import Trigger, refuse

MOST_LEVELS = 3
LEVEL_NAMES = {1: (_("审核"),), 2: (_("初审"), _("终审")), 3: (_("初审"), _("复审"), _("终审"))}  # 三审三校


@kept()
class ReviewLevel(models.Model):
    """One level that a meeting has passed; ``last`` is how many its review has, as set when it began.

    Only the last one approves. A meeting that is a draft again has none: the trigger of its state takes them away,
    whatever made it one, and their history stays.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="levels", verbose_name=_("会议"))
    level = models.PositiveSmallIntegerField(_("审核级次"))
    last = models.PositiveSmallIntegerField(_("审核级数"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("审核人"), related_name="+")
    at = models.DateTimeField(_("审核时间"), default=timezone.now)
    version = models.PositiveIntegerField()
    remark = models.TextField(_("审核意见"), max_length=limits.NOTE, blank=True)

    class Meta:
        verbose_name = _("审核级次")
        verbose_name_plural = _("审核级次")
        ordering = ["level"]
        default_permissions = ()  # rows come with a verb
        constraints = [
            models.UniqueConstraint(fields=["meeting", "level"], name="review_level_is_passed_once"),
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=F("last"), last__lte=MOST_LEVELS),
                name="review_level_is_one_of_three",
            ),
        ]
        triggers = [
            Trigger(
                name="levels_come_in_turn",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF NOT EXISTS (
                        SELECT 1 FROM meetings_meeting
                        WHERE id = NEW.meeting_id AND state = 'in_review' AND version = NEW.version
                    ) THEN
                        RAISE EXCEPTION 'levels_come_in_turn: no such version is in review'
                            USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    IF NEW.level <> 1 + (SELECT count(*) FROM meetings_reviewlevel WHERE meeting_id = NEW.meeting_id)
                        OR EXISTS (
                            SELECT 1 FROM meetings_reviewlevel WHERE meeting_id = NEW.meeting_id AND last <> NEW.last
                        ) THEN
                        RAISE EXCEPTION 'levels_come_in_turn: no level of a review is skipped'
                            USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
            refuse("level_is_frozen", "a level that was passed is never changed", pgtrigger.Update),
            refuse(
                "levels_fall_with_the_review",
                "a level is taken back only where its meeting is a draft again",
                pgtrigger.Delete,
                "EXISTS (SELECT 1 FROM meetings_meeting WHERE id = OLD.meeting_id AND state <> 'draft')",
            ),
        ]

    def __str__(self) -> str:
        return level_name(self.level, self.last)


def level_name(level: int, last: int) -> str:
    """初审, 复审 or 终审, as the office says it of a review of so many levels."""
    return str(LEVEL_NAMES[last][level - 1])
