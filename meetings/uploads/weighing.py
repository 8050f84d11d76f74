"""How much there is to read in a page of a PDF, counted before it is read: a form counts as often as it is drawn.

A file of some kilobytes can draw a form a million times, or forms within forms; and pypdf leaves out, without an error,
what is drawn beyond the 5,000th form of a page.
"""

import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from pypdf import PageObject
from pypdf.generic import DictionaryObject, StreamObject

from meetings.parser.cleaning.decode import Unreadable
from meetings.uploads.reason import Reason

FORM = 4_000  # bytes that a form counts at least: 5,000 forms are more than any file may hold
NAMED = re.compile(rb"/([^\s()<>\[\]{}/%]*)\s+Do(?![^\s()<>\[\]{}/%])")
DRAWN = re.compile(rb"(?<![^\s()<>\[\]{}/%])Do(?![^\s()<>\[\]{}/%])")
Known = dict[int, tuple[Any, int]]  # by identity, which holds while the object is kept


class Scale:
    """One for a file: forms and fonts that its pages share are looked at once."""

    def __init__(self) -> None:
        self._forms: Known = {}
        self._fonts: Known = {}
        self._begun: set[int] = set()

    def weigh(self, page: PageObject) -> int:
        """Bytes to be gone through; raises Unreadable where a form draws itself."""
        contents = page.get_contents()
        return self._drawn(contents.get_data(), page) if contents is not None else 0

    def _drawn(self, data: bytes, drawing: DictionaryObject) -> int:
        resources = _dictionary(drawing, "/Resources")
        forms, fonts = _dictionary(resources, "/XObject"), _dictionary(resources, "/Font")
        drawn = Counter(match[1].decode("latin-1") for match in NAMED.finditer(data)) if forms else Counter[str]()
        named = {name: self._form(_object(forms, f"/{name}")) for name in drawn if f"/{name}" in forms}
        unclear = sum(1 for _ in DRAWN.finditer(data)) - sum(drawn[name] for name in named) if forms else 0
        heaviest = max((self._form(_object(forms, name)) for name in forms), default=0) if unclear else 0
        return (
            len(data)
            + sum(self._font(_object(fonts, name)) for name in fonts)
            + sum(drawn[name] * weight for name, weight in named.items())
            + unclear * heaviest
        )

    def _form(self, form: Any) -> int:
        if not isinstance(form, StreamObject) or form.get("/Subtype") == "/Image":
            return 0
        if id(form) in self._begun:
            raise Unreadable(Reason.DAMAGED)
        if id(form) not in self._forms:
            self._begun.add(id(form))
            self._forms[id(form)] = form, max(FORM, self._drawn(form.get_data(), form))
            self._begun.remove(id(form))
        return self._forms[id(form)][1]

    def _font(self, font: Any) -> int:
        """What a page or form that names the font goes through for it: the table of its characters, each time anew."""
        if id(font) not in self._fonts:
            table = _object(font, "/ToUnicode") if isinstance(font, DictionaryObject) else None
            weight = 0
            with suppress(Exception):  # a font that cannot be read does not hinder the others
                weight = len(table.get_data()) if isinstance(table, StreamObject) else 0
            self._fonts[id(font)] = font, weight
        return self._fonts[id(font)][1]


def _dictionary(parent: Mapping[Any, Any], name: str) -> DictionaryObject:
    """What a damaged file has instead of a dictionary counts as an empty one."""
    found = _object(parent, name)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _object(parent: Mapping[Any, Any], name: str) -> Any:
    found = parent.get(name)
    return found.get_object() if found is not None else None
