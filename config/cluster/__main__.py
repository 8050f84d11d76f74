"""The cluster by hand: ``python -m config.cluster start|stop|status|url|find``."""

import argparse
import os
import sys
from pathlib import Path

from config import cluster
from config.cluster import binaries
from config.cluster.account import server_account

CLONE = Path(__file__).resolve().parent.parent.parent


def main(verb: str) -> int:
    named = os.environ.get("DATABASE_URL")
    if verb == "url":
        print(named or cluster.url(CLONE, "demo"))
        return 0
    if verb == "find":
        print(binaries.installed(server_account(), cluster.demo(CLONE).major))
        return 0
    if named:
        raise cluster.ClusterError("DATABASE_URL names the database, so there is no private one to start or stop.")
    own = cluster.demo(CLONE)
    if verb == "status":
        is_up = own.answers()
        print(f"{'running' if is_up else 'stopped'} in {own.home}")
        return 0 if is_up else 1
    own.start() if verb == "start" else own.stop()
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m config.cluster", description=__doc__)
    parser.add_argument(
        "verb", choices=["start", "stop", "status", "url", "find"], help="find: the programs it would run"
    )
    try:
        sys.exit(main(parser.parse_args().verb))
    except cluster.ClusterError as error:
        sys.exit(str(error))
