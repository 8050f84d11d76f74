"""Whatever an address says, what a page prints leads back to this site: in links, forms, redirects and files."""

import re
from itertools import product
from urllib.parse import quote, urljoin, urlsplit

import pytest
from django.urls import reverse

from tests.factories import make_record, release
from tests.html import parsed

pytestmark = pytest.mark.django_db
HERE = "http://testserver"
ELSEWHERE = (
    *("//evil.com/", "///evil.com/", "////evil.com", "/\\evil.com", "\\\\evil.com", "\\/evil.com", "/\t/evil.com"),
    *(
        "/\n/evil.com",
        "https:evil.com",
        "https:///evil.com",
        "https://evil.com/",
        "HTTP://evil.com",
        "javascript:alert(1)",
    ),
    *(
        "java\nscript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "//evil.com\\@testserver/",
        "//testserver@evil.com/",
    ),
    *(
        "/%2Fevil.com",
        "/%5Cevil.com",
        "//evil%E3%80%82com",
        "http:/\\/evil.com",
        "/\x00/evil.com",
        "\u2028//evil.com",
        "?//evil.com",
    ),
)
PARAMETERS = (
    *("next", "q", "page", "cursor", "type", "from", "to", "sort", "kind", "unit", "audience", "url", "return"),
    *("o", "p", "e", "_changelist_filters", "_popup", "_to_field"),
)
LINKING = ("href", "src", "action", "formaction", "cite", "poster", "data")


def leads_here(link, page):
    """What a browser makes of a link: it drops tabs and line breaks, and reads a backslash as a slash."""
    seen = re.sub(r"[\t\r\n]", "", link).strip("".join(map(chr, range(33)))).replace("\\", "/")
    target = urlsplit(urljoin(HERE + page, seen))
    if target.scheme == "data":
        return seen.startswith("data:image/svg+xml") or seen in ("data:,", "data:")
    return (target.scheme, target.netloc) == ("http", "testserver") and not target.path.startswith("//")


def elsewhere(answer, page):
    """What an answer prints or sends that leads away from here."""
    links = [answer["Location"]] if answer.has_header("Location") else []
    text = answer.getvalue().decode()
    if answer["Content-Type"].startswith(("text/html", "application/atom")):
        links += [element[name] for element in parsed(text).elements() for name in LINKING if element.has(name)]
    if answer["Content-Type"].startswith("application/json"):
        links += [link for link in re.findall(r'"([^"]*)"', text) if link.startswith(("/", "http", "java"))]
    return [link for link in links if not leads_here(link, page)]


@pytest.fixture
def pages(cast):
    meeting = release(make_record(), cast)
    directive = meeting.items.get().directives.first()
    names = (
        "home",
        "meetings:list",
        "directives:list",
        "directives:search",
        "changes",
        "login",
        "password_change",
        "sessions",
        "mfa_index",
        "account_reauthenticate",
    )
    files = ("meetings:list_json", "directives:list_json", "changes_json", "changes_atom", "directives:search_json")
    return [
        *(reverse(name) for name in (*names, *files)),
        reverse("meetings:detail", args=[meeting.key]),
        reverse("directives:detail", args=[directive.key]),
        "/en/meetings/",
        "/nowhere/",
        "/admin/",
        "/admin/meetings/meeting/",
        f"/admin/meetings/meeting/{meeting.pk}/change/",
        f"/admin/meetings/meeting/{meeting.pk}/history/",
        "/admin/login/",
        "/admin/logout/",
        "/accounts/logout/",
    ]


def of_the_desk(pages):
    """What is another page for who is signed in, or there for them alone."""
    return [page for page in pages if page in ("/", "/accounts/password/") or page.startswith("/admin/")]


def spread(pages, query):
    """Every question at the pages that lead on from what they are asked, and at each other page every fourth."""
    for number, page in enumerate(pages):
        yield from product([page], query if page.endswith(("/login/", "/search/")) else query[number % 4 :: 4])


def test_no_parameter_becomes_a_link_elsewhere(client, cast, pages):
    query = [f"?{'&'.join(f'{name}={quote(words)}' for name in PARAMETERS)}" for words in ELSEWHERE]
    for page, asked in spread(pages, query):
        assert elsewhere(client.get(page + asked), page) == [], page + asked
    client.force_login(cast.secretary)
    for page, asked in spread(of_the_desk(pages), query):
        assert elsewhere(client.get(page + asked), page) == [], page + asked


def test_no_path_becomes_a_link_elsewhere(client, cast, pages):
    before = ("", "/en", "/admin", "/meetings", "/accounts/login")
    tried = [*product(before, ELSEWHERE, ("", "/")), *product(["/admin"], ELSEWHERE, ("", "/"))]
    for number, parts in enumerate(tried):
        if number == len(before) * len(ELSEWHERE) * 2:
            client.force_login(cast.secretary)  # to whom the desk alone answers otherwise
        path = "".join(parts).encode("utf-8").decode("iso-8859-1")
        answer = client.get("/", PATH_INFO=path)  # as a server hands on the first line of a request, undecoded
        assert elsewhere(answer, "/x/") == [], path


def test_no_posted_word_becomes_a_redirect_elsewhere(client, cast, pages):
    for number, words in enumerate(ELSEWHERE):
        client.force_login(cast.secretary)
        for page in (*of_the_desk(pages)[number % 4 :: 4], reverse("view_as"), reverse("logout")):
            answer = client.post(page, {"next": words, "audience": "public", "url": words, "return": words})
            assert elsewhere(answer, page) == [], (page, words)
        answer = client.post(
            f"{reverse('login')}?next={quote(words)}",
            {"username": "secretary", "password": "jiyao-demo", "next": words},
        )
        assert elsewhere(answer, reverse("login")) == [], words


@pytest.mark.parametrize("header", ["HTTP_REFERER", "HTTP_X_FORWARDED_HOST", "HTTP_ORIGIN", "HTTP_ACCEPT_LANGUAGE"])
def test_no_header_becomes_a_link_elsewhere(client, cast, pages, header):
    for page, words in product(pages, ("//evil.com/", "evil.com", "javascript:alert(1)")):
        assert elsewhere(client.get(page, **{header: words}), page) == [], (page, words)


def test_the_sentinel_sees_what_leads_away():
    assert not any(
        leads_here(link, "/x/") for link in ("//evil.com/", "/\\evil.com", "https:evil.com/", "javascript:x")
    )
    assert all(leads_here(link, "/x/") for link in ("/", "?q=//evil.com", "#main", "../y/", "/a?next=//evil.com"))
