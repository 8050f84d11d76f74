"""What a report was read as, in a form that a table of expectations can hold."""

from meetings.parser import parse_report

HEAD = "5月6日，区长方远主持召开区政府常务会议"
Matter = tuple[str, str, str, list[str]]


def matters(text: str) -> list[Matter]:
    """Kind, outcome ("" for none), statement and directives of each matter of the first meeting."""
    return [
        (
            item.kind.value,
            item.outcome.value if item.outcome else "",
            item.statement,
            [directive.text for directive in item.directives],
        )
        for item in parse_report(text).meetings[0].items
    ]
