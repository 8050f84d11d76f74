"""What there is to translate: gathers the 简体 messages of code, templates and closed lists for the files in locale/.

``python -m config.catalogues`` adds what is new to them, drops what is gone and tells what waits for a translation.
"""

import ast
import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages import pofile
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from meetings.parser.codes import Code

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("zh_Hant", "en")
PACKAGES = ("config", "directives", "meetings")
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), (1,)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
HAN = re.compile(r"[\u3400-\u9fff]")
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


def place(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """A catalogue as it stands; an empty one where there is none yet."""
    if not place(language).exists():
        return Catalog(locale=language)
    with place(language).open("rb") as file:
        return pofile.read_po(file, locale=language, abort_invalid=True)


def forms(message: Message) -> tuple[str, ...]:
    """The translation of a message in each of its plural forms; one form where it has none."""
    return tuple(message.string) if isinstance(message.string, tuple | list) else (message.string or "",)


def is_foreign(message: Message) -> bool:
    """Whether the message is a library's: its id is in English, ours are in Chinese."""
    return not CHINESE.search("".join(message.id))


def update(language: str) -> list[Message]:
    """Brings one catalogue up to date in its file; returns what has no translation yet."""
    known, said = read(language), messages()
    for message in known:
        if message.id and is_foreign(message):
            said.add(message.id, context=message.context)
    known.update(said, no_fuzzy_matching=True)
    known.obsolete.clear()
    text = io.BytesIO()
    pofile.write_po(text, known, width=120, omit_header=True, include_lineno=False)
    header = HEADER.format(language=language, plural_forms=known.plural_forms.rstrip(";"))
    place(language).parent.mkdir(parents=True, exist_ok=True)
    place(language).write_bytes(header.encode() + text.getvalue())
    return [message for message in known if message.id and not all(forms(message))]


def _everything() -> Iterator[tuple[Path, Found]]:
    for file in sorted(file for package in PACKAGES for file in (ROOT / package).rglob("*.py")):
        yield from ((file, found) for found in _calls(file.read_text()))
    for file in sorted((ROOT / "templates").rglob("*.html")):
        yield from ((file, found) for found in _calls(_as_python(file)))
    for file in sorted((ROOT / "meetings" / "parser").rglob("*.py")):
        yield from ((file, (sentence, None)) for sentence in _sentences(ast.parse(file.read_text())))
    file = ROOT / "meetings" / "parser" / "codes.py"
    yield from ((file, (code.label, None)) for codes in Code.__subclasses__() for code in codes)


def _calls(source: str) -> Iterator[Found]:
    """What is handed to gettext and its kin."""
    found = extract("python", io.BytesIO(source.encode()), KEYWORDS, options={"encoding": "utf-8"})
    yield from ((message, context) for _line, message, _comments, context in found)


def _as_python(file: Path) -> str:
    """A template as Django shows it to extractors: calls of gettext among blanks, without the indentation of HTML."""
    return "\n".join(line.strip() for line in templatize(file.read_text(), origin=str(file)).splitlines())


def _sentences(tree: ast.Module) -> Iterator[str]:
    """What the parser says to people: it knows no gettext, so whole sentences are translated where they are shown."""
    silent = {id(node) for node in _unspoken(tree)}
    for node in ast.walk(tree):
        text = _text(node)
        if id(node) not in silent and HAN.search(text) and text.endswith("。"):
            yield text


def _unspoken(tree: ast.Module) -> Iterator[ast.expr]:
    """Docstrings, and the fragments of f-strings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield node.value
        if isinstance(node, ast.JoinedStr):
            yield from node.values


def _text(node: ast.AST) -> str:
    """The words of a string, or nothing; what an f-string fills in is the one thing it quotes of a report."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "%(words)s" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def main(languages: Iterable[str] = LANGUAGES) -> int:
    waiting = {language: update(language) for language in languages}
    for language, untranslated in waiting.items():
        for message in untranslated:
            print(f"{language}\t{message.id}", file=sys.stderr)
    return 1 if any(waiting.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
