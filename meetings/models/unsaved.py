"""Work that was typed into a page of the desk and is not saved: one row a person and page, read by its author alone."""

from typing import Any

from django.db import models
from django.http import QueryDict
from django.utils import timezone

from meetings.models.people import User


class UnsavedWork(models.Model):
    """The fields of a form as they stood in a browser: names and values, in the order of the page.

    It is no part of the record: no history follows it, and nothing but its author's own page reads it.
    """

    author = models.ForeignKey(User, on_delete=models.CASCADE)
    page = models.CharField(max_length=60)
    fields = models.JSONField()
    kept_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["author", "page"], name="unsaved_work_is_one_a_person_and_page")]

    def __str__(self) -> str:
        return self.page

    def as_post(self) -> QueryDict:
        """What the browser would have sent, had the form been saved."""
        post = QueryDict(mutable=True)
        for name, value in self.fields:
            post.appendlist(name, value)
        return post

    def value(self, name: str) -> Any:
        return self.as_post().get(name, "")
