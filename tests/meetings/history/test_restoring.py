"""Going back: the record, or a row of it, as it stood, by a new change. Held against records kept beside."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directives.models import Directive
from meetings import history
from meetings.editor import saving
from meetings.history.comparison import row_differences
from meetings.history.replay import as_of
from meetings.history.restoring import ref, restore
from meetings.models import AgendaItem, Attendance, Meeting
from meetings.workflow.attempt import STALE, Refused
from records.history import acting
from tests.factories import (
    act,
    make_attendance,
    make_directive,
    make_item,
    make_meeting,
    make_record,
    make_settled_doubt,
)
from tests.meetings.history.edits import START, Diary, attended, changed, save

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


def diary_of(cast, make=make_record):
    with acting(by=cast.secretary, at=START):
        diary = Diary(make().pk, cast.secretary, [])
    diary.kept.append((START, diary.now()))
    return diary


def go_back(diary, number, by=None, row=""):
    meeting = diary.meeting
    restore(meeting, diary.kept[number][0], by=by or diary.by, version=meeting.version, row=row)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_edits_are_replayed_and_taken_back_exactly(cast, data):
    diary = diary_of(cast)
    for _ in range(data.draw(st.integers(1, 5))):
        record = data.draw(changed(saving.record_of(diary.meeting)))
        people, with_doubt = data.draw(attended()), data.draw(st.booleans())

        def edit(meeting, record=record, people=people, with_doubt=with_doubt):
            save(meeting, record, people)
            if with_doubt:
                make_settled_doubt(meeting, cast.secretary)

        diary.act(edit)

    for at, (document, _doubts) in diary.kept:
        assert as_of(diary.meeting, at).record() == document
    number = data.draw(st.integers(0, len(diary.kept) - 1))
    if diary.now() == diary.kept[number][1]:
        return
    go_back(diary, number)
    assert diary.now() == diary.kept[number][1]
    assert as_of(diary.meeting).record() == diary.kept[number][1][0]
    assert as_of(diary.meeting, diary.kept[-1][0]).record() == diary.kept[-1][1][0], "what was before it stays kept"


@pytest.fixture
def diary(cast):
    """甲 with a and b, 乙 with c; then b reworded, a moved under 乙, 甲 deleted with b."""

    def make():
        meeting = make_meeting()
        for title, under in (("甲", "ab"), ("乙", "c")):
            item = make_item(meeting, title=title, text="")
            for text in under:
                make_directive(item, text=text, headline="", verb="")
        make_attendance(meeting)
        return meeting

    diary = diary_of(cast, make)
    diary.act(lambda _: Directive.objects.filter(text="b").update(text="b改"))
    diary.act(lambda _: Directive.objects.filter(text="a").update(item=AgendaItem.objects.get(title="乙"), position=2))
    diary.act(lambda _: AgendaItem.objects.get(title="甲").delete())
    return diary


def outline(diary):
    document, _ = diary.now()
    return [(item["title"], [one["text"] for one in item["directives"]]) for item in document["items"]]


def row_of(diary, number, model, words):
    states = as_of(diary.meeting, diary.kept[number][0]).rows[model].values()
    return next(ref(model, row) for row in states if words in (getattr(row, "title", ""), getattr(row, "text", "")))


def test_a_deleted_item_comes_back_with_its_key_and_what_went_with_it(diary):
    keys = {row["key"] for row in diary.kept[2][1][0]["items"]}

    go_back(diary, 2, row=row_of(diary, 2, AgendaItem, "甲"))

    assert outline(diary) == [("甲", ["b改"]), ("乙", ["c", "a"])]
    assert {row["key"] for row in diary.now()[0]["items"]} == keys
    assert [row["position"] for row in diary.now()[0]["items"]] == [1, 2]


def test_an_item_comes_back_without_what_stands_elsewhere_by_now(diary):
    go_back(diary, 0, row=row_of(diary, 0, AgendaItem, "甲"))

    assert outline(diary) == [("甲", ["b"]), ("乙", ["c", "a"])]


def test_a_row_that_is_there_gets_its_words_back_and_keeps_its_place(diary):
    diary.act(lambda _: Directive.objects.filter(text="a").update(text="a改"))

    go_back(diary, 0, row=row_of(diary, 0, Directive, "a"))

    assert outline(diary) == [("乙", ["c", "a"])]


def test_a_directive_whose_item_is_gone_is_refused_in_words(diary):
    with pytest.raises(Refused, match="所在的议题已删除"):
        go_back(diary, 0, row=row_of(diary, 0, Directive, "b"))


def test_the_head_is_a_row_and_so_is_a_person(diary):
    diary.act(lambda _: Meeting.objects.update(title="改", place="改"))
    diary.act(lambda _: Attendance.objects.all().delete())

    go_back(diary, 0, row=ref(Meeting, diary.meeting))
    assert (diary.meeting.title, diary.meeting.place) == ("区政府常务会议研究供水保障工作", "")
    assert diary.meeting.attendance.count() == 0
    (person,) = as_of(diary.meeting, START).rows[Attendance].values()
    go_back(diary, 0, row=ref(Attendance, person))
    assert [person.name for person in diary.meeting.attendance.all()] == ["林祎"]


def test_a_restored_record_is_one_act_of_who_restored_it(diary, cast):
    go_back(diary, 0, by=cast.secretary)

    act = history.acts(history.entries(diary.meeting))[0]
    assert (act.title, act.who, act.notes) == ("恢复", "secretary", ["恢复到 2026-03-05 17:00:00 的内容。"])
    assert {change.label for change in act.changes} >= {"第1个议题（新增）", "a（移动）"}


def test_what_others_changed_meanwhile_is_not_overwritten(diary):
    meeting = diary.meeting
    Meeting.objects.update(title="别人改的")

    with pytest.raises(Refused, match=str(STALE)):
        restore(meeting, START, by=diary.by, version=meeting.version)

    assert diary.meeting.title == "别人改的"


def test_only_a_draft_is_restored_by_who_may_edit(diary, cast):
    for by in (cast.reviewer, cast.official, cast.administrator):
        if not by.has_perm("meetings.change_meeting"):
            with pytest.raises(Refused, match="权限"):
                go_back(diary, 0, by=by)
    act("submit", diary.meeting, by=cast.secretary)
    with pytest.raises(Refused, match="只有草稿"):
        go_back(diary, 0)


def test_what_is_the_same_already_and_what_was_not_there_yet_are_refused(diary):
    with pytest.raises(Refused, match="相同"):
        go_back(diary, -1)
    with pytest.raises(Refused, match="那时还没有这次会议"):
        restore(diary.meeting, START - timedelta(days=1), by=diary.by, version=diary.meeting.version)
    late = make_item(diary.meeting, title="丙", position=9)
    for name, sentence in ((ref(AgendaItem, late), "那时还没有这一行"), ("user-1", STALE), ("agendaitem-9", "那时")):
        with pytest.raises(Refused, match=str(sentence)):
            go_back(diary, 0, row=name)


def test_what_differs_is_told_row_by_row(diary):
    rows, order = row_differences(as_of(diary.meeting, START), as_of(diary.meeting))

    told = [(change.label, change.before, change.after) for row in rows for change in row.changes]
    assert told[2] == ("a（移动）", "第1个议题第1项工作要求", "第2个议题第2项工作要求")
    assert [label for label, *_ in told] == [
        "第1个议题（删除）",
        "第1个议题第2项工作要求（删除）",
        "a（移动）",
    ]
    assert order == []
