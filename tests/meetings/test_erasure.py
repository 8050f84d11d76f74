"""Erasure: a secret's words are taken out of every table of the database, and the chains still verify."""

from copy import deepcopy
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from directives.models import Gone, Passage
from meetings import doubts, remarks, verification
from meetings.erasure import erase
from meetings.models import Edition, Erasure, Meeting, User
from meetings.workflow import verbs
from records.fields import MEETING, CodeField, PeopleField
from tests.factories import (
    act,
    approve,
    correct,
    make_attendance,
    make_directive,
    make_item,
    make_meeting,
    make_record,
    make_report,
    release,
    reopen,
)

pytestmark = pytest.mark.django_db
REASON = "误录涉密内容"


@pytest.fixture(scope="module")
def lasting_office(lasting_cast: Any) -> SimpleNamespace:
    """A report whose meetings hold words with 密 wherever words can be, and a meeting that has none of them."""
    cast = lasting_cast
    report = make_report(
        raw_text="密01原文",
        text="密02文本",
        title="密03",
        source_url="https://example.cn/密04",
        outline={"lead": "密05"},
    )
    meeting = make_secret_meeting(report)
    removed = make_item(meeting, title="密20", text="密21")
    make_directive(removed, headline="密22", text="密23", units=["密24局"])
    meeting.items.filter(pk=removed.pk).delete()
    approve(meeting, cast, note="密25审核说明")
    act("plan_release", meeting, by=cast.reviewer, release_at=timezone.now() + timedelta(days=1), note="密42更正说明")
    act("release", meeting, by=cast.reviewer)
    meeting = correct(meeting, cast, note="密26更正说明", title="密27更正后的标题")
    meeting = reopen(meeting, cast)
    meeting.title = "密28重新编辑"
    meeting.save()
    act("submit", meeting, by=cast.secretary)
    remarks.make(meeting, {"": "密39审核意见"}, about={"": "密40所指内容"}, by=cast.reviewer)
    act("send_back", meeting, by=cast.reviewer, note="密29退回意见")
    remarks.answer(meeting.remarks.get(), "密41答复", by=cast.secretary)
    make_meeting(report=report, title="密30误识别的会议", listed_on=date(2026, 3, 5)).delete()
    sibling = make_meeting(report=report, title="密31同稿的另一次会议", summary="密32")
    other = correct(release(make_record(), cast), cast, title="区政府常务会议研究管网改造")
    return SimpleNamespace(meeting=meeting, sibling=sibling, other=other, report=report)


@pytest.fixture
def office(db: None, lasting_office: SimpleNamespace) -> SimpleNamespace:
    return deepcopy(lasting_office)


def make_secret_meeting(report: Any) -> Meeting:
    meeting = make_meeting(
        report=report, title="密06", number_text="密07", held_on_text="密08", chair="密09", place="密10", summary="密11"
    )
    make_attendance(meeting, name="密12", post="密13")
    doubt = meeting.doubts.create(code="date", reason="密35", words="密36")
    meeting.doubts.create(code="chair", reason="密37", words="密38").delete()
    doubts.settle(meeting, {doubt.pk}, by=User.objects.get(username="secretary"))
    item = make_item(meeting, title="密14", text="密15", disclosure="withheld", disclosure_reason="密16")
    make_directive(item, headline="密17", text="密18", speaker="密19", units=["密33局"], addressee="密34")
    return meeting


def remaining() -> dict[str, str]:
    """The secret words that any row of any table still holds, each with the table."""
    words: dict[str, str] = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT m[1] FROM {table} t, regexp_matches(t::text, '密[0-9][0-9]', 'g') m")
            words |= {word: table for (word,) in cursor.fetchall()}
    return words


def test_every_word_is_there_before(office):
    assert set(remaining()) == {f"密{number:02}" for number in range(1, 43)}


