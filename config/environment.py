"""Reads the variables that settings are made of; refuses, in a sentence, what would open or break a site."""

import os
import re

from django.core.exceptions import ImproperlyConfigured

from records.codes import MeetingType

SHORTEST_SECRET = 50
FEWEST_DIFFERENT = 10  # characters of a random secret of that length; "a" * 50 is none
PUBLISHED = ("jiyao-demo-", "jiyao-test-", "django-insecure-")  # how keys begin that stand in source code
LABEL = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?"
PORT = re.compile(r":\d{1,5}$")
INDEX_PREFIX = re.compile(r"[A-Za-z0-9][A-Za-z0-9/-]{0,39}", re.ASCII)
LINK = re.compile(r"https?://[^\s/\"'<>\\]{1,255}+(?:/[^\s\"'<>\\]{0,1000})?", re.ASCII)
HEADER = re.compile(r"HTTP_[A-Z0-9_]+")
ROLES = ("secretary", "reviewer", "official", "administrator", "auditor")  # those of meetings.roles
MEETING_TYPES = [code.value for code in MeetingType]
LEVELS = re.compile(r"(?:([a-z_]{1,40})=)?([123])", re.ASCII)
SECONDS = re.compile(r"\d{1,6}(\.\d+)?", re.ASCII)
HOST = re.compile(rf"\A(?=.*[a-z0-9])({LABEL}(\.{LABEL})*|\[[0-9a-f:.]+\])", re.ASCII | re.IGNORECASE)


def required(name: str, why: str) -> str:
    """The value of a variable that production cannot do without; a sentence says what is missing."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"{name} is not set: {why}")
    return value


def secret(name: str) -> str:
    """A key to sign with, long and varied enough that nobody guesses it."""
    value = required(name, f"production signs its sessions with it (at least {SHORTEST_SECRET} random characters).")
    if len(value) < SHORTEST_SECRET or len(set(value)) < FEWEST_DIFFERENT or value.startswith(PUBLISHED):
        raise ImproperlyConfigured(
            f"{name} is too easy to guess: it must be at least {SHORTEST_SECRET} random characters, "
            'as python3 -c "import secrets; print(secrets.token_urlsafe(64))" prints.'
        )
    return value


def hosts(name: str) -> list[str]:
    """The host names to answer to, each in full: with a pattern, a visitor could choose where links lead."""
    found = [part.strip() for part in required(name, "production answers only to these host names.").split(",")]
    for host in found:
        if not HOST.fullmatch(host):
            raise ImproperlyConfigured(
                f"{name} holds {host!r}: each entry must be one whole host name, such as jiyao.example.gov.cn, "
                "without scheme, port, path, * or a leading dot; entries are parted by single commas."
            )
    return found


def origins(name: str) -> list[str]:
    """The origins that forms may come from, each scheme://host[:port]; none where the variable is not set."""
    found = [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]
    for origin in found:
        scheme, _separator, host = origin.partition("://")
        if scheme not in ("http", "https") or not HOST.fullmatch(PORT.sub("", host)):
            raise ImproperlyConfigured(
                f"{name} holds {origin!r}: each entry must be one whole origin, such as https://jiyao.example.gov.cn."
            )
    return found


def request_header(name: str) -> str:
    """The header in which the reverse proxy says https, as WSGI spells it; empty where the variable is not set."""
    value = os.environ.get(name, "").strip()
    if value and not HEADER.fullmatch(value):
        raise ImproperlyConfigured(f"{name} is {value!r}; it must look like HTTP_X_FORWARDED_PROTO.")
    return value


def index_prefix(name: str) -> str:
    """How the index numbers of the office begin (CHQZFB in CHQZFB-2026-00012); empty where it gives none."""
    value = os.environ.get(name, "").strip()
    if value and not INDEX_PREFIX.fullmatch(value):
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be up to 40 letters, digits, hyphens or slashes.")
    return value


def link(name: str) -> str:
    """The address of a page elsewhere; empty where the variable is not set."""
    value = os.environ.get(name, "").strip()
    if value and not LINK.fullmatch(value):
        raise ImproperlyConfigured(
            f"{name} is {value!r}; it must be a whole address that begins with https:// or http://."
        )
    return value


def switch(name: str) -> bool:
    """On unless the variable says off."""
    value = os.environ.get(name, "").strip().lower() or "on"
    if value not in ("on", "off"):
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be on or off.")
    return value == "on"


def words(name: str, known: tuple[str, ...]) -> set[str]:
    """Some of the words that are known, parted by commas; none where the variable is not set."""
    found = {part.strip().lower() for part in os.environ.get(name, "").split(",") if part.strip()}
    if unknown := found.difference(known):
        raise ImproperlyConfigured(f"{name} holds {min(unknown)!r}; it may hold {', '.join(known)}.")
    return found


def days(name: str, default: int) -> int:
    """A whole number of days from 1 on."""
    value = os.environ.get(name, "").strip()
    if value and not (value.isascii() and value.isdecimal() and 0 < int(value) < 10_000):
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be a whole number of days, 1 or more.")
    return int(value) if value else default


def minutes(name: str, default: int) -> int:
    """A whole number of minutes from 1 on, less than a month."""
    value = os.environ.get(name, "").strip()
    if value and not (value.isascii() and value.isdecimal() and 0 < int(value[:9]) < 43_200):
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be a whole number of minutes, from 1 to 43199.")
    return int(value or default)


def megabytes(name: str, default: int) -> int:
    """A whole number of megabytes from 0 on, as bytes."""
    value = os.environ.get(name, "").strip()
    if value and not (value.isascii() and value.isdecimal() and len(value) < 7):
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be a whole number of megabytes, 0 for none.")
    return int(value or default) * 1_000_000


def seconds(name: str, default: float) -> float:
    """A number of seconds from 0 on; 0 stands for no limit."""
    value = os.environ.get(name, "").strip()
    if value and not SECONDS.fullmatch(value):
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be a number of seconds, 0 for no limit.")
    return float(value) if value else default


def review_levels(name: str) -> dict[str, int]:
    """How many levels the review of each type of meeting has: ``2`` for all, ``executive=3`` for one; else one."""
    value = os.environ.get(name, "").strip()
    given: dict[str, int] = {}
    for part in value.split(",") if value else ():
        found = LEVELS.fullmatch(part.strip())
        if not found or (found[1] and found[1] not in MEETING_TYPES) or (found[1] or "") in given:
            raise ImproperlyConfigured(
                f"{name} holds {part!r}: each entry must be a number of levels from 1 to 3, for all types of meetings, "
                f"or TYPE=NUMBER with one of {', '.join(MEETING_TYPES)}; each once, parted by single commas."
            )
        given[found[1] or ""] = int(found[2])
    return {kind: given.get(kind, given.get("", 1)) for kind in MEETING_TYPES}
