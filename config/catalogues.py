"""What there is to translate: gathers the 简体 messages of code and templates for the files in locale/.

``python -m config.catalogues`` adds what is new to them, drops what is gone and prints what waits for a translation.
"""

import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages import pofile
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("zh_Hant", "en")
PACKAGES = ("config", "directives", "meetings", "records", "website")
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), (1,)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")  # characters and punctuation
HEADER = """\
# The message ids are the 简体 texts themselves. An English id is one of a library's, said better or missing there.
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plural_forms};\\n"

"""
Found = tuple[str | tuple[str, ...], str | None]  # a message id (or its two forms), and its context


def messages() -> Catalog:
    """Everything the interface says, each with the files that say it."""
    catalog = Catalog()
    for file, (message, context) in _everything():
        catalog.add(message, context=context, locations=[(file.relative_to(ROOT).as_posix(), 0)])
    return catalog


def path_of(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """A catalogue as it stands; an empty one where there is none yet."""
    if not path_of(language).exists():
        return Catalog(locale=language)
    with path_of(language).open("rb") as file:
        return pofile.read_po(file, locale=language, abort_invalid=True)


def forms(message: Message) -> tuple[str, ...]:
    """The translation of a message in each of its plural forms; one form where it has none."""
    return tuple(message.string) if isinstance(message.string, tuple | list) else (message.string or "",)


def is_foreign(message: Message) -> bool:
    """Whether the message is a library's: its id is in English, ours are in Chinese."""
    return not CHINESE.search("".join(message.id))


def update(language: str) -> list[Message]:
    """Brings one catalogue up to date in its file; returns what has no translation yet."""
    catalog, current = read(language), messages()
    for message in catalog:
        if message.id and is_foreign(message):
            current.add(message.id, context=message.context)
    catalog.update(current, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    text = io.BytesIO()
    pofile.write_po(text, catalog, width=120, omit_header=True, include_lineno=False)
    header = HEADER.format(language=language, plural_forms=catalog.plural_forms.rstrip(";"))
    path_of(language).parent.mkdir(parents=True, exist_ok=True)
    path_of(language).write_bytes(header.encode() + text.getvalue())
    return [message for message in catalog if message.id and not all(forms(message))]


def _everything() -> Iterator[tuple[Path, Found]]:
    for file in sorted(file for package in PACKAGES for file in (ROOT / package).rglob("*.py")):
        yield from ((file, found) for found in _calls(file.read_text()))
    for file in sorted((ROOT / "templates").rglob("*.html")):
        yield from ((file, found) for found in _calls(_as_python(file)))


def _calls(source: str) -> Iterator[Found]:
    """What is handed to gettext and its kin."""
    found = extract("python", io.BytesIO(source.encode()), KEYWORDS, options={"encoding": "utf-8"})
    yield from ((message, context) for _line, message, _comments, context in found)


def _as_python(file: Path) -> str:
    """A template as Django shows it to extractors: calls of gettext among blanks, without the indentation of HTML."""
    return "\n".join(line.strip() for line in templatize(file.read_text(), origin=str(file)).splitlines())


def main(languages: Iterable[str] = LANGUAGES) -> int:
    waiting = {language: update(language) for language in languages}
    for language, untranslated in waiting.items():
        for message in untranslated:
            print(f"{language}\t{message.id}", file=sys.stderr)
    return 1 if any(waiting.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
