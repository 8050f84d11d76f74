"""Who runs the server: PostgreSQL refuses to be root, so root hands it to an account with fewer rights."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from config.devdb.location import ClusterError


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int

    def run(self, command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
        """Runs a program as this account, away from the caller's folder and language, and waits for it."""
        other = {"user": self.uid, "group": self.gid, "extra_groups": []} if self.uid != os.geteuid() else {}
        try:
            return subprocess.run(
                [os.fspath(word) for word in command],
                check=False,  # the caller reads the code
                cwd="/",
                env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                **other,  # type: ignore[call-overload]  # the three words subprocess takes for another user
            )
        except OSError as error:
            return subprocess.CompletedProcess(list(map(str, command)), 127, f"{command[0]}: {error.strerror}")


def server_account() -> Account:
    """The caller; for root the user ``postgres``, and where there is none, ``nobody``."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise ClusterError("PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.")
