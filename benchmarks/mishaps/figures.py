"""What a run came to: its figures, and whether they are sound."""

import json
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from benchmarks.mishaps.browsing import Failure

BACK = 15  # seconds within which everything must work again
IN_A_ROW = 10  # answered requests that count as being back
PATIENCE = 120  # seconds that are waited for it, to tell how long it took
NOTHING = ("lost", "half_editions", "broken_chains", "broken_pages", "errors_5xx_outside_outages", "failed")


@dataclass(frozen=True)
class Outage:
    """From the beginning of a mishap until everything worked again: no longer ago than that anybody noticed it."""

    kind: str
    begin: float
    end: float

    def explains(self, failure: Failure) -> bool:
        return failure.asked <= self.end and failure.answered >= self.begin


@dataclass
class Course:
    """How the run went so far."""

    kinds: list[str]
    not_tried: list[str]
    outages: list[Outage] = field(default_factory=list)
    lost: set[object] = field(default_factory=set)  # these three: what any proof found, once each
    half: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)
    start: float = field(default_factory=time.monotonic)

    def take(self, outage: Outage, proof: Any) -> None:
        self.outages.append(outage)
        self.lost |= set(proof.lost)
        self.half |= set(proof.half)
        self.broken |= set(proof.broken)

    def unexplained(self, failures: list[Failure]) -> list[Failure]:
        return [one for one in failures if not any(outage.explains(one) for outage in self.outages)]

    def longest(self, kind: str) -> float:
        return round(max((one.end - one.begin for one in self.outages if one.kind == kind), default=0), 1)


def back(office: Any, since: float) -> float:
    """When readers were answered time and again, and somebody at the desk did something, both since then."""
    while time.monotonic() - since < PATIENCE:
        answered = [one for one in list(office.reads) if one[0] >= since][-IN_A_ROW:]
        done = [act.at for act in office.acknowledged[-20:] if act.at > since]
        if len(answered) == IN_A_ROW and all(is_answered for _asked, is_answered in answered) and done:
            return max(answered[0][0], done[0])
        time.sleep(0.1)
    return time.monotonic()


def gathered(office: Any, course: Course) -> dict[str, Any]:
    """Errors and lost answers count as outside where no outage was at the time, which nothing here explains."""
    acts, failures = list(office.acknowledged), list(office.answers.failures)
    errors = [one for one in failures if one.status]
    silences = [one for one in failures if not one.status]
    return {
        "rounds": len(course.outages),
        "acknowledged": len(acts),
        "lost": len(course.lost),
        "half_editions": len(course.half),
        "broken_chains": len(course.broken),
        "errors_5xx": len(errors),
        "errors_5xx_outside_outages": len(course.unexplained(errors)),
        "unanswered": len(silences),
        "unanswered_outside_outages": len(course.unexplained(silences)),
        "broken_pages": office.answers.broken[:10],
        "longest_outage_s": max(map(course.longest, course.kinds), default=0),
        "outages_s": {kind: course.longest(kind) for kind in course.kinds},
        "not_tried": course.not_tried,
        "acts": dict(Counter(act.verb for act in acts)),
        "answers": dict(sorted(office.answers.statuses.items())),
        "failed": office.failed[:10],
        "seconds": round(time.monotonic() - course.start),
    }


def is_sound(figures: dict[str, Any]) -> bool:
    return not any(figures[name] for name in NOTHING) and figures["longest_outage_s"] <= BACK


def as_json(figures: dict[str, Any]) -> str:
    return json.dumps(figures, ensure_ascii=False, indent=1)
