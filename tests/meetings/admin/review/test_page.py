"""The page where a reviewer reads the record and decides: on what was shown alone, with remarks at rows, one after the
other."""

import pytest

from meetings import remarks
from meetings.models import Edition, Meeting, State
from meetings.record import document
from tests.factories import act, approve, make_directive, make_item, make_record, reopen
from tests.html_form import fields_of
from tests.posting import messages_of

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


def address(meeting, page="review"):
    return f"/admin/meetings/meeting/{meeting.pk}/{page}/"


def submitted(cast, **facts):
    meeting = make_record(**facts)
    act("submit", meeting, by=cast.secretary)
    return meeting


def press(client, meeting, button, **typed):
    """Opens the page, types into it and presses a button."""
    form = fields_of(client.get(address(meeting))) | typed
    return client.post(address(meeting), form | {"_do": button}, follow=True)


def state_of(meeting):
    return Meeting.objects.get(pk=meeting.pk).state


@pytest.fixture
def reader(client, cast):
    """The browser of the reviewer."""
    client.force_login(cast.reviewer)
    return client


def test_the_page_shows_the_whole_record_and_room_for_a_remark_at_each_row(reader, cast):
    meeting = make_record()
    make_directive(meeting.items.get(), text="要暂不外传", disclosure="withheld", disclosure_reason="内部事项")
    act("submit", Meeting.objects.get(pk=meeting.pk), by=cast.secretary)

    page = reader.get(address(meeting)).content.decode()

    rows = ["", meeting.items.get().key, *meeting.items.get().directives.values_list("key", flat=True)]
    assert [page.count(f'name="at-{row}"') for row in rows] == [1] * 5
    assert "要暂不外传" in page
    assert "年底前完成城东片区管网更换" in page
    assert "首次审核，还没有审核过的版次。" in page


def test_it_shows_what_changed_against_the_last_edition_and_since_the_sending_back(reader, cast):
    meeting = reopen(approve(make_record(), cast), cast)
    meeting.title = "改过的标题"
    meeting.save()
    act("submit", meeting, by=cast.secretary)
    act("send_back", meeting, by=cast.reviewer, note="补充一项")
    make_item(meeting, title="补充的议题")
    act("submit", Meeting.objects.get(), by=cast.secretary)

    page = reader.get(address(meeting))

    assert [one.label for one in page.context["changes"]] == ["标题", "第2个议题（新增）"]
    assert [one.label for one in page.context["since_sent_back"]] == ["第2个议题（新增）"]
    assert "<del>" in page.content.decode()


def test_several_are_read_and_passed_one_after_the_other(reader, cast):
    first, second = submitted(cast, title="第一份"), submitted(cast, title="第二份")

    then = press(reader, first, "approve_next")
    last = reader.post(then.request["PATH_INFO"], fields_of(then) | {"_do": "approve_next"}, follow=True)

    assert then.request["PATH_INFO"] == address(second)
    assert messages_of(then) == ["《第一份》：审核通过已完成。"]
    assert last.request["PATH_INFO"] == "/admin/"
    assert messages_of(last) == ["《第二份》：审核通过已完成。", "没有其他会议等您审核。"]
    assert Edition.objects.count() == 2


@pytest.mark.parametrize("button", ["approve", "approve_next", "send_back", "keep"])
def test_nothing_is_done_on_what_was_not_shown_and_no_word_is_lost(reader, cast, button):
    meeting = submitted(cast)
    row = meeting.items.get().key
    said = {f"at-{row}": "" if "approve" in button else "漏了一项", "note": "请补充"}
    typed = fields_of(reader.get(address(meeting))) | said | {"_do": button}
    act("send_back", meeting, by=cast.deputy, note="请改写")
    make_directive(meeting.items.get(), text="没有人看过的话")
    act("submit", Meeting.objects.get(), by=cast.secretary)

    page = reader.post(address(meeting), typed)

    assert messages_of(page) == ["在您查看期间，这次会议的内容有改动。请核对最新内容后再操作。"]
    again = fields_of(page)
    assert {name: again[name] for name in said} == {name: [words] for name, words in said.items()}
    assert "没有人看过的话" in page.content.decode()
    assert again["version"] == [str(Meeting.objects.get().version)]
    assert (state_of(meeting), Meeting.objects.get().remarks.count()) == (State.IN_REVIEW, 0)


def test_what_was_typed_is_shown_where_somebody_else_has_decided(reader, cast):
    meeting = submitted(cast)
    typed = fields_of(reader.get(address(meeting))) | {"at-": "写了很久的意见", "_do": "send_back"}
    act("approve", meeting, by=cast.deputy)

    page = reader.post(address(meeting), typed)

    assert "现在的状态是“已审核”" in messages_of(page)[0]
    assert fields_of(page)["at-"] == ["写了很久的意见"]
    assert 'name="_do"' not in page.content.decode()


def test_a_meeting_is_sent_back_with_remarks_at_its_rows(reader, cast):
    meeting = submitted(cast)
    row = meeting.items.get().directives.last().key

    press(reader, meeting, "send_back", **{f"at-{row}": "谁负责？", "at-": "标题不准"})

    desk = Meeting.objects.get()
    assert (desk.state, desk.remark) == (State.DRAFT, "见各处的审核意见。")
    assert set(desk.remarks.values_list("row", "text", "by")) == {
        (row, "谁负责？", cast.reviewer.pk),
        ("", "标题不准", cast.reviewer.pk),
    }


def test_a_sending_back_without_a_word_is_refused(reader, cast):
    meeting = submitted(cast)

    page = press(reader, meeting, "send_back")

    assert page.context["sheet"].form.errors["note"] == ["请填写退回意见。"]
    assert state_of(meeting) == State.IN_REVIEW


