"""A form of the desk that is sent twice is dealt with once."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.utils import timezone

from meetings.models import Edition, Meeting, State, SubmittedForm
from tests.factories import act, approve, make_item, make_meeting, make_record
from tests.posting import edited, messages_of

LIST = "/admin/meetings/meeting/"
AGAIN = "这份表单已经处理过，没有重复执行。"
TYPED = {"title": "区政府常务会议研究供水", "summary": "研究供水。", "type": "executive", "listed_on": "2026-03-05"}


def token_of(response):
    """The token in the page, as a browser would send it."""
    return response.content.decode().split('name="form_token" value="')[1].split('"')[0]


def run_together(click, clients):
    threads = [Thread(target=click, args=(one,)) for one in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def filled(client, address, **changes):
    return edited(client.get(address), **changes)


@pytest.mark.django_db
def test_a_meeting_that_is_sent_twice_is_made_once(desk):
    form = filled(desk, f"{LIST}add/", **TYPED)

    first, second = desk.post(f"{LIST}add/", form), desk.post(f"{LIST}add/", form, follow=True)

    meeting = Meeting.objects.get()
    assert second.redirect_chain[0][0] == first.url
    assert AGAIN in messages_of(second)
    assert LogEntry.objects.filter(object_id=meeting.pk).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_double_click_makes_one_meeting(cast):
    clients = [Client(), Client()]
    for one in clients:
        one.force_login(cast.secretary)
    form, together, answers = filled(clients[0], f"{LIST}add/", **TYPED), Barrier(2), []

    def click(one):
        together.wait()
        answers.append(one.post(f"{LIST}add/", form))
        connection.close()

    run_together(click, clients)

    assert Meeting.objects.count() == 1
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer.url for answer in answers}) == 1


@pytest.mark.django_db
def test_the_same_words_in_a_form_opened_anew_are_another_meeting(desk):
    for _ in range(2):
        desk.post(f"{LIST}add/", filled(desk, f"{LIST}add/", **TYPED))

    assert Meeting.objects.count() == 2


@pytest.mark.django_db
def test_a_form_that_was_refused_may_be_sent_again(desk):
    form = filled(desk, f"{LIST}add/", **TYPED | {"type": "nonsense"})

    refused = [desk.post(f"{LIST}add/", form) for _ in range(2)]

    assert all(response.context["errors"] for response in refused)
    assert not SubmittedForm.objects.exists()


@pytest.mark.django_db
def test_other_words_under_the_same_token_are_not_dropped(desk):
    meeting = make_record()
    form = filled(desk, f"{LIST}{meeting.pk}/change/", _continue="1")
    desk.post(f"{LIST}{meeting.pk}/change/", form | {"title": "先保存的标题"})

    response = desk.post(f"{LIST}{meeting.pk}/change/", form | {"title": "退回来再写的标题"})

    assert [one.mine for one in response.context["sheet"].questions] == ["退回来再写的标题"]
    assert edited(response)["title"] == ["退回来再写的标题"]


@pytest.mark.django_db
def test_a_saved_form_that_is_sent_again_is_no_conflict_and_doubles_no_row(desk):
    meeting = make_record()
    address = f"{LIST}{meeting.pk}/change/"
    form = filled(desk, address, title="改过的标题", **{"items-1-title": "新的议题"}, _continue="1")

    desk.post(address, form)
    again = desk.post(address, form, follow=True)

    assert AGAIN in messages_of(again)
    assert not again.context["errors"]
    assert meeting.items.count() == 2


@pytest.mark.django_db
def test_a_verb_pressed_twice_acts_once_and_reports_no_fault(client, cast):
    meeting = approve(make_record(), cast)
    client.force_login(cast.reviewer)
    page = client.get(f"{LIST}{meeting.pk}/release/")
    form = page.context["form"].initial | {"form_token": token_of(page)}

    answers = [client.post(f"{LIST}{meeting.pk}/release/", form, follow=True) for _ in range(2)]

    assert messages_of(answers[1]) == [*messages_of(answers[0]), AGAIN]
    assert Edition.objects.filter(audience="public").count() == 1


@pytest.mark.django_db
def test_another_person_is_not_answered_with_ones_own_form(client, cast):
    meeting = make_record()
    act("submit", meeting, by=cast.secretary)
    client.force_login(cast.reviewer)
    page = client.get(f"{LIST}{meeting.pk}/send_back/")
    form = page.context["form"].initial | {"form_token": token_of(page), "note": "请核对"}
    client.post(f"{LIST}{meeting.pk}/send_back/", form)
    client.force_login(cast.deputy)

    response = client.post(f"{LIST}{meeting.pk}/send_back/", form, follow=True)

    assert "不能退回修改" in messages_of(response)[-1]


@pytest.mark.django_db
def test_what_was_dealt_with_days_ago_is_not_kept(desk):
    SubmittedForm.objects.create(digest="0" * 64, answer="/", submitted_at=timezone.now() - timedelta(days=2))

    desk.post(f"{LIST}add/", filled(desk, f"{LIST}add/", **TYPED))

    assert not SubmittedForm.objects.filter(digest="0" * 64).exists()
    assert SubmittedForm.objects.exclude(answer="").get().answer == LIST  # the other row says that its form was saved


@pytest.mark.django_db
def test_the_form_of_a_deleted_meeting_keeps_its_words_and_makes_a_new_one(desk):
    meeting = make_meeting()
    make_item(meeting, title="听取汇报")
    address = f"{LIST}{meeting.pk}/change/"
    form = filled(desk, address, summary="写了很久的要点", **{"items-0-text": "写了很久的议题"})
    meeting.delete()

    refused = desk.post(address, form)
    form = edited(refused)
    saved = desk.post(refused.context["form_url"], form)

    assert "已在别处被删除" in refused.content.decode()
    assert saved.status_code == 302
    made = Meeting.objects.get()
    assert (made.summary, made.items.get().text, made.state) == ("写了很久的要点", "写了很久的议题", State.DRAFT)


@pytest.mark.django_db
def test_a_form_of_the_former_page_of_an_item_shows_what_was_typed(desk):
    item = make_record().items.get()
    form = {"text": "写了很久的议题", "directives-0-text": "写了很久的要求"}

    response = desk.post(f"/admin/meetings/agendaitem/{item.pk}/change/", form)

    assert response.status_code == 404
    for words in ("写了很久的议题", "写了很久的要求", "您填写的内容没有保存"):
        assert words in response.content.decode()


@pytest.mark.django_db
def test_the_note_on_a_meeting_that_was_deleted_is_shown_to_be_copied(client, cast):
    meeting = make_meeting()
    client.force_login(cast.reviewer)
    address = f"{LIST}{meeting.pk}/send_back/"
    meeting.delete()

    response = client.post(address, {"version": 1, "note": "写了很久的意见"})

    assert response.status_code == 404
    assert "写了很久的意见" in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_double_click_deletes_one_meeting_and_both_answers_lead_on(cast):
    meeting, other = make_meeting(), make_meeting(title="别的会议")
    clients = [Client(), Client()]
    for one in clients:
        one.force_login(cast.secretary)
    together, answers = Barrier(2), []

    def click(one):
        together.wait()
        answers.append(one.post(f"{LIST}{meeting.pk}/delete/", {"post": "yes"}).status_code)
        connection.close()

    run_together(click, clients)

    assert list(Meeting.objects.all()) == [other]
    assert answers == [302, 302]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "page"),
    [("secretary", "delete"), ("secretary", "submit")]
    + [("reviewer", page) for page in ("approve", "review", "withdraw")],
)
def test_a_form_without_words_on_a_deleted_meeting_says_so_and_leads_home(client, cast, who, page):
    client.force_login(getattr(cast, who))
    meeting = make_meeting()
    number = meeting.pk
    meeting.delete()

    response = client.post(f"{LIST}{number}/{page}/", {"post": "yes", "version": 1}, follow=True)

    assert response.redirect_chain[-1][1] == 302
    assert response.status_code == 200
    assert any("不存在" in said or "已被删除" in said for said in messages_of(response))
