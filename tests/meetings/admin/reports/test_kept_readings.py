"""A reading is kept while it is corrected: reloaded, left with Back, come back to later, and gone when it is done."""

import pytest

from meetings import unsaved
from meetings.erasure import erase
from meetings.models import Meeting, UnsavedWork
from tests.factories import make_user
from tests.html import page_of
from tests.meetings.admin.reports.test_correcting import FIRST, LOOSE, SECOND, TEXT, THIRD, Form
from tests.posting import messages_of

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
PASTE = "/admin/meetings/report/add/"
KEEP = f"{PASTE}unsaved/"


@pytest.fixture
def form(desk):
    return Form(desk, desk.post(PASTE, {"text": TEXT, "published_on": "2026-06-04", "step": "read"}))


def opened(desk, form, at=""):
    return Form(desk, desk.get(PASTE, {"kept": form.fields["kept"], **({"at": at} if at else {})}))


def chair(form):
    return form.response.context["read"].meetings[0].chair


def test_each_step_has_an_address_that_shows_it_again(desk, form):
    first = form.send(**{"chair-0": "林祎", "step": "apply"})
    second = first.send(**{"chair-0": "何旻", "step": "apply"})

    addresses = [shown.page.one("form", "data-address")["data-address"] for shown in (form, first, second)]

    assert [address.rpartition("=")[2] for address in addresses] == ["0", "1", "2"]
    assert [chair(Form(desk, desk.get(PASTE + address))) for address in addresses] == ["沈怀远", "林祎", "何旻"]
    assert chair(opened(desk, form)) == "何旻"  # to look at a step before takes nothing away
    assert UnsavedWork.objects.count() == 1


def test_another_correction_of_a_step_before_goes_on_from_there(desk, form):
    form.send(**{"chair-0": "林祎", "step": "apply"}).send(**{"chair-0": "何旻", "step": "apply"})

    before = opened(desk, form, "1").send(**{"chair-0": "方堃", "step": "apply"})

    assert chair(before) == "方堃"
    assert chair(before.send(step="undo")) == "林祎"


def test_what_is_wrong_or_ticked_is_there_again(desk, form):
    wrong = form.send(**{"held-0": "昨日", "sentence": LOOSE, "step": "apply"})

    again = opened(desk, wrong)

    assert again.response.context["errors"] == wrong.response.context["errors"] != []
    assert again.fields["held-0"] == "昨日"
    assert [box["value"] for box in again.page.all("input", "checked", name="sentence")] == [LOOSE]


def test_rows_are_there_again_as_they_were_left(desk, form):
    wrong = form.send(**{"r000000001-text": "要" * 20_001, "r000000002-text": "要备足物资。", "step": "apply"})
    parted = form.send(deed="apart r000000002")

    assert opened(desk, parted).items == [[("hear", [FIRST]), ("hear", [SECOND]), ("deliberate", [THIRD])]]
    desk.post(PASTE, wrong.fields | {"step": "apply"})
    again = opened(desk, wrong)
    assert again.fields["r000000001-text"] == "要" * 20_001
    assert again.fields["r000000002-text"] == "要备足物资。"
    assert opened(desk, wrong, "0").fields["r000000002-text"] == "要备足物资。"  # no step was made of it


def test_what_is_typed_between_steps_is_kept(desk, form):
    answer = desk.post(KEEP, form.fields | {"chair-0": "周翊然", "r000000001-text": "要昼夜值守。"})

    assert "已自动暂存" in answer.json()["said"]
    assert chair(opened(desk, form)) == "周翊然"
    assert opened(desk, form).items == [[("hear", ["昼夜值守", SECOND]), ("deliberate", [THIRD])]]
    state = desk.get(KEEP, {"kept": form.fields["kept"]}).json()
    assert (state["saved_at"], bool(state["csrf_token"])) == (answer.json()["saved_at"], True)


def test_what_arrives_after_the_drafts_were_made_is_not_kept(desk, form):
    form.send(step="create")

    late = desk.post(KEEP, form.fields | {"chair-0": "周翊然"})

    assert late.json() == {"saved_at": None}
    assert not UnsavedWork.objects.exists()


