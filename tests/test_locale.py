"""The catalogues: complete, consistent, and each in its own script."""

import io
import re
import string
from datetime import datetime
from functools import cache
from pathlib import Path

import django
import pytest
from babel.messages import mofile, pofile
from django.utils import formats, translation

from config import catalogues
from tests.script import HAN, TRADITIONAL_TOO, simplified

PYTHON_FIELD = re.compile(r"%\([a-z_]+\)[sd]|%[sd%]")
TAG = re.compile(r"</?[a-z][^>]*>")


@cache
def catalogue(language):
    return catalogues.read(language)


@cache
def said_now():
    return [message for message in catalogues.messages() if message.id]


def translations(language):
    """(message id, one of its translations) of all messages."""
    for message in catalogue(language):
        if message.id:
            for form in catalogues.forms(message):
                yield message, form


def ids(message):
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


@pytest.fixture(params=catalogues.LANGUAGES)
def language(request):
    return request.param


@pytest.fixture(params=(*catalogues.LANGUAGES, "zh_Hans"))
def catalogue_file(request):
    """All of them; that of 简体 holds only what libraries say."""
    return request.param


def test_every_message_is_translated(language):
    known = catalogue(language)

    missing = [
        message.id
        for message in said_now()
        if not (found := known.get(ids(message)[0], message.context)) or not all(catalogues.forms(found))
    ]

    assert not missing, "run `python -m config.catalogues` and fill in what it names"


def test_no_message_is_left_over_or_fuzzy(language):
    said = {(message.id, message.context) for message in said_now()}

    left = [
        message.id
        for message in catalogue(language)
        if message.id and not catalogues.is_foreign(message) and (message.id, message.context) not in said
    ]

    assert not left
    assert not catalogue(language).obsolete
    assert not [message.id for message in catalogue(language) if message.id and message.fuzzy]


def test_translations_keep_placeholders_and_tags(catalogue_file):
    wrong = [
        (message.id, form)
        for message, form in translations(catalogue_file)
        for shape in (PYTHON_FIELD.findall, braces, TAG.findall)
        if not keeps(shape(ids(message)[-1]), shape(form), catalogues.is_foreign(message))
    ]

    assert not wrong


def keeps(wanted, found, may_drop):
    """Whether nothing is lost; of a library's message a part that need not be said may be."""
    return set(found) <= set(wanted) if may_drop else sorted(found) == sorted(wanted)


def braces(text):
    return [name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None]


def test_sentences_end_as_sentences(language):
    wrong = [
        form
        for message, form in translations(language)
        if not catalogues.is_foreign(message) and ids(message)[0][-1] == "。" and form[-1:] not in "。.」"
    ]

    assert not wrong


def test_messages_of_libraries_are_still_theirs(catalogue_file):
    theirs = {
        (ids(message)[0], message.context)
        for place in Path(django.__file__).parent.glob("**/locale/en/LC_MESSAGES/django.po")
        for message in pofile.read_po(io.BytesIO(place.read_bytes()))
    }

    assert not [
        message.id
        for message, _form in translations(catalogue_file)
        if catalogues.is_foreign(message) and (ids(message)[0], message.context) not in theirs
    ]


def test_simplified_holds_nothing_of_ours():
    assert not [message.id for message, _form in translations("zh_Hans") if not catalogues.is_foreign(message)]


def test_english_has_one_and_many():
    plurals = [message for message in catalogue("en") if isinstance(message.id, tuple) and message.id]

    assert plurals
    assert all(len(message.string) == 2 for message in plurals)
    assert not [one for one, many in (message.string for message in plurals) if one == many and one != "%(n)s"]


def test_english_has_no_chinese():
    assert not [form for _message, form in translations("en") if HAN.search(form)]


def test_traditional_has_no_simplified_character():
    assert not [form for _message, form in translations("zh_Hant") if simplified(form)]


def test_allowed_characters_are_needed():
    used = "".join(form for _message, form in translations("zh_Hant"))

    assert not [character for character in TRADITIONAL_TOO if character not in used]


def test_catalogue_compiles_without_a_fault(catalogue_file):
    with catalogues.path_of(catalogue_file).open("rb") as file:
        catalog = pofile.read_po(file, locale=catalogue_file, abort_invalid=True)
    compiled = io.BytesIO()

    mofile.write_mo(compiled, catalog)

    assert [(message.id, errors) for message, errors in catalog.check()] == []
    compiled.seek(0)
    assert len(mofile.read_mo(compiled)) == len(catalog)


def test_days_and_times_in_english_are_short_and_sort() -> None:
    with translation.override("en"):
        written = formats.date_format(datetime(2026, 1, 5, 15, 4), "DATETIME_FORMAT")

    assert written == "2026-01-05 15:04"
