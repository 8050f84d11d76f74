"""What a browser would send from a page as it is: the form's fields with the values they hold, no button pressed."""

from html.parser import HTMLParser
from typing import Any

NOT_SENT = {"submit", "button", "file", "image", "reset"}


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[list[tuple[str, str]]] = []
        self.area: tuple[str, list[str]] | None = None
        self.select: str | None = None
        self.chosen: list[str] = []
        self.first: str | None = None
        self.is_template = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        facts = dict(attributes)
        name, value = facts.get("name"), facts.get("value") or ""
        if tag == "template" or self.is_template:
            self.is_template = True
        elif tag == "form":
            self.forms.append([])
        elif tag == "input" and name and facts.get("type") not in NOT_SENT:
            if facts.get("type") not in ("checkbox", "radio") or "checked" in facts:
                self.forms[-1].append((name, value if "value" in facts else "on" if "checked" in facts else ""))
        elif tag == "textarea" and name:
            self.area = (name, [])
        elif tag == "select" and name:
            self.select, self.chosen, self.first = name, [], None
        elif tag == "option" and self.select:
            self.first = value if self.first is None else self.first
            self.chosen += [value] if "selected" in facts else []

    def handle_data(self, data: str) -> None:
        if self.area and not self.is_template:
            self.area[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self.is_template = False
        elif tag == "textarea" and self.area:
            name, words = self.area
            self.forms[-1].append((name, "".join(words).removeprefix("\r\n").removeprefix("\n")))
            self.area = None
        elif tag == "select" and self.select:
            values = self.chosen or ([] if self.first is None else [self.first])
            self.forms[-1] += [(self.select, value) for value in values]
            self.select = None


def fields_of(response: Any) -> dict[str, list[str]]:
    """The largest form of the page: the others change the view or sign out."""
    reader = _Forms()
    reader.feed(response.content.decode())
    found: dict[str, list[str]] = {}
    for name, value in max(reader.forms, key=len, default=[]):
        found.setdefault(name, []).append(value)
    return found