@pytest.mark.parametrize(("method", "status"), [("put", 405), ("delete", 405)])
def test_the_address_of_kept_words_takes_nothing_else(desk, method, status):
    assert getattr(desk, method)(KEEP).status_code == status


def test_who_may_not_paste_keeps_nothing(client, cast):
    client.force_login(cast.official)

    assert client.post(KEEP, {"kept": "a" * 22, "text": TEXT}).status_code in (302, 403)
    assert not UnsavedWork.objects.exists()


def test_drafts_made_of_a_reading_end_it(desk, form):
    form.send(step="create")

    assert Meeting.objects.exists()
    assert not UnsavedWork.objects.exists()
    response = desk.get(PASTE, {"kept": form.fields["kept"]}, follow=True)
    assert messages_of(response)[-1] == "没有这份未完成的识别：已经创建草稿、放弃，或超过 30 天。"


@pytest.mark.parametrize("page", [PASTE, "/admin/"])
def test_a_reading_is_offered_to_its_author_who_goes_on_or_gives_it_up(desk, form, page):
    offer = page_of(desk.get(page)).one("section", class_="desk-unsaved")

    assert TEXT.split()[0] in offer.text()
    assert chair(Form(desk, desk.get(offer.one("a")["href"]))) == "沈怀远"
    response = desk.post(PASTE, {"kept": form.fields["kept"], "step": "discard"}, follow=True)
    assert messages_of(response) == ["这份未完成的识别已放弃。"]
    assert not UnsavedWork.objects.exists()


def test_a_reading_of_a_garbled_text_is_offered_by_words_that_can_be_read(desk):
    desk.post(PASTE, {"text": TEXT.replace("区长", "区(qū)长(zhǎng)"), "step": "read"})

    assert "区长沈怀远" in page_of(desk.get("/admin/")).one("section", class_="desk-unsaved").text()


def test_nobody_else_sees_a_reading_or_takes_it_away(client, form, cast):
    for person in (make_user("other", role="secretary"), cast.administrator):
        client.force_login(person)

        assert "desk-unsaved" not in client.get("/admin/").content.decode()
        client.get(PASTE, {"kept": form.fields["kept"]})
        client.post(PASTE, {"kept": form.fields["kept"], "step": "discard"})
        client.post(KEEP, form.fields | {"chair-0": "贺知远"})

    client.force_login(cast.secretary)
    assert chair(opened(client, form)) == "沈怀远"


@pytest.mark.owner_role("erasing is for the owner of the tables")
def test_a_reading_of_a_text_that_is_erased_goes_too(desk, form, cast):
    form.send(step="create")
    desk.post(PASTE, {"text": TEXT, "step": "read"})
    other = desk.post(PASTE, {"text": TEXT.replace("防汛", "抗旱"), "step": "read"})

    erase(Meeting.objects.first(), by=cast.administrator, reason="误录")

    assert [work.page for work in UnsavedWork.objects.all()] == [f"report:{Form(desk, other).fields['kept']}"]


@pytest.mark.parametrize("kept", ["", "x", "../etc", "a" * 400, "\x00", "汉字" * 11])
def test_a_token_that_none_of_our_pages_made_shows_no_error_page(desk, kept):
    response = desk.get(PASTE, {"kept": kept}, follow=True)

    assert response.status_code == 200
    assert desk.post(PASTE, {"kept": kept, "text": TEXT, "step": "read"}).status_code == 200
    assert desk.post(PASTE, {"kept": kept, "step": "discard"}, follow=True).status_code == 200
    assert desk.post(KEEP, {"kept": kept}).status_code == 400


@pytest.mark.parametrize("at", ["-1", "x", "99999999", "２", "1.5"])
def test_a_step_that_is_none_is_the_last(desk, form, at):
    form.send(**{"chair-0": "林祎", "step": "apply"})

    assert chair(opened(desk, form, at)) == "林祎"


def test_what_is_too_much_is_shown_and_not_kept(desk, monkeypatch):
    monkeypatch.setattr(unsaved, "LIMIT", 100)

    form = Form(desk, desk.post(PASTE, {"text": TEXT, "step": "read"}))

    assert form.items
    assert "kept" not in form.fields
    assert not UnsavedWork.objects.exists()
