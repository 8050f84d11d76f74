"""A directive on the desk: one instruction, as staff enter and correct it. Readers find passages instead."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from directives.fields import code_field, code_is_known, key_field
from directives.models.tracking import kept, touches_meeting
from meetings.parser.codes import Disclosure


@kept()
class Directive(models.Model):
    """One instruction about what must be done, in its own words; ``headline`` is the phrase up to the first comma."""

    key = key_field()
    item = models.ForeignKey("meetings.AgendaItem", models.CASCADE, related_name="directives", verbose_name=_("议题"))
    position = models.PositiveSmallIntegerField(_("顺序"))
    headline = models.CharField(_("要点"), max_length=200, blank=True)
    text = models.TextField(_("内容"), max_length=20000, blank=True)
    verb = models.CharField(_("引述词"), max_length=20, blank=True, help_text=_("如“指出”“要求”“强调”。"))
    speaker = models.CharField(_("发言人"), max_length=80, blank=True)
    addressee = models.CharField(_("对象"), max_length=200, blank=True)
    units: Any = ArrayField(
        models.CharField(max_length=80),
        verbose_name=_("涉及单位"),
        default=list,
        blank=True,
        help_text=_("文中点名的单位，用逗号分开。"),
    )
    disclosure = code_field(Disclosure, _("公开属性"), default=Disclosure.PUBLIC.value)
    disclosure_reason = models.CharField(_("不予公开理由"), max_length=300, blank=True)
    span_start = models.PositiveIntegerField(null=True, editable=False)
    span_end = models.PositiveIntegerField(null=True, editable=False)

    class Meta:
        verbose_name = _("工作要求")
        verbose_name_plural = _("工作要求")
        ordering = ["position"]
        constraints = [
            code_is_known("directive", "disclosure", Disclosure),
            models.UniqueConstraint(
                fields=["item", "position"], name="directive_position", deferrable=models.Deferrable.DEFERRED
            ),
        ]
        triggers = [touches_meeting("SELECT meeting_id FROM meetings_agendaitem WHERE id = ROW.item_id")]

    def __str__(self) -> str:
        return self.headline or self.text[:30]
