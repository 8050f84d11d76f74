"""A meeting beside its current editions: what was reviewed, what the public reads, what a release would print."""

from functools import cached_property

from meetings.models import Edition, Meeting, PlannedRelease
from meetings.record import document
from meetings.record.schemas import read_document
from records.codes import Audience
from records.fields import Document


class Standing:
    """Each edition is looked up once, when it is first asked for."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting

    @cached_property
    def internal(self) -> Edition | None:
        return self._current(Audience.INTERNAL)

    @cached_property
    def public(self) -> Edition | None:
        return self._current(Audience.PUBLIC)

    @cached_property
    def reviewed(self) -> Document | None:
        """The document of the last approval."""
        return read_document(self.internal) if self.internal else None

    @cached_property
    def published(self) -> Document | None:
        """What the public reads now."""
        return read_document(self.public) if self.public else None

    @cached_property
    def planned(self) -> PlannedRelease | None:
        """The release at a time that stands or has failed."""
        found = PlannedRelease.objects.filter(meeting=self.meeting)
        return found.select_related("planned_by", "confirmed_by").first()

    @property
    def is_withdrawn(self) -> bool:
        return self.public is not None and self.public.is_tombstone

    def read_by(self, audience: Audience) -> Document | None:
        """The document that these readers have now."""
        return self.reviewed if audience is Audience.INTERNAL else self.published

    def desk(self) -> Document:
        """The record as it is on the desk, for those who may read all of it."""
        return document.internal(self.meeting)

    @property
    def is_releasable(self) -> bool:
        """Whether there is a reviewed document whose public part the public does not read already."""
        return self.reviewed is not None and self.released() != self.published

    def released(self) -> Document | None:
        """The public part of the reviewed document: what a release prints."""
        return document.public(self.reviewed) if self.reviewed is not None else None

    def _current(self, audience: Audience) -> Edition | None:
        return Edition.objects.filter(key=self.meeting.key, audience=audience.value, is_current=True).first()
