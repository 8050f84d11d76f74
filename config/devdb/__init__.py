"""A PostgreSQL that nobody has to set up, for demo and tests: a private cluster per clone, reached by socket alone.

Production never comes here: it names its database in DATABASE_URL. Nothing in this package imports Django.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.devdb.account import server_account
from config.devdb.location import ClusterError, home
from config.devdb.server import Cluster
from config.devdb.throwaway import throwaway_at

__all__ = ["ClusterError", "demo", "start", "throwaway", "url"]


def demo(clone: Path) -> Cluster:
    """The cluster that keeps the clone's demo between runs."""
    return Cluster(home(clone, "demo"), server_account())


def url(clone: Path, mode: str) -> str:
    """The address of the clone's database, as DATABASE_URL would give it; starts and makes nothing."""
    return Cluster(home(clone, mode), server_account()).url


def start(clone: Path) -> None:
    """Brings the demo's database up where it is down."""
    demo(clone).start()


@contextmanager
def throwaway(clone: Path) -> Iterator[Cluster]:
    """The database of this process's test run: fast, forgetful and gone at the end."""
    with throwaway_at(home(clone, "test"), home(clone, "demo").name, server_account()) as cluster:
        yield cluster
