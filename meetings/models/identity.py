"""Who signs in at a provider: its name for a person, and whose account that is here."""

from django.db import models

from meetings.models.people import User

LONGEST = 255  # of a subject, as OpenID Connect has it


class Identity(models.Model):
    """An account is found by issuer and subject together; neither a name nor an address of mail leads to one."""

    account = models.ForeignKey(User, models.PROTECT, related_name="identities")
    issuer = models.CharField(max_length=LONGEST)
    subject = models.CharField(max_length=LONGEST)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="identity_is_of_one_account"),
            models.UniqueConstraint(fields=["account", "issuer"], name="account_has_one_identity_of_an_issuer"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({self.issuer})"
