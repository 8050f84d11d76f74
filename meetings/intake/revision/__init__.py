"""A corrected version of a report that is known already: what changed, three ways, and applying what is ticked.

Three ways: what was read then (the report keeps it), what is read now, and what stands on the desk, where people may
have edited since. What they edited is shown and never overwritten.
"""

from meetings.intake.revision.application import revise
from meetings.intake.revision.comparison import compare
from meetings.intake.revision.difference import Difference
from meetings.intake.revision.similarity import find_earlier

__all__ = ["Difference", "compare", "find_earlier", "revise"]
