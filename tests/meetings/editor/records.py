"""Records for tests of the editor, in a notation of one line: ``甲(a b) 乙(c)`` are two items with their directives."""

import re
from collections.abc import Mapping

from hypothesis import strategies as st

from meetings.editor.record import Directive, Item, Record

ITEM = re.compile(r"(-?\w+)(?:\(([^)]*)\))?")


def record(outline: str, texts: Mapping[str, str] | None = None, **head: str) -> Record:
    """Rows by the names of their references, each with its own name as its words, or what ``texts`` gives it; -a is
    deleted."""
    told = texts or {}

    def fields(ref: str, name: str) -> dict[str, str]:
        return {name: told.get(ref, f"{ref}的话")}

    return Record(
        head,
        tuple(
            Item(
                name.strip("-"),
                fields(name.strip("-"), "title"),
                name.startswith("-"),
                tuple(
                    Directive(one.strip("-"), fields(one.strip("-"), "text"), one.startswith("-"))
                    for one in (under or "").split()
                ),
            )
            for name, under in ITEM.findall(outline)
        ),
    )


def outline(of: Record) -> str:
    """The same notation of a record."""
    marks = {True: "-", False: ""}
    items = []
    for item in of.items:
        under = " ".join(f"{marks[one.is_deleted]}{one.ref}" for one in item.directives)
        items.append(f"{marks[item.is_deleted]}{item.ref}({under})" if under else f"{marks[item.is_deleted]}{item.ref}")
    return " ".join(items)


def texts(of: Record) -> dict[str, str]:
    return {row.ref: row.fields.get("title", row.fields.get("text", "")) for row in of.rows()}


KEYS = st.text("23456789bcdfghjkmnpqrstvwxz", min_size=10, max_size=10)
WORDS = st.text("要抓好落实防汛备。，\n", min_size=1, max_size=12).map(str.strip)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record as it is kept: some items, some directives, none deleted."""
    keys = draw(st.lists(KEYS, unique=True, min_size=1, max_size=9))
    items: list[Item] = []
    for key in keys:
        if not items or draw(st.booleans()):
            items.append(Item(key, {"title": draw(WORDS)}))
        else:
            under = (*items[-1].directives, Directive(key, {"text": draw(WORDS)}))
            items[-1] = Item(items[-1].ref, items[-1].fields, directives=under)
    return Record({"title": draw(WORDS)}, tuple(items))
