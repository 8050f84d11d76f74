"""The proof of sight: readers × doors × states × disclosure, with a secret word in every place that could leak.

A row proves twice: the word reaches nobody who may not read it, and somebody who may does read it.
"""

import json
import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.urls import get_resolver, reverse

from meetings.models import Edition, User
from tests.factories import make_user
from tests.sight.doors import (
    ARCHIVES,
    EARLIER_DOOR,
    EVERYTHING,
    FILES,
    FOUND,
    JSON_LISTS,
    LISTS,
    NO_RECORDS,
    ONE_OF_THEM,
    READERS,
    UNITS,
    Answer,
    address_names,
    addresses,
    ask,
    desk_addresses,
    sign_in,
)
from tests.sight.expected import DIRECTIVES, MAY_READ, MUST_READ, STATUS, TYPES, YEARS
from tests.sight.office import ADMINISTRATION, DESK, HISTORY, NOBODY, SAID, STATES, Office, build

pytestmark = pytest.mark.django_db
CLOSELY = ("visitor", "official")  # one reader of each audience tries every variant of every address
DESK_ROLES = ("secretary", "reviewer")
NEVER = "隐999"  # a word that nobody wrote


@pytest.fixture(scope="module")
def office(django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    """Built once, in a transaction around all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        roles = ("official", "secretary", "reviewer", "administrator")
        cast = SimpleNamespace(visitor=AnonymousUser(), **{role: make_user(role) for role in roles})
        cast.stranger = User.objects.create_user("stranger")
        yield build(cast)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def answers(office: Office, django_db_blocker: Any) -> dict[str, dict[str, Answer]]:
    """What each reader gets at each address."""
    found = {}
    with django_db_blocker.unblock():
        for reader in READERS:
            client = sign_in(office, reader)
            found[reader] = {path: ask(client, path) for path in addresses(office, closely=reader in CLOSELY)}
    return found


@pytest.fixture(scope="module")
def desk_answers(office: Office, django_db_blocker: Any) -> dict[str, dict[str, Answer]]:
    """What each reader gets on the pages of the desk."""
    found = {}
    with django_db_blocker.unblock():
        for reader in READERS:
            client = sign_in(office, reader)
            found[reader] = {path: ask(client, path) for path in desk_addresses(office)}
    return found


def places(office: Office, words: set[str]) -> list[str]:
    return sorted(office.secrets[word].place for word in words)


def words_of(answers: dict[str, Answer]) -> set[str]:
    return set().union(*(answer.words for answer in answers.values()))


# Pages


def test_every_address_of_the_site_is_tried():
    tried = {*LISTS, *JSON_LISTS, *FILES, *ARCHIVES, *UNITS, *FOUND, *ONE_OF_THEM, *NO_RECORDS}

    assert set(address_names(get_resolver().url_patterns)) == tried


@pytest.mark.parametrize("reader", READERS)
def test_no_secret_reaches_who_may_not_read_it(office, answers, reader):
    secret = set(office.secrets) - office.words(*MAY_READ[READERS[reader]])
    earlier = office.words(HISTORY)  # at the doors to earlier editions alone

    leaks = [
        f"{path}: {place}"
        for path, answer in answers[reader].items()
        for place in places(office, (secret - earlier if EARLIER_DOOR.search(path) else secret) & answer.words)
    ]

    assert leaks == []


@pytest.mark.parametrize("reader", READERS)
def test_every_word_reaches_who_may_read_it(office, answers, reader):
    assert places(office, office.words(*MUST_READ[READERS[reader]]) - words_of(answers[reader])) == []


def test_the_words_of_an_earlier_edition_are_where_earlier_editions_are_read(office, answers):
    key = office.meetings["corrected"].key
    page = reverse("meetings:edition", args=[key, 1])
    kept = str(list(Edition.objects.history_for(office.cast.official, key).values_list("document", flat=True)))

    assert places(office, {word for word in office.words(HISTORY) if word not in kept}) == []
    read = places(office, office.words(HISTORY) & answers["official"][page].words)
    assert read == ["corrected: public item, last directive, text", "corrected: title before"]
    for reader in READERS:
        assert places(office, office.words(HISTORY) & answers[reader][page].words) == read
    changes = answers["visitor"][reverse("meetings:changes", args=[key])]
    assert places(office, office.words(HISTORY) & changes.words) == read


def test_the_public_reads_no_earlier_edition_where_the_office_keeps_them(office, settings):
    settings.EARLIER_EDITIONS = False
    client = sign_in(office, "visitor")

    for meeting in office.meetings.values():
        doors = [reverse("meetings:edition", args=[meeting.key, number]) for number in (1, 2)]
        for path in (*doors, reverse("meetings:changes", args=[meeting.key])):
            answer = ask(client, path)
            assert answer.status in (404, 410)
            assert answer.words <= office.words(SAID)


def test_every_erased_word_could_be_read_before(office):
    assert places(office, {word for word in office.words(NOBODY) if word not in office.before_erasure}) == []


# Counts, choices, neighbours


@pytest.mark.parametrize("reader", READERS)
def test_counts_and_choices_know_what_the_reader_may_read(answers, reader):
    audience, got = READERS[reader], answers[reader]
    meetings = sum(TYPES[audience].values())

    home = got["/"].context
    assert {one["code"]: one["count"] for one in home["tally"].types()} == TYPES[audience]
    assert home["counts"] == {"meetings": meetings, "directives": DIRECTIVES[audience]}
    listed = got[reverse("meetings:list")].context
    assert [one["year"] for one in listed["years"]] == YEARS[audience]
    assert sum(one["count"] for one in listed["years"]) == listed["count"] == meetings
    assert json.loads(got[reverse("meetings:list_json")].text)["count"] == meetings
    assert got[reverse("directives:list")].context["count"] == DIRECTIVES[audience]
    assert json.loads(got[reverse("directives:list_json")].text)["count"] == DIRECTIVES[audience]


@pytest.mark.parametrize("reader", READERS)
def test_there_are_archives_of_what_the_reader_may_read_alone(office, answers, reader):
    audience, got = READERS[reader], answers[reader]

    for year in {meeting.listed_on.year for meeting in office.meetings.values()}:
        page = got[reverse("meetings:archive", kwargs={"year": year})]
        assert page.status == (200 if year in YEARS[audience] else 404)
    for code in ("executive", "plenary", "office", "special"):
        page = got[reverse("meetings:archive", kwargs={"type": code})]
        assert page.status == (200 if code in TYPES[audience] else 404)
        if page.status == 200:
            assert page.context["count"] == TYPES[audience][code]


@pytest.mark.parametrize("reader", READERS)
def test_there_are_pages_of_units_that_the_reader_may_read_of_alone(office, answers, reader):
    readable = office.words(*MAY_READ[READERS[reader]]) & office.words(*MUST_READ[READERS[reader]])

    found = {word for word in office.units() if answers[reader][reverse("directives:unit", args=[word])].status == 200}

    assert found == set(office.units()) & readable
    assert {unit.name for unit in answers[reader][reverse("directives:units")].context["units"]} == found


@pytest.mark.parametrize("reader", READERS)
def test_there_are_threads_of_documents_that_the_reader_may_read_of_alone(office, answers, reader):
    readable = office.words(*MAY_READ[READERS[reader]]) & office.words(*MUST_READ[READERS[reader]])

    threads = {word: answers[reader][reverse("directives:document", args=[word])] for word in office.documents()}

    assert {word for word, page in threads.items() if page.status == 200} == set(office.documents()) & readable


@pytest.mark.parametrize("reader", READERS)
def test_what_search_offers_is_counted_in_what_the_reader_may_read(answers, reader):
    audience, context = READERS[reader], answers[reader][EVERYTHING].context
    offered = {one["name"]: {entry["label"]: entry["count"] for entry in one["entries"]} for one in context["facets"]}

    assert list(offered["year"]) == [f"{year}年" for year in YEARS[audience] if year != 2001]
    assert offered["type"] == {"政府常务会议": context["count"]}
    assert {one["label"]: one["count"] for one in context["tabs"]}["工作要求"] == DIRECTIVES[audience]


@pytest.mark.parametrize("reader", READERS)
def test_neighbours_are_meetings_the_reader_may_read(office, answers, reader):
    row = [state for state in STATES if STATUS[READERS[reader]][state] == 200]

    walked, key = [], office.meetings[row[0]].key
    while key:
        context = answers[reader][_at("meetings:detail", key)].context
        walked.append(key)
        earlier = context["previous"]
        assert (earlier and earlier["key"]) == (walked[-2] if len(walked) > 1 else None)
        key = context["next"] and context["next"]["key"]

    assert walked == [office.meetings[state].key for state in row]


def test_positions_and_neighbours_of_directives_skip_what_is_hidden(office, answers):
    first, last = (office.directives["released", part] for part in ("public in public", "last"))

    context = answers["visitor"][_at("directives:detail", last)].context
    assert (context["d"]["position"], context["d"]["item"]["position"]) == (2, 1)
    assert context["previous"]["key"] == first
    assert context["next"] is None
    assert [row["key"] for row in context["siblings"]] == [first, last]
    assert answers["official"][_at("directives:detail", last)].context["d"]["position"] == 4


# Questions

PAGES = ("meetings:list", "directives:list", "directives:search")
DATA = ("meetings:list_json", "directives:list_json", "directives:search_json")


@pytest.mark.parametrize("reader", READERS)
def test_a_question_for_a_secret_is_answered_like_one_for_a_word_that_nobody_wrote(office, reader):
    client = sign_in(office, reader)
    may_read = office.words(*MAY_READ[READERS[reader]])
    secrets = sorted(set(office.secrets) - may_read)
    tries = [("{}", DATA, secrets[::25])]
    if reader in CLOSELY:
        tries = [("{}", DATA, secrets), ("{}", PAGES, secrets[::20])]
        tries += [(question, DATA, secrets[::20]) for question in ("-{}", "{} OR 管网", '"{}" 管网', "供水 -{}")]

    for question, names, words in tries:
        for name in names:
            nothing = ask(client, reverse(name), q=question.format(NEVER)).like(NEVER)
            for word in words:
                answer = ask(client, reverse(name), q=question.format(word))
                assert answer.like(word) == nothing, office.secrets[word]


@pytest.mark.parametrize("reader", CLOSELY)
def test_a_question_for_a_word_finds_it_for_who_may_read_it(office, reader):
    """All words of a record are searched but its facts: who, where, when, why hidden, and what a release said."""
    client = sign_in(office, reader)
    facts = ("reason", "speaker", "addressee", "unit", "present", "place", "day as written")

    for word in sorted(office.words(*MUST_READ[READERS[reader]]))[::3]:
        place = office.secrets[word].place
        found = sum(json.loads(ask(client, reverse(name), q=word).text)["count"] for name in DATA)
        assert (found == 0) is (place.endswith(facts) or "note of" in place), place


# The desk


@pytest.mark.parametrize("reader", [reader for reader in READERS if reader not in DESK_ROLES])
def test_the_desk_shows_nothing_to_who_has_no_role_there(office, desk_answers, reader):
    may_read = office.words(ADMINISTRATION) if reader == "administrator" else set()

    assert places(office, words_of(desk_answers[reader]) - may_read) == []


@pytest.mark.parametrize("reader", DESK_ROLES)
def test_the_desk_shows_its_words_to_those_who_work_there_and_no_erased_one(office, desk_answers, reader):
    read = words_of(desk_answers[reader])

    assert places(office, office.words(DESK) - read) == []
    assert places(office, office.words(NOBODY, ADMINISTRATION) & read) == []


def test_the_reason_of_an_erasure_is_for_the_administrator(office, desk_answers):
    assert office.words(ADMINISTRATION) <= words_of(desk_answers["administrator"])


# Tables


def test_no_page_of_a_reader_asks_a_table_of_the_desk(answers):
    asked = {
        (reader, path): answer.desk_tables
        for reader, found in answers.items()
        for path, answer in found.items()
        if answer.desk_tables
    }

    assert asked == {}


def test_the_same_look_at_queries_finds_the_tables_of_the_desk_on_the_desk(office, desk_answers):
    page = reverse("admin:meetings_meeting_change", args=[office.meetings["draft"].pk])

    assert {"meetings_meeting", "meetings_agendaitem", "meetings_attendance"} <= desk_answers["secretary"][
        page
    ].desk_tables


# What is not there


@pytest.mark.parametrize("reader", READERS)
def test_each_state_of_a_meeting_has_its_answer(office, answers, reader):
    expected = STATUS[READERS[reader]]

    for name in ("meetings:detail", "meetings:detail_json"):
        got = {state: answers[reader][_at(name, one.key)].status for state, one in office.meetings.items()}
        assert got == expected


@pytest.mark.parametrize("reader", READERS)
def test_each_state_of_a_directive_has_its_answer(office, answers, reader):
    """One that was never disclosed answers the public as one that never was, whatever became of its meeting."""
    audience = READERS[reader]
    for (state, part), key in office.directives.items():
        is_open = part in ("public in public", "last")
        expected = STATUS[audience][state] if is_open or audience == "internal" else 404
        if (state, part) == ("corrected", "last"):
            expected = 410
        for name in ("directives:detail", "directives:detail_json")[reader not in CLOSELY :]:
            assert (state, part, answers[reader][_at(name, key)].status) == (state, part, expected)


# Of a withdrawal its page says when it was and what was said of it in public.
NOTE = re.compile(r"<p>这一内容曾经发布，现已撤回[^<]*</p>\s*(?:<p class=\"note\">.*?</p>)?", re.S)


@pytest.mark.parametrize("name", ["meetings:detail", "directives:detail", "directives:detail_json"])
@pytest.mark.parametrize("status", [404, 410])
def test_what_is_not_there_is_said_in_the_same_words_for_all(office, answers, name, status):
    keys = [meeting.key for meeting in office.meetings.values()] + list(office.directives.values())
    found = {key: answers["visitor"][_at(name, key)] for key in keys if _is(answers, name, key, status)}

    said = {" ".join(NOTE.sub("", answer.like(key)).split()) for key, answer in found.items()}
    assert len(said) == 1
    assert ("不存在" in said.pop()) is (status == 404)
    assert set().union(*(answer.words for answer in found.values())) <= (office.words(SAID) if status == 410 else set())


def _at(name: str, key: str) -> str:
    return reverse(name, args=[key])


def _is(answers: Any, name: str, key: str, status: int) -> bool:
    answer = answers["visitor"].get(_at(name, key))
    return answer is not None and answer.status == status
