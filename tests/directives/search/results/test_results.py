"""Results against the oracle, which reads everything: pages, counts, facets and order, in every plan."""

from collections import Counter
from datetime import date
from random import Random

import pytest

from benchmarks.office.oracle import Oracle
from directives.models import Passage
from directives.search.engine import planner, statistics
from directives.search.queries.criteria import Narrowing
from directives.search.queries.query import parse
from directives.search.results.results import BY_RELEVANCE, Search
from records.access import audience
from tests.directives.search.places import LETTERS, contents, make_passage, random_passages

pytestmark = pytest.mark.django_db

QUESTIONS = [
    "",
    "水",
    "供水",
    "供水 管网",
    "供水 -安全",
    "-水",
    "-区 -要",
    "-区 -工 安",
    "-政府 -要",
    "供 OR 网 改",
    "供水 OR 安全 环境",
    '"供水、管"',
    "不存在",
    "供水 类型:党组",
    "水 年:2025",
    "单位:区财政局",
    "网 单位:區住建局 -区",
]
FORMS = [
    Narrowing(),
    Narrowing(kind="directive"),
    Narrowing(type="executive"),
    Narrowing(unit="区住建局"),
    Narrowing(since=date(2025, 1, 1), until=date(2025, 12, 31)),
    Narrowing(since=date(2024, 6, 15)),
    Narrowing(kind="item", type="study", until=date(2025, 5, 1)),
]


@pytest.fixture(scope="module")
def asked():
    chance = Random(7)
    found = ["".join(chance.choice(LETTERS) for _ in range(chance.randrange(1, 4))) for _ in range(8)]
    return [*QUESTIONS, *found]


@pytest.fixture
def oracle(edition):
    passages = Passage.objects.bulk_create(random_passages(edition, 1500))
    return Oracle(contents(passages))


@pytest.fixture(params=["index", "walk", "slices", "no sample"])
def way(request, monkeypatch):
    """Costs that make one way the cheapest: the answer is the same."""
    costs = {
        "index": {"WALKED": 1e6, "SMALL_RANGE": 0},
        "walk": {"FETCHED": 1e6},
        "slices": {"FETCHED": 1e3, "WALKED": 1e6, "SMALL_RANGE": 0},
        "no sample": {},
    }
    for name, value in costs[request.param].items():
        monkeypatch.setattr(planner, name, value)
    return request.param


def test_pages_and_counts_are_the_oracles(oracle, cast, asked, way):
    if way != "no sample":
        statistics.take()

    for text in asked:
        meant = oracle.meant(parse(text))
        for number, form in enumerate(FORMS):
            reader = (cast.visitor, cast.official)[number % 2]
            expected = oracle.answers(meant, form, audience(reader))
            search = Search(reader, parse(text), form)

            assert [hit.passage.pk for hit in search.page(1)] == expected.ids(0, 20), (text, form)
            assert [hit.passage.pk for hit in search.page(3)] == expected.ids(40, 60), (text, form)
            assert (search.count.number, search.count.is_exact) == (len(expected), True), (text, form)


def test_facets_add_up_to_the_oracles_answers(oracle, cast, asked):
    statistics.take()
    for text in asked:
        meant = oracle.meant(parse(text))
        for form in FORMS:
            expected = list(oracle.answers(meant, form, audience(cast.visitor)).contents())
            facets = Search(cast.visitor, parse(text), form).facets

            assert facets.types == Counter(one.type for one in expected), (text, form)
            assert facets.years == Counter(one.listed_on.year for one in expected), (text, form)
            assert sum(facets.types.values()) == sum(facets.years.values()) == facets.count.number == len(expected)
            assert sum(facets.kinds.values()) == facets.any_kind.number
            assert sum(facets.units.values()) == sum(len(one.units) for one in expected)


def test_relevance_is_the_oracles(oracle, cast, asked, way):
    statistics.take()
    for text in asked:
        question = parse(text)
        if not question.required:
            continue
        for form in FORMS[:3]:
            answers = oracle.answers(oracle.meant(question), form, audience(cast.visitor))
            search = Search(cast.visitor, question, form, BY_RELEVANCE)

            pages = [hit.passage.pk for number in (1, 2) for hit in search.page(number)]
            assert pages == answers.by_relevance(question, 40, 10_000), (text, form)


def test_counting_stops_at_the_limit(edition, cast, monkeypatch):
    monkeypatch.setattr("directives.search.engine.executor.COUNT_LIMIT", 10)
    monkeypatch.setattr("directives.search.results.results.COUNT_LIMIT", 10)
    Passage.objects.bulk_create([make_passage(edition, number) for number in range(30)])

    search = Search(cast.visitor, parse("管网"))

    assert search.engine.count(10) == (10, False)
    assert search.engine.count(30) == (30, True)


def test_an_exact_headline_comes_first_by_relevance(edition, cast):
    old = make_passage(edition, 1, headline="安全生产", listed_on=date(2001, 1, 1))
    new = [make_passage(edition, number, headline="安全生产月", text="安全生产") for number in range(2, 30)]
    Passage.objects.bulk_create([old, *new])

    hits = Search(cast.visitor, parse("安全生产"), order=BY_RELEVANCE).page(1)

    assert hits[0].passage.headline == "安全生产"


def test_a_hit_marks_the_words_as_written(edition, cast):
    Passage.objects.bulk_create([make_passage(edition, 1, text="要加快老舊管網改造，完成１００公里管网更换。")])

    (hit,) = Search(cast.visitor, parse("管网 100")).page()

    assert [hit.passage.text[start:end] for start, end in hit.marks] == ["管網", "１００", "管网"]
    assert ("管网", True) in hit.headline_pieces
    assert hit.snippet.text == hit.passage.text


def test_pages_count_up_to_fifty(edition, cast):
    Passage.objects.bulk_create([make_passage(edition, number) for number in range(1001)])

    search = Search(cast.visitor, parse("管网"))

    assert search.is_more
    assert len(search.page(50)) == 20


@pytest.mark.parametrize(
    "form",
    [Narrowing(), Narrowing(since=date(2020, 1, 1)), Narrowing(since=date(2030, 1, 1), until=date(2031, 12, 31))],
)
def test_what_was_written_after_the_sample_is_found_in_years_that_it_does_not_know(edition, cast, form, way):
    Passage.objects.bulk_create([make_passage(edition, number) for number in range(50)])
    statistics.take()
    late = [make_passage(edition, number, listed_on=date(2031, 5, number - 99)) for number in range(100, 125)]
    Passage.objects.bulk_create(late)

    search = Search(cast.visitor, parse("管网 -环境"), form)

    assert [hit.passage.key for hit in search.page(1)] == [one.key for one in reversed(late)][:20]
    assert search.count.number == (25 if form.until else 75)


def test_a_page_between_two_days_takes_one_question(edition, cast, django_assert_num_queries):
    Passage.objects.bulk_create([make_passage(edition, number) for number in range(30)])
    statistics.take()
    form = Narrowing(since=date(2025, 6, 1), until=date(2026, 5, 31))
    Search(cast.visitor, parse("管网"), form).page(1)

    with django_assert_num_queries(1):
        hits = Search(cast.visitor, parse("管网"), form).page(1)

    assert len(hits) == 20
