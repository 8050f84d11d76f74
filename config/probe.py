"""Asks a running server for signs of life: ``python -m config.probe URL``; exit 1 when requests stay without an answer.

Any answer counts, 503 too: a server whose database is away is not mended by starting it anew.
"""

import os
import sys
import time
from urllib.error import HTTPError
from urllib.request import Request, urlopen

TIMES = 4  # each on a connection of its own, so that most likely every worker is asked
SECONDS = 5  # for each; one that is refused at once is waited for as long, for the server may be starting
TOLERATED = 1  # without an answer: a worker may be about to be replaced


def main(url: str) -> int:
    unanswered = 0
    for _ in range(TIMES):
        end = time.monotonic() + SECONDS
        if reason := silence(url):
            print(f"{url}: {reason}", file=sys.stderr)
            unanswered += 1
            if unanswered > TOLERATED:
                return 1
            time.sleep(max(0, end - time.monotonic()))
    return 0


def silence(url: str) -> str:
    """Why there was no answer; nothing where there was one."""
    host = os.environ.get("JIYAO_HOSTS", "").partition(",")[0].strip()
    try:
        urlopen(Request(url, headers={"Host": host} if host else {}), timeout=SECONDS).close()
    except HTTPError as answer:
        answer.close()
    except OSError as error:
        return str(error)
    return ""


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
