"""What a browser would send from an admin page that was opened: every field with the value it shows."""

from typing import Any

from django.forms import BaseForm


def shown(response: Any) -> dict[str, Any]:
    """The fields of an opened add or change page, ready to be changed and posted."""
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    return {name: value for form in forms for name, value in _fields(form)}


def _fields(form: BaseForm) -> list[tuple[str, Any]]:
    values = [(field.html_name, field.field.prepare_value(field.value())) for field in form]
    return [(name, "" if value is None else value) for name, value in values if value is not False]


def messages_of(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]
