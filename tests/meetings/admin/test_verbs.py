"""The buttons of the meeting's form and their pages: what they say, do and refuse; and the preview."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from meetings.models import Edition, Meeting, PlannedRelease, State
from meetings.workflow import verbs
from meetings.workflow.verb_table import VERB_TABLE
from tests.factories import (
    act,
    approve,
    make_attendance,
    make_directive,
    make_item,
    make_meeting,
    make_record,
    release,
    reopen,
)
from tests.posting import edited, messages_of

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


def address(meeting, page):
    return f"/admin/meetings/meeting/{meeting.pk}/{page}/"


def do(client, meeting, verb, **facts):
    """Opens the verb's page and confirms it."""
    page = client.get(address(meeting, verb), follow=True)
    is_refused = page.redirect_chain  # then a forged answer must be refused as well
    shown = verbs.as_it_stands(verb, meeting) if is_refused else page.context["form"].initial
    return client.post(address(meeting, verb), shown | facts, follow=True)


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
        ("approved", "reviewer", ["release", "plan_release", "reopen"]),
        ("released", "secretary", ["reopen"]),
        ("released", "reviewer", ["reopen", "withdraw"]),
        ("reopened", "secretary", ["submit"]),
        ("reopened", "reviewer", ["withdraw"]),
        ("corrected", "reviewer", ["release", "plan_release", "reopen", "withdraw"]),
        ("withdrawn", "reviewer", ["release", "plan_release", "reopen"]),
    ],
)
def test_the_form_offers_what_state_editions_and_permissions_allow(client, cast, stage, role, verbs):
    meeting = corrected(cast) if stage == "corrected" else make_record()
    if stage == "in_review":
        act("submit", meeting, by=cast.secretary)
    elif stage == "approved":
        approve(meeting, cast)
    elif stage in ("released", "reopened", "withdrawn"):
        release(meeting, cast)
    if stage == "reopened":
        reopen(meeting, cast)
    if stage == "withdrawn":
        act("withdraw", meeting, by=cast.reviewer, note="有误")
    client.force_login(getattr(cast, role))

    assert offered(client, meeting) == verbs


def test_who_submitted_is_told_that_another_person_must_approve(client, cast, settings):
    cast.secretary.groups.add(*cast.reviewer.groups.all())
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)
    client.force_login(cast.secretary)

    page = client.get(address(meeting, "change"))
    forced = do(client, meeting, "approve")

    assert "提交人不能审核自己提交的会议" in page.content.decode()
    assert "approve" not in [offer.verb for offer in page.context["offers"]]
    assert messages_of(forced) == ["提交人不能审核自己提交的会议，请由另一位审核人处理。"]
    assert state_of(meeting) == State.IN_REVIEW


def test_submit_lists_what_is_missing_instead_of_a_button(client, cast):
    meeting = make_meeting(title="", summary="")
    client.force_login(cast.secretary)

    page = client.get(address(meeting, "submit"))
    forced = do(client, meeting, "submit")

    assert page.context["missing"] == [("会议没有标题。", "id_title"), ("会议没有会议要点。", "id_summary")]
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


@pytest.mark.parametrize("reviewed", [{}, {"reviewed": ""}, {"reviewed": "x"}, {"reviewed": "0" * 64}])
def test_a_page_of_release_without_its_edition_prints_nothing(client, cast, reviewed):
    meeting = approve(make_record(), cast)
    client.force_login(cast.reviewer)

    response = client.post(address(meeting, "release"), {"version": meeting.version} | reviewed, follow=True)

    assert messages_of(response) == ["在您查看期间，这次会议的内容有改动。请核对最新内容后再操作。"]
    assert not Edition.objects.visible_to(cast.visitor).exists()


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


@pytest.mark.parametrize(("role", "status"), [("official", 403), ("administrator", 302)])
def test_who_has_nothing_to_do_with_the_desk_moves_nothing(client, cast, role, status):
    meeting = make_record()
    client.force_login(getattr(cast, role))

    for verb in verbs.VERBS:
        assert client.post(address(meeting, verb), {"version": meeting.version, "note": "x"}).status_code == status
    assert state_of(meeting) == State.DRAFT


