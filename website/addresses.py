"""The addresses of records, of which a list has a hundred: Django's ``reverse`` is asked once for each kind of page."""

from functools import cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

KEY = "key"


def address_of(page: str, key: str) -> str:
    """The address of a record, in the language in force. In a key is only what stands in addresses as it is."""
    before, after = _around_the_key(page, get_language(), get_script_prefix())
    return f"{before}{key}{after}"


@cache
def _around_the_key(page: str, _language: str | None, _prefix: str) -> tuple[str, str]:
    before, _key, after = reverse(page, args=[KEY]).rpartition(KEY)
    return before, after
