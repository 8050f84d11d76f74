"""What a report was read as, in a form that a table of expectations can hold."""

from meetings.parser import parse_report
from meetings.parser.outline import Outline
from tests.meetings.parser.accounting import is_accounted

HEAD = "5月6日，区长方远主持召开区政府常务会议"
Matter = tuple[str, str, str, list[str]]


def read(text: str) -> Outline:
    """The outline of a text, of which every character is accounted for and every span holds the words it stands for."""
    outline = parse_report(text)
    told = outline.supposed or outline
    assert is_accounted(outline)
    assert is_accounted(told)
    for item in (item for meeting in told.meetings for item in meeting.items):
        assert item.span is None or outline.text[item.span.start : item.span.end] == item.statement
        assert all(outline.text[made.span.start : made.span.end] == made.text for made in item.directives)
    return outline


def matters(text: str) -> list[Matter]:
    """Kind, outcome ("" for none), statement and directives of each matter of the first meeting."""
    return [
        (
            item.kind.value,
            item.outcome.value if item.outcome else "",
            item.statement,
            [directive.text for directive in item.directives],
        )
        for item in read(text).meetings[0].items
    ]
