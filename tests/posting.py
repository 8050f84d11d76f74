"""What a browser would send from an admin page that was opened: every field with the value it shows."""

import re
from typing import Any

from django.forms import BaseForm

from tests.html_form import fields_of

ROW = re.compile(r"(items|directives)-(\d+)-(\w+)")


def shown(response: Any) -> dict[str, Any]:
    """The fields of an opened add or change page, ready to be changed and posted."""
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    return {name: value for form in forms for name, value in _fields(form)}


def edited(response: Any, **changes: Any) -> dict[str, Any]:
    """The fields of an opened editor as a browser would send them, with changes: to be posted.

    Rows go by kind and place in the page: ``items-0-title``, ``directives-1-text``. One behind the last is a new row.
    """
    form = fields_of(response)
    for name, value in changes.items():
        found = ROW.fullmatch(name)
        form[f"{_ref(form, found[1], int(found[2]))}-{found[3]}" if found else name] = value
    return form


def refs(form: dict[str, Any], kind: str) -> list[str]:
    """The references of the rows of a kind, in the order of the page."""
    return [row.partition(":")[2] for row in form.get("row", []) if row.startswith(f"{kind}:")]


def _ref(form: dict[str, Any], rows: str, place: int) -> str:
    kind = rows.removesuffix("s")
    if place >= len(refs(form, kind)):
        form["row"] = [*form.get("row", []), f"{kind}:new{900 + len(form['row'])}"]
    return refs(form, kind)[place]


def _fields(form: BaseForm) -> list[tuple[str, Any]]:
    values = [(field.html_name, field.field.prepare_value(field.value())) for field in form]
    return [(name, "" if value is None else value) for name, value in values if value is not False]


def messages_of(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]
