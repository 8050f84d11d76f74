"""Printing's passages: their codes are in the index when printing ends, whoever prints."""

import pytest
from django.db import connection

from directives.models import Passage
from directives.passages import enter_codes
from directives.search.queries.query import parse
from directives.search.results.results import Search
from records.codes import Audience
from tests.database import acting_as_site
from tests.directives.search.places import make_passage
from tests.factories import make_record, release

pytestmark = pytest.mark.django_db


def pages_waiting():
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('passage_codes_public')")
        return cursor.fetchone()[0]


def test_no_code_waits_after_printing(cast):
    release(make_record(), cast)

    assert pages_waiting() == 0


def test_what_waits_is_found_all_the_same(cast):
    edition = release(make_record(), cast).editions.get(audience="public")
    Passage.objects.bulk_create([make_passage(edition, 1, text="要查处鳗苗捕捞")])

    assert Search(cast.visitor, parse("鳗苗")).count.number == 1
    assert pages_waiting() > 0


def test_the_site_enters_its_codes_though_it_does_not_own_the_index(cast):
    with acting_as_site():
        edition = release(make_record(), cast).editions.get(audience="public")
        Passage.objects.bulk_create([make_passage(edition, 1)])
        enter_codes(Audience.PUBLIC)

    assert pages_waiting() == 0
