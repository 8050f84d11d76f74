"""What the reading of a report left in doubt about a meeting: a person settles it before the draft is submitted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from meetings.models.desk import Meeting, both_or_neither, person
from meetings.reading.sentences import doubt_sentence
from records import limits
from records.history import kept, touches_meeting


@kept()
class ReadingDoubt(models.Model):
    """One doubt of the parser, with the words of the report it is about. A meeting entered by hand has none.

    ``reason`` is a ``DoubtReason`` of the parser, ``quoted`` what its sentence quotes; doubts of an earlier parser keep
    its sentence as their reason. The words are a copy: a corrected version of the report may not hold them any more.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="doubts", verbose_name=_("会议"))
    code = models.CharField(max_length=24, editable=False)
    reason = models.CharField(_("疑问"), max_length=limits.REASON)
    quoted = models.CharField(max_length=limits.REASON, blank=True, editable=False)
    words = models.TextField(_("原文"), blank=True)
    settled_by = person(_("核对人"))
    settled_at = models.DateTimeField(_("核对时间"), null=True, editable=False)

    class Meta:
        verbose_name = _("识别存疑")
        verbose_name_plural = _("识别存疑")
        ordering = ["pk"]
        default_permissions = ()  # whoever may change a meeting settles its doubts
        constraints = [both_or_neither("doubt", "settled_by", "settled_at")]
        triggers = [touches_meeting("ROW.meeting_id")]

    def __str__(self) -> str:
        return doubt_sentence(self)

    @property
    def is_settled(self) -> bool:
        return self.settled_at is not None
