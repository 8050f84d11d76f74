"""Unsaved work is kept for its author alone, offered back, and let go when it is saved, discarded, old or erased."""

from datetime import timedelta
from threading import Barrier, Thread

import pghistory.models
import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import connection
from django.test import Client
from django.utils import timezone

from meetings import unsaved
from meetings.erasure import erase
from meetings.models import Meeting, SubmittedForm, UnsavedWork
from tests.factories import act, make_meeting, make_record, make_report, make_user, release
from tests.html_form import fields_of
from tests.posting import messages_of

pytestmark = pytest.mark.django_db
LIST = "/admin/meetings/meeting/"
ADD = f"{LIST}add/"
WORDS = "还没保存的会议要点：“引号”、<尖括号>和 & 都在"
OFFER = "desk-unsaved"


def page_of(meeting):
    return f"{LIST}{meeting.pk}/change/"


def unsaved_of(meeting):
    return f"{LIST}{meeting.pk}/unsaved/"


def typed(client, address, **changes):
    """The fields of an opened page, with something typed into them."""
    return fields_of(client.get(address)) | (changes or {"summary": WORDS})


def keep(client, meeting, **changes):
    return client.post(unsaved_of(meeting), typed(client, page_of(meeting), **changes))


# Keeping


def test_what_is_typed_is_kept_and_nothing_is_saved(desk, cast):
    meeting = make_record()

    answer = keep(desk, meeting)

    work = UnsavedWork.objects.get()
    assert (work.author, work.page) == (cast.secretary, f"meeting:{meeting.pk}")
    assert work.value("summary") == WORDS
    assert answer.json()["saved_at"] == work.kept_at.isoformat()
    assert "已自动暂存" in answer.json()["said"]
    assert "no-store" in answer["Cache-Control"]
    assert Meeting.objects.get().summary == meeting.summary


def test_tokens_and_passwords_are_not_kept(desk):
    meeting = make_record()

    desk.post(unsaved_of(meeting), {"summary": WORDS, "csrfmiddlewaretoken": "x", "form_token": "y", "password1": "z"})

    assert UnsavedWork.objects.get().fields == [["summary", WORDS]]


def test_names_and_values_keep_their_order(desk):
    meeting = make_record()

    desk.post(unsaved_of(meeting), {"row": ["item:new2", "directive:a", "item:new1"], "new1-title": "后"})

    assert UnsavedWork.objects.get().as_post().getlist("row") == ["item:new2", "directive:a", "item:new1"]


def test_each_page_has_one_row_with_the_latest_words(desk):
    meeting = make_record()

    for words in ("一", "二", "三"):
        keep(desk, meeting, summary=words)
    desk.post(f"{ADD}unsaved/", typed(desk, ADD, summary="新"))

    assert {work.page: work.value("summary") for work in UnsavedWork.objects.all()} == {
        f"meeting:{meeting.pk}": "三",
        "meeting:new": "新",
    }


@pytest.mark.parametrize("language", ["", "/zh-hant", "/en"])
def test_it_answers_in_the_language_of_the_page(desk, language):
    meeting = make_record()

    said = desk.post(f"{language}{unsaved_of(meeting)}", {"summary": WORDS}).json()["said"]

    assert {"": "已自动暂存", "/zh-hant": "已自動暫存", "/en": "kept automatically"}[language] in said


# Who may


def may(client, who, address, cast):
    if who != "visitor":
        client.force_login(getattr(cast, who))
    return client.post(address, {"summary": WORDS}).status_code


@pytest.mark.parametrize("place", ["meeting", "new"])
@pytest.mark.parametrize(
    ("who", "status"), [("visitor", 403), ("official", 403), ("administrator", 403), ("secretary", 200)]
)
def test_who_may_fill_in_a_page_may_keep_words_of_it(client, cast, who, status, place):
    address = unsaved_of(make_record()) if place == "meeting" else f"{ADD}unsaved/"

    assert may(client, who, address, cast) == status
    assert UnsavedWork.objects.exists() == (status == 200)


