"""Two people at once, each on a connection of their own: one wins, the other reads why, and the chains stay whole."""

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from meetings import intake, verification
from meetings.erasure import erase
from meetings.models import ChainHead, Edition, Meeting, Report
from meetings.parser import parse_report
from meetings.workflow import verbs
from tests.factories import act, approve, make_meeting, make_record, release, reopen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.site_role]
PATIENCE = 10


def at_once(*acts: Callable[[], Any], lock: Callable[[], Any]) -> list[Any]:
    """Runs the acts in threads that all stand at the lock before any may pass; returns results or exceptions."""
    results: list[Any] = [None] * len(acts)

    def run(place: int, act: Callable[[], Any]) -> None:
        try:
            results[place] = act()
        except Exception as error:  # handed to the test, which says what it expected
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(acts)]
    with transaction.atomic():
        lock()
        for thread in threads:
            thread.start()
        wait_until_blocked(len(acts))
    for thread in threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads)
    return results


def wait_until_blocked(count: int) -> None:
    """Returns when so many other connections wait for a lock."""
    deadline = time.monotonic() + PATIENCE
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # otherwise the transaction sees what it saw first
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
            )
            if cursor.fetchone()[0] >= count:
                return
            time.sleep(0.01)
    raise TimeoutError(f"{count} connections should wait for a lock")


def lock_of(meeting: Meeting) -> Callable[[], Any]:
    return lambda: Meeting.objects.select_for_update().get(pk=meeting.pk)


def does(verb: str, meeting: Meeting, by: Any, **facts: Any) -> Callable[[], Any]:
    """A person's act on a copy of their own, as it was when they opened the page."""
    own = Meeting.objects.get(pk=meeting.pk)
    shown = verbs.as_it_stands(verb, own)
    return lambda: verbs.VERBS[verb](own, by=by, **shown | facts)


def winners(results: list[Any]) -> list[Any]:
    """What did not end in a refusal; a refusal is a sentence."""
    refusals = [one for one in results if isinstance(one, Exception)]
    assert all(isinstance(one, verbs.Refused) and str(one).endswith("。") for one in refusals), refusals
    return [one for one in results if not isinstance(one, Exception)]


def chains() -> dict[str, int]:
    """The lengths of the chains, which must be whole."""
    assert list(verification.faults()) == []
    return dict(ChainHead.objects.values_list("audience", "count"))


def submitted(cast: Any) -> Meeting:
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)
    return meeting


def corrected(cast: Any) -> Meeting:
    meeting = reopen(release(make_record(), cast), cast)
    meeting.title = "区政府常务会议研究管网改造"
    meeting.save()
    return approve(meeting, cast)


@pytest.mark.parametrize(
    ("verb", "facts", "prepare", "lengths"),
    [
        ("submit", {}, lambda cast: make_record(), {}),
        ("send_back", {"note": "请核对。"}, submitted, {}),
        ("approve", {}, submitted, {"internal": 1}),
        ("release", {}, lambda cast: approve(make_record(), cast), {"internal": 1, "public": 1}),
        ("release", {"note": "更正标题。"}, corrected, {"internal": 2, "public": 2}),
        ("reopen", {}, lambda cast: approve(make_record(), cast), {"internal": 1}),
        ("withdraw", {"note": "内容有误。"}, lambda cast: release(make_record(), cast), {"internal": 1, "public": 2}),
    ],
)
def test_one_of_two_wins_when_both_do_the_same_to_a_meeting(cast, verb, facts, prepare, lengths):
    meeting = prepare(cast)
    people = (cast.secretary, cast.secretary) if verb == "submit" else (cast.reviewer, cast.deputy)

    results = at_once(*(does(verb, meeting, by, **facts) for by in people), lock=lock_of(meeting))

    assert len(winners(results)) == 1
    assert chains() == lengths


def test_one_of_two_wins_when_one_approves_and_the_other_sends_back(cast):
    meeting = submitted(cast)

    results = at_once(
        does("approve", meeting, cast.reviewer),
        does("send_back", meeting, cast.deputy, note="请核对。"),
        lock=lock_of(meeting),
    )

    assert len(winners(results)) == 1
    assert chains() in ({}, {"internal": 1})


def test_release_and_reopen_at_once_leave_a_released_or_an_open_meeting(cast):
    meeting = approve(make_record(), cast)

    results = at_once(
        does("release", meeting, cast.reviewer), does("reopen", meeting, cast.secretary), lock=lock_of(meeting)
    )

    assert winners(results)
    assert chains() in ({"internal": 1}, {"internal": 1, "public": 1})
    assert Meeting.objects.get(pk=meeting.pk).is_draft


def test_either_an_edit_or_the_submission_that_meets_it_is_refused(cast):
    meeting = make_record()
    own = Meeting.objects.get(pk=meeting.pk)
    own.title = "改后的标题"

    results = at_once(does("submit", meeting, cast.secretary), own.save, lock=lock_of(meeting))
    desk = Meeting.objects.get(pk=meeting.pk)

    if desk.title == "改后的标题":  # the edit came first, and nobody who submitted had seen it
        assert isinstance(results[0], verbs.Refused)
        assert desk.is_draft
    else:
        assert "desk_rows_change_in_draft_alone" in str(results[1])
        assert desk.submitted_version == desk.version


