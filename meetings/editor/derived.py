"""What follows from words that were typed: a directive's headline, the day of its deadline. Pure."""

from datetime import date

from meetings.editor.record import Fields
from meetings.parser.assembly.headlines import headline_of
from meetings.parser.vocabulary.deadlines import precision_of, read_deadline
from records import limits
from records.codes import DatePrecision


def headline(before: Fields, after: Fields) -> str:
    """The headline of new words, where that of the old ones was theirs or missing; a person's own stays."""
    typed, text = after.get("headline", ""), after.get("text", "")
    if typed != before.get("headline", "") or text == before.get("text", ""):
        return typed
    return propose(text) if typed in ("", propose(before.get("text", ""))) else typed


def propose(text: str) -> str:
    return headline_of(text)[: limits.HEADLINE] if text else ""


def deadline_day(before: Fields, after: Fields, *, held: date | None) -> str:
    """The day that new words of a deadline name, counted from the meeting's, unless a person gives one."""
    typed, words = after.get("deadline_on", ""), after.get("deadline_text", "")
    if typed != before.get("deadline_on", "") or words == before.get("deadline_text", ""):
        return typed
    found = read_deadline(words, held)
    return found.on.isoformat() if found and found.on else ""


def deadline_precision(fields: Fields) -> str:
    """How exact the day of a deadline is: as its words are, or to the day where a person gives one without words."""
    if not fields.get("deadline_on"):
        return DatePrecision.UNKNOWN.value
    precision = precision_of(fields.get("deadline_text", ""))
    return (DatePrecision.DAY if precision == DatePrecision.UNKNOWN else precision).value
