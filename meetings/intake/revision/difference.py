"""One difference between two versions of a report, as a person ticks it: three ways, and what applying it does."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

from meetings.models import Meeting


@dataclass(frozen=True, slots=True)
class Difference:
    """``then`` was read in the earlier version, ``now`` is read in this one, ``desk`` stands on the desk.

    ``act`` does it; where there is none, ``hindrance`` says why. ``meeting`` is None for a meeting that is new.
    """

    label: str
    then: str
    now: str
    desk: str
    meeting: Meeting | None = None
    act: Callable[[], object] | None = None
    hindrance: str = ""

    @property
    def id(self) -> str:
        """A hash of what the difference says: where the desk has changed since it was shown, no tick fits any more."""
        content = json.dumps([self.meeting.pk if self.meeting else 0, self.label, self.then, self.now, self.desk])
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    @property
    def is_open(self) -> bool:
        """Whether it can be ticked: something to do, on a draft."""
        return self.act is not None and (self.meeting is None or self.meeting.is_draft)
