"""The whole set that answers a request, as a queryset: for windows and files that are read to the end."""

from directives import sight
from directives.models.passage import Passage, PassageQuerySet, unit_code
from directives.searching.asking import Asking


def whole(reader: sight.Reader, asking: Asking) -> PassageQuerySet:
    """The same passages as the pages of the same request, without an order."""
    narrowing = asking.narrowing
    found = Passage.objects.visible_to(reader).search(asking.parameters.get("q", ""))
    if narrowing.kind:
        found = found.filter(kind=narrowing.kind)
    if narrowing.type:
        found = found.filter(type=narrowing.type)
    if narrowing.since:
        found = found.filter(listed_on__gte=narrowing.since)
    if narrowing.until:
        found = found.filter(listed_on__lte=narrowing.until)
    if narrowing.unit:
        found = found.filter(unit_codes__contains=[unit_code(narrowing.unit)])
    return found