def test_without_a_token_nothing_is_kept(cast):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.secretary)

    assert browser.post(f"{ADD}unsaved/", {"summary": WORDS}).status_code == 403
    assert not UnsavedWork.objects.exists()


def test_the_state_gives_a_token_that_holds(cast):
    browser, meeting = Client(enforce_csrf_checks=True), make_record()
    browser.force_login(cast.secretary)

    state = browser.get(unsaved_of(meeting)).json()
    answer = browser.post(unsaved_of(meeting), {"summary": WORDS, "csrfmiddlewaretoken": state["csrf_token"]})

    assert state["user"] == cast.secretary.pk
    assert state["saved_at"] is None
    assert answer.status_code == 200
    assert browser.get(unsaved_of(meeting)).json()["saved_at"] == answer.json()["saved_at"]


def test_a_visitor_is_led_to_the_sign_in_by_the_state(client):
    assert client.get(unsaved_of(make_record())).status_code == 302


# Who sees it


@pytest.mark.parametrize("who", ["reviewer", "administrator", "colleague"])
def test_nobody_else_sees_it_brings_it_back_or_discards_it(desk, cast, who):
    meeting = make_record()
    keep(desk, meeting, summary="独有的字句")
    other = Client()
    other.force_login(make_user(who, role="secretary") if who == "colleague" else getattr(cast, who))

    for address in ("/admin/", page_of(meeting), f"{page_of(meeting)}?unsaved", unsaved_of(meeting), LIST):
        assert "独有的字句" not in other.get(address, follow=True).content.decode()
        assert OFFER not in other.get(address, follow=True).content.decode()
    other.post(f"{unsaved_of(meeting)}discard/")

    assert UnsavedWork.objects.count() == 1


def test_a_superuser_finds_no_page_of_it(client, cast, desk):
    keep(desk, make_record())
    root = make_user("root", role="administrator", is_superuser=True)
    client.force_login(root)

    assert client.get("/admin/meetings/unsavedwork/").status_code == 404
    assert "unsavedwork" not in client.get("/admin/").content.decode().lower()


def test_search_history_and_editions_see_nothing_of_it(desk, cast):
    meeting = release(make_record(), cast)
    act("reopen", meeting, by=cast.secretary)
    keep(desk, meeting, summary="独有的字句")
    official = Client()
    official.force_login(cast.official)

    pages = (f"{LIST}{meeting.pk}/history/", f"{LIST}{meeting.pk}/preview/", "/changes/")
    readers = ("/meetings/", f"/meetings/{meeting.key}/", f"/meetings/{meeting.key}.json", "/changes.json")
    for answer in [*map(desk.get, pages), *map(official.get, readers)]:
        assert answer.status_code == 200
        assert "独有的字句" not in answer.content.decode()
    assert official.get("/search.json", {"q": "独有的字句"}).json()["count"] == 0
    kept = [model for model in apps.get_models() if issubclass(model, pghistory.models.Event)]
    assert all(_is_not_about_it(model) for model in kept)


def _is_not_about_it(event):
    try:
        return event._meta.get_field("pgh_obj").related_model is not UnsavedWork
    except FieldDoesNotExist:
        return True


# Offered back


def test_an_opened_page_offers_it_and_brings_it_back(desk):
    meeting = make_record()
    keep(desk, meeting, summary=WORDS, title="改过的议题名")

    offer = desk.get(page_of(meeting))
    back = desk.get(f"{page_of(meeting)}?unsaved")

    assert OFFER in offer.content.decode()
    assert fields_of(offer)["summary"] == [meeting.summary]
    assert back.status_code == 200
    assert fields_of(back)["summary"] == [WORDS]
    assert fields_of(back)["title"] == ["改过的议题名"]
    assert OFFER not in back.content.decode()
    assert any("还没有保存" in sentence for sentence in messages_of(back))
    assert Meeting.objects.get().summary == meeting.summary


