"""A directive on the desk: one instruction, as staff enter and correct it. Readers find passages instead."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from records import limits
from records.codes import DatePrecision, Disclosure
from records.columns import code_field, code_is_known, key_field
from records.history import kept, touches_meeting


@kept()
class Directive(models.Model):
    """One instruction about what must be done, in its own words; ``headline`` is the phrase up to the first comma."""

    key = key_field()
    item = models.ForeignKey("meetings.AgendaItem", models.CASCADE, related_name="directives", verbose_name=_("议题"))
    position = models.PositiveSmallIntegerField(_("顺序"))
    headline = models.CharField(_("要点"), max_length=limits.HEADLINE, blank=True)
    text = models.TextField(_("内容"), max_length=limits.TEXT, blank=True)
    verb = models.CharField(_("引述词"), max_length=20, blank=True, help_text=_("如“指出”“要求”“强调”。"))
    speaker = models.CharField(_("发言人"), max_length=limits.PERSON, blank=True)
    addressee = models.CharField(_("对象"), max_length=limits.ADDRESSEE, blank=True)
    units: Any = ArrayField(
        models.CharField(max_length=limits.UNIT),
        verbose_name=_("涉及单位"),
        default=list,
        blank=True,
        help_text=_("文中点名的单位，用逗号分开。"),
    )
    deadline_text = models.CharField(
        _("办理时限"), max_length=limits.DAY_TEXT, blank=True, help_text=_("照原文填写，如“9月底前”。")
    )
    deadline_on = models.DateField(
        _("时限日期"), null=True, blank=True, help_text=_("最迟哪一天完成；不能确定时留空。")
    )
    deadline_precision = code_field(DatePrecision, _("时限精度"), default=DatePrecision.UNKNOWN.value, editable=False)
    disclosure = code_field(Disclosure, _("公开属性"), default=Disclosure.PUBLIC.value)
    disclosure_reason = models.CharField(_("不予公开理由"), max_length=limits.REASON, blank=True)
    span_start = models.PositiveIntegerField(null=True, editable=False)
    span_end = models.PositiveIntegerField(null=True, editable=False)

    class Meta:
        verbose_name = _("工作要求")
        verbose_name_plural = _("工作要求")
        ordering = ["position"]
        constraints = [
            code_is_known("directive", "disclosure", Disclosure),
            code_is_known("directive", "deadline_precision", DatePrecision),
            models.CheckConstraint(
                condition=Q(deadline_on__isnull=True, deadline_precision=DatePrecision.UNKNOWN.value)
                | Q(deadline_on__isnull=False) & ~Q(deadline_precision=DatePrecision.UNKNOWN.value),
                name="directive_deadline_is_as_precise_as_known",
            ),
            models.UniqueConstraint(
                fields=["item", "position"], name="directive_position", deferrable=models.Deferrable.DEFERRED
            ),
        ]
        triggers = [touches_meeting("SELECT meeting_id FROM meetings_agendaitem WHERE id = ROW.item_id")]

    def __str__(self) -> str:
        return self.headline or self.text[:30]

    def clean(self) -> None:
        """A day that a person enters is that day; without one nothing is known."""
        if self.deadline_on is None:
            self.deadline_precision = DatePrecision.UNKNOWN.value
        elif self.deadline_precision == DatePrecision.UNKNOWN:
            self.deadline_precision = DatePrecision.DAY.value
