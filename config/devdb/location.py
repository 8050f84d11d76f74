"""Where a cluster lives: a folder outside the clone, private to one user, whose path is short enough for a socket."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

LONGEST_SOCKET = 107  # bytes; the kernel's limit for the path of a socket
SOCKET = ".s.PGSQL.5432"
SUFFIX = "-test-4194304"  # the longest thing appended to a demo's folder: the process number of a test run
UNSAFE = set("\"$`\\',\n")  # pg_ctl builds a shell command, and a comma parts two socket folders


class ClusterError(Exception):
    """Why there is no database, in one sentence for the person who asked for it."""


def home(clone: Path, mode: str) -> Path:
    """The folder of the clone's cluster; in mode ``test`` the folder of this process alone. Makes nothing."""
    folder = demo_home(clone, os.geteuid(), os.environ)
    return folder.with_name(f"{folder.name}-test-{os.getpid()}") if mode == "test" else folder


def demo_home(clone: Path, uid: int, environ: Mapping[str, str]) -> Path:
    """JIYAO_DATA_DIR, or the first shelf that can hold a folder named after clone and user."""
    if chosen := environ.get("JIYAO_DATA_DIR"):
        return checked(Path(os.path.normpath(chosen)))
    name = hashlib.sha256(f"{clone}\n{uid}".encode(errors="surrogateescape")).hexdigest()[:12]
    for shelf in shelves(uid, environ):
        if can_hold(shelf) and fits(shelf / name):
            return shelf / name
    raise ClusterError("There is no folder for the database that can be written; name one in JIYAO_DATA_DIR.")


def shelves(uid: int, environ: Mapping[str, str]) -> Iterator[Path]:
    """The folders that hold clusters, best first. Never root's home: the server's user could not enter it."""
    if uid == 0:
        yield Path("/var/lib/jiyao")
    else:
        data = environ.get("XDG_DATA_HOME") or os.path.join(environ.get("HOME") or "/nonexistent", ".local/share")
        yield Path(data) / "jiyao"
    yield Path(f"/var/tmp/jiyao-{uid}")


def checked(chosen: Path) -> Path:
    if not chosen.is_absolute():
        raise ClusterError(f"JIYAO_DATA_DIR is {str(chosen)!r}; it must be a path from the root (/…).")
    if not fits(chosen):
        raise ClusterError(
            f"JIYAO_DATA_DIR is {str(chosen)!r}; it must be short (the socket's path ends at {LONGEST_SOCKET} bytes) "
            "and without quotes, commas, $ and backslashes."
        )
    return chosen


def fits(folder: Path) -> bool:
    longest = folder.with_name(folder.name + SUFFIX) / SOCKET
    return folder.is_absolute() and len(os.fsencode(longest)) <= LONGEST_SOCKET and not UNSAFE & set(str(folder))


def can_hold(shelf: Path) -> bool:
    """Whether the caller could make folders in the shelf, which may itself not exist yet."""
    nearest = next(folder for folder in (shelf, *shelf.parents) if os.path.exists(folder))
    return os.access(nearest, os.W_OK | os.X_OK)
