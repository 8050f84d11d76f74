"""Whatever a cast does in whatever order, on whatever page they opened before: what was printed is what was shown."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from meetings import remarks
from meetings.disclosure_check import fingerprint
from meetings.models import Edition, Meeting, PlannedRelease, State
from meetings.record import document
from meetings.verification.chains import chain_faults
from meetings.verification.desk import desk_faults
from meetings.verification.tally import Tally
from meetings.workflow import verbs
from meetings.workflow.due import release_due
from meetings.workflow.gate import to_acknowledge, to_be_shown
from meetings.workflow.standing import Standing
from meetings.workflow.verb_table import VERB_TABLE
from tests.factories import make_directive, make_item, make_record, make_user

pytestmark = pytest.mark.django_db
PEOPLE = ("secretary", "reviewer", "deputy", "chief", "both")
REVIEWERS = ("reviewer", "deputy", "chief")
OTHERS = ("send_back", "release", "reopen", "withdraw", "plan_release", "confirm_release", "cancel_release")
ONWARD = st.tuples(st.just("onward"), st.sampled_from((*REVIEWERS, "both")), st.sampled_from((True, True, False)))
STEPS = st.one_of(
    ONWARD,
    ONWARD,
    ONWARD,
    st.tuples(
        st.sampled_from(("due", "due", "look", "edit", "hide", "remark")), st.sampled_from(PEOPLE), st.just(True)
    ),
    st.tuples(st.sampled_from((*VERB_TABLE, *OTHERS)), st.sampled_from(PEOPLE), st.booleans()),
)


@dataclass
class Seen:
    """What a person had on the screen: what each verb's page holds, the record, and the reviewed one."""

    shown: dict[str, dict[str, Any]]
    desk: Any
    reviewed: Any


