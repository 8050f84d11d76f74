"""Sight in search: a secret word is asked for by every door and every member of the cast; who may read it finds it."""

import pytest

from directives.models import Passage
from directives.search.engine import statistics
from directives.search.engine.queryset import answering, having_answers
from directives.search.queries.criteria import Criteria, Narrowing
from directives.search.queries.query import parse
from directives.search.results.autocomplete import suggest
from directives.search.results.did_you_mean import offers
from directives.search.results.results import BY_RELEVANCE, Search
from directives.search.results.similar import similar
from meetings.models import Edition
from records.access import audience
from tests.factories import approve, make_directive, make_item, make_meeting, make_record, release

pytestmark = pytest.mark.django_db

MAY_READ = {"official", "secretary", "reviewer"}
SECRET = "鹿鸣苑搬迁补偿"
TEXT = f"要稳妥推进{SECRET}，由鹿鸣局牵头，年底前完成签约。"


def found(reader, text):
    return [hit.passage.text for hit in Search(reader, parse(text)).page()]


def asked(reader):
    return Criteria.of(audience(reader), parse(SECRET))


DOORS = {
    "results": lambda reader: found(reader, SECRET),
    "results by relevance": lambda reader: Search(reader, parse(SECRET), order=BY_RELEVANCE).page(),
    "count": lambda reader: Search(reader, parse(SECRET)).count.number,
    "facets": lambda reader: Search(reader, parse("")).facets.units.get("鹿鸣局"),
    "kinds": lambda reader: Search(reader, parse(SECRET), Narrowing(kind="summary")).facets.kinds,
    "unit": lambda reader: Search(reader, parse("单位:鹿鸣局")).count.number,
    "passages": lambda reader: answering(Passage.objects.visible_to(reader), asked(reader)).count(),
    "meetings": lambda reader: having_answers(Edition.objects.visible_to(reader), asked(reader)).count(),
    "while typing": lambda reader: suggest(reader, "鹿鸣苑"),
    "same sound": lambda reader: offers(Search(reader, parse("鹿名苑搬迁"))),
    "without the rarest": lambda reader: offers(Search(reader, parse(f"{SECRET} 不存在"))),
    "without narrowing": lambda reader: offers(Search(reader, parse(SECRET), Narrowing(type="study"))),
    "similar": lambda reader: similar(reader, TEXT),
}


@pytest.fixture(params=["withheld directive", "withheld item", "not released"])
def secret(request, cast):
    """A secret in a meeting of which visitors read something else, or nothing."""
    meeting = make_meeting()
    shut = {"disclosure": "withheld", "disclosure_reason": "商业秘密"}
    item = make_item(meeting, **shut if request.param == "withheld item" else {})
    hidden = shut if request.param == "withheld directive" else {}
    make_directive(item, headline=f"推进{SECRET}", text=TEXT, units=["鹿鸣局"], **hidden)
    make_directive(make_item(meeting), text="要加快管网改造。")
    (approve if request.param == "not released" else release)(meeting, cast)
    release(make_record(), cast)
    statistics.take()


@pytest.mark.parametrize("door", DOORS)
def test_a_secret_is_found_by_those_who_may_read_it_alone(door, secret, cast):
    for name, reader in vars(cast).items():
        may_read = name in MAY_READ or name == "deputy"

        assert bool(DOORS[door](reader)) == may_read, name


def test_what_is_public_is_found_by_everyone(secret, cast):
    for reader in vars(cast).values():
        assert found(reader, "管网改造")