def test_remarks_are_kept_without_deciding_and_hinder_no_later_reader(reader, cast):
    meeting = submitted(cast)

    kept = press(reader, meeting, "keep", **{"at-": "标题不准"})
    again = reader.get(address(meeting)).content.decode()

    assert messages_of(kept) == ["审核意见已保存。"]
    assert "标题不准" in again
    assert "还有 1 条意见没有处理。" in again
    assert state_of(meeting) == State.IN_REVIEW


def test_a_remark_that_was_marked_done_is_opened_again(reader, cast):
    meeting = submitted(cast)
    about = remarks.quotes(document.internal(meeting))
    remarks.make(meeting, {"": "标题不准"}, about=about, by=cast.reviewer)
    act("send_back", meeting, by=cast.reviewer, note="见各处")
    one = meeting.remarks.get()
    remarks.answer(one, "标题就是这样", by=cast.secretary)
    remarks.settle(one, is_done=True, by=cast.secretary)
    act("submit", meeting, by=cast.secretary)

    page = reader.get(address(meeting))
    form = fields_of(page)
    form.pop(f"done-{one.pk}")
    reader.post(address(meeting), form | {"_do": "send_back", "note": "仍不准"})

    assert "标题就是这样" in page.content.decode()
    assert not meeting.remarks.get().is_done
    assert meeting.remarks.get().answer == "标题就是这样"


def test_no_remark_is_lost_by_an_approval(reader, cast):
    meeting = submitted(cast)

    page = press(reader, meeting, "approve", **{"at-": "标题不准"})

    assert page.context["sheet"].wrong == ["审核通过后，各处意见不再保留。请退回修改，或清空意见后再审核通过。"]
    assert fields_of(page)["at-"] == ["标题不准"]
    assert state_of(meeting) == State.IN_REVIEW


def test_an_earlier_level_passes_it_on_with_remarks(reader, cast, settings):
    settings.REVIEW_LEVELS = settings.REVIEW_LEVELS | {"executive": 2}
    meeting = submitted(cast)

    done = press(reader, meeting, "approve", **{"at-": "标题可再斟酌", "note": "文字已核对"})

    assert messages_of(done) == [f"《{meeting}》：审核通过（初审）已完成。"]
    assert meeting.levels.get().remark == "文字已核对"
    assert meeting.remarks.get().text == "标题可再斟酌"
    reader.force_login(cast.deputy)
    page = reader.get(address(meeting)).content.decode()
    assert "终审（第2级，共2级）" in page
    assert "文字已核对" in page


def test_who_may_not_pass_it_is_told_why_and_can_send_it_back(reader, cast, settings):
    settings.REVIEW_LEVELS = settings.REVIEW_LEVELS | {"executive": 2}
    meeting = submitted(cast)
    press(reader, meeting, "approve")

    page = reader.get(address(meeting)).content.decode()

    assert "您已完成初审，下一级须由另一位审核人处理。" in page
    assert 'value="approve"' not in page
    assert 'value="send_back"' in page


@pytest.mark.parametrize("words", ["长" * 2001, "有\x00误"])
def test_a_remark_that_is_none_keeps_the_page_and_the_words(reader, cast, words):
    meeting = submitted(cast)

    page = press(reader, meeting, "keep", **{"at-": words})

    assert page.context["sheet"].wrong == ["说明最多 2000 字。"]
    assert not meeting.remarks.exists()


@pytest.mark.parametrize("forged", [{"version": ""}, {"version": "x"}, {"_do": "explode"}, {"_do": ""}])
def test_a_forged_form_does_nothing(reader, cast, forged):
    meeting = submitted(cast)

    reader.post(address(meeting), fields_of(reader.get(address(meeting))) | {"_do": "approve"} | forged)

    assert state_of(meeting) == State.IN_REVIEW


@pytest.mark.parametrize(
    ("role", "sees"),
    [("secretary", False), ("reviewer", True), ("deputy", True), ("official", False), ("administrator", False)],
)
def test_the_page_is_for_reviewers(client, cast, role, sees):
    meeting = submitted(cast, title="还没有人知道")
    client.force_login(getattr(cast, role))

    got = client.get(address(meeting))
    posted = client.post(address(meeting), {"version": meeting.version, "_do": "send_back", "note": "x", "at-": "x"})

    assert ("还没有人知道" in got.content.decode()) is sees
    assert (state_of(meeting) == State.DRAFT) is sees
    assert posted.status_code == 403 if role == "official" else posted.status_code == 302


@pytest.mark.parametrize("stage", ["draft", "approved"])
def test_a_meeting_that_is_not_in_review_leads_back_with_a_sentence(reader, cast, stage):
    meeting = make_record(title="供水")
    if stage == "approved":
        approve(meeting, cast)

    page = reader.get(address(meeting), follow=True)

    assert page.request["PATH_INFO"] == address(meeting, "change")
    assert "不能审核通过" in messages_of(page)[0]


def test_a_meeting_that_is_none_leads_to_the_desk(reader):
    page = reader.get("/admin/meetings/meeting/987654/review/", follow=True)

    sent = reader.post("/admin/meetings/meeting/987654/review/", {"_do": "keep"}, follow=True)
    assert messages_of(page) == messages_of(sent) == ["该会议不存在或已被删除。"]


@pytest.mark.parametrize(("items", "others"), [(1, 0), (12, 4)])
def test_the_page_asks_a_constant_number_of_questions(reader, cast, django_assert_max_num_queries, items, others):
    for _ in range(others):
        submitted(cast)
    meeting = make_record()
    for _ in range(items):
        make_directive(make_item(meeting))
    act("submit", meeting, by=cast.secretary)
    reader.get("/admin/password_change/")  # the session has its own key by then

    with django_assert_max_num_queries(45):
        reader.get(address(meeting))
