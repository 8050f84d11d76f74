"""Taking a folder for a cluster: private to the server's user, never one that is somebody or something else's."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.devdb.account import Account
from config.devdb.location import ClusterError

LOCK = "lock"  # the first file in every folder of ours, and the sign that it is one


def claim(folder: Path, account: Account) -> None:
    """Makes the folder where it is missing and gives it to the server's user; refuses it where it is not ours."""
    shelf = folder.parent
    try:
        if not shelf.exists():
            shelf.mkdir(parents=True, exist_ok=True)
            shelf.chmod(0o711 if os.geteuid() == 0 else 0o700)  # the server's user passes through root's shelf
        if "JIYAO_DATA_DIR" not in os.environ:
            os.close(opened(shelf, {0, os.geteuid()}))
        make_private(folder, account)
    except OSError as error:
        raise ClusterError(f"The folder {folder} for the database cannot be made ({error.strerror}).") from error
    if account.run(["test", "-w", folder]).returncode != 0:
        raise ClusterError(f"The user who runs PostgreSQL cannot enter {folder}; name a reachable JIYAO_DATA_DIR.")


def make_private(folder: Path, account: Account) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    handle = opened(folder, {os.geteuid(), account.uid})
    try:
        names = os.listdir(handle)
        if names and LOCK not in names:
            raise ClusterError(f"{folder} holds other things; name an empty or a new folder in JIYAO_DATA_DIR.")
        os.close(os.open(LOCK, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600, dir_fd=handle))
        if os.geteuid() != account.uid:
            os.fchown(handle, account.uid, account.gid)
        os.fchmod(handle, 0o700)
    finally:
        os.close(handle)


def opened(folder: Path, owners: set[int]) -> int:
    """A handle on a folder that one of the owners has; a link or another user's folder is refused."""
    if folder.is_symlink():
        raise ClusterError(f"{folder} is a link; the database is kept in a real folder only.")
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    if os.fstat(handle).st_uid not in owners:
        os.close(handle)
        raise ClusterError(f"{folder} belongs to another user; remove it or name another folder in JIYAO_DATA_DIR.")
    return handle


@contextmanager
def locked(path: Path, *, wait: bool = True) -> Iterator[bool]:
    """Holds the lock file while the block runs; yields False where another holds it and ``wait`` is off.

    The kernel drops the lock with its process, so that a killed one leaves nothing to clean up.
    """
    handle = os.open(path, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield True
    except BlockingIOError:
        yield False
    finally:
        os.close(handle)
