"""The buttons of the meeting's form and their pages: what they say, do and refuse; and the preview."""

import pytest

from meetings import workflow
from meetings.models import Edition, Meeting, State
from tests.factories import (
    approve,
    make_attendance,
    make_directive,
    make_item,
    make_meeting,
    make_record,
    release,
    reopen,
)
from tests.posting import messages_of

pytestmark = pytest.mark.django_db


def address(meeting, page):
    return f"/admin/meetings/meeting/{meeting.pk}/{page}/"


def do(client, meeting, verb, **facts):
    """Opens the verb's page and confirms it."""
    page = client.get(address(meeting, verb), follow=True)
    is_refused = page.redirect_chain  # then a forged answer must be refused as well
    version = meeting.version if is_refused else page.context["form"].initial["version"]
    return client.post(address(meeting, verb), {"version": version} | facts, follow=True)


def offered(client, meeting):
    return [offer.verb for offer in client.get(address(meeting, "change")).context["offers"]]


def state_of(meeting):
    return Meeting.objects.get(pk=meeting.pk).state


def corrected(cast, **facts):
    """A released meeting, reopened, with a new item, approved again."""
    meeting = reopen(release(make_record(**facts), cast), cast)
    make_item(meeting, title="补充的议题")
    return approve(Meeting.objects.get(pk=meeting.pk), cast)


def test_two_people_take_a_draft_to_the_public(client, cast):
    meeting = make_record(title="供水")

    client.force_login(cast.secretary)
    submitted = do(client, meeting, "submit")
    client.force_login(cast.reviewer)
    approved = do(client, meeting, "approve")
    released = do(client, meeting, "release")

    assert messages_of(submitted) == ["《供水》：提交审核已完成。"]
    assert messages_of(approved) == ["《供水》：审核通过已完成。"]
    assert messages_of(released) == ["《供水》：发布已完成。"]
    assert released.request["PATH_INFO"] == address(meeting, "change")
    assert Edition.objects.visible_to(cast.visitor).get().key == meeting.key


@pytest.mark.parametrize(
    ("stage", "role", "verbs"),
    [
        ("draft", "secretary", ["submit"]),
        ("draft", "reviewer", []),
        ("in_review", "secretary", []),
        ("in_review", "reviewer", ["approve", "send_back"]),
        ("approved", "secretary", ["reopen"]),
        ("approved", "reviewer", ["release", "reopen"]),
        ("released", "secretary", ["reopen"]),
        ("released", "reviewer", ["reopen", "withdraw"]),
        ("reopened", "secretary", ["submit"]),
        ("reopened", "reviewer", ["withdraw"]),
        ("corrected", "reviewer", ["release", "reopen", "withdraw"]),
        ("withdrawn", "reviewer", ["release", "reopen"]),
    ],
)
def test_the_form_offers_what_state_editions_and_permissions_allow(client, cast, stage, role, verbs):
    meeting = corrected(cast) if stage == "corrected" else make_record()
    if stage == "in_review":
        workflow.submit(meeting, by=cast.secretary)
    elif stage == "approved":
        approve(meeting, cast)
    elif stage in ("released", "reopened", "withdrawn"):
        release(meeting, cast)
    if stage == "reopened":
        reopen(meeting, cast)
    if stage == "withdrawn":
        workflow.withdraw(meeting, by=cast.reviewer, note="有误")
    client.force_login(getattr(cast, role))

    assert offered(client, meeting) == verbs


def test_who_submitted_is_told_that_another_person_must_approve(client, cast, settings):
    cast.secretary.groups.add(*cast.reviewer.groups.all())
    meeting = make_record()
    workflow.submit(meeting, by=cast.secretary)
    client.force_login(cast.secretary)

    page = client.get(address(meeting, "change"))
    forced = do(client, meeting, "approve")

    assert "请另一位审核人审核" in page.content.decode()
    assert "approve" not in [offer.verb for offer in page.context["offers"]]
    assert messages_of(forced) == ["提交人不能审核自己提交的会议，请由另一位审核人处理。"]
    assert state_of(meeting) == State.IN_REVIEW


def test_submit_lists_what_is_missing_instead_of_a_button(client, cast):
    meeting = make_meeting(title="", summary="")
    client.force_login(cast.secretary)

    page = client.get(address(meeting, "submit"))
    forced = do(client, meeting, "submit")

    assert page.context["missing"] == ["会议没有标题。", "会议没有会议要点。"]
    assert 'name="version"' not in page.content.decode()
    assert messages_of(forced) == ["会议没有标题。", "会议没有会议要点。"]
    assert state_of(meeting) == State.DRAFT


def test_a_page_that_another_person_overtook_does_nothing(client, cast):
    meeting = make_record()
    client.force_login(cast.secretary)
    seen = client.get(address(meeting, "submit")).context["form"].initial["version"]
    make_directive(meeting.items.get())

    response = client.post(address(meeting, "submit"), {"version": seen}, follow=True)

    assert messages_of(response) == ["在您查看期间，这次会议的内容有改动。请核对最新内容后再操作。"]
    assert state_of(meeting) == State.DRAFT


@pytest.mark.parametrize("version", [{}, {"version": ""}, {"version": "x"}, {"version": "9" * 40}])
def test_a_page_without_its_version_does_nothing(client, cast, version):
    meeting = make_record()
    client.force_login(cast.secretary)

    response = client.post(address(meeting, "submit"), version, follow=True)

    assert messages_of(response) == ["在您查看期间，这次会议的内容有改动。请核对最新内容后再操作。"]
    assert state_of(meeting) == State.DRAFT


