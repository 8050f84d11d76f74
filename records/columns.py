"""Model fields and constraints that both apps use for codes and keys. No model lives here."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.codes import Code
from records.keys import LENGTH, new_key


def choices(codes: type[Code]) -> list[tuple[str, Any]]:
    """The values of a closed list with their translated names, for forms and ``get_…_display``."""
    return [(code.value, _(code.label)) for code in codes]


def code_field(codes: type[Code], verbose_name: Any, **options: Any) -> "models.CharField[Any, Any]":
    """A column that holds one code of a closed list."""
    return models.CharField(verbose_name, max_length=24, choices=choices(codes), **options)


def code_is_known(model: str, field: str, codes: Iterable[str], *, blank: bool = False) -> models.CheckConstraint:
    """The database's own copy of the closed list, so that no path round the forms invents a code."""
    values = [str(code) for code in codes] + ([""] if blank else [])
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": values}), name=f"{model}_{field}_is_known")


def key_field() -> "models.CharField[Any, Any]":
    return models.CharField(_("编号"), max_length=LENGTH, unique=True, default=new_key, editable=False)