def test_what_was_brought_back_can_be_saved(desk):
    meeting = make_record()
    keep(desk, meeting)
    form = fields_of(desk.get(f"{page_of(meeting)}?unsaved")) | {"_save": "1"}

    answer = desk.post(f"{page_of(meeting)}?unsaved", form)

    assert answer.status_code == 302
    assert Meeting.objects.get().summary == WORDS
    assert not UnsavedWork.objects.exists()


def test_the_new_page_offers_its_own(desk):
    desk.post(f"{ADD}unsaved/", typed(desk, ADD, title="新会议", summary=WORDS))

    assert OFFER in desk.get(ADD).content.decode()
    assert fields_of(desk.get(f"{ADD}?unsaved"))["summary"] == [WORDS]


def test_the_start_page_of_the_desk_names_what_is_not_saved(desk):
    meeting = make_record()
    keep(desk, meeting)
    desk.post(f"{ADD}unsaved/", {"title": ""})

    start = desk.get("/admin/").content.decode()

    assert f"《{meeting.title}》：您在" in start
    assert f'href="{page_of(meeting)}?unsaved"' in start
    assert "新增会议：您在" in start


def test_it_outlives_the_session(desk, cast):
    meeting = make_record()
    keep(desk, meeting)
    desk.logout()
    desk.force_login(cast.secretary)

    assert fields_of(desk.get(f"{page_of(meeting)}?unsaved"))["summary"] == [WORDS]


@pytest.mark.parametrize("is_gone", [True, False])
def test_words_of_a_deleted_meeting_come_back_as_a_new_one(desk, cast, is_gone):
    """Deleted after the words were kept, or before: a browser goes on sending them either way."""
    meeting = make_record()
    pk, form = meeting.pk, typed(desk, page_of(meeting))
    if is_gone:
        meeting.delete()
    assert desk.post(f"{LIST}{pk}/unsaved/", form).status_code == 200
    if not is_gone:
        meeting.delete()

    assert f"{LIST}{pk}/change/?unsaved" in desk.get("/admin/").content.decode()
    back = desk.get(f"{LIST}{pk}/change/?unsaved")
    assert fields_of(back)["summary"] == [WORDS]
    answer = desk.post(ADD, fields_of(back) | {"_save": "1"})

    assert answer.status_code == 302
    assert Meeting.objects.get().summary == WORDS
    assert Meeting.objects.get().pk != pk
    assert not UnsavedWork.objects.exists()


def test_words_of_a_meeting_that_left_the_draft_state_are_still_there(desk, cast):
    meeting = make_record()
    form = typed(desk, page_of(meeting))
    act("submit", meeting, by=cast.secretary)

    assert desk.post(unsaved_of(meeting), form).status_code == 200
    assert OFFER in desk.get(page_of(meeting)).content.decode()
    back = desk.get(f"{page_of(meeting)}?unsaved")
    assert fields_of(back)["summary"] == [WORDS]
    assert "不能修改，本次没有保存" in back.content.decode()


def test_the_address_of_nothing_kept_says_so(desk):
    meeting = make_record()

    page = desk.get(f"{page_of(meeting)}?unsaved")

    assert any(sentence.startswith("没有未保存的修改") for sentence in messages_of(page))
    assert fields_of(page)["summary"] == [meeting.summary]


# Let go


def test_a_save_lets_it_go(desk):
    meeting = make_record()
    keep(desk, meeting)

    desk.post(page_of(meeting), typed(desk, page_of(meeting)) | {"_save": "1"})

    assert not UnsavedWork.objects.exists()
    assert OFFER not in desk.get(page_of(meeting)).content.decode()


