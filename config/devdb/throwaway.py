"""A cluster for one test run, removed at its end, and the removal of those whose run was killed."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from config.devdb.account import Account
from config.devdb.claim import claim, locked
from config.devdb.location import ClusterError
from config.devdb.server import Cluster

IN_USE = "in-use"  # locked by the run for as long as it lives


@contextmanager
def throwaway_at(home: Path, name: str, account: Account) -> Iterator[Cluster]:
    """Runs a cluster in ``home`` while the block runs; the folders of all the clone's runs begin with ``name``."""
    cluster = Cluster(home, account, forgetful=True)
    with ExitStack() as stack:
        home.parent.mkdir(parents=True, exist_ok=True)
        with locked(home.parent / f"{name}.lock"):  # no other run takes the new folder for an abandoned one
            remove_abandoned(home.parent, f"{name}-test-*", account)
            claim(home, account)
            stack.enter_context(locked(home / IN_USE))
        stack.callback(discard, cluster)
        cluster.start()
        yield cluster


def remove_abandoned(shelf: Path, pattern: str, account: Account) -> None:
    for folder in shelf.glob(pattern):
        with suppress(OSError), locked(folder / IN_USE, wait=False) as is_abandoned:
            if is_abandoned:
                discard(Cluster(folder, account, forgetful=True))


def discard(cluster: Cluster) -> None:
    """Ends the server and removes its folder; one that will not end keeps nothing but its memory."""
    with suppress(ClusterError):
        cluster.stop()
    shutil.rmtree(cluster.home, ignore_errors=True)