READY = {  # how a meeting comes to where a verb is possible for somebody
    "submit": lambda cast: make_record(),
    "send_back": lambda cast: submitted(cast),
    "approve": lambda cast: submitted(cast),
    "review": lambda cast: submitted(cast),
    "release": lambda cast: approve(make_record(), cast),
    "plan_release": lambda cast: approve(make_record(), cast),
    "confirm_release": lambda cast: planned(cast),
    "cancel_release": lambda cast: planned(cast),
    "reopen": lambda cast: approve(make_record(), cast),
    "withdraw": lambda cast: release(make_record(), cast),
}


def submitted(cast):
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)
    return meeting


def planned(cast):
    meeting = approve(make_record(), cast)
    act("plan_release", meeting, by=cast.deputy, release_at=timezone.now() + timedelta(hours=1))
    return meeting


@pytest.mark.parametrize("role", ["secretary", "reviewer", "official", "administrator"])
@pytest.mark.parametrize("page", [*verbs.VERBS, "review"])
def test_each_page_is_for_its_roles_and_does_nothing_for_others(client, cast, page, role):
    meeting = READY[page](cast)
    client.force_login(getattr(cast, role))
    may = role in VERB_TABLE["approve" if page == "review" else page].roles
    before = Meeting.objects.values().get(), Edition.objects.count(), PlannedRelease.objects.count()
    forged = {"version": meeting.version, "note": "x", "_do": "approve", "reviewed": "", "plan": 0}

    seen = client.get(address(meeting, page))

    assert (seen.status_code == 200) is may
    if not may:
        assert client.post(address(meeting, page), forged).status_code in (302, 403)
        assert before == (Meeting.objects.values().get(), Edition.objects.count(), PlannedRelease.objects.count())


def test_a_visitor_is_asked_to_sign_in(client, db):
    meeting = make_record()

    for page in (*verbs.VERBS, "change", "preview", "review"):
        assert client.get(address(meeting, page)).url.startswith("/admin/login/")


@pytest.mark.parametrize("note", ["", "   ", "长" * 2001, "有\x00误"])
def test_a_remark_that_is_none_keeps_the_page_and_the_words(client, cast, note):
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)
    client.force_login(cast.reviewer)

    response = do(client, meeting, "send_back", note=note)

    assert response.context["form"].errors["note"]
    assert state_of(meeting) == State.IN_REVIEW


def test_a_meeting_is_sent_back_with_a_remark(client, cast):
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)
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
    act("submit", Meeting.objects.get(pk=meeting.pk), by=cast.secretary)
    client.force_login(cast.reviewer)

    page = client.get(address(meeting, "approve")).content.decode()

    assert "要暂不外传" in page
    assert "含未公开议题，发布时将显示「会议还研究了其他事项」。" in page


def test_approve_shows_the_remark_and_what_changed_since_the_sending_back(client, cast):
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)
    act("send_back", meeting, by=cast.reviewer, note="请补充责任单位。")
    directive = meeting.items.get().directives.last()
    directive.text = "要加快老旧管网改造，由区水务局牵头"
    directive.save()
    act("submit", meeting, by=cast.secretary)
    client.force_login(cast.reviewer)

    page = client.get(address(meeting, "approve"))

    assert [change.label for change in page.context["since_sent_back"]] == ["第1个议题第2项工作要求：内容"]
    for words in ("请补充责任单位。", "退回之后的改动", "由区水务局牵头"):
        assert words in page.content.decode()


def test_approve_says_nothing_of_a_sending_back_that_was_not(client, cast):
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)
    client.force_login(cast.reviewer)

    page = client.get(address(meeting, "approve"))

    assert page.context["since_sent_back"] is None
    assert "退回之后" not in page.content.decode()


def test_release_shows_open_what_the_public_will_read_and_nothing_else(client, cast):
    meeting = make_record()
    make_directive(
        meeting.items.get(), headline="暂不外传", text="要暂不外传", disclosure="withheld", disclosure_reason="内部事项"
    )
    approve(Meeting.objects.get(pk=meeting.pk), cast)
    client.force_login(cast.reviewer)

    page = client.get(address(meeting, "release")).content.decode()

    assert '<details class="desk-record" open>' in page
    assert "年底前完成城东片区管网更换" in page  # the headline before it is marked up
    assert "要暂不外传" not in page


