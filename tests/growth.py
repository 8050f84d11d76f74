"""How the cost of work grows with its size, told so that it does not matter what else the machine does.

What is counted is computing time, of the best of some runs, and a growth that is too steep must show three times.
"""

import math
import time
from collections.abc import Callable

Work = Callable[[], object]

TIMES = 4  # the larger size is so many times the smaller
MOST = TIMES**1.3  # and may cost so many times as much
ATTEMPTS = 3


def cost(work: Work) -> float:
    """Seconds of computing, of the best run."""
    runs: list[float] = []
    while len(runs) < 3 or sum(runs) < 0.1:
        begun = time.process_time()
        work()
        runs.append(time.process_time() - begun)
    return min(runs)


def growth(large: Work, small: Work, nothing: Work | None = None) -> float:
    """How many times the large work costs the small one, each without what it costs to do nothing."""
    found = math.inf
    for _attempt in range(ATTEMPTS):
        base = cost(nothing) if nothing else 0
        found = min(found, (cost(large) - base) / max(cost(small) - base, 1e-9))
        if found < MOST:
            break
    return found
