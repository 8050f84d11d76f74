"""What one bounded process may use. It limits itself before it reads a byte; the kernel holds it to that."""

import resource
import signal
from dataclasses import dataclass

MEGABYTE = 1024 * 1024
CODE = 200 * MEGABYTE  # libraries and other files that are mapped, beside the data


@dataclass(frozen=True, slots=True)
class Limits:
    """``cpu`` and ``wall`` are seconds, of computing and in all; ``memory`` and ``answer`` are bytes.

    ``wait`` is how many seconds the one who asks waits for a free slot before there is a process.
    """

    cpu: int = 8
    wall: float = 30.0
    memory: int = 160 * MEGABYTE
    answer: int = 16 * MEGABYTE
    wait: float = 5.0

    def impose(self) -> None:
        """Limits this process for good. Past ``wall`` and ``cpu`` a signal ends it, in the midst of a regex too."""
        signal.setitimer(signal.ITIMER_REAL, self.wall)
        _limit(resource.RLIMIT_CPU, self.cpu)
        _limit(resource.RLIMIT_DATA, self.memory)
        _limit(resource.RLIMIT_AS, self.memory + CODE)
        for nothing in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE, resource.RLIMIT_NPROC):
            _limit(nothing, 0)


def _limit(what: int, most: int) -> None:
    _soft, hard = resource.getrlimit(what)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))
