"""Offers: only where nothing is found, only what then is found, only of what the reader may see."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directives.models import Passage
from directives.search.queries.criteria import ANYTHING, Narrowing
from directives.search.queries.query import parse
from directives.search.results.did_you_mean import offers, syllables
from directives.search.results.results import Search
from tests.directives.search.places import make_passage

pytestmark = pytest.mark.django_db


@pytest.fixture
def passages(edition):
    texts = ["要优化营商环境，帮助企业纾困。", "要优化营商环境，压减办理时限。", "要抓好消防安全，整治PPP项目。"]
    return Passage.objects.bulk_create(
        make_passage(edition, number, headline=text[1:7], text=text, context="") for number, text in enumerate(texts)
    )


def offered(reader, text, narrowing=ANYTHING):
    return [(one.reason, one.question, one.count.number) for one in offers(Search(reader, parse(text), narrowing))]


@pytest.mark.parametrize("text", ["营商环竟", "營商環竟", "营伤还境", "yingshanghuanjing"])
def test_words_of_the_same_sound_are_offered(passages, cast, text):
    assert offered(cast.visitor, text) == [("sound", "营商环境", 2)]


def test_only_the_word_that_is_nowhere_is_spelled_anew(passages, cast):
    assert ("sound", "企业 营商环境", 1) in offered(cast.visitor, "企业 营商环竟")


def test_the_question_is_offered_without_its_rarest_word(passages, cast):
    assert offered(cast.visitor, "营商环境 消防") == [("rarest", "营商环境", 2)]


def test_the_question_is_offered_without_what_narrows_it(passages, cast):
    assert offered(cast.visitor, "消防", Narrowing(type="study")) == [("narrowing", "消防", 1)]
    assert offered(cast.visitor, "消防 年:1999") == [("narrowing", "消防", 1)]


@pytest.mark.parametrize(
    ("text", "reason", "question"),
    [
        ("营商环竟", "sound", "营商环境"),
        ("营商环竟 年:1999", "sound", "营商环境"),
        ("营商环境 消防", "rarest", "营商环境"),
    ],
)
def test_two_changes_are_offered_together_where_neither_alone_finds_anything(passages, cast, text, reason, question):
    (offer,) = offers(Search(cast.visitor, parse(text), Narrowing(type="study", until=date(2001, 1, 1))))

    assert (offer.reason, offer.question, offer.is_widened) == (reason, question, True)
    assert (offer.narrowing, offer.count.number) == (ANYTHING, 2)


def test_one_change_that_finds_something_is_enough(passages, cast):
    found = offers(Search(cast.visitor, parse("营商环境 消防 -压减"), Narrowing(type="executive")))

    assert [(one.reason, one.is_widened) for one in found] == [("rarest", False)]


def test_offers_ask_a_bounded_number_of_questions(passages, cast):
    words = " ".join(f"营商环竟{letter}" for letter in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰")
    search = Search(cast.visitor, parse(f"{words} 年:1999"), Narrowing(type="study"))

    with CaptureQueriesContext(connection) as queries:
        assert offers(search) == []

    assert len(queries) <= 60


def test_words_that_only_others_may_read_are_not_offered(edition, cast):
    Passage.objects.bulk_create([make_passage(edition, 1, text="秘密环境", audience="internal")])

    assert offered(cast.visitor, "秘密环竟") == []
    assert offered(cast.official, "秘密环竟") == [("sound", "秘密环境", 1)]


@pytest.mark.parametrize("text", ["", "，", "-环境", "𠅤字", "x" * 150, "a OR b", "no hits at all"])
def test_any_question_can_have_no_offer(passages, cast, text):
    assert isinstance(offered(cast.visitor, text), list)


def test_latin_letters_are_cut_into_every_reading():
    assert syllables("xian", frozenset({"xi", "an", "xian"})) == [["xian"], ["xi", "an"]]
    assert syllables("gdp5", frozenset({"gd"})) == []
