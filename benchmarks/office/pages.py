"""What a browser would send from a page: its forms, each field with the value that is shown."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

Fields = list[tuple[str, str]]


@dataclass
class Form:
    action: str
    method: str
    fields: Fields = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    def filled(self, **values: str) -> Fields:
        """The fields in their order, some with other values; what is not shown is added."""
        shown = [(name, values.get(name, value)) for name, value in self.fields]
        return [*shown, *((name, value) for name, value in values.items() if name not in dict(self.fields))]


def forms(page: str) -> list[Form]:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader.forms


class Reader(HTMLParser):
    """Gathers fields that are sent without a click: no button, no box that is not ticked, nothing disabled."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.area: str | None = None  # the name of the open textarea
        self.text = ""
        self.choice: str | None = None  # the name of the open select
        self.options: Fields = []  # its values, each with "selected" or nothing

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.form = Form(facts.get("action", ""), facts.get("method", "get").lower())
            self.forms.append(self.form)
        elif tag == "option" and self.choice is not None:
            self.options.append((facts.get("value", ""), "selected" if "selected" in facts else ""))
        elif self.form is None or not facts.get("name") or "disabled" in facts:
            return
        elif tag == "input":
            self.take_input(self.form, facts)
        elif tag == "textarea":
            self.area, self.text = facts["name"], ""
        elif tag == "select":
            self.choice, self.options = facts["name"], []

    def take_input(self, form: Form, facts: dict[str, str]) -> None:
        kind = facts.get("type", "text").lower()
        if kind == "file":
            form.files.append(facts["name"])
        elif kind in ("checkbox", "radio"):
            if "checked" in facts:
                form.fields.append((facts["name"], facts.get("value", "on")))
        elif kind not in ("submit", "button", "image", "reset"):
            form.fields.append((facts["name"], facts.get("value", "")))

    def handle_data(self, data: str) -> None:
        if self.area is not None:
            self.text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "textarea" and self.form is not None and self.area is not None:
            self.form.fields.append((self.area, self.text.removeprefix("\n")))
            self.area = None
        elif tag == "select" and self.form is not None and self.choice is not None:
            chosen = [value for value, is_selected in self.options if is_selected]
            first = [value for value, _is_selected in self.options[:1]]
            self.form.fields += [(self.choice, value) for value in chosen or first]
            self.choice = None
