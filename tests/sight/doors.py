"""Every address a reader can try, and what each of the readers gets there: status, words, and the tables it asked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, reverse
from django.utils.translation import override

from meetings.sitemaps import SECTIONS
from tests.sight.office import Office

# The readers and the audience they belong to.
READERS = {
    "visitor": "public",
    "stranger": "public",  # an account without a role
    "administrator": "public",  # accounts and settings, no records
    "official as public": "public",
    "official": "internal",
    "secretary": "internal",
    "reviewer": "internal",
}
LANGUAGES = ("zh-hans", "zh-hant", "en")
LISTS = ("home", "meetings:list", "directives:list", "directives:units", "changes", "directives:search")
JSON_LISTS = ("meetings:list_json", "directives:list_json", "changes_json", "directives:search_json")
FILES = (
    "sitemap",
    "meetings:list_csv",
    "meetings:list_atom",
    "directives:list_csv",
    "directives:list_atom",
    "changes_atom",
    "changes_csv",
    "changes_ics",
    "changes_txt",
    "meetings:list_txt",
    "directives:list_txt",
    "meetings:list_ics",
    "directives:list_ics",
)
ARCHIVES = (
    "meetings:archive",
    *(f"meetings:archive_{suffix}" for suffix in ("json", "csv", "atom", "txt", "ics")),
)
UNITS = ("directives:unit", *(f"directives:unit_{suffix}" for suffix in ("json", "csv", "atom", "txt", "ics")))
FOUND = (
    "directives:search_csv",
    "directives:search_txt",
    "directives:search_ics",
    "directives:search_atom",
    "directives:suggest",
)  # nothing unless asked
EVERYTHING = "/search/?q=%E9%9A%90"  # 隐, which stands in every secret word
ONE_OF_THEM = (
    "meetings:changes",
    "directives:document",
    "meetings:detail",
    "meetings:detail_json",
    "meetings:detail_txt",
    "meetings:detail_ics",
    "meetings:edition",
    "directives:detail",
    "directives:detail_json",
    "sitemap_section",
)
NO_RECORDS = (
    "healthz",
    "robots",
    "opensearch",
    "openapi",
    "open_data",  # the files that it names: tests/meetings/open_data/test_dump.py
    "about",
    "follow",
    "accessibility",
    "privacy",
    "site_map",
    "open_data_manifest",
    "open_data_file",
    "view_as",
    "login",
    "login_again",
    "account_login",
    "account_reauthenticate",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_authenticate",
    "mfa_deactivate_totp",
    "mfa_generate_recovery_codes",
    "mfa_index",
    "mfa_login_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
    "logout",
    "password_change",
    "password_change_done",
    "one_time_link",
    "session_left",
    "single_sign_on",
    "single_sign_on_return",
    "sessions",
    "one_time_link_done",
)  # and the admin
TYPES = ("executive", "plenary", "office", "special")  # of the meetings of the office
EARLIER_DOOR = re.compile("^(?:/[a-z-]+)?/meetings/[0-9a-z]+/(?:editions/[0-9]+|changes)/$")  # shows what was taken out
MARKED = re.compile(r'<span class="(?:desk-)?sr">[^<]*</span>|</?(?:ins|del|mark)>')
DESK_TABLE = re.compile(
    r"\b(?:meetings_(?:report|meeting|attendance|agendaitem)|directives_directive)(?:event)?\b|\bdjango_admin_log\b"
)


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    context: Any
    desk_tables: frozenset[str]

    @cached_property
    def words(self) -> frozenset[str]:
        """The secret words in it, also where a part of one is marked."""
        return frozenset(re.findall(r"隐\d{3}", self.text + MARKED.sub("", self.text)))

    def like(self, *own: str) -> str:
        """The text without what differs between two requests for the same: the words asked for, form tokens."""
        plain = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", self.text)
        for word in own:
            for written in (word, quote(word), quote(quote(word))):  # the last in a link that leads back here
                plain = plain.replace(written, "…")
        return plain


def sign_in(office: Office, reader: str) -> Client:
    client = Client()
    if reader != "visitor":
        client.force_login(getattr(office.cast, reader.split()[0]))
    if reader == "official as public":
        client.post(reverse("view_as"), {"audience": "public"})
    return client


def ask(client: Client, path: str, **query: str) -> Answer:
    connection.queries_log.clear()  # it holds no more than some thousands
    with CaptureQueriesContext(connection) as asked:
        response = client.get(path, query or None)
    said = (one["sql"] or "" for one in asked)  # nothing: out of time, so that it was not asked
    tables = frozenset(table for sql in said for table in DESK_TABLE.findall(sql))
    return Answer(response.status_code, response.getvalue().decode(), response.context, tables)


def addresses(office: Office, *, closely: bool) -> list[str]:
    """Lists whole and narrowed, every meeting and every directive, as pages and as JSON.

    ``closely`` adds what is made from the same rows: pages in the other languages, and the pages of directives.
    """
    found = [*(reverse(name) for name in (*JSON_LISTS, *FILES)), EVERYTHING]
    found += [reverse("sitemap_section", args=[section]) for section in SECTIONS]
    found += [reverse(name) + EVERYTHING.removeprefix("/search/") for name in FOUND]
    found += [reverse(name, kwargs={"type": code}) for name in ARCHIVES for code in TYPES]
    for language in LANGUAGES if closely else LANGUAGES[:1]:
        with override(language):
            found += [reverse(name) for name in LISTS]
            found += [reverse("meetings:detail", args=[meeting.key]) for meeting in office.meetings.values()]
    for meeting in office.meetings.values():
        year = meeting.listed_on.year
        for facts in ({"year": year}, {"year": year, "month": 6}, {"type": "executive", "year": year}):
            found += [reverse(name, kwargs=facts) for name in (ARCHIVES if closely else ARCHIVES[:1])]
        if closely:
            narrow = f"?type=executive&from={year}-01-01&to={year}-12-31"
            found += [reverse(name) + narrow for name in ("meetings:list", "directives:list", "directives:search")]
        found += [reverse(f"meetings:detail_{suffix}", args=[meeting.key]) for suffix in ("json", "txt", "ics")]
        found += [reverse("meetings:edition", args=[meeting.key, number]) for number in (1, 2)]
        found.append(reverse("meetings:changes", args=[meeting.key]))
    found += [reverse(name, args=[word]) for name in UNITS[: 6 if closely else 1] for word in office.units()]
    found += [reverse("directives:document", args=[word]) for word in office.documents()]
    names = ("directives:detail", "directives:detail_json") if closely else ("directives:detail_json",)
    found += [reverse(name, args=[key]) for name in names for key in office.directives.values()]
    return found


def address_names(patterns: Iterable[Any], space: str = "") -> Iterator[str]:
    """Every name in the table of addresses, the admin's and those of files aside."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                yield from address_names(
                    pattern.url_patterns, f"{space}{pattern.namespace}:" if pattern.namespace else space
                )
        elif pattern.name:
            yield space + pattern.name


def desk_addresses(office: Office) -> list[str]:
    """The pages of the desk, which no reader without a desk role may see into."""
    found = [reverse(f"admin:{name}") for name in ("index", "meetings_meeting_changelist")]
    found += [reverse(f"admin:meetings_{model}_changelist") for model in ("edition", "erasure", "report")]
    for meeting in office.meetings.values():
        pages = ("change", "history", "preview", "release", "review")
        found += [reverse(f"admin:meetings_meeting_{page}", args=[meeting.pk]) for page in pages]
        at, compare = (reverse(f"admin:meetings_meeting_{page}", args=[meeting.pk]) for page in ("at", "compare"))
        found += [f"{at}?at=2030-01-01T00:00Z", f"{compare}?point=internal-1"]
        found += [reverse("admin:meetings_agendaitem_change", args=[item.pk]) for item in meeting.items.all()]
        found += [reverse("admin:meetings_edition_change", args=[one.pk]) for one in meeting.editions.all()]
    return found
