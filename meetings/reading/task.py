"""What a bounded process does with a report: reads and corrects it. No Django here, nor in what it imports."""

import json
from datetime import date
from typing import Any

from meetings.corrections import Impossible, apply, from_text
from meetings.parser import parse_report, parse_undated
from meetings.parser.result.dating import date_outline
from meetings.reading.outline_json import as_json, dates_as_json

parse_report("會議")  # loads the tables of characters, once for all processes that are forked later


def read(data: bytes) -> dict[str, Any]:
    """The outline as read, the days it tells, and the outline as corrected.

    ``corrected`` is left out where nothing is corrected, and None where a correction does not fit.
    """
    request = json.loads(data)
    published_on = date.fromisoformat(request["published_on"]) if request["published_on"] else None
    undated, dates = parse_undated(request["text"])
    outline = date_outline(undated, dates, published_on)
    answer = {"text": outline.text, "read": as_json(outline), "dates": dates_as_json(dates)}
    try:
        corrected = apply(outline, from_text(request["corrections"]))
    except Impossible:
        return answer | {"corrected": None}
    return answer if corrected is outline else answer | {"corrected": as_json(corrected)}
