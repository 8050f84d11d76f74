"""Pumps a pattern and names the string that wears it out: one on which its time grows faster than the length."""

import math
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from random import Random
from typing import Any

from benchmarks.pumping.growth import exponent
from benchmarks.pumping.sampling import Pump, pumps

STEEPEST = 1.3  # exponents above it are faults
MODES = ("fullmatch", "finditer")  # no other call costs more: search is the first step of finditer, match its first try


@dataclass(frozen=True)
class Fault:
    """A pattern that a pump wears out."""

    name: str
    mode: str
    pump: Pump
    exponent: float

    def __str__(self) -> str:
        pump = self.pump
        how = f"{pump.before!r} + {pump.unit!r} * n + {pump.after!r}"
        return f"{self.name}.{self.mode}({how}) grows with the length to the power of {self.exponent:.1f}"


def find_fault(
    name: str, pattern: re.Pattern[Any], *, tries: int, seconds: float = math.inf, seed: object = 0
) -> Fault | None:
    """The first of so many pumps that wears the pattern out, whatever method calls it; None where time is over."""
    end = time.thread_time() + seconds
    tried = set()
    for pump in islice(pumps(pattern, Random(f"{pattern.pattern!r} {seed}")), tries):
        if pump in tried:
            continue
        tried.add(pump)
        for mode in MODES:
            steepest = _steepest(_caller(pattern, mode), pump)
            if steepest > STEEPEST:
                return Fault(name, mode, pump, steepest)
        if time.thread_time() > end:
            break
    return None


def _steepest(call: Callable[[str], object], pump: Pump) -> float:
    """The exponent; one that is too high must show again."""
    found = exponent(call, pump.text)
    return found if found <= STEEPEST else min(found, exponent(call, pump.text))


def _caller(pattern: re.Pattern[Any], mode: str) -> Callable[[str], object]:
    method = getattr(pattern, mode)
    call = (lambda text: [None for _ in method(text)]) if mode == "finditer" else method
    return call if isinstance(pattern.pattern, str) else lambda text: call(text.encode("latin-1", "replace"))
