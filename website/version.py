"""The version of the public site: what every answer to a visitor is a function of, beside its address.

The app that prints editions tells what the public can read (see ``tell``); this module knows of no table.
"""

import hashlib
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import django
from django.conf import settings

BUILT_OF = ("config", "directives", "locale", "meetings", "records", "requirements", "templates", "website")
NOT_BUILT_OF = {".pyc", ".po"}
STATIC_NAMES = "staticfiles.json"  # they change with the content of the files

State = Hashable  # differs between any two states of what the public can read
Listener = Callable[[State, State], object]
Acts = list[datetime]  # when the last acts were done that led to a state, at least two of them


@dataclass(frozen=True, slots=True)
class Version:
    """``name`` stands for a state and a build; ``changed_at`` is None where an earlier version has the same second."""

    state: State
    name: str
    changed_at: datetime | None


_read: Callable[[], tuple[State, Acts]]
_known = Version(None, "", None)
_listeners: list[Listener] = []


def tell(read: Callable[[], tuple[State, Acts]]) -> None:
    """Says how the state of what the public can read is found out, by one small query."""
    global _read
    _read = read


def when_changed(listener: Listener) -> None:
    """Calls the listener, with the state before and the new one, whenever this process finds the site changed."""
    _listeners.append(listener)


def current() -> Version:
    """The version that an answer begun now shows."""
    global _known
    known, (state, acts) = _known, _read()
    if known.state != state:
        before, known = known.state, version_of(state, acts)
        _known = known
        for listener in _listeners:
            listener(before, state)
    return known


def version_of(state: State, acts: Acts) -> Version:
    """A copy of which only the second is known must not pass for a later one: two acts of one second have no time."""
    build, built_at = built()
    before, last = sorted([datetime.min.replace(tzinfo=UTC), built_at, *acts])[-2:]
    second = last.replace(microsecond=0)
    return Version(state, f"{build} {state}", second if before < second else None)


@cache
def built() -> tuple[str, datetime]:
    """A digest of all that makes pages besides records (code, templates, words, settings), and when it last changed."""
    digest, changed = hashlib.blake2b(digest_size=12), 0.0
    digest.update(f"{django.get_version()} {settings.OFFICE} {settings.EARLIER_EDITIONS} {settings.TIME_ZONE}".encode())
    for file in files():
        digest.update(f"\0{file.name}\0".encode() + file.read_bytes())
        changed = max(changed, file.stat().st_mtime)
    return digest.hexdigest(), datetime.fromtimestamp(changed, tz=UTC)


def files() -> Iterator[Path]:
    for folder in BUILT_OF:
        found = sorted((settings.BASE_DIR / folder).rglob("*"))
        yield from (file for file in found if file.suffix not in NOT_BUILT_OF and file.is_file())
    static_names = Path(settings.STATIC_ROOT) / STATIC_NAMES
    if static_names.exists():
        yield static_names
