"""What the planner chooses: a question and what the sample says of the data, and the access path taken first.

The statements are those that PostgreSQL was sent; a sample says how many passages there would be.
"""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directives.index.codes import kind_code, lacking_code, pair_code, type_code, unit_facet, year_code
from directives.models.passage import Passage, Sample, unit_code
from directives.search.queries.criteria import Narrowing
from directives.search.queries.query import parse
from directives.search.results.results import Search
from records.codes import Audience
from tests.directives.search.places import make_passage

pytestmark = pytest.mark.django_db

MILLION, LOOKED_AT = 1_000_000, 30_000
YEARS = range(2001, 2027)
RARE, SELDOM, USUAL = 2, 120, 9_000  # of those looked at: 70 passages, 4,000, 300,000
WORDS = {"供水": RARE, "管网": SELDOM, "安全": USUAL, "生产": USUAL}
FACETS = {
    kind_code("directive"): 24_000,
    kind_code("item"): 4_500,
    type_code("executive"): 15_000,
    type_code("study"): 60,
    unit_facet(unit_code("区财政局")): 900,
    lacking_code("要"): 300,
    lacking_code("会"): 25_000,
}
NOTHING, EVERY_ROW, WALK, WHOLE_WALK, INDEX = "nothing", "every row of the days", "walk", "walk to the end", "index"
INDEX_OF_DAYS = "index within days"


@pytest.fixture(autouse=True)
def two_days(edition):
    """Passages of the first and last day alone: what years there are is asked of the rows."""
    days = (date(YEARS[0], 1, 5), date(YEARS[-1], 11, 20))
    Passage.objects.bulk_create(make_passage(edition, number, listed_on=day) for number, day in enumerate(days))


def sample(passages: int) -> None:
    """Says that the words and facets are spread evenly over so many passages of 26 years."""
    counts = {pair_code(*word): count for word, count in WORDS.items()} | FACETS
    counts |= {ord(character): count for word, count in WORDS.items() for character in word}
    counts |= {year_code(year): LOOKED_AT // len(YEARS) for year in YEARS}
    looked_at = min(passages, LOOKED_AT)
    Sample.objects.create(
        audience=Audience.PUBLIC.value,
        passages=passages,
        looked_at=looked_at,
        codes=list(counts),
        counts=[count * looked_at // LOOKED_AT for count in counts.values()],
    )


def access_path(statement: str) -> str:
    if "passage_codes(" in statement:
        asks_days = re.search(r"&& '{-?\d|&& ARRAY|BETWEEN", statement)
        return INDEX_OF_DAYS if asks_days else INDEX
    if "FROM (SELECT *" in statement:
        return WALK if re.search(r"LIMIT \d+\) passage", statement) else WHOLE_WALK
    return EVERY_ROW


def first_path(search: Search, act) -> str:
    with CaptureQueriesContext(connection) as captured:
        act(search)
    statements = [query["sql"] for query in captured if "directives_passage" in query["sql"]]
    answers = [sql for sql in statements if "SELECT (SELECT listed_on" not in sql]
    return access_path(answers[0]) if answers else NOTHING


THIS_YEAR = Narrowing(since=date(2026, 1, 1), until=date(2026, 12, 31))
A_WEEK = Narrowing(since=date(2026, 3, 2), until=date(2026, 3, 8))

FIRST_PAGE = [
    ("a rare word stands in its list alone", "供水", Narrowing(), INDEX),
    ("a usual word fills a page within the newest days", "安全", Narrowing(), WALK),
    ("two usual words do too", "安全 生产", Narrowing(), WALK),
    ("a word that is neither: the newest years of its list", "管网", Narrowing(), INDEX_OF_DAYS),
    ("a rare word beside a usual one is asked first", "安全 供水", Narrowing(), INDEX),
    ("no words: the newest days", "", Narrowing(), WALK),
    ("a kind that is common", "", Narrowing(kind="item"), WALK),
    ("a type that is rare", "", Narrowing(type="study"), INDEX_OF_DAYS),
    ("what nearly every passage has, left out, has a list of its own", "-要", Narrowing(), WALK),
    ("what many lack is walked to", "-会", Narrowing(), WALK),
    ("a week of a usual word is looked at whole", "安全", A_WEEK, EVERY_ROW),
    ("a week without words too", "", A_WEEK, EVERY_ROW),
    ("a week of a rare word is not", "供水", A_WEEK, INDEX_OF_DAYS),
    ("a year of a rare word", "供水", THIS_YEAR, INDEX_OF_DAYS),
    ("a year of a usual word", "安全", THIS_YEAR, WALK),
    (
        "a type that the question and the form exclude from each other",
        "类型:学习",
        Narrowing(type="executive"),
        NOTHING,
    ),
    ("a year outside of the form's days", "年:2020", THIS_YEAR, NOTHING),
]


COUNT = [
    ("a rare word: all of its list", "供水", Narrowing(), INDEX),
    ("a usual word: the newest days until the limit", "安全", Narrowing(), WALK),
    ("a word that is neither", "管网", Narrowing(), INDEX),
    ("no words: the newest days until the limit", "", Narrowing(), WALK),
    ("a year of a rare word", "供水", THIS_YEAR, INDEX_OF_DAYS),
    ("a week", "安全", A_WEEK, EVERY_ROW),
    ("a year outside of the form's days", "年:2020", THIS_YEAR, NOTHING),
]


def table(rows):
    return [pytest.param(*row[1:], id=row[0]) for row in rows]


@pytest.mark.parametrize(("question", "form", "expected"), table(FIRST_PAGE))
def test_a_first_page_of_a_million_passages_takes(question, form, expected, cast):
    sample(MILLION)

    assert first_path(Search(cast.visitor, parse(question), form), Search.page) == expected


@pytest.mark.parametrize(("question", "form", "expected"), table(COUNT))
def test_a_count_of_a_million_passages_takes(question, form, expected, cast):
    sample(MILLION)

    assert first_path(Search(cast.visitor, parse(question), form), lambda search: search.count) == expected


@pytest.mark.parametrize("question", ["", "供水", "安全", "管网 安全", "-会"])
def test_a_year_of_an_office_that_is_new_is_looked_at_whole(question, cast):
    sample(500)

    assert first_path(Search(cast.visitor, parse(question), THIS_YEAR), Search.page) == EVERY_ROW
