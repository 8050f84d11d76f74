"""The documents that words name in 《》. Pure: texts in, names out.

The same name says no more than that: not which version of a document was meant. A draft has the name of what it is a
draft of, so 《某办法（草案）》 and 《某办法》 are told together, each as it is written.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from directives.index.folding import fold

NAMED = re.compile("《([^《》\n]{2,80}+)》")
STATE = re.compile(  # 草案, 修订草案, 征求意见稿, 草案送审稿; 试行 and 修订 stay, for they are another document
    r"[（(](?=[^（()）]{0,10}[案稿][）)])(?:修订|修正)?(?:草案)?"
    r"(?:(?:征求意见|送审|讨论|审议|审定|报批|汇报|修改|代拟|初)?稿)?[）)]\Z"
)
LEAST = 2  # characters of a name


@dataclass(frozen=True)
class Document:
    """A document by its name without the state of a draft; ``written`` is the name as it stands in the record."""

    name: str
    written: str

    @cached_property
    def folded(self) -> str:
        return fold(self.name)

    @property
    def url(self) -> str:
        return reverse("directives:document", args=[self.name])


def document(written: str) -> Document:
    name = written.strip()
    while (stripped := STATE.sub("", name).strip()) != name:
        name = stripped
    return Document(name, written)


def named_in(text: str) -> Iterator[Document]:
    """Every document that a text names, each time it does."""
    yield from (one for found in NAMED.finditer(text) if len((one := document(found[1])).folded) >= LEAST)


def documents_of(texts: Iterable[str]) -> list[Document]:
    """Each document that the texts name, once, in the order in which they are named first."""
    found: dict[str, Document] = {}
    for text in texts:
        for one in named_in(text):
            found.setdefault(one.folded, one)
    return list(found.values())
