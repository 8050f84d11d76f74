"""What a person typed into a form that could not be taken, to be posted once more or copied. Never a password."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.utils.html import escape

SECRET = re.compile(r"password|token", re.I)
ROW = re.compile(r"\A(?P<ref>new\d+|[0-9a-z]{10})-(?P<field>[a-z_]+)", re.ASCII)
PARTS = {"item": ("items",), "directive": ("items", "directives")}  # from a meeting to the row of a kind
# What a page sends on its own account: buttons, ticks, what a form remembers, the frame of its rows.
NOT_TYPED = re.compile(
    r"\A(?:_.*|next|audience|post|action|index|select_across|step|act|apart|earlier|corrections|corrected|difference"
    r"|sentence|directive|version|version-\d+|reviewed|acknowledged|settled|guessed_on|is_listed_on_right"
    r"|deleted_elsewhere|kept|unsaved_page|at|base|row|deed|.+-(delete|to))"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One value that a person typed or chose: what its page calls it, the value as sent and in words."""

    label: str
    value: str
    in_words: str


def carried(request: HttpRequest) -> list[tuple[str, str]]:
    """All that was posted; passwords and the tokens of the form have to come anew."""
    return [(name, str(value)) for name, values in request.POST.lists() if not SECRET.search(name) for value in values]


def typed(request: HttpRequest) -> list[Word]:
    """The part of it that a person typed or chose."""
    return list(_typed(request))


def has_password(request: HttpRequest) -> bool:
    return any("password" in name for name in request.POST)


def all_in(page: HttpResponse, words: list[Word]) -> bool:
    """Whether a page shows each of the words, so that none is lost where a form has no field for it."""
    if not words:
        return True
    if isinstance(page, SimpleTemplateResponse):
        page.render()
    text = _flat(page.content.decode())
    return all(_flat(escape(word.value)) in text for word in words)


def _flat(text: str) -> str:
    """Forms tidy the space between words, which is no word."""
    return " ".join(text.split())


def _typed(request: HttpRequest) -> Iterator[Word]:
    for name, value in carried(request):
        if NOT_TYPED.fullmatch(name) or not value.strip():
            continue
        column = _column(request, name)
        if getattr(column, "is_relation", False):  # the number of another row
            continue
        said = dict(getattr(column, "flatchoices", ())).get(value, value)
        yield Word(_label(request, name, column), value, str(said))


def _label(request: HttpRequest, name: str, column: Any) -> str:
    """The name of a column, after its row where the page edits rows: 议题 1 · 标题."""
    if column is None:
        return name
    row = ROW.fullmatch(name)
    if not row:
        return str(column.verbose_name)
    place = _rows(request, _kind(request, row["ref"])).index(row["ref"]) + 1
    return f"{column.model._meta.verbose_name} {place} · {column.verbose_name}"


def _kind(request: HttpRequest, ref: str) -> str:
    return next((kind for kind in PARTS if ref in _rows(request, kind)), "")


def _rows(request: HttpRequest, kind: str) -> list[str]:
    """The references of the rows of a kind, as they were posted."""
    return [row.partition(":")[2] for row in request.POST.getlist("row") if row.startswith(f"{kind}:")]


def _column(request: HttpRequest, name: str) -> Any:
    """The column behind a field of an admin page; None for a field of any other form."""
    model: Any = getattr(getattr(request.resolver_match, "func", None), "model_admin", None)
    model = model and model.model
    row = ROW.fullmatch(name)
    try:
        if model and row and (kind := _kind(request, row["ref"])):
            for part in PARTS[kind]:
                model = model._meta.get_field(part).related_model
            name = row["field"]
        return model and model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