def test_no_word_is_left_in_any_table(cast, office):
    erase(office.meeting, by=cast.administrator, reason=REASON)

    assert remaining() == {}
    assert list(verification.faults()) == []


def test_no_fact_is_left_of_those_that_a_record_has(cast, office):
    """Days, numbers and ticks tell of a meeting too; codes stay, for they name no matter."""
    erase(office.meeting, by=cast.administrator, reason=REASON)
    desk = Meeting.objects.get(pk=office.meeting.pk)
    events = apps.get_model("meetings.MeetingEvent")._default_manager.filter(pgh_obj_id=desk.pk)

    assert events.count() > 1
    for row in (desk, *events):
        for field in MEETING:
            if not isinstance(field, CodeField | PeopleField) and field.name not in ("key", "held_on_precision"):
                left = row.has_other_matters if field.name == "withheld" else getattr(row, field.name)
                assert left in (None, "", False, timezone.localdate()), field.name


def test_an_erasure_from_any_meeting_of_the_report_takes_them_all(cast, office):
    erase(office.sibling, by=cast.administrator, reason=REASON)

    assert remaining() == {}
    assert set(Erasure.objects.values_list("key", "editions")) == {(office.meeting.key, 4), (office.sibling.key, 0)}


def test_other_records_stay_whole(cast, office):
    before = list(Edition.objects.filter(key=office.other.key).values_list("document", flat=True))
    erase(office.meeting, by=cast.administrator, reason=REASON)

    assert list(Edition.objects.filter(key=office.other.key).values_list("document", flat=True)) == before
    assert Passage.objects.visible_to(cast.visitor).directives().count() == 2
    assert Meeting.objects.get(pk=office.other.pk).title == "区政府常务会议研究管网改造"


def test_the_chain_grows_on_behind_an_erasure(cast, office):
    erase(office.meeting, by=cast.administrator, reason=REASON)

    release(make_record(), cast)

    assert list(verification.faults()) == []


def test_what_was_readable_is_gone_for_both_audiences(cast, office):
    directive = office.meeting.items.get().directives.get().key
    erase(office.meeting, by=cast.administrator, reason=REASON)

    gone = {
        person: set(Gone.objects.visible_to(person).values_list("key", flat=True))
        for person in (cast.visitor, cast.official)
    }
    assert gone == {cast.visitor: {office.meeting.key}, cast.official: {office.meeting.key, directive}}
    assert not Edition.objects.visible_to(cast.official).filter(key=office.meeting.key).exists()


@pytest.mark.parametrize("role", ["official", "secretary", "reviewer"])
def test_erasure_is_refused_to_who_lacks_the_permission(cast, office, role):
    with pytest.raises(verbs.Refused, match="您没有“清除”的权限"):
        erase(office.meeting, by=getattr(cast, role), reason=REASON)

    assert len(remaining()) == 42


def test_erasure_is_refused_without_a_reason_and_a_second_time(cast, office):
    with pytest.raises(verbs.Refused, match="请填写清除理由"):
        erase(office.meeting, by=cast.administrator, reason=" ")

    erase(office.meeting, by=cast.administrator, reason=REASON)

    with pytest.raises(verbs.Refused, match="已经清除过"):
        erase(Meeting.objects.get(pk=office.meeting.pk), by=cast.administrator, reason=REASON)


def test_no_verb_moves_an_erased_meeting(cast, office):
    erase(office.meeting, by=cast.administrator, reason=REASON)

    for verb, by in (("submit", cast.secretary), ("withdraw", cast.reviewer)):
        with pytest.raises(verbs.Refused, match="已被清除"):
            act(verb, office.meeting, by=by, note="说明")


@pytest.mark.site_role
def test_erasure_is_refused_where_the_database_role_does_not_own_the_tables(cast, office):
    with pytest.raises(verbs.Refused, match="清除须以数据库表所有者的身份执行"):
        erase(office.meeting, by=cast.administrator, reason=REASON)

    assert len(remaining()) == 42
