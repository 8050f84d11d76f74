"""What was asked of one unit as files: a feed, a table, text, a calendar of deadlines."""

from directives.exports import DirectiveCalendar, DirectiveFeed, DirectiveLines, DirectiveTable
from directives.units.lists import UnitList


class UnitFeed(UnitList, DirectiveFeed):
    """``/units/<name>.atom``."""


class UnitTable(UnitList, DirectiveTable):
    """``/units/<name>.csv``."""


class UnitLines(UnitList, DirectiveLines):
    """``/units/<name>.txt``."""


class UnitCalendar(UnitList, DirectiveCalendar):
    """``/units/<name>.ics``."""
