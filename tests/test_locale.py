"""The catalogues: complete, consistent and in their own script; and the pages: no interface text left in 简体."""

import io
import re
import string
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import django
import pytest
from babel.messages import mofile, pofile
from django.urls import reverse
from django.utils.translation import override
from opencc import OpenCC

from config import catalogues
from tests import factories

HAN = re.compile(r"[\u3400-\u9fff]+")
PYTHON_FIELD = re.compile(r"%\([a-z_]+\)[sd]|%[sd%]")
TAG = re.compile(r"</?[a-z][^>]*>")
TRADITIONAL_TOO = {
    "台": "工作台; the common form in Taiwan and Hong Kong",
}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
SPOKEN = {"alt", "aria-label", "data-label", "label", "placeholder", "title"}


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


@cache
def converters():
    return OpenCC("s2tw"), OpenCC("t2s")


def simplified(text):
    """The characters of a text that are written so in 简体 alone."""
    to_traditional, to_simplified = converters()
    return {
        character
        for character in set(text)
        if character not in TRADITIONAL_TOO
        and to_traditional.convert(character) != character
        and to_simplified.convert(character) == character
    }


def test_catalogue_compiles_without_a_fault(catalogue_file):
    with catalogues.place(catalogue_file).open("rb") as file:
        catalog = pofile.read_po(file, locale=catalogue_file, abort_invalid=True)
    compiled = io.BytesIO()

    mofile.write_mo(compiled, catalog)

    assert [(message.id, errors) for message, errors in catalog.check()] == []
    compiled.seek(0)
    assert len(mofile.read_mo(compiled)) == len(catalog)


# Pages


class Reader(HTMLParser):
    """Collects what a page says in its own language: what no element marks as another's, in text and attributes."""

    def __init__(self):
        super().__init__()
        self.own = ""
        self.open = []  # (element, whether its words are marked as another language)
        self.words = []

    def handle_starttag(self, tag, attributes):
        facts = dict(attributes)
        if tag == "html":
            self.own = facts["lang"]
        marked = facts["lang"] != self.own if "lang" in facts else self.is_marked
        if not marked:
            self.words += [text for name, text in attributes if name in SPOKEN and text]
            self.words += [facts["value"]] if facts.get("type") == "submit" and facts.get("value") else []
        if tag not in VOID:
            self.open.append((tag, marked))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not self.is_marked and not {"script", "style", "title"} & {tag for tag, _marked in self.open}:
            self.words.append(data.strip())

    @property
    def is_marked(self):
        return bool(self.open) and self.open[-1][1]


def said_on(page):
    reader = Reader()
    reader.feed(page.content.decode())
    return list(filter(None, reader.words))


@pytest.fixture
def spoken(settings, tmp_path):
    """The catalogues as they stand, compiled for this test alone."""
    for language in (*catalogues.LANGUAGES, "zh_Hans"):
        target = tmp_path / language / "LC_MESSAGES" / "django.mo"
        target.parent.mkdir(parents=True)
        with target.open("wb") as file:
            mofile.write_mo(file, catalogues.read(language))
    settings.LOCALE_PATHS = [tmp_path]


@pytest.fixture
def record(cast):
    """A corrected meeting with everything a page can say, a withdrawn one, a draft."""
    meeting = factories.make_record(number_text="十七届第12次", place="一号会议室")
    factories.make_attendance(meeting)
    hidden = factories.make_item(meeting, outcome="noted", disclosure="withheld", disclosure_reason="涉及商业秘密")
    factories.make_directive(hidden, units=["区水务局"], speaker="沈怀远", addressee="各街道")
    factories.correct(factories.release(meeting, cast), cast, summary="区长沈怀远主持会议，研究供水。")
    factories.release(factories.make_record(held_on=None, held_on_precision="unknown", held_on_text="日前"), cast)
    factories.withdraw(factories.release(factories.make_record(title="撤回的会议"), cast), cast)
    factories.make_record(title="草稿")
    return meeting


def addresses(meeting):
    """The pages of readers, each in a state that shows much of it."""
    directive = meeting.items.first().directives.first()
    return [
        reverse("home"),
        reverse("meetings:list"),
        reverse("meetings:list") + "?type=executive&q=2",
        reverse("meetings:list") + "?type=picnic&from=yesterday&to=2020-01-01",
        reverse("meetings:list") + "?from=2024-01-02&to=2024-01-01",
        reverse("meetings:list") + "?q=nothing",
        reverse("meetings:detail", args=[meeting.key]),
        reverse("directives:list"),
        reverse("directives:detail", args=[directive.key]),
        reverse("changes"),
        reverse("meetings:detail", args=["kxxxxxxxx"]),
        reverse("home") + "nowhere/",
    ]


def in_own_script(language):
    """Whether a text is in the script of the interface's language."""
    if language == "en":
        return lambda text: not HAN.search(text)
    return lambda text: not simplified(text)


@pytest.mark.parametrize("code", ["zh-hant", "en"])
@pytest.mark.parametrize("who", ["visitor", "official"])
def test_readers_pages_speak_the_language_of_their_address(client, cast, record, spoken, code, who):
    if who != "visitor":
        client.force_login(getattr(cast, who))
    with override(code):
        pages = addresses(record) + ([reverse("password_change")] if who == "official" else [reverse("login")])
    is_own = in_own_script(code)

    foreign = {page: [said for said in said_on(client.get(page)) if not is_own(said)] for page in pages}

    assert not {page: said for page, said in foreign.items() if said}


@pytest.mark.parametrize("code", ["zh-hant", "en"])
@pytest.mark.parametrize("who", ["secretary", "reviewer", "administrator"])
def test_desk_speaks_the_language_of_its_address(client, cast, spoken, code, who):
    client.force_login(getattr(cast, who))
    with override(code):
        page = client.get(reverse("admin:index"))

    assert page.status_code == 200
    assert not [said for said in said_on(page) if not in_own_script(code)(said)]
