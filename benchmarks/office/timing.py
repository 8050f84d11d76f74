"""How a question is timed, and how many times are summed up."""

import statistics
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any


def timed(ask: Callable[[], Any], repeat: int) -> tuple[float, Any]:
    """Milliseconds (the median) and the last answer."""
    times, answer = [], None
    for _ in range(repeat):
        start = time.perf_counter()
        answer = ask()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), answer


def summary(times: Iterable[float]) -> dict[str, float]:
    ranked = sorted(times)
    if not ranked:
        return {}
    return {
        "p50": round(statistics.median(ranked), 2),
        "p95": round(ranked[min(len(ranked) - 1, int(len(ranked) * 0.95))], 2),
        "max": round(ranked[-1], 2),
        "n": len(ranked),
    }


def say(text: str) -> None:
    """What is being done, for who waits; the figures themselves are the only output."""
    print(f"[{time.strftime('%H:%M:%S')}] {text}", file=sys.stderr, flush=True)
