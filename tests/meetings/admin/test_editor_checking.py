"""The checklist beside the editor, of what is typed, and the gate that refuses for what it says and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings import intake
from meetings.checklist.exposed import exposed_in
from meetings.editor.saving import record_of
from meetings.models import Meeting
from meetings.workflow.attempt import Attempt, Kind
from meetings.workflow.exposures import exposed
from meetings.workflow.gate import obstacle
from meetings.workflow.standing import Standing
from meetings.workflow.submission_checks import checklist_of
from tests.factories import act, approve, make_attendance, make_directive, make_item, make_meeting, make_record
from tests.meetings.vague import REPORT
from tests.posting import edited

pytestmark = pytest.mark.django_db
LIST = "/admin/meetings/meeting/"


def change(meeting):
    return f"{LIST}{meeting.pk}/change/"


def refused(meeting, by):
    refusal = obstacle(Attempt("submit", Standing(Meeting.objects.get(pk=meeting.pk)), by), Kind.RECORD)
    return refusal.reasons if refusal else []


def sentences(found):
    return [one.sentence for one in found]


days = st.sampled_from([timedelta(-30), timedelta(0), timedelta(1)])
words = st.sampled_from(["", " ", "研究供水保障工作"])
hidden = st.sampled_from(["public", "on_request", "withheld"])


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    title=words,
    summary=words,
    day=days,
    listed=days,
    is_guessed=st.booleans(),
    number=st.sampled_from([None, 3, 4]),
    rows=st.lists(st.tuples(words, words, hidden, words), max_size=3),
)
def test_what_the_gate_refuses_is_in_the_checklist(cast, title, summary, day, listed, is_guessed, number, rows):
    today = timezone.localdate()
    if not Meeting.objects.filter(state="approved").exists():
        approve(make_meeting(title="先前的会议", number=3, term=17), cast)
    meeting = make_meeting(
        title=title,
        summary=summary,
        held_on=today + day,
        listed_on=today + listed,
        is_listed_on_guessed=is_guessed,
        number=number,
        term=17,
    )
    for item_words, text, disclosure, reason in rows:
        item = make_item(
            meeting, title=item_words, text=item_words, disclosure=disclosure, disclosure_reason=reason.strip()
        )
        make_directive(item, text=text, disclosure=disclosure, disclosure_reason=reason.strip())

    found = checklist_of(Meeting.objects.get(pk=meeting.pk))

    assert refused(meeting, cast.secretary) == sentences(found.blocking)
    assert found.is_ready == (not refused(meeting, cast.secretary))
    Meeting.objects.filter(state="draft").delete()


def test_doubts_and_guesses_of_a_report_are_in_both(cast):
    meeting = intake.receive(REPORT, by=cast.secretary).meetings.earliest("pk")

    assert refused(meeting, cast.secretary) == sentences(checklist_of(meeting).blocking)
    assert len(refused(meeting, cast.secretary)) == 2


def test_words_of_hidden_matters_are_those_of_the_gate():
    meeting = make_meeting(summary="会议研究了砚桥河采砂权出让方案。")
    make_attendance(meeting, name="何旻")
    item = make_item(
        meeting, title="研究砚桥河采砂权出让方案", text="", disclosure="withheld", disclosure_reason="磋商"
    )
    make_directive(item, text="由何旻牵头推进砚桥河采砂权出让", units=["区水务局"])
    make_directive(make_item(meeting), text="要请何旻协调采砂权出让", headline="协调")

    by_record = exposed_in(record_of(Meeting.objects.get()), ())

    assert by_record == exposed(Meeting.objects.get()) != []


def test_the_editor_shows_the_checklist_with_links_to_its_places(desk):
    meeting = make_record(title="", directives=1)
    directive = meeting.items.get().directives.get()
    directive.text = "请联系13800138000"
    directive.save()

    page = desk.get(change(meeting)).content.decode()

    assert '<li class="must"><span class="desk-sr">须处理：</span><a href="#id_title">会议没有标题。</a></li>' in page
    assert f'<a href="#id_{directive.key}-text">第1个议题第1项工作要求里有电话号码（138…8000）' in page
    assert '<li class="ok">没有空白的议题和工作要求</li>' in page
    assert "须先处理 1 项，另有 1 项请核对" in page


def test_each_link_of_the_checklist_leads_to_an_element_of_the_page(desk, cast):
    meeting = intake.receive(REPORT, by=cast.secretary).meetings.earliest("pk")
    item = make_item(meeting, title="", text="", disclosure="withheld", disclosure_reason="")
    make_directive(item, text="", disclosure="withheld", headline="")
    Meeting.objects.filter(pk=meeting.pk).update(title="", summary="", held_on_text="日前")

    response = desk.get(change(meeting))

    page = response.content.decode()
    targets = [one.target for one in response.context["must"]]
    assert len(targets) == 8
    assert [target for target in targets if f'id="{target}"' not in page] == []


def test_a_new_meeting_has_a_checklist_too(desk):
    page = desk.get(f"{LIST}add/").content.decode()

    assert "会议没有标题。" in page
    assert "第1个议题没有内容。" not in page  # nothing was typed into the row that stands there


def test_what_is_typed_is_checked_as_it_is_kept(desk):
    meeting = make_record(title="")
    form = edited(desk.get(change(meeting)), **{"title": "区政府常务会议研究供水", "items-0-title": "秘密★1年"})

    answer = desk.post(f"{LIST}{meeting.pk}/unsaved/", form).json()

    assert "会议没有标题。" not in answer["checklist"]
    assert "密级或限制传播的字样" in answer["checklist"]
    assert Meeting.objects.get().title == ""


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [({"held": "2999年1月1日"}, False), ({"held": "2026年3月5日"}, True)],
)
def test_the_day_that_is_typed_is_judged_as_the_save_will(desk, typed, is_found):
    meeting = make_record(held_on=None, held_on_precision="unknown", held_on_text="日前", is_listed_on_guessed=True)

    answer = desk.post(f"{LIST}{meeting.pk}/unsaved/", edited(desk.get(change(meeting)), **typed)).json()

    assert ("会议日期已确定" in answer["checklist"]) == is_found


def test_a_tick_and_a_correction_settle_doubts_in_the_checklist(desk, cast):
    meeting = intake.receive(REPORT, by=cast.secretary).meetings.earliest("pk")
    form = edited(desk.get(change(meeting)), held="2022年8月5日")

    answer = desk.post(f"{LIST}{meeting.pk}/unsaved/", form).json()

    assert "识别存疑均已核对" in answer["checklist"]
    assert "会议日期已确定" in answer["checklist"]


def test_a_deed_without_scripts_shows_the_checklist_of_what_was_posted(desk):
    meeting = make_record()
    form = edited(desk.get(change(meeting)), title="", deed="add-item")

    assert "会议没有标题。" in desk.post(change(meeting), form).content.decode()


def test_of_a_meeting_that_is_no_draft_nothing_is_checked(desk, cast):
    meeting = make_record()
    form = edited(desk.get(change(meeting)))
    act("submit", meeting, by=cast.secretary)

    answer = desk.post(f"{LIST}{meeting.pk}/unsaved/", form).json()

    assert "checklist" not in answer
    assert answer["saved_at"]


def test_the_page_of_submitting_leads_to_what_is_missing(desk):
    meeting = make_record(title="")

    page = desk.get(f"{LIST}{meeting.pk}/submit/").content.decode()

    assert f'<a href="{change(meeting)}#id_title">会议没有标题。</a>' in page


@pytest.mark.parametrize("verb", ["submit", "approve", "release"])
def test_what_leads_to_the_public_shows_the_warnings_again(client, cast, verb):
    meeting = make_record(directives=0)
    make_directive(meeting.items.get(), text="请联系13800138000", headline="")
    for done in ["submit", "approve", "release"][: ["submit", "approve", "release"].index(verb)]:
        act(done, meeting, by=cast.secretary if done == "submit" else cast.reviewer)
    client.force_login(cast.secretary if verb == "submit" else cast.reviewer)

    page = client.get(f"{LIST}{meeting.pk}/{verb}/").content.decode()

    assert "第1个议题第1项工作要求里有电话号码（138…8000）" in page


def test_sending_back_shows_no_warnings(client, cast):
    meeting = make_record(summary="请联系13800138000。" * 2)
    act("submit", meeting, by=cast.secretary)
    client.force_login(cast.reviewer)

    assert "电话号码" not in client.get(f"{LIST}{meeting.pk}/send_back/").content.decode()


@pytest.mark.parametrize("rows", [1, 40])
def test_the_checklist_asks_a_constant_number_of_questions(desk, django_assert_max_num_queries, rows):
    meeting = make_record(directives=rows)
    desk.get(change(meeting))

    with django_assert_max_num_queries(20):
        desk.get(change(meeting))
