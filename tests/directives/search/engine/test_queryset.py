"""Search within querysets: the answers are the same as the engine's, alone and among other conditions."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from benchmarks.office.oracle import Oracle
from directives.models import Passage
from directives.search.engine import queryset, statistics
from directives.search.engine.queryset import answering, having_answers
from directives.search.queries.criteria import Criteria, Narrowing
from directives.search.queries.query import parse
from meetings.models import Edition
from records.access import audience
from records.codes import Audience
from tests.directives.search.places import contents, random_passages
from tests.directives.search.results.test_results import QUESTIONS
from tests.factories import make_directive, make_item, make_meeting, release

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[20_000, -1], ids=["by index", "row by row"])
def few(request, monkeypatch):
    monkeypatch.setattr(queryset, "FEW", request.param)


def test_a_searched_queryset_is_the_oracles_among_other_conditions(edition, cast, few):
    passages = Passage.objects.bulk_create(random_passages(edition, 800))
    oracle = Oracle(contents(passages))
    statistics.take()

    for text in QUESTIONS:
        for reader in (cast.visitor, cast.official):
            form = Narrowing(kind="directive", since=date(2024, 6, 1))
            expected = oracle.answers(oracle.meant(parse(text)), form, audience(reader)).ids()

            rows = Passage.objects.visible_to(reader).directives().filter(listed_on__gte=form.since)
            rows = answering(rows, Criteria.of(audience(reader), parse(text)))

            assert [one.pk for one in rows.newest_first()] == expected, text
            assert rows.count() == len(expected), text
            assert [one.pk for one in rows.newest_first()[5:10]] == expected[5:10], text


def test_a_meeting_answers_when_one_of_its_passages_answers_all(cast, few):
    meeting = make_meeting(title="研究供水工作", summary="会议研究供水。")
    make_directive(make_item(meeting, title="供水", text="听取供水汇报。"), headline="改造管网", text="改造管网。")
    other = make_meeting(title="研究消防工作", summary="会议研究消防。")
    make_directive(make_item(other, title="消防", text="听取消防汇报。"), headline="整治", text="整治消防。")
    release(meeting, cast)
    release(other, cast)
    visible = Edition.objects.visible_to(AnonymousUser())

    def found(question):
        return [one.key for one in having_answers(visible, Criteria.of(Audience.PUBLIC, parse(question)))]

    assert found("改造 供水") == [meeting.key]
    assert found("消防 管网") == []
    assert len(found("")) == 2


def test_a_searched_list_asks_the_index_of_its_audience(edition, cast):
    Passage.objects.bulk_create(random_passages(edition, 2000))
    rows = answering(Passage.objects.visible_to(cast.visitor), Criteria.of(Audience.PUBLIC, parse("供水管")))

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE directives_passage")  # else the plan hangs on when the database last looked
        cursor.execute(
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off"
        )  # a table this small needs none

    assert "passage_codes_public" in rows.explain()
