"""What the public reads of the meetings on the desk, for lists of them."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from meetings.hash_chain import NO_DOCUMENT
from meetings.models import Edition, Meeting, State
from records.codes import Audience


def with_publication(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Adds ``published``, ``withdrawn`` and ``awaits_release`` (approved after the last public act), in one query.

    An approval and the edition that it prints are of one moment.
    """
    editions = Edition.objects.filter(key=OuterRef("key"))
    public = editions.filter(audience=Audience.PUBLIC.value)
    current = public.filter(is_current=True)
    return meetings.annotate(
        published=Exists(current.filter(document__isnull=False)),
        withdrawn=Exists(current.filter(document_digest=NO_DOCUMENT)),
        awaits_release=Q(state=State.APPROVED.value) & ~Exists(public.filter(issued_at__gte=OuterRef("approved_at"))),
    )
