"""Hunts for regular expressions that a text can stall: ``python -m benchmarks.patterns --seconds 10``.

Every pattern of the product is pumped with strings of its own alphabet (``benchmarks.pumping``) for so many seconds of
computing each. Exits with 1 where the time of one grows faster than the length to the power of 1.3. ``make test`` does
the same more briefly.
"""

import argparse
import os
import sys
import time

import django

from benchmarks.pumping.collection import collect, hidden, sources
from benchmarks.pumping.hunt import find_fault


def main() -> None:
    ap = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ap.add_argument("--seconds", type=float, default=1.0, help="of computing, for each pattern")
    ap.add_argument("--seed", default=str(time.time_ns()), help="of the strings; another one each time by default")
    ap.add_argument("--only", default="", help="part of the names of the patterns to pump")
    args = ap.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("JIYAO_MODE", "test")
    django.setup()
    read = sources()
    patterns = [(name, pattern) for name, pattern in collect(read) if args.only in name]
    faults = [line for source in read for line in hidden(source)]
    for name, pattern in patterns:
        fault = find_fault(name, pattern, tries=sys.maxsize, seconds=args.seconds, seed=args.seed)
        faults += [str(fault)] if fault else []
    print(f"{len(patterns)} patterns pumped with seed {args.seed}, {len(faults)} faults")
    sys.exit("\n".join(faults) or 0)


if __name__ == "__main__":
    main()