def test_the_public_page_opens_as_the_public_sees_it(client, cast):
    meeting = make_record()
    make_item(meeting, title="内部议题", disclosure="withheld", disclosure_reason="内部事项")
    release(Meeting.objects.get(pk=meeting.pk), cast)
    client.force_login(cast.secretary)
    page = client.get(address(meeting, "change")).content.decode()
    form = page.split('action="/view-as/"')[1].split("</form>")[0]

    opened = client.post("/view-as/", {"audience": "public", "next": f"/meetings/{meeting.key}/"}, follow=True)

    assert 'value="public"' in form
    assert f'value="/meetings/{meeting.key}/"' in form
    assert "公开页面" in form
    assert "内部议题" not in opened.content.decode()
    assert "您正以公众视角查看。" in opened.content.decode()


def press(client, meeting, button, **changes):
    """Changes the open form and presses one of its buttons."""
    form = edited(client.get(address(meeting, "change")), **changes, _then=button)
    return client.post(address(meeting, "change"), form, follow=True)


def test_submit_is_pressed_on_the_form_and_saves_what_is_on_the_screen(client, cast):
    meeting = make_record()
    client.force_login(cast.secretary)

    page = press(client, meeting, "submit", title="刚刚改的标题", **{"items-0-text": "刚刚改的议题"})

    assert page.request["PATH_INFO"] == address(meeting, "submit")
    assert messages_of(page) == ["已保存修改。"]
    assert "刚刚改的标题" in page.content.decode()
    assert "刚刚改的议题" in page.content.decode()
    assert state_of(meeting) == State.DRAFT  # it is confirmed on the page that shows it
    client.post(address(meeting, "submit"), page.context["form"].initial)
    assert state_of(meeting) == State.IN_REVIEW


def test_submit_on_a_form_that_cannot_be_saved_says_why_and_keeps_the_words(client, cast):
    meeting = make_record()
    client.force_login(cast.secretary)

    page = press(client, meeting, "submit", title="刚刚改的标题", type="nonsense")

    assert page.request["PATH_INFO"] == address(meeting, "change")
    assert page.context["errors"]
    assert edited(page)["title"] == ["刚刚改的标题"]
    assert state_of(meeting) == State.DRAFT


@pytest.mark.parametrize("button", ["submit", "withdraw", "preview"])
def test_no_button_of_the_form_discards_typed_words(client, cast, button):
    cast.secretary.groups.add(*cast.reviewer.groups.all())
    meeting = reopen(release(make_record(), cast), cast)
    client.force_login(cast.secretary)

    page = client.get(address(meeting, "change")).content.decode()
    press(client, meeting, button, summary="刚刚改的要点")

    assert f'form="meeting_form" name="_then" value="{button}"' in page
    assert f'href="{address(meeting, button)}"' not in page
    assert Meeting.objects.get().summary == "刚刚改的要点"


def test_a_button_on_an_untouched_form_writes_nothing(client, cast):
    meeting = make_record()
    version = Meeting.objects.get().version
    client.force_login(cast.secretary)

    page = press(client, meeting, "submit")

    assert messages_of(page) == []
    assert Meeting.objects.get().version == version
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize("button", ["", "explode", "../../", "approve"])
def test_a_forged_button_saves_and_goes_nowhere_else(client, cast, button):
    meeting = make_record()
    client.force_login(cast.secretary)

    page = press(client, meeting, button, title="改过")

    assert page.status_code == 200
    assert (Meeting.objects.get().title, state_of(meeting)) == ("改过", State.DRAFT)


def test_what_is_too_long_is_refused_with_the_limit_and_not_cut(client, cast):
    meeting = make_record()
    client.force_login(cast.secretary)

    page = press(client, meeting, "submit", title="长" * 201, **{"items-0-title": "长" * 201})

    said = page.content.decode()
    assert "maxlength" not in said
    assert edited(page)["title"] == ["长" * 201]
    assert ["200" in one.message for one in page.context["errors"]] == [True, True]


@pytest.mark.parametrize("path", ["/search/", "/meetings/", "/accounts/login/", "/admin/meetings/report/add/"])
def test_no_field_anywhere_cuts_what_is_pasted(client, cast, path):
    client.force_login(cast.secretary)

    page = client.get(path, follow=True).content.decode()

    assert "<input" in page
    assert "maxlength" not in page


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
