"""Asks a bounded process what a report says. The one way of web pages and imports to the parser."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from meetings import bounded
from meetings.corrections import Correction, to_text
from meetings.parser.cleaning.decode import Unreadable
from meetings.parser.outline import Outline
from meetings.parser.result.dating import ReportDates, date_outline
from meetings.reading.outline_json import dates_from_json, from_json
from meetings.uploads.reason import Reason

LIMITS = bounded.Limits()


@dataclass(frozen=True, slots=True)
class Reading:
    """``corrected`` is None where a correction does not fit; ``dates`` are what the text tells of days."""

    outline: Outline
    corrected: Outline | None
    dates: ReportDates

    def outline_for(self, published_on: date | None) -> Outline:
        """The outline for another day of publication, without parsing the text again."""
        return date_outline(self.outline, self.dates, published_on)


def read(
    text: str,
    *,
    published_on: date | None = None,
    corrections: Iterable[Correction] = (),
    limits: bounded.Limits | None = None,
) -> Reading:
    """What a report says, with and without the corrections.

    Raises Unreadable where reading did not come to its end.
    """
    request = {
        "text": text,
        "published_on": published_on.isoformat() if published_on else None,
        "corrections": to_text(corrections),
    }
    return _reading(_run(json.dumps(request).encode(), limits or LIMITS))


def _run(request: bytes, limits: bounded.Limits) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = bounded.run("meetings.reading.task:read", request, limits)
    except bounded.Busy:
        raise Unreadable(Reason.BUSY) from None
    except bounded.Stopped:
        raise Unreadable(Reason.UNFINISHED) from None
    return answer


def _reading(answer: dict[str, Any]) -> Reading:
    outline = from_json(answer["read"], answer["text"])
    corrected: Outline | None = outline
    if "corrected" in answer:
        plain = answer["corrected"]
        corrected = from_json(plain, answer["text"]) if plain is not None else None
    return Reading(outline, corrected, dates_from_json(answer["dates"]))
