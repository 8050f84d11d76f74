"""Forms of the desk that were sent and dealt with, so that the same form sent again does nothing twice."""

from django.contrib.messages.storage.cookie import MessageDecoder, MessageEncoder
from django.db import models
from django.utils import timezone


class SubmittedForm(models.Model):
    """One form that was dealt with: the digest of all that was sent, the page that answered it and what it was told.

    Rows are of use for as long as a person may press a button again, and are removed after a day.
    """

    digest = models.CharField(max_length=64, unique=True)
    answer = models.CharField(max_length=500)
    told = models.JSONField(default=list, encoder=MessageEncoder, decoder=MessageDecoder)
    submitted_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.answer
