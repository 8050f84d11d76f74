"""Many passages at once, and ways through all that a search answers."""

from directives.models.passage import Passage
from directives.printing import enter_codes
from meetings.parser.codes import Audience


def copies(passage, how_many, **facts):
    """Passages like one that is there, each with a key of its own."""
    rows = []
    for number in range(how_many):
        copy = Passage.objects.get(pk=passage.pk) if not rows else _again(rows[0])
        copy.pk, copy.key = None, f"z{number:09}"
        for name, value in facts.items():
            setattr(copy, name, value)
        rows.append(copy)
    written = Passage.objects.bulk_create(rows)
    for audience in Audience:
        enter_codes(audience)  # as printing does: a search that reads a full waiting list is slow
    return written


def _again(passage):
    return Passage(**{field.attname: getattr(passage, field.attname) for field in Passage._meta.concrete_fields})


def all_pages(client, query):
    """The keys of every row of every page, following the page's own links."""
    found, url = [], f"/search/{query}"
    while url:
        context = client.get(url).context
        found += [row["key"] for row in context["rows"]]
        following = context["page_links"]["next"]
        url = f"/search/{following}" if following else None
    return found


def all_windows(client, query):
    found, url = [], f"/search.json{query}"
    while url:
        body = client.get(url).json()
        found += [row["key"] for row in body["results"]]
        url = body["next"]
    return found
