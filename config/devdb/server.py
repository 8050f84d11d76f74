"""One private cluster: made, started and stopped with PostgreSQL's own programs, reached by its socket alone."""

import os
import shlex
import shutil
import string
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import psycopg

from config.devdb import binaries
from config.devdb.account import Account
from config.devdb.claim import LOCK, claim, locked
from config.devdb.location import SOCKET, ClusterError

USER = DATABASE = "jiyao"
PORT = 5432  # only a part of the socket's name: nothing listens on a network address
SECONDS_TO_END = 10  # seconds; the processes of a killed server need a moment to be gone
PROCESSES = Path("/proc")  # Linux; elsewhere PostgreSQL's own lock file has to do
FORGETFUL = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")


@dataclass(frozen=True)
class Cluster:
    home: Path
    account: Account
    forgetful: bool = False  # true for test runs: fast, and lost with the machine

    @property
    def url(self) -> str:
        """As DATABASE_URL writes it. Capitals are escaped too: readers of addresses take a host in small letters."""
        host = "".join(c if c in string.ascii_lowercase + string.digits else escaped(c) for c in str(self.home))
        return f"postgres://{USER}@{host}:{PORT}/{DATABASE}"

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def major(self) -> int | None:
        """The version of PostgreSQL that made the data; None where there are none yet."""
        stamp = self.data / "PG_VERSION"
        return int(stamp.read_text()) if os.path.exists(stamp) else None

    @cached_property
    def programs(self) -> Path:
        return binaries.find(self.account, self.home, self.major)

    def answers(self, database: str = DATABASE) -> bool:
        try:
            self.connect(database).close()
        except psycopg.OperationalError:
            return False
        return True

    def connect(self, database: str) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self.home), port=PORT, user=USER, dbname=database, connect_timeout=5, autocommit=True
        )

    def start(self) -> None:
        """Brings the server up with its database, whatever state it was left in; does nothing where it runs."""
        claim(self.home, self.account)
        if self.answers():
            return
        with locked(self.home / LOCK):
            self.initialise()
            if not self.answers("postgres"):
                self.launch()
            self.create_database()

    def stop(self) -> None:
        """Ends the server if it runs; a test's server is not given time to save anything."""
        if not self.is_alive():
            return
        answer = self.pg_ctl("stop", "-w", "-t", "60", "-m", "immediate" if self.forgetful else "fast")
        if answer.returncode != 0 and self.is_alive():
            raise ClusterError(f"PostgreSQL did not stop: {last_line(answer.stdout)}")

    def initialise(self) -> None:
        """Makes the data in a folder of another name first, so that half-made data are never taken for whole ones."""
        if self.data.exists():
            return
        unfinished = self.home / "data-unfinished"
        options = [f"--pgdata={unfinished}", f"--username={USER}", "--encoding=UTF8", "--auth=trust"]
        options += ["--no-sync"] if self.forgetful else []
        for locale in ("C.UTF-8", "C"):  # some systems have no C.UTF-8; nothing depends on the difference
            shutil.rmtree(unfinished, ignore_errors=True)
            answer = self.account.run([self.programs / "initdb", *options, f"--locale={locale}"])
            if answer.returncode == 0:
                unfinished.rename(self.data)
                return
        raise ClusterError(f"PostgreSQL's data could not be made in {self.home}: {last_line(answer.stdout)}")

    def launch(self) -> None:
        settings = ["listen_addresses=", f"unix_socket_directories={self.home}", "unix_socket_permissions=0700"]
        settings += [f"port={PORT}", *(FORGETFUL if self.forgetful else ())]
        options = " ".join(f"-c {shlex.quote(setting)}" for setting in settings)
        deadline = time.monotonic() + SECONDS_TO_END
        while not self.answers("postgres"):
            self.forget_dead_server()
            was_locked = self.pid_file.exists()
            if self.pg_ctl("start", "-w", "-t", "60", "-l", self.log, "-o", options).returncode == 0:
                return
            if not was_locked or time.monotonic() > deadline:
                raise ClusterError(f"PostgreSQL did not start; {self.log} says why: {last_line(read_end(self.log))}")
            time.sleep(0.5)

    def forget_dead_server(self) -> None:
        """Removes the lock files of a killed server, whose process number may be somebody else's by now."""
        if PROCESSES.exists() and not self.is_alive():
            self.pid_file.unlink(missing_ok=True)
            (self.home / f"{SOCKET}.lock").unlink(missing_ok=True)

    def is_alive(self) -> bool:
        """Whether a process works in the data folder; where the system does not say, whether a server left its mark."""
        if not PROCESSES.exists():
            return self.pid_file.exists()
        return any(self.works_here(entry) for entry in PROCESSES.glob("[0-9]*"))

    def works_here(self, entry: Path) -> bool:
        with suppress(FileNotFoundError, ProcessLookupError):  # it may end while we look
            if entry.stat().st_uid != self.account.uid:
                return False
            try:
                return os.readlink(entry / "cwd") == os.path.realpath(self.data)
            except PermissionError:  # root in a container may not see where: then any server of that user counts
                return (entry / "comm").read_text().strip() == "postgres"
        return False

    def create_database(self) -> None:
        with self.connect("postgres") as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(f"CREATE DATABASE {DATABASE}")

    @property
    def log(self) -> Path:
        return self.home / "log"

    @property
    def pid_file(self) -> Path:
        return self.data / "postmaster.pid"

    def pg_ctl(self, verb: str, *options: str | Path) -> subprocess.CompletedProcess[str]:
        return self.account.run([self.programs / "pg_ctl", verb, "-D", self.data, *options])


def escaped(character: str) -> str:
    return "".join(f"%{byte:02x}" for byte in os.fsencode(character))


def read_end(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")[-2000:]
    except OSError:
        return ""


def last_line(text: str) -> str:
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "no reason was given.")
