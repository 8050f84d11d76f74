"""Everything that was done to a meeting on the desk, read from the tables that kept it, as plain data for a page."""

from meetings.history.acts import Act, acts
from meetings.history.entries import entries

__all__ = ["Act", "acts", "entries"]
