"""What the address of a list on the desk may ask: the filters that its page offers, with values that they can read.

Django lets an address ask for any field by any lookup, which tells a patient person what the page does not show.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.utils import get_fields_from_path
from django.contrib.admin.views.main import ERROR_FLAG, IGNORED_PARAMS, PAGE_VAR
from django.core.exceptions import ValidationError
from django.db.models import BooleanField, DateField, DateTimeField, Field
from django.http import HttpRequest, QueryDict
from django.utils.timezone import is_aware

Reads = Callable[[str], bool]
OWN = {*IGNORED_PARAMS, PAGE_VAR, ERROR_FLAG}  # the search, the order, the page and the like: no lookups
DAY_PARTS = ("year", "month", "day")
LARGEST_ID = 2**63 - 1


def offered(model_admin: Any, request: HttpRequest | None) -> dict[str, Reads]:
    """The parameters that a list takes besides its own, each with what says whether a value of it can be read."""
    found: dict[str, Reads] = dict.fromkeys(model_admin.links_to_list, is_id)
    filters = model_admin.get_list_filter(request) if request else model_admin.list_filter
    for one in filters:
        if isinstance(one, type) and issubclass(one, SimpleListFilter):
            found[str(one.parameter_name)] = is_anything
        else:
            found |= _of_field(model_admin.model, one)
    if day := model_admin.date_hierarchy:
        found |= {f"{day}__{part}": is_number for part in DAY_PARTS}
    return found


def is_readable(model_admin: Any, request: HttpRequest) -> bool:
    """Whether everything that an address asks of a list is offered there, once, with a value that can be read."""
    reads, asked = offered(model_admin, request), request.GET
    for name, values in asked.lists():
        if len(values) != 1 or "\x00" in values[0]:
            return False
        if name not in OWN and not (name in reads and reads[name](values[0])):
            return False
    return _is_day(asked, model_admin.date_hierarchy)


def _of_field(model: Any, path: str) -> dict[str, Reads]:
    """The lookups that the links of Django's own filter of a field have."""
    field: Any = get_fields_from_path(model, path)[-1]
    if field.remote_field:
        found: dict[str, Reads] = {f"{path}__{field.target_field.name}__exact": is_id}
    elif isinstance(field, DateField):
        found = {f"{path}__{side}": lambda value: is_moment(field, value) for side in ("gte", "lt")}
    elif isinstance(field, BooleanField):
        found = {f"{path}__exact": {"0", "1"}.__contains__}
    else:
        found = {f"{path}__exact": {str(value) for value, _label in field.flatchoices}.__contains__}
    return found | ({f"{path}__isnull": {"True", "False"}.__contains__} if field.null or field.many_to_many else {})


def is_anything(value: str) -> bool:
    """For our own filters, which ignore what they do not know."""
    return True


def is_number(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) <= 4


def is_id(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) <= 19 and int(value) <= LARGEST_ID


def is_moment(field: Field, value: str) -> bool:
    """A day, or a time with its offset; not at the edges of the calendar, which zones and months would step over."""
    try:
        moment = field.to_python(value)
    except (ValidationError, ValueError, OverflowError):
        return False
    if isinstance(field, DateTimeField) and not (isinstance(moment, datetime) and is_aware(moment)):
        return False
    return isinstance(moment, date) and 1 < moment.year < 9999


def _is_day(asked: QueryDict, field: str | None) -> bool:
    """Whether year, month and day, as far as they are given, are some day."""
    year, month, day = (asked.get(f"{field}__{part}") for part in DAY_PARTS)
    if year is None:
        return month is None and day is None
    if month is None and day is not None:
        return False
    try:
        return 1 < date(int(year), int(month or 1), int(day or 1)).year < 9999
    except ValueError:
        return False
