"""Every question in every form by both readers: each answer compared with the oracle's, and timed."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any

from django.contrib.auth.models import AnonymousUser, Permission

from benchmarks.office.loading import Loaded
from benchmarks.office.oracle import Answers, Oracle
from benchmarks.office.questions import FORMS, parsed
from benchmarks.office.timing import say, summary, timed
from directives.search.results.results import BY_RELEVANCE, Search
from meetings.models import User
from records.access import audience

PAGES = {"first page": 1, "page 10": 10}
RARE = 0.001  # of all passages


def readers() -> dict[str, Any]:
    """A visitor and an official."""
    official, _ = User.objects.get_or_create(username="official", defaults={"name": "official"})
    official.user_permissions.add(Permission.objects.get(codename="read_internal"))
    return {"public": AnonymousUser(), "internal": User.objects.get(pk=official.pk)}


def ask_all(loaded: Loaded, oracle: Oracle, repeat: int) -> dict[str, Any]:
    """Each question in each form by each reader: page 1, page 10 and the count, compared and timed."""
    people = readers()
    times: dict[tuple[str, ...], float] = {}
    rare: set[str] = set()
    wrong: list[str] = []
    for text, question in parsed(loaded.texts):
        meant = oracle.meant(question)
        if meant.bit_count() < RARE * len(oracle.contents):
            rare.add(text)
        for form_name, form in FORMS.items():
            for reader_name, reader in people.items():
                expected = oracle.answers(meant, form, audience(reader))
                for kind, ask, right in asked_of(lambda: Search(reader, question, form), expected):  # noqa: B023 - asked at once
                    took, answer = timed(ask, repeat)
                    times[text, form_name, reader_name, kind] = took
                    if answer != right:
                        wrong.append(f"{text} / {form_name} / {reader_name} / {kind}")
    for one in wrong[:20]:
        say(f"WRONG {one}")
    return {
        "asked": len(times),
        "wrong": len(wrong),
        "first_page_ms": of_kind(times, "first page"),
        "page_10_ms": of_kind(times, "page 10"),
        "count_ms": of_kind(times, "count"),
        "first_page_rare_ms": summary(took for key, took in times.items() if key[3] == "first page" and key[0] in rare),
        "first_page_common_ms": summary(
            took for key, took in times.items() if key[3] == "first page" and key[0] not in rare
        ),
        "slowest": {
            kind: sorted(((round(took, 1), *key[:3]) for key, took in times.items() if key[3] == kind), reverse=True)[
                :15
            ]
            for kind in (*PAGES, "count")
        },
        **ask_more(loaded, oracle),
    }


def asked_of(search: Callable[[], Search], expected: Answers) -> Iterator[tuple[str, Callable[[], Any], Any]]:
    for name, number in PAGES.items():
        start = (number - 1) * 20
        right = expected.ids(start, start + 20)
        yield name, partial(keys_of_page, search, number), right
    yield "count", lambda: search().count.number, min(len(expected), 10_000)


def keys_of_page(search: Callable[[], Search], number: int) -> list[int]:
    return [hit.passage.pk for hit in search().page(number)]


def of_kind(times: dict[tuple[str, ...], float], kind: str) -> dict[str, float]:
    return summary(took for key, took in times.items() if key[-1] == kind)


def ask_more(loaded: Loaded, oracle: Oracle) -> dict[str, Any]:
    """Facets and the order by relevance, compared and timed on every third question."""
    visitor = readers()["public"]
    facets: list[float] = []
    relevance: list[float] = []
    wrong = asked = 0
    for text, question in parsed(loaded.texts)[::3]:
        meant = oracle.meant(question)
        for form_name in ("none", "one year", "type"):
            form = FORMS[form_name]
            expected = oracle.answers(meant, form, audience(visitor))
            took, found = timed(lambda: Search(visitor, question, form).facets, 1)  # noqa: B023 - asked at once
            facets.append(took)
            asked += 1
            wrong += found.types != counted(expected)
            if question.required:
                took, ids = timed(
                    lambda: [hit.passage.pk for hit in Search(visitor, question, form, BY_RELEVANCE).page(1)],  # noqa: B023 - asked at once
                    1,
                )
                relevance.append(took)
                asked += 1
                wrong += ids != expected.by_relevance(question, 20, 10_000)
        if wrong:
            say(f"facets or relevance differ up to {text}")
    return {
        "facets_ms": summary(facets),
        "relevance_ms": summary(relevance),
        "facets_and_relevance": {"asked": asked, "wrong": wrong},
    }


def counted(expected: Answers) -> dict[str, int]:

    return dict(Counter(one.type for one in islice(expected.contents(), 10_000)))
