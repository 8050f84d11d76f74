"""What cannot be opened: whether it was readable once by who asks."""

from django.http import Http404

from directives.models.passage import Gone
from records.access import Reader
from website.views import Withdrawn


def missing(reader: Reader, key: str) -> Exception:
    """Why a key cannot be opened: once readable by this reader (410), or never (404). Raise what this returns."""
    if Gone.objects.visible_to(reader).filter(key=key).exists():
        return Withdrawn(key)
    return Http404(key)
