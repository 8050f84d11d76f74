"""Passwords that were not right yet, counted in the database so that all processes of the site share the count."""

from django.db import models


class WrongPassword(models.Model):
    """One password that was given and was not right, or is still being looked at.

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
