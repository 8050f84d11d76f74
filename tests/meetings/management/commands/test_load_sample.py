"""The sample office: what it holds once loaded, and that loading it is safe to repeat, to interrupt and to forbid."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO
from itertools import pairwise

import pytest
from django.conf import LazySettings
from django.contrib.auth import authenticate
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from directives.models import Directive
from directives.search.queries.query import parse
from directives.search.results.results import Search
from meetings import reindex
from meetings.management.commands.load_sample import PASSWORD, read_office
from meetings.models import AgendaItem, Edition, Meeting, ReadingDoubt, Report, State, User
from meetings.verification import faults
from records.codes import Disclosure, MeetingType

PUBLIC = AnonymousUser()
pytestmark = pytest.mark.django_db


class Terminal(StringIO):
    """Where somebody presses Ctrl-C when the third report is in."""

    def write(self, text: str) -> int:
        if text.startswith("[3/"):
            raise KeyboardInterrupt
        return super().write(text)


@dataclass
class Load:
    """What a load printed, and how many reports were in when it had been interrupted before."""

    printed: str
    arrived_before: int


@pytest.fixture(scope="module")
def load(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Load]:
    """Loads the office once for all tests here, which only read it: interrupted first, then again to its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        with pytest.raises(KeyboardInterrupt):
            call_command("load_sample", stdout=Terminal())
        arrived = Report.objects.count()
        yield Load(printed_by_load(), arrived)
        transaction.set_rollback(True)


def printed_by_load() -> str:
    out = StringIO()
    call_command("load_sample", stdout=out)
    return out.getvalue()


def arrivals() -> list[tuple[date, Meeting]]:
    """Each meeting with the day in its file's name."""
    days = {entry["source_url"]: entry["arrives"][:10] for entry in read_office()["entry"] if "arrives" in entry}
    meetings = Meeting.objects.select_related("report").order_by("pk")
    return [(date.fromisoformat(days[meeting.report.source_url]), meeting) for meeting in meetings if meeting.report]


def test_loading_is_refused_when_the_mode_is_production(settings: LazySettings) -> None:
    settings.MODE = "production"
    before = User.objects.count()

    with pytest.raises(CommandError, match="must be demo or test"):
        call_command("load_sample")

    assert User.objects.count() == before


def test_loading_goes_on_where_it_was_interrupted_when_repeated(load: Load) -> None:
    reports = sum("arrives" in entry for entry in read_office()["entry"])

    assert load.arrived_before == 3
    assert "[3/" not in load.printed
    assert "[4/" in load.printed
    assert Report.objects.count() == reports


def test_the_office_has_two_years_of_meetings_of_every_type_when_loaded(load: Load) -> None:
    days, meetings = zip(*arrivals(), strict=True)

    assert len(meetings) >= 44
    assert (max(days) - min(days)).days > 700
    assert {meeting.type for meeting in meetings} == set(MeetingType)
    assert sum(count > 1 for count in Counter(meeting.report_id for meeting in meetings).values()) >= 8


def test_each_meeting_has_its_day_when_the_report_tells_it(load: Load) -> None:
    told = [(day, meeting) for day, meeting in arrivals() if meeting.held_on_text not in ("日前", "近日", "当天", "")]

    assert len(told) >= 40
    assert [(meeting.title, meeting.held_on) for _, meeting in told] == [(meeting.title, day) for day, meeting in told]


def test_numbers_of_a_series_ascend_when_ordered_by_day(load: Load) -> None:
    series: dict[tuple[str, int], list[int]] = {}
    for day, meeting in arrivals():
        if meeting.number:
            series.setdefault((meeting.type, day.year), []).append(meeting.number)

    assert len(series[MeetingType.EXECUTIVE.value, 2025]) >= 10
    assert all(numbers == sorted(set(numbers)) for numbers in series.values())


def test_the_desk_shows_every_state_when_loaded(load: Load) -> None:
    states = Counter(Meeting.objects.values_list("state", flat=True))
    unreleased = Meeting.objects.filter(state=State.APPROVED).exclude(editions__audience="public")

    assert set(states) == set(State.values)
    assert unreleased.count() == 1
    assert Meeting.objects.filter(state=State.DRAFT).exclude(remark="").count() == 1


def test_staff_settled_what_was_doubted_before_they_submitted_and_one_draft_waits(load: Load) -> None:
    settled = ReadingDoubt.objects.exclude(meeting__state=State.DRAFT)
    waiting = Meeting.objects.filter(doubts__settled_at=None, doubts__isnull=False).distinct()

    assert settled.count() >= 6
    assert all(doubt.settled_by and doubt.settled_at < doubt.meeting.submitted_at for doubt in settled)
    assert [(meeting.state, meeting.is_listed_on_guessed) for meeting in waiting] == [(State.DRAFT, True)]


def test_what_is_hidden_stays_inside_when_the_public_reads(load: Load) -> None:
    official = User.objects.get(username="official")
    hidden: list[AgendaItem | Directive] = [
        *AgendaItem.objects.exclude(disclosure=Disclosure.PUBLIC.value),
        *Directive.objects.exclude(disclosure=Disclosure.PUBLIC.value),
    ]

    for piece in hidden:
        assert not Search(PUBLIC, parse(piece.text)).count.number
        assert Search(official, parse(piece.text)).count.number
    assert {type(piece) for piece in hidden} == {AgendaItem, Directive}


def test_the_public_sees_a_correction_and_a_withdrawal_when_loaded(load: Load) -> None:
    later = Edition.objects.filter(audience="public", number=2).order_by("issued_at")

    withdrawn, corrected = later

    assert withdrawn.is_tombstone
    assert "85%" in str(corrected.document)
    assert all(edition.note for edition in later)


def test_the_chains_run_forward_and_verify_when_loaded(load: Load) -> None:
    for audience in ("internal", "public"):
        times = Edition.objects.filter(audience=audience).order_by("chain_position").values_list("issued_at", flat=True)
        assert all(earlier < later for earlier, later in pairwise(times))

    assert list(faults()) == []


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/St_Johns"])
def test_the_passages_are_as_the_editions_whatever_the_time_zone(load: Load, zone: str) -> None:
    with timezone.override(zone):
        assert list(reindex.differences()) == []


def test_the_sign_ins_printed_are_those_that_work_when_loaded(load: Load) -> None:
    for name in ("secretary", "reviewer", "official", "administrator", "auditor"):
        user = authenticate(username=name, password=PASSWORD)
        assert isinstance(user, User)
        assert [group.name for group in user.groups.all()] == [name]
        assert user.is_staff == (name != "official")
        assert f"{name} " in load.printed

    assert authenticate(username="guwenxi", password=PASSWORD) is None


def test_loading_again_changes_nothing_when_the_office_is_there(load: Load) -> None:
    before = Report.objects.count(), Meeting.objects.count(), Edition.objects.count(), User.objects.count()

    again = printed_by_load()

    assert (Report.objects.count(), Meeting.objects.count(), Edition.objects.count(), User.objects.count()) == before
    assert "[1/" not in again
    assert "http://127.0.0.1:8000/meetings/" in again
    assert PASSWORD in again