def test_a_save_of_a_new_meeting_lets_it_go(desk):
    form = typed(desk, ADD, title="新会议", summary=WORDS, listed_on="2026-03-05")
    desk.post(f"{ADD}unsaved/", form)

    desk.post(ADD, form | {"_save": "1"})

    assert Meeting.objects.get().title == "新会议"
    assert not UnsavedWork.objects.exists()


def test_a_refused_save_keeps_it(desk):
    meeting = make_record()
    keep(desk, meeting)

    answer = desk.post(page_of(meeting), typed(desk, page_of(meeting), type="") | {"_save": "1"})

    assert answer.status_code == 200
    assert UnsavedWork.objects.exists()


def test_what_a_saved_form_sends_late_is_not_kept(desk):
    """A request that was under way while the form was saved."""
    meeting = make_record()
    form = typed(desk, page_of(meeting))
    desk.post(page_of(meeting), form | {"_continue": "1"})

    late = desk.post(unsaved_of(meeting), form)
    next_form = keep(desk, meeting, summary="此后的修改")

    assert late.json() == {"saved_at": None}
    assert next_form.json()["saved_at"]
    assert UnsavedWork.objects.get().value("summary") == "此后的修改"


def test_a_save_does_not_touch_what_others_have_not_saved(desk):
    meeting, colleague = make_record(), Client()
    colleague.force_login(make_user("colleague", role="secretary"))
    keep(colleague, meeting)

    desk.post(page_of(meeting), typed(desk, page_of(meeting)) | {"_save": "1"})

    assert UnsavedWork.objects.get().author.username == "colleague"


def test_it_can_be_discarded(desk):
    meeting = make_record()
    keep(desk, meeting)

    page = desk.post(f"{unsaved_of(meeting)}discard/", follow=True)

    assert page.redirect_chain[0][0] == page_of(meeting)
    assert "未保存的修改已放弃。" in messages_of(page)
    assert not UnsavedWork.objects.exists()


def test_discarding_words_of_a_deleted_meeting_leads_to_the_start(desk):
    meeting = make_record()
    pk = meeting.pk
    keep(desk, meeting)
    meeting.delete()

    assert desk.post(f"{LIST}{pk}/unsaved/discard/").url == "/admin/"
    assert not UnsavedWork.objects.exists()


def test_after_thirty_days_it_is_neither_offered_nor_there(desk, cast):
    meeting, other = make_record(), make_meeting()
    keep(desk, meeting)
    UnsavedWork.objects.update(kept_at=timezone.now() - timedelta(days=30))

    assert OFFER not in desk.get(page_of(meeting)).content.decode()
    assert OFFER not in desk.get("/admin/").content.decode()
    assert fields_of(desk.get(f"{page_of(meeting)}?unsaved"))["summary"] == [meeting.summary]
    keep(desk, other)
    assert UnsavedWork.objects.get().page == f"meeting:{other.pk}"


def test_any_save_removes_what_is_too_old(desk, cast):
    UnsavedWork.objects.create(
        author=cast.reviewer, page="meeting:new", fields=[], kept_at=timezone.now() - timedelta(days=31)
    )
    meeting = make_record()

    desk.post(page_of(meeting), typed(desk, page_of(meeting)) | {"_save": "1"})

    assert not UnsavedWork.objects.exists()


# Erasure


@pytest.fixture
def erased(desk, cast):
    """A report erased while a secretary had unsaved words of its meetings, one of them deleted before."""
    report = make_report()
    meeting, deleted, other = make_record(report=report), make_meeting(report=report), make_record()
    number = deleted.pk
    for one in (meeting, deleted, other):
        keep(desk, one, summary="密" if one is not other else WORDS)
    deleted.delete()
    form = typed(desk, page_of(meeting), summary="密")
    erase(meeting, by=cast.administrator, reason="误录")
    return meeting, number, other, form


def test_erasing_removes_what_anybody_had_not_saved(erased):
    _meeting, _deleted, other, _form = erased

    assert [work.page for work in UnsavedWork.objects.all()] == [f"meeting:{other.pk}"]


