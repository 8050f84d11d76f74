"""Passwords and codes that were not right yet, and codes that were used: in the database, so that all processes of the
site know of them.
"""

from django.db import models


class WrongPassword(models.Model):
    """One password or code that was given and was not right, or is still being looked at.

    Which account it was for and where it came from is kept as a keyed digest alone; a row is gone after a minute.
    """

    pair = models.CharField(max_length=64)
    given_at = models.DateTimeField()
    is_logged = models.BooleanField(default=False)  # that further ones were refused

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["pair", "given_at"], name="wrong_passwords_of_a_pair")]

    def __str__(self) -> str:
        return self.pair


class UsedCode(models.Model):
    """A code of a telephone that cannot be used again; the columns are those of Django's cache in the database."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.cache_key
