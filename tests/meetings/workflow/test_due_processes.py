"""Planned releases by two real processes at once: each edition is printed once, or not at all by who is killed."""

import os
import subprocess
import sys
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import transaction

from benchmarks.office.serving import address
from meetings import verification
from meetings.models import ChainHead, PlannedRelease
from tests.factories import act, make_record, release
from tests.meetings.test_concurrency import wait_until_blocked
from tests.meetings.workflow.test_due import due, public

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.site_role]
PATIENCE = 60


@contextmanager
def released():
    """``manage.py release_due`` in a process of its own, on the database of the test."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "release_due"],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DATABASE_URL": address()},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        yield process
        process.kill()


def test_two_at_once_with_one_killed_in_between_print_each_edition_once(cast):
    release(make_record(), cast)  # the chain has a head to wait for
    meetings = [due(cast) for _ in range(5)]

    with released() as one, released() as other:
        with transaction.atomic():
            ChainHead.objects.select_for_update().get(audience="public")
            wait_until_blocked(2)  # each holds a meeting of its own, its plan taken away, and is about to print
            one.kill()
            one.wait(PATIENCE)
        out, err = other.communicate(timeout=PATIENCE)

    assert (other.returncode, err) == (0, "")
    assert len(out.splitlines()) >= 4
    for meeting in meetings:  # all of it or nothing
        assert public(meeting).count() + PlannedRelease.objects.filter(meeting=meeting).count() == 1
    with released() as last:
        assert last.wait(PATIENCE) == 0
    assert [public(meeting).count() for meeting in meetings] == [1] * 5
    assert not PlannedRelease.objects.exists()
    assert list(verification.faults()) == []


def test_a_release_that_is_being_cancelled_is_left_alone(cast):
    meeting, other = due(cast), due(cast)

    with transaction.atomic(), released() as process:
        act("cancel_release", meeting, by=cast.reviewer)
        out, _err = process.communicate(timeout=PATIENCE)

    assert out == f"{other.key}\t1\n"
    assert not public(meeting).exists()
