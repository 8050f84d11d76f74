"""A page as elements: what a test looks for in it by name and attributes, and the words that stand there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Element:
    """One element; an attribute without a value has the empty one."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute]

    def has(self, *attributes: str, **values: str) -> bool:
        """Whether it has the attributes, and the values exactly; ``class_`` is ``class``, ``data_at`` ``data-at``."""
        given = {name.rstrip("_").replace("_", "-"): value for name, value in values.items()}
        return set(attributes) <= set(self.attributes) and given.items() <= self.attributes.items()

    def elements(self) -> "Iterator[Element]":
        """All elements within, in the order of the page."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.elements()

    def all(self, tag: str, /, *attributes: str, **values: str) -> "list[Element]":
        return [found for found in self.elements() if found.tag == tag and found.has(*attributes, **values)]

    def one(self, tag: str, /, *attributes: str, **values: str) -> "Element":
        (found,) = self.all(tag, *attributes, **values)
        return found

    def text(self, *, without: frozenset[str] = frozenset()) -> str:
        """The words within, but those in elements of the names left out."""
        return "".join(
            child if isinstance(child, str) else "" if child.tag in without else child.text(without=without)
            for child in self.children
        )


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attributes})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def page_of(response: Any) -> Element:
    return parsed(response.content.decode())


def parsed(html: str) -> Element:
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.open[0]
