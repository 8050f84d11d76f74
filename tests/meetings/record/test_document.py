"""The public document against every internal one: a part of it, in order, and without a word of what is hidden."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import count
from typing import Any, TypeVar

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings import hash_chain
from meetings.models import Meeting
from meetings.record import document
from records.codes import AttendanceRole, DatePrecision, Disclosure, ItemKind, MeetingType, Outcome
from records.fields import DirectivePart, Document, ItemPart, PersonPart
from tests.factories import make_attendance, make_directive, make_item, make_meeting

Part = TypeVar("Part", DirectivePart, ItemPart)
WORDS = st.text(alphabet='会议研究供水安全，。 0９a𠀀\n"\\', max_size=8)
SOME = st.lists(WORDS, max_size=3)


def code(codes: Any) -> st.SearchStrategy[str]:
    return st.sampled_from([one.value for one in codes])


@st.composite
def directives(draw: Any, marks: Iterator[int], *, is_shown: bool = True) -> DirectivePart:
    """A directive in whose every word stands 明 or 密 with a number of its own: may the public read it?"""
    disclosure = draw(code(Disclosure))
    is_shown = is_shown and disclosure == "public"

    def words() -> str:
        return marked(draw(WORDS), marks, is_shown)

    return {
        "key": f"d{next(marks)}",
        "position": 0,
        "headline": words(),
        "text": words(),
        "verb": words(),
        "speaker": words(),
        "addressee": words(),
        "units": [words() for _ in draw(SOME)],
        "deadline_text": words(),
        "deadline_on": draw(st.none() | st.dates().map(str)),
        "deadline_precision": draw(code(DatePrecision)),
        "disclosure": disclosure,
        "disclosure_reason": marked(draw(WORDS), marks, False),
    }


@st.composite
def items(draw: Any, marks: Iterator[int]) -> ItemPart:
    disclosure = draw(code(Disclosure))
    is_shown = disclosure == "public"
    parts = draw(st.lists(directives(marks, is_shown=is_shown), max_size=4))
    return {
        "key": f"i{next(marks)}",
        "position": 0,
        "kind": draw(code(ItemKind)),
        "title": marked(draw(WORDS), marks, is_shown),
        "text": marked(draw(WORDS), marks, is_shown),
        "outcome": draw(st.none() | code(Outcome)),
        "disclosure": disclosure,
        "disclosure_reason": marked(draw(WORDS), marks, False),
        "directives": numbered(parts),
    }


@st.composite
def documents(draw: Any) -> Document:
    """Any internal document."""
    marks = count()

    def shown() -> str:
        return marked(draw(WORDS), marks, True)

    def hidden() -> str:
        return marked(draw(WORDS), marks, False)

    people: list[PersonPart] = [
        {"name": hidden(), "post": hidden(), "role": draw(code(AttendanceRole))} for _ in draw(SOME)
    ]
    small = st.none() | st.integers(1, 32767)
    day = draw(st.none() | st.dates())
    return {
        "schema": document.SCHEMA,
        "key": f"m{next(marks)}",
        "type": draw(code(MeetingType)),
        "title": shown(),
        "number_text": shown(),
        "number": draw(small),
        "term": draw(small),
        "number_year": draw(small),
        "held_on": day and day.isoformat(),
        "held_on_precision": draw(code(DatePrecision)),
        "held_on_text": shown(),
        "listed_on": draw(st.dates()).isoformat(),
        "chair": shown(),
        "place": hidden(),
        "attendance": people,
        "summary": shown(),
        "withheld": draw(st.booleans()),
        "items": numbered(draw(st.lists(items(marks), max_size=4))),
    }


def for_any_document(check: Any) -> Any:
    """Tries many documents. How long one takes says nothing about the rule, and machines are busy at times."""
    return settings(suppress_health_check=[HealthCheck.too_slow])(given(documents())(check))


def marked(words: str, marks: Iterator[int], is_shown: bool) -> str:
    return f"{words}{'明' if is_shown else '密'}{next(marks)};"


def numbered(parts: list[Part]) -> list[Part]:
    return [part | {"position": place} for place, part in enumerate(parts, start=1)]


def leaves(value: Any) -> Iterator[str]:
    """Every word and code of a document."""
    if isinstance(value, dict):
        for one in value.values():
            yield from leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from leaves(one)
    elif isinstance(value, str):
        yield value


def keys(whole: Document) -> list[str]:
    return [whole["key"], *(part for item in whole["items"] for part in (item["key"], *directive_keys(item)))]


def directive_keys(item: ItemPart) -> list[str]:
    return [directive["key"] for directive in item["directives"]]


RULES: list[Callable[[Document], None]] = []


def rule(check: Callable[[Document], None]) -> Callable[[Document], None]:
    """A rule of the public document. All are asked of the same made-up documents: making those is what takes time."""
    RULES.append(check)
    return check


@rule
def is_a_part_of_internal(whole: Document) -> None:
    shown = document.public(whole)

    assert Counter(leaves(shown)) <= Counter(leaves(whole))
    assert [key for key in keys(whole) if key in set(keys(shown))] == keys(shown)
    assert set(shown) == set(whole) - {"place", "attendance"}


@rule
def has_all_that_is_public_and_no_hidden_word(whole: Document) -> None:
    text = json.dumps(document.public(whole), ensure_ascii=False)

    assert "密" not in text
    assert "disclosure" not in text
    assert text.count("明") == json.dumps(whole, ensure_ascii=False).count("明")


@rule
def positions_have_no_gap(whole: Document) -> None:
    shown = document.public(whole)

    of_items = [item["position"] for item in shown["items"]]
    of_directives = ([directive["position"] for directive in item["directives"]] for item in shown["items"])
    for positions in (of_items, *of_directives):
        assert positions == list(range(1, len(positions) + 1))


@rule
def withheld_is_set_exactly_where_something_is_hidden_or_the_meeting_says_so(whole: Document) -> None:
    parts = [*whole["items"], *(directive for item in whole["items"] for directive in item["directives"])]
    is_hidden = any(part["disclosure"] != "public" for part in parts)

    assert document.public(whole)["withheld"] is (is_hidden or whole["withheld"])


@rule
def what_is_hidden_leaves_no_other_trace(whole: Document) -> None:
    """Two meetings that differ in hidden parts alone are one document to the public: their number tells nothing."""
    without = deepcopy(whole)
    without["withheld"] = document.public(whole)["withheld"]
    without["place"], without["attendance"] = "", []
    without["items"] = [item for item in without["items"] if item["disclosure"] == "public"]
    for item in without["items"]:
        item["directives"] = [one for one in item["directives"] if one["disclosure"] == "public"]

    assert hash_chain.digest(document.public(without)) == hash_chain.digest(document.public(whole))


@rule
def is_pure(whole: Document) -> None:
    before = deepcopy(whole)

    first, second = document.public(whole), document.public(whole)

    assert whole == before
    assert first == second


@rule
def cannot_be_taken_for_an_internal_one(whole: Document) -> None:
    shown = document.public(whole)

    if shown["items"]:
        with pytest.raises(KeyError, match="disclosure"):
            document.public(shown)
    else:
        assert document.public(shown) == shown


@rule
def the_digest_is_that_of_the_content(whole: Document) -> None:
    assert hash_chain.canonical(backwards(whole)) == hash_chain.canonical(whole)
    assert hash_chain.canonical(json.loads(json.dumps(whole, indent=1))) == hash_chain.canonical(whole)
    assert hash_chain.digest(whole | {"title": whole["title"] + " "}) != hash_chain.digest(whole)


def backwards(value: Any) -> Any:
    """The same value with the names of every object in the opposite order."""
    if isinstance(value, dict):
        return {name: backwards(value[name]) for name in reversed(value)}
    return [backwards(one) for one in value] if isinstance(value, list) else value


@rule
def the_digest_survives_the_database(whole: Document) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::jsonb::text", [json.dumps(whole)])
        assert hash_chain.digest(json.loads(cursor.fetchone()[0])) == hash_chain.digest(whole)


@pytest.mark.django_db
def test_the_public_document_keeps_every_rule_and_its_digest_survives_the_database() -> None:
    @for_any_document
    def check(whole: Document) -> None:
        for of_public in RULES:
            of_public(whole)

    check()
    assert len(RULES) == 9


@pytest.mark.django_db
def test_internal_is_the_whole_desk_in_its_order():
    meeting = make_whole_meeting()

    whole = document.internal(Meeting.objects.get(pk=meeting.pk))

    assert keys(whole) == [
        meeting.key,
        *(part for item in meeting.items.all() for part in (item.key, *item.directives.values_list("key", flat=True))),
    ]
    assert Counter(leaves(document.public(whole))) <= Counter(leaves(whole))
    assert "密" not in json.dumps(document.public(whole), ensure_ascii=False)
    assert json.dumps(document.public(whole), ensure_ascii=False).count("明") == 2 + 2 + 2


@pytest.mark.django_db
def test_the_made_up_documents_have_the_shape_of_real_ones():
    real = dict(names(document.internal(Meeting.objects.get(pk=make_whole_meeting().pk))))

    @for_any_document
    def check(made_up: dict[str, Any]) -> None:
        assert set(names(made_up)) <= set(real.items())

    check()


def names(value: Any, place: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    """The names of every object in a document, with the place it stands in."""
    if isinstance(value, dict):
        yield place, frozenset(value)
        for name, one in value.items():
            yield from names(one, f"{place}.{name}")
    elif isinstance(value, list):
        for one in value:
            yield from names(one, place)


def make_whole_meeting() -> Meeting:
    """A meeting with a part of every disclosure on each level; 明 and 密 as in the made-up documents."""
    meeting = make_meeting(title="明", summary="明", place="密", has_other_matters=False)
    make_attendance(meeting, name="密", post="密")
    for place, (disclosure, mark) in enumerate((("on_request", "密"), ("public", "明"), ("withheld", "密")), start=1):
        item = make_item(meeting, position=9 - place, title=mark, text=mark, **hidden(disclosure))
        for number, own in enumerate(Disclosure, start=1):
            own_mark = "明" if mark == "明" and own == "public" else "密"
            make_directive(item, position=9 - number, headline=own_mark, text=own_mark, **hidden(own.value))
    return meeting


def hidden(disclosure: str) -> dict[str, str]:
    return {"disclosure": disclosure, "disclosure_reason": "" if disclosure == "public" else "密"}
