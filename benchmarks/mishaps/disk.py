"""A small disk for the database, that can be filled without anybody else noticing."""

import ctypes
import subprocess
from contextlib import ExitStack
from pathlib import Path

MEGABYTES = 768
OWN_MOUNTS = 0x00020000  # CLONE_NEWNS of unshare(2)


def small_disk(stack: ExitStack, folder: Path) -> Path | None:
    """The folder as a disk of its own while the stack is open; None where this account may mount none.

    It is mounted for this process and its children alone: the kernel takes it away with them, however they end.
    """
    folder.mkdir(mode=0o711)
    if not has_own_mounts():
        return None
    mount = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m,mode=0711", "jiyao-faults", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        return None
    stack.callback(lambda: subprocess.run(["umount", "--lazy", str(folder)], check=False))
    return folder


def has_own_mounts() -> bool:
    """Parts the mounts of this process from everybody else's; False where it may not."""
    unshare = getattr(ctypes.CDLL(None), "unshare", None)  # Linux alone has it
    if unshare is None or unshare(OWN_MOUNTS) != 0:
        return False
    return subprocess.run(["mount", "--make-rprivate", "/"], capture_output=True, check=False).returncode == 0
