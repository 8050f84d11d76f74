"""A client that follows the site through hundreds of releases, corrections and withdrawals ends equal to it."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest

from meetings.models import Edition
from meetings.printing import print_edition
from meetings.record.document import internal, public
from records.codes import Audience
from records.keys import new_key
from tests.factories import make_directive, make_item, make_meeting
from tests.mirror import Mirror, whole

pytestmark = pytest.mark.django_db
ACTS = 500
START = datetime(2026, 3, 1, 8, tzinfo=UTC)


class Office:
    """Prints at random what an office would release: new meetings, other words and days, withdrawals, returns."""

    def __init__(self, cast, seed):
        self.chance, self.by = random.Random(seed), cast.reviewer
        meeting = make_meeting()
        make_directive(make_item(meeting))
        self.example = public(internal(meeting))
        self.meetings = []  # each with its document, or None where it is withdrawn

    def act(self):
        if len(self.meetings) < 5 or self.chance.random() < 0.3:
            self.meetings.append((make_meeting(), None))
        number = self.chance.randrange(len(self.meetings))
        meeting, document = self.meetings[number]
        document = None if document and self.chance.random() < 0.35 else self.document(meeting, document)
        print_edition(meeting, Audience.PUBLIC, document, by=self.by, at=self.now())
        self.meetings[number] = (meeting, document)

    def document(self, meeting, earlier):
        """A correction keeps some directives, in another order, and may put the meeting under another day."""
        keys = [one["key"] for item in earlier["items"] for one in item["directives"]] if earlier else []
        keys = self.chance.sample(keys, len(keys) // 2) + [new_key() for _ in range(self.chance.randrange(4))]
        day = date(2026, 3, self.chance.randint(1, 4)).isoformat()
        if earlier and self.chance.random() < 0.5:
            day = earlier["listed_on"]
        (item,) = self.example["items"]
        (directive,) = item["directives"]
        directives = [
            directive | {"key": key, "position": position, "text": f"要落实第{self.chance.random()}项"}
            for position, key in enumerate(keys, 1)
        ]
        items = [item | {"key": f"i{meeting.key[1:]}", "directives": directives}]
        title = f"第{self.chance.random()}次会议"
        return self.example | {"key": meeting.key, "title": title, "held_on": day, "listed_on": day, "items": items}

    def now(self):
        """Two acts in three come with the time of the one before them, as those do that waited for each other."""
        last = Edition.objects.order_by("-issued_at").values_list("issued_at", flat=True).first()
        return last if last and self.chance.random() < 0.66 else (last or START) + timedelta(seconds=1)


@pytest.mark.parametrize("begins", [0, 300])
def test_a_mirror_ends_equal_to_the_site(cast, client, tmp_path, monkeypatch, begins):
    """Whether it begins with the site or late, and whenever it is restarted."""
    monkeypatch.setattr("website.cursors.window.__kwdefaults__", {"size": 3})
    office, file = Office(cast, seed=begins), tmp_path / "mirror.json"
    chance, mirror, restarts = random.Random(begins), Mirror(client.get, file), 0

    for number in range(ACTS):
        office.act()
        if number < begins:
            continue
        while chance.random() < 0.4:
            mirror.step()
        if chance.random() < 0.05:
            mirror, restarts = Mirror(client.get, file), restarts + 1
    while mirror.step():
        pass

    site = whole(client.get)
    assert restarts > 5
    assert len(site["meetings"]) > 20
    assert mirror.kept["meetings"] == site["meetings"]
    assert mirror.kept["directives"] == site["directives"]
    told = Edition.objects.changes_for(cast.visitor)
    acts = [told.of_act(act).count() for act in ("released", "corrected", "withdrawn")]
    assert sum(acts) == ACTS
    assert min(acts) > 50
