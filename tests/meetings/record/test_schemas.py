"""Editions of every schema are read as today's, on every page and in every file, also before ``reindex`` has run."""

import ast
import copy
import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from directives.models import Passage
from meetings.models import Edition
from meetings.printing import print_edition
from meetings.record import schemas
from meetings.record.document import internal, public
from meetings.record.schemas import SCHEMA, UnknownSchema, read_document, upgraded
from records.codes import Audience
from tests.factories import make_meeting, make_record
from tests.meetings.record import schema_1, schema_2

ROOT = Path(__file__).resolve().parents[3]
PAST = [schema_1, schema_2]
STORED = {"meetings/record/schemas.py", "meetings/verification/chains.py"}  # read, and proved, as it is stored


def shape(value):
    """Which names a document and its parts have."""
    if isinstance(value, dict):
        return {name: shape(part) for name, part in value.items()}
    return [shape(part) for part in value] if isinstance(value, list) else ""


@pytest.fixture(params=PAST, ids=lambda module: module.__name__.rpartition(".")[2])
def past(request):
    return request.param


@pytest.mark.django_db
def test_todays_schema_has_its_frozen_example_and_every_past_one_too():
    meeting = make_record(held_on_text="3月5日", number_text="第12次", number=12, term=9)
    today = PAST[-1]

    assert [module.INTERNAL["schema"] for module in PAST] == list(range(1, SCHEMA + 1))
    assert set(internal(meeting)) == set(today.INTERNAL)
    assert set(internal(meeting)["items"][0]) == set(today.INTERNAL["items"][0])
    assert set(internal(meeting)["items"][0]["directives"][0]) == set(today.INTERNAL["items"][0]["directives"][0])


def test_an_upgraded_document_has_the_shape_of_todays_and_is_not_changed_in_place(past):
    for stored, today in ((past.INTERNAL, PAST[-1].INTERNAL), (past.PUBLIC, PAST[-1].PUBLIC)):
        before = copy.deepcopy(stored)

        assert shape(upgraded(stored)) == shape(today)
        assert stored == before


def test_the_public_part_of_an_upgraded_record_is_the_upgraded_public_record(past):
    assert public(upgraded(past.INTERNAL)) == upgraded(past.PUBLIC)


def test_each_step_supplies_what_the_next_schema_has(monkeypatch):
    monkeypatch.setattr(schemas, "SCHEMA", 3)
    monkeypatch.setattr(
        schemas,
        "STEPS",
        {1: lambda old: old | {"second": "new"}, 2: lambda old: old | {"third": old["second"] + "er"}},
    )

    assert upgraded({"schema": 1}) == {"schema": 3, "second": "new", "third": "newer"}
    assert upgraded({"schema": 2, "second": "kept"}) == {"schema": 3, "second": "kept", "third": "kepter"}


@pytest.mark.parametrize("schema", [0, SCHEMA + 1, "1", None])
def test_a_schema_that_nobody_knows_is_refused(schema):
    with pytest.raises(UnknownSchema):
        upgraded(schema_1.INTERNAL | {"schema": schema})


def test_what_has_no_document_is_read_as_none():
    assert read_document(Edition(document=None)) is None


@pytest.fixture
def printed(past, cast):
    """The meeting as an older program left it in the database: its editions, and passages with the rows of then."""
    meeting = make_meeting(key=past.INTERNAL["key"])
    at = datetime(2026, 3, 6, 2, tzinfo=UTC)
    print_edition(meeting, Audience.INTERNAL, past.INTERNAL, by=cast.reviewer, at=at)
    print_edition(meeting, Audience.PUBLIC, past.PUBLIC, by=cast.reviewer, at=at)
    for kind, row in past.ROWS.items():
        assert Passage.objects.filter(audience="public", kind=kind).update(row=row) == 1
    return past


PAGES = [
    "/",
    "/meetings/",
    "/meetings/kq7mzh/",
    "/directives/",
    "/directives/kq7mzj/",
    "/search/?q=管网",
    "/search/?q=供水保障",
    "/changes/",
]
FILES = [
    "/meetings.json",
    "/meetings.csv",
    "/meetings.atom",
    "/meetings/kq7mzh.json",
    "/directives.json",
    "/directives.csv",
    "/directives.atom",
    "/directives/kq7mzj.json",
    "/search.json?q=管网",
    "/search.csv?q=管网",
    "/search.atom?q=管网",
]


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES + FILES)
def test_every_page_and_file_shows_it(client, printed, address):
    response = client.get(address)

    assert response.status_code == 200
    assert any(words in b"".join(response).decode() for words in ("供水保障", "老旧管网"))


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/meetings/kq7mzh/", "/meetings/kq7mzh/editions/1/", "/directives/kq7mzk/"])
def test_officials_are_shown_their_edition_of_it(client, printed, cast, address):
    client.force_login(cast.official)
    response = client.get(address, follow=True)

    assert response.status_code == 200
    assert "预留应急资金" in response.content.decode()


@pytest.mark.django_db
def test_its_table_and_its_json_say_the_same(client, printed):
    (row,) = csv.DictReader(io.StringIO(b"".join(client.get("/directives.csv")).decode("utf-8-sig")))
    told = client.get("/directives/kq7mzj.json").json()

    assert told["text"] == printed.PUBLIC["items"][0]["directives"][0]["text"]
    assert told["text"] in row.values()


def test_nothing_else_reads_a_document_as_it_is_stored():
    """Whoever asks an edition for its document gets one of any schema; ``read_document`` makes today's of it."""
    found = {
        str(path.relative_to(ROOT))
        for package in ("directives", "meetings")
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "document" and isinstance(node.ctx, ast.Load)
        if not (isinstance(node.value, ast.Name) and node.value.id == "meetings")
    }

    assert found == STORED
