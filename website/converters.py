"""What stands in addresses besides keys: years, months, types of meetings, and names as the record has them.

``config.urls`` registers them.
"""

from typing import Any

from django.urls.converters import StringConverter

from records.codes import MeetingType


class Year(StringConverter):
    """Four digits, of which the first is no zero, as days begin with them."""

    regex = "[12][0-9]{3}"

    def to_python(self, value: str) -> Any:
        return int(value)

    def to_url(self, value: Any) -> str:
        return f"{value:04}"


class Month(Year):
    regex = "0[1-9]|1[0-2]"

    def to_url(self, value: Any) -> str:
        return f"{value:02}"


class Type(StringConverter):
    regex = "|".join(MeetingType)


class Name(StringConverter):
    """Any signs, a slash and a line break among them: what the record calls something has an address."""

    regex = r"[\s\S]+"


CONVERTERS: dict[str, type[StringConverter]] = {"year": Year, "month": Month, "meeting_type": Type, "name": Name}
