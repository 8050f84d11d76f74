"""What meetings of a type begin with: standing items, and who is always there. The office keeps it up itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.codes import MeetingType
from records.columns import code_field, code_is_known


class MeetingTemplate(models.Model):
    """Lines for the editor of a new meeting, which a person goes on from: an item a line, a person a line.

    It is no part of any meeting, so that erasing one leaves it; no history follows it: words that are taken out are
    gone.
    """

    type = code_field(MeetingType, _("会议类型"), unique=True)
    items = models.TextField(_("固定议题"), blank=True, help_text=_("每行一个议题，如“传达学习上级会议精神”。"))
    attendance = models.TextField(
        _("固定出席人员"), blank=True, help_text=_("每行一人：“列席 王明 区水务局局长”；不写身份的为出席。")
    )

    class Meta:
        verbose_name = _("会议模板")
        verbose_name_plural = _("会议模板")
        ordering = ["pk"]
        constraints = [code_is_known("meetingtemplate", "type", MeetingType)]

    def __str__(self) -> str:
        return str(self.get_type_display())