@pytest.mark.parametrize(
    ("stage", "role", "verb", "sentence"),
    [
        ("draft", "secretary", "release", "您没有“发布”的权限。"),
        ("draft", "reviewer", "submit", "您没有“提交审核”的权限。"),
        ("draft", "reviewer", "approve", "会议“供水”现在的状态是“草稿”，不能审核通过。"),
        ("draft", "reviewer", "withdraw", "该会议没有公开的版次，无需撤回。"),
        ("approved", "secretary", "submit", "会议“供水”现在的状态是“已审核”，不能提交审核。"),
        ("released", "reviewer", "release", "公开内容与现行版次相同，没有需要发布的改动。"),
    ],
)
def test_a_verb_out_of_place_is_refused_in_a_sentence(client, cast, stage, role, verb, sentence):
    meeting = make_record(title="供水")
    if stage != "draft":
        (approve if stage == "approved" else release)(meeting, cast)
    before = (state_of(meeting), Edition.objects.count())
    client.force_login(getattr(cast, role))

    response = do(client, meeting, verb, note="说明")

    assert messages_of(response)[-1] == sentence
    assert (state_of(meeting), Edition.objects.count()) == before


@pytest.mark.parametrize("role", ["official", "administrator"])
def test_who_has_nothing_to_do_with_the_desk_moves_nothing(client, cast, role):
    meeting = make_record()
    client.force_login(getattr(cast, role))

    for verb in workflow.VERBS:
        assert client.post(address(meeting, verb), {"version": meeting.version, "note": "x"}).status_code == 302
    assert state_of(meeting) == State.DRAFT


def test_a_visitor_is_asked_to_sign_in(client, db):
    meeting = make_record()

    for page in (*workflow.VERBS, "change", "preview"):
        assert client.get(address(meeting, page)).url.startswith("/admin/login/")


@pytest.mark.parametrize("note", ["", "   ", "长" * 2001, "有\x00误"])
def test_a_remark_that_is_none_keeps_the_page_and_the_words(client, cast, note):
    meeting = make_record()
    workflow.submit(meeting, by=cast.secretary)
    client.force_login(cast.reviewer)

    response = do(client, meeting, "send_back", note=note)

    assert response.context["form"].errors["note"]
    assert state_of(meeting) == State.IN_REVIEW


def test_a_meeting_is_sent_back_with_a_remark(client, cast):
    meeting = make_record()
    workflow.submit(meeting, by=cast.secretary)
    client.force_login(cast.reviewer)

    do(client, meeting, "send_back", note="请核对第二项。")

    assert Meeting.objects.values_list("state", "remark").get() == (State.DRAFT, "请核对第二项。")


def test_a_correction_is_released_with_its_note_after_its_changes_were_shown(client, cast):
    meeting = corrected(cast)
    client.force_login(cast.reviewer)

    page = client.get(address(meeting, "release"))
    refused = do(client, meeting, "release", note="")
    done = do(client, meeting, "release", note="补充一项议题。")

    assert [change.label for change in page.context["changes"]] == ["第2个议题（新增）"]
    assert refused.context["form"].errors["note"] == ["请填写更正说明（将公开）。"]
    assert messages_of(done)[0].endswith("发布已完成。")
    assert Edition.objects.get(audience="public", is_current=True).note == "补充一项议题。"


def test_approve_shows_the_hidden_parts_and_says_what_the_public_will_see_instead(client, cast):
    meeting = make_record()
    make_directive(meeting.items.get(), text="要暂不外传", disclosure="withheld", disclosure_reason="内部事项")
    workflow.submit(Meeting.objects.get(pk=meeting.pk), by=cast.secretary)
    client.force_login(cast.reviewer)

    page = client.get(address(meeting, "approve")).content.decode()

    assert "要暂不外传" in page
    assert "含未公开议题，发布时将显示「会议还研究了其他事项」。" in page


def test_a_meeting_is_withdrawn_with_a_note(client, cast):
    meeting = release(make_record(), cast)
    client.force_login(cast.reviewer)

    do(client, meeting, "withdraw", note="内容有误。")

    assert not Edition.objects.visible_to(cast.visitor).exists()
    assert "已撤回" in client.get(address(meeting, "change")).content.decode()


def test_the_preview_is_what_a_release_would_print(client, cast):
    meeting = make_record(place="第一会议室")
    make_attendance(meeting, name="林祎")
    make_directive(meeting.items.get(), text="要暂不外传", disclosure="withheld", disclosure_reason="理由机密")
    client.force_login(cast.reviewer)

    response = client.get(address(meeting, "preview"))
    release(Meeting.objects.get(pk=meeting.pk), cast)

    page = response.content.decode()
    assert response.context["is_first"]
    assert response.context["document"] == Edition.objects.get(audience="public").document
    for secret in ("要暂不外传", "理由机密", "第一会议室", "林祎"):
        assert secret not in page
    assert "会议还研究了其他事项。" in page


def test_the_preview_of_a_correction_shows_what_it_changes(client, cast):
    meeting = reopen(release(make_record(), cast), cast)
    meeting.title = "改过的标题"
    meeting.save()
    client.force_login(cast.secretary)

    response = client.get(address(meeting, "preview"))

    assert [(change.label, change.after) for change in response.context["changes"]] == [("标题", "改过的标题")]


def test_the_preview_is_for_those_who_may_see_the_desk(client, cast):
    meeting = make_record(title="还没有人知道")
    client.force_login(cast.administrator)

    response = client.get(address(meeting, "preview"), follow=True)

    assert "还没有人知道" not in response.content.decode()
    assert messages_of(response) == ["该会议不存在，或您没有查看的权限。"]
