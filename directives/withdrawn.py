"""What cannot be opened: whether it was readable once by who asks, and why it is no longer."""

from typing import Any

from django.http import Http404

from directives.models.passage import Gone, Passage
from records.access import Reader
from website.views import Withdrawal, Withdrawn


def missing(reader: Reader, key: str) -> Exception:
    """Why a key cannot be opened: once readable by this reader (410), or never (404). Raise what this returns."""
    gone = Gone.objects.visible_to(reader).filter(key=key).first()
    return Withdrawn(withdrawal(reader, gone.meeting_key)) if gone else Http404(key)


def withdrawal(reader: Reader, meeting_key: str) -> Withdrawal | None:
    """The withdrawal of the meeting; None where it was corrected, and stands, or lost its words."""
    editions: Any = Passage._meta.get_field("edition").related_model
    newest = editions.objects.changes_for(reader).filter(key=meeting_key).first()
    return Withdrawal(newest.issued_at, newest.note) if newest and newest.is_tombstone else None