def test_two_meetings_are_released_at_once_by_two_people(cast):
    first, second = (approve(make_record(), cast) for _ in range(2))

    results = at_once(
        does("release", first, cast.reviewer),
        does("release", second, cast.deputy),
        lock=lambda: ChainHead.objects.select_for_update().get(audience="internal") and public_head(),
    )

    assert {edition.key for edition in winners(results)} == {first.key, second.key}
    assert chains() == {"internal": 2, "public": 2}


def public_head() -> ChainHead:
    """Makes the head that both wait for; until the test's transaction ends nobody else can see or make it."""
    return ChainHead.objects.create(audience="public", digest="0" * 64)


def test_the_first_two_approvals_of_an_office_start_one_chain(cast):
    first, second = submitted(cast), submitted(cast)

    results = at_once(
        does("approve", first, cast.reviewer),
        does("approve", second, cast.deputy),
        lock=lambda: list(Meeting.objects.select_for_update()),
    )

    assert len(winners(results)) == 2
    assert chains() == {"internal": 2}
    assert set(Edition.objects.values_list("chain_position", flat=True)) == {1, 2}


def test_two_drafts_of_one_number_submitted_at_once(cast):
    first, second = (make_meeting(number=12, term=17) for _ in range(2))

    results = at_once(
        does("submit", first, cast.secretary),
        does("submit", second, cast.secretary),
        lock=lambda: list(Meeting.objects.select_for_update()),
    )

    assert len(winners(results)) == 1


REPORT = (
    "3月5日，区委副书记、区长沈怀远主持召开区政府第12次常务会议。会议听取供水保障工作情况汇报。"
    "会议要求，要加快老旧管网改造，年底前完成城东片区管网更换。"
)


@pytest.mark.owner_role("takes a report away, which nothing of the site does")
def test_a_report_received_twice_at_once_makes_one_set_of_drafts(cast):
    def receive() -> Report:
        return intake.receive(REPORT, by=cast.secretary)

    digest = intake.digest(parse_report(REPORT).text)
    results = at_once(receive, receive, lock=lambda: block_the_digest(digest))

    assert [type(one) for one in results if isinstance(one, Exception)] == [intake.Duplicate]
    assert Meeting.objects.count() == Report.objects.get().meetings.count() > 0


def block_the_digest(digest: str) -> None:
    """Both receipts wait for what becomes of this row, which is nothing."""
    Report.objects.create(raw_text="", text="", digest=digest, parser_version=1).delete()


@pytest.mark.owner_role("erasing is for the owner of the tables")
def test_one_of_two_erases_and_the_other_reads_that_it_is_done(cast):
    meeting = release(make_record(), cast)

    def erased_by_own_copy():
        own = Meeting.objects.get(pk=meeting.pk)
        return lambda: erase(own, by=cast.administrator, reason="误录涉密内容")

    results = at_once(erased_by_own_copy(), erased_by_own_copy(), lock=lock_of(meeting))

    assert len(winners(results)) == 1
    assert chains() == {"internal": 1, "public": 1}


@pytest.mark.owner_role("erasing is for the owner of the tables")
def test_a_release_that_meets_an_erasure_leaves_no_words(cast):
    meeting = approve(make_record(), cast)
    own = Meeting.objects.get(pk=meeting.pk)

    results = at_once(
        does("release", meeting, cast.reviewer),
        lambda: erase(own, by=cast.administrator, reason="误录涉密内容"),
        lock=lock_of(meeting),
    )

    assert winners(results)
    assert not Edition.objects.exclude(document=None).exists()
    assert chains() in ({"internal": 1}, {"internal": 1, "public": 1})


@pytest.mark.owner_role("erasing is for the owner of the tables")
def test_an_erasure_waits_out_a_vacuum_and_keeps_no_writer_waiting(cast):
    """A vacuum holds the lock that an autovacuum holds, which PostgreSQL ends for who has waited a second."""
    meeting, other = release(make_record(), cast), make_record()
    results: list[Any] = []

    def attempt() -> None:
        results.extend(erase(meeting, by=cast.administrator, reason="误录涉密内容"))
        connection.close()

    def write() -> None:
        Meeting.objects.filter(pk=other.pk).update(title="同时修改的另一次会议")
        connection.close()

    erasing, writing = threading.Thread(target=attempt), threading.Thread(target=write)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE meetings_meeting IN SHARE UPDATE EXCLUSIVE MODE")
        erasing.start()
        wait_until_blocked(1)
        writing.start()
        writing.join(PATIENCE)
        erasing.join(1)
        assert not results
    erasing.join(PATIENCE)

    assert len(results) == 1
    other.refresh_from_db()
    assert other.title == "同时修改的另一次会议"
    assert chains() == {"internal": 1, "public": 1}


@pytest.mark.owner_role("erasing is for the owner of the tables")
def test_an_erasure_does_not_wait_for_a_desk_that_stays_busy(cast):
    meeting, other = release(make_record(), cast), make_record()
    results = []

    def attempt() -> None:
        try:
            erase(meeting, by=cast.administrator, reason="误录涉密内容")
        except verbs.Refused as refused:
            results.append(str(refused))
        finally:
            connection.close()

    with transaction.atomic():
        Meeting.objects.filter(pk=other.pk).update(title="正在修改的另一次会议")
        thread = threading.Thread(target=attempt)
        thread.start()
        thread.join(PATIENCE)

    assert results == ["工作台正有人写入，没有清除。请稍后再试。"]
    assert Edition.objects.filter(key=meeting.key).exclude(document=None).count() == 2
    erase(meeting, by=cast.administrator, reason="误录涉密内容")
    assert chains() == {"internal": 1, "public": 1}
