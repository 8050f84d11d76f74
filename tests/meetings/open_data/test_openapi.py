"""The description of the site is true: what it promises for any parameters is what the site answers."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.urls import get_resolver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from tests.factories import correct, make_directive, make_item, make_meeting, make_record, release, withdraw

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
JSON_ALONE = {"/search/suggest.json", "/openapi.json"}  # for the search field, and the description itself


@pytest.fixture
def record(cast):
    meeting = make_meeting(number_text="第12次")
    deadline = {"deadline_text": "9月底前", "deadline_on": "2026-09-30", "deadline_precision": "day"}
    make_directive(make_item(meeting, outcome="noted"), units=["区水务局"], speaker="沈怀远", **deadline)
    make_item(meeting, disclosure="withheld", disclosure_reason="涉及商业秘密")
    correct(release(meeting, cast), cast, note="更正标题。", title="研究供水保障工作")
    release(make_record(type="special", held_on=None, held_on_precision="unknown", held_on_text="日前"), cast)
    gone = withdraw(release(make_record(), cast), cast)
    return [meeting.key, *(one.key for one in meeting.items.first().directives.all()), gone.key]


@pytest.fixture
def described(client):
    return client.get("/openapi.json").json()


def validator(described: Any, schema: Any) -> Draft202012Validator:
    whole = schema | {"components": described["components"]}
    return Draft202012Validator(whole, format_checker=FormatChecker())


def check(described: Any, path: str, answer: Any) -> None:
    """That an answer is one of those described, in status, kind and shape."""
    responses = described["paths"][path]["get"]["responses"]
    assert str(answer.status_code) in responses, (path, answer.status_code)
    ((media_type, content),) = responses[str(answer.status_code)]["content"].items()
    assert answer["Content-Type"].partition(";")[0] == media_type, path
    if media_type == "application/json":
        wrong = [error.message for error in validator(described, content["schema"]).iter_errors(answer.json())]
        assert wrong == [], path


def test_the_description_is_sound(described):
    assert described["openapi"] == "3.1.0"
    assert described["servers"] == [{"url": "http://testserver"}]
    for schema in described["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
        validator(described, schema).is_valid({})  # each reference leads somewhere
    for path in described["paths"].values():
        for parameter in path["get"]["parameters"]:
            Draft202012Validator.check_schema(parameter["schema"])


def test_every_address_with_data_is_described(described):
    stems = ("meetings", "directives", "units/", "search", "changes")
    suffixes = (".json", ".csv", ".atom", ".ics", ".txt")
    found = {
        "/" + str(pattern).replace("<slug:key>", "{key}").replace("<name:name>", "{name}")
        for pattern in addresses(get_resolver().url_patterns)
        if str(pattern).startswith(stems) and str(pattern).endswith(suffixes) and not is_archive(str(pattern))
    }

    assert found - JSON_ALONE == set(described["paths"])


def is_archive(pattern: str) -> bool:
    """Whose address OpenAPI cannot tell from that of a meeting; the list has the same by its filters."""
    return "<year:" in pattern or "<meeting_type:" in pattern


def addresses(patterns: Any) -> Any:
    for one in patterns:
        yield from addresses(one.url_patterns) if hasattr(one, "url_patterns") else [one.pattern]


def tried(path: str, record: list[str]) -> list[str]:
    """What stands in a path instead of its parameter."""
    if "{name}" in path:
        return ["区水务局", "区气象局"]
    return [*record, "bcdfghjkmn", "%C2%84"] if "{key}" in path else [""]


@pytest.mark.parametrize("who", ["visitor", "official"])
def test_every_answer_has_the_shape_that_is_described(cast, client, record, described, who):
    if who == "official":
        client.force_login(cast.official)
    for path in described["paths"]:
        for value in tried(path, record):
            check(described, path, client.get(re.sub(r"\{\w+\}", value, path)))
    for name in ("meetings", "directives", "search", "changes"):
        rows = client.get(f"/{name}.json?q=供水").json()["results"]
        assert rows, name


def test_an_answer_that_is_not_as_described_is_noticed(client, record, described):
    answer = client.get("/meetings.json")
    content = answer.json()
    (row, *_rest) = content["results"]
    for wrong in (row | {"x": 1}, row | {"held_on": "5.3."}, {**row, "item_count": "1"}, {"key": row["key"]}):
        schema = described["paths"]["/meetings.json"]["get"]["responses"]["200"]["content"]["application/json"][
            "schema"
        ]
        assert not validator(described, schema).is_valid(content | {"results": [wrong]})


ANYTHING = st.text(max_size=12) | st.sampled_from(["\x00", "0001-01-01", "9999-12-31", "-1", "供" * 300])


def values(schema: dict[str, Any]) -> "st.SearchStrategy[str]":
    """What a parameter may be, and what it may not."""
    times = st.datetimes(timezones=st.just(UTC)).map(datetime.isoformat)
    if "enum" in schema:
        return st.sampled_from(schema["enum"]) | ANYTHING
    if forms := [form["format"] for form in schema.get("anyOf", ()) if "format" in form]:
        return (st.dates().map(str) if forms == ["date"] else times) | ANYTHING
    return (
        st.integers(-1, 3).map(str) if schema["type"] == "integer" else st.sampled_from(["供水", "after.1"])
    ) | ANYTHING


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_parameters_get_an_answer_that_is_described(client, record, described, data):
    path = data.draw(st.sampled_from([one for one in described["paths"] if "{" not in one]))
    optional = {one["name"]: values(one["schema"]) for one in described["paths"][path]["get"]["parameters"]}
    query = data.draw(st.fixed_dictionaries({}, optional=optional))

    check(described, path, client.get(path, {name: value.encode("utf-8", "replace") for name, value in query.items()}))


def test_what_a_parameter_may_not_be_is_refused(client, described):
    for path, methods in described["paths"].items():
        for parameter in methods["get"]["parameters"]:
            if parameter["in"] == "query" and set(parameter["schema"]) != {"type"}:
                answer = client.get(path, {parameter["name"]: "\x00"})
                assert answer.status_code in (400, 404), (path, parameter["name"])


@pytest.mark.parametrize(("prefix", "label"), [("/zh-hant", "會議類型"), ("/en", "Meeting type")])
def test_the_description_speaks_the_language_of_its_address(client, prefix, label):
    described = client.get(f"{prefix}/openapi.json").json()

    assert described["servers"] == [{"url": f"http://testserver{prefix}"}]
    assert label in {one.get("description") for one in described["paths"]["/meetings.json"]["get"]["parameters"]}