def test_nothing_more_is_kept_of_what_was_erased(desk, erased):
    meeting, deleted, _other, form = erased

    for pk in (meeting.pk, deleted):
        answer = desk.post(f"{LIST}{pk}/unsaved/", form)
        assert answer.status_code == 409
        assert answer.json()["error"] == "该会议的内容已被清除，不能再修改，也不再暂存。"
    assert UnsavedWork.objects.count() == 1


# Junk


def test_too_much_is_refused_in_a_sentence(desk, monkeypatch):
    meeting = make_record()
    keep(desk, meeting)

    answer = desk.post(unsaved_of(meeting), {"summary": "字" * (unsaved.LIMIT // 3 + 1)})

    assert answer.status_code == 413
    assert answer.json()["error"] == "内容超过 2 MB，不能自动暂存。请保存，或减少内容。"
    assert UnsavedWork.objects.get().value("summary") == WORDS


def test_nothing_sent_keeps_what_was_kept(desk):
    meeting = make_record()
    keep(desk, meeting)

    answer = desk.post(unsaved_of(meeting), {})

    assert answer.status_code == 400
    assert answer.json()["error"] == "没有收到内容，没有暂存。"
    assert UnsavedWork.objects.exists()


@pytest.mark.parametrize("value", ["a\x00b", "\ufffe", "😀", "<script>", "\ud7ff", " " * 1000])
def test_any_character_can_be_kept(desk, value):
    meeting = make_record()

    assert desk.post(unsaved_of(meeting), {"summary": value, f"x{value[:9]}": "y"}).status_code == 200
    assert UnsavedWork.objects.get().value("summary") == value.replace("\x00", "")


@pytest.mark.parametrize("number", ["0", "999999", "9" * 30])
def test_a_meeting_that_never_was_keeps_nothing(desk, number):
    for end in ("unsaved/", "unsaved/discard/"):
        assert desk.post(f"{LIST}{number}/{end}", {"summary": WORDS}).status_code == 404
    assert not UnsavedWork.objects.exists()


def test_an_address_that_only_takes_posts_says_so(desk):
    assert desk.get(f"{unsaved_of(make_record())}discard/").status_code == 405


def test_junk_that_was_kept_opens_the_page_and_does_nothing(desk):
    meeting = Meeting.objects.get(pk=make_record().pk)
    junk = {"items-TOTAL_FORMS": "-1", "type": "?", "held_on": "昨天", "base": "x", "row": ["item:", "x"], "_save": "1"}
    desk.post(unsaved_of(meeting), junk)

    assert desk.get(f"{page_of(meeting)}?unsaved").status_code == 200
    assert Meeting.objects.get().version == meeting.version


@pytest.mark.parametrize("address", ["?unsaved", "?unsaved=1&unsaved=2", "?unsaved=%00"])
def test_any_wording_of_the_address_opens_the_page(desk, address):
    assert desk.get(f"{ADD}{address}").status_code == 200
    assert desk.get(f"{LIST}x/change/{address}").status_code == 302


# Together


@pytest.mark.django_db(transaction=True)
def test_a_save_beside_keeping_leaves_nothing_behind(cast):
    """Whichever comes first: what is kept before the save goes with it, what comes after is not kept."""
    meeting = make_record()
    clients = [Client(), Client()]
    for one in clients:
        one.force_login(cast.secretary)
    for _round in range(5):
        form, together = typed(clients[0], page_of(meeting)), Barrier(2)

        def send(client, address, fields, start=together):
            start.wait()
            client.post(address, fields)
            connection.close()

        threads = [
            Thread(target=send, args=(clients[0], page_of(meeting), form | {"_save": "1"})),
            Thread(target=send, args=(clients[1], unsaved_of(meeting), form)),
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert not UnsavedWork.objects.exists()
    assert SubmittedForm.objects.exists()