@dataclass
class Office:
    """A meeting, its people, and what each of them was shown of what is to be printed."""

    cast: Any
    meeting: Meeting
    now: datetime = datetime(2026, 3, 6, tzinfo=UTC)
    seen: dict[str, Seen] = field(default_factory=dict)
    passed: list[tuple[str, Any]] = field(default_factory=list)  # who passed a level, and the record they were shown
    planned: list[tuple[str, Any]] = field(default_factory=list)  # who planned and confirmed, and what they were shown

    @property
    def desk(self) -> Meeting:
        return Meeting.objects.get(pk=self.meeting.pk)

    def look(self, person: str) -> None:
        standing = Standing(self.desk)
        shown = {verb: to_be_shown(verb, standing) for verb in VERB_TABLE}
        self.seen[person] = Seen(shown, standing.desk(), standing.reviewed)

    def step(self, action: str, person: str, is_fresh: bool) -> None:
        self.now += timedelta(hours=1)
        if action == "onward":
            self.go_on(person, is_fresh)
        elif action in VERB_TABLE:
            self.does(action, person, is_fresh)
        elif action == "due":
            self.release_due()
        elif action == "look":
            self.look(person)
        elif action == "remark":
            if remarks.may_remark(self.desk, getattr(self.cast, person)):
                remarks.make(self.desk, {"": "意见"}, about={"": ""}, by=getattr(self.cast, person))
        else:
            self.edit(hides=action == "hide")

    def go_on(self, first: str, is_fresh: bool) -> None:
        """What leads to the public next, by the first who may; where nothing does, the next correction begins."""
        state = self.desk.state
        # Who has had a hand in it tries first, which the rule of two people is to refuse.
        hands = [
            getattr(self.desk.submitted_by, "username", ""),
            *(person for person, _shown in (*self.passed, *self.planned)),
        ]
        others = list(dict.fromkeys([*(one for one in hands if one in (*REVIEWERS, "both")), first, *REVIEWERS]))
        if state == State.DRAFT:
            self.does("submit", "both" if first == "both" else "secretary", is_fresh)
        elif state == State.IN_REVIEW:
            any(self.does("approve", one, is_fresh) for one in others)
        elif PlannedRelease.objects.exists():
            if not any(self.does("confirm_release", one, is_fresh) for one in others):
                self.release_due()
        elif not self.does("release" if first == "chief" else "plan_release", first, is_fresh):
            self.does("reopen", first, is_fresh)
            self.edit(hides=False)

    def release_due(self) -> None:
        self.now += timedelta(hours=3)
        for outcome in release_due(at=self.now):
            if outcome.edition:
                assert len(self.planned) == 2
                shown = [document.public(one) for _person, one in self.planned]
                assert shown == [outcome.edition.document] * 2

    def edit(self, *, hides: bool) -> None:
        """What a form saves; the database refuses it where the meeting is no draft."""
        try:
            with transaction.atomic():
                hidden = {"disclosure": "withheld", "disclosure_reason": "内部"} if hides else {}
                make_directive(
                    make_item(self.desk, title=f"议题{self.now:%d%H}", **hidden), text=f"要办好{self.now:%d%H}"
                )
        except IntegrityError:
            assert not self.desk.is_draft

    def does(self, verb: str, person: str, is_fresh: bool) -> bool:
        """Acts on what the person was shown, now or some time ago. Whether it was done."""
        if is_fresh or person not in self.seen:
            self.look(person)
        seen, desk, note = self.seen[person], self.desk, "说明"
        said = {"note": note, **seen.shown[verb]}
        if VERB_TABLE[verb].asks_time:
            said["release_at"] = self.now + timedelta(hours=2)
        if found := to_acknowledge(verb, desk, note):
            said["acknowledged"] = fingerprint(found)
        before = Edition.objects.count()
        try:
            edition = verbs.perform(verb, desk, by=getattr(self.cast, person), at=self.now, **said)
        except verbs.Refused:
            assert Edition.objects.count() == before
            return False
        self.took_place(verb, person, seen, edition)
        return True

    def took_place(self, verb: str, person: str, seen: Seen, edition: Edition | None) -> None:
        if verb == "approve":
            self.passed.append((person, seen.desk))
        if verb == "plan_release":
            self.planned = [(person, seen.reviewed)]
        if verb == "confirm_release":
            self.planned.append((person, seen.reviewed))
            assert not self.cast.is_two_person or len({one for one, _shown in self.planned}) == 2
        if verb == "approve" and edition:
            assert [shown for _person, shown in self.passed] == [edition.document] * len(self.passed)
            assert len(self.passed) == self.cast.levels
            if self.cast.is_two_person:
                assert len({person for person, _shown in self.passed}) == self.cast.levels
                assert str(edition.submitted_by.username) not in {person for person, _shown in self.passed}
        if verb == "release":
            assert edition.document == document.public(seen.reviewed)
        if verb in ("release", "withdraw", "cancel_release"):
            assert not PlannedRelease.objects.exists()
        if self.desk.is_draft:
            self.passed, self.planned = [], []

    def check(self) -> None:
        """What holds at any time."""
        desk, levels = self.desk, list(self.desk.levels.all())
        for audience in ("internal", "public"):
            printed = Edition.objects.filter(key=desk.key, audience=audience)
            assert [one.number for one in printed.filter(is_current=True)] == [printed.count()] * bool(printed.count())
        reviewed = [document.public(one) for one in documents("internal")]
        assert all(one in reviewed for one in documents("public"))
        assert [one.level for one in levels] == list(range(1, len(levels) + 1))
        assert {one.version for one in levels} <= {desk.version}
        assert (len(levels) == self.cast.levels) is (desk.state == State.APPROVED)
        if desk.is_draft:
            assert not levels
        if desk.state != State.APPROVED:
            assert not PlannedRelease.objects.exists()
        for plan in PlannedRelease.objects.all():
            assert plan.reviewed == Standing(desk).internal.digest
        assert desk.state != State.APPROVED or not desk.remarks.exists()


def documents(audience: str) -> list[Any]:
    found = Edition.objects.filter(audience=audience, document__isnull=False)
    return list(found.values_list("document", flat=True))


@pytest.fixture
def people(cast: Any) -> SimpleNamespace:
    both = make_user("both", role="secretary")
    both.groups.add(*cast.reviewer.groups.all())
    return SimpleNamespace(**vars(cast), chief=make_user("chief", role="reviewer"), both=both)


@given(
    steps=st.lists(STEPS, min_size=12, max_size=22), levels=st.sampled_from((1, 1, 2, 3)), is_two_person=st.booleans()
)
@settings(
    max_examples=10,
    phases=[Phase.generate],  # shrinking would play many more offices than it saves to read
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_what_is_printed_was_shown_whatever_is_done(people, settings, steps, levels, is_two_person):
    settings.REVIEW_LEVELS, settings.TWO_PERSON_REVIEW = {"executive": levels}, is_two_person
    people.levels, people.is_two_person = levels, is_two_person
    with transaction.atomic():
        office = Office(people, make_record())
        for step in steps:
            office.step(*step)
            office.check()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # as a commit would
        assert [*chain_faults(Tally()), *desk_faults(Tally())] == []
        transaction.set_rollback(True)
