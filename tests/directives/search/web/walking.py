"""Many passages at once, and ways through all that a search answers."""

from django.db import connection

from directives.models.passage import Passage
from directives.passages import enter_codes
from records.codes import Audience


def copies(passage, how_many, **facts):
    """Passages like one that is there, each with a key of its own; made in the database, which is quick at it."""
    copy = Passage.objects.get(pk=passage.pk)
    copy.pk, copy.key = None, f"z{0:09}"
    for name, value in facts.items():
        setattr(copy, name, value)
    copy.save()
    columns = [field.column for field in Passage._meta.concrete_fields if field.column not in ("id", "key")]
    listed = ", ".join(map(connection.ops.quote_name, columns))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Passage._meta.db_table} (key, {listed}) SELECT 'z' || lpad(n::text, 9, '0'), {listed}"
            f" FROM {Passage._meta.db_table}, generate_series(1, %s) n WHERE id = %s ORDER BY n",
            [how_many - 1, copy.pk],
        )
    for audience in Audience:
        enter_codes(audience)  # as printing does: a search that reads a full waiting list is slow
    return list(Passage.objects.filter(key__startswith="z0").order_by("pk"))


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
