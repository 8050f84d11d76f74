"""How the time of a call grows with the length of a string: its exponent, by the CPU, cut off where it has no end."""

import math
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

Call = Callable[[str], object]
Make = Callable[[int], str]

SHORT, LONG = 1_500, 6_000  # characters of the first look
LIMIT = 0.2  # seconds of CPU: what takes longer is cut off
FAST = 0.000_3  # seconds: what takes no longer at LONG is not worth a second look
LEAST = 0.001  # seconds from which on a time is trusted
LONGEST = 200_000
DOUBTFUL = 1.15  # an exponent of the first look that calls for a second
RUNS = 3  # of which the fastest counts
SLOW = 0.02  # seconds from which on one run is enough


class CutOff(Exception):
    """The call took longer than its limit."""


@contextmanager
def cut_off(seconds: float) -> Iterator[None]:
    """Raises CutOff when the block has used so much CPU; a match of a regular expression lets itself be stopped."""
    before = signal.signal(signal.SIGVTALRM, _raise)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _raise(number: int, frame: FrameType | None) -> None:
    raise CutOff


def seconds(call: Call, text: str, limit: float = LIMIT) -> float:
    """The CPU time of a call; infinite where it is cut off."""
    try:
        with cut_off(limit):
            start = time.thread_time()
            call(text)
            return time.thread_time() - start
    except CutOff:
        return math.inf


def exponent(call: Call, make: Make) -> float:
    """1 for linear, 2 for quadratic, infinite for what has no end. Two quick looks, and more where they leave doubt."""
    long = seconds(call, make(LONG))
    if long <= FAST:
        return 1.0
    short = seconds(call, make(SHORT))
    if long < short * (LONG / SHORT) ** DOUBTFUL:
        return 1.0
    return _asymptotic(call, make)


def _asymptotic(call: Call, make: Make) -> float:
    """Doubles the length until the limit is near; the smaller of the last two doublings counts.

    A call that is cut off has grown by what the limit shows, at least.
    """
    found: list[float] = []
    length, before = 16, math.inf
    while length <= LONGEST:
        now = _fastest(call, make(length))
        least = max(before, LEAST)
        if math.isinf(now):
            shown = math.log2(LIMIT / least)
            return max(min(found[-2:], default=shown), shown)
        if not math.isinf(before) and now >= LEAST:
            found.append(math.log2(now / least))
        before, length = now, length * 2
    return min(found[-2:], default=1.0)


def _fastest(call: Call, text: str) -> float:
    found = seconds(call, text)
    return found if found > SLOW else min(found, *(seconds(call, text) for _ in range(RUNS - 1)))
