"""The cluster by hand: ``python -m config.devdb start|stop|status|url|find``."""

import argparse
import os
import sys
from pathlib import Path

from config import devdb
from config.devdb import binaries
from config.devdb.account import server_account

CLONE = Path(__file__).resolve().parent.parent.parent


def main(verb: str) -> int:
    named = os.environ.get("DATABASE_URL")
    if verb == "url":
        print(named or devdb.url(CLONE, "demo"))
        return 0
    if verb == "find":
        print(binaries.installed(server_account(), devdb.demo(CLONE).major))
        return 0
    if named:
        raise devdb.ClusterError("DATABASE_URL names the database, so there is no private one to start or stop.")
    own = devdb.demo(CLONE)
    if verb == "status":
        is_up = own.answers()
        print(f"{'running' if is_up else 'stopped'} in {own.home}")
        return 0 if is_up else 1
    own.start() if verb == "start" else own.stop()
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m config.devdb", description=__doc__)
    parser.add_argument(
        "verb", choices=["start", "stop", "status", "url", "find"], help="find: the programs it would run"
    )
    try:
        sys.exit(main(parser.parse_args().verb))
    except devdb.ClusterError as error:
        sys.exit(str(error))
