"""Forms that were open too long: nothing of them is done, no typed word is lost, and no other site gains by it."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone, translation

from meetings import unsaved
from meetings.history.entries import in_address
from meetings.models import AgendaItem, Edition, Meeting, MeetingTemplate, Report, Role, UnsavedWork, User
from meetings.workflow import verbs
from tests import factories
from tests.html import page_of
from tests.html_form import fields_of
from tests.posting import messages_of

pytestmark = pytest.mark.django_db
KEPT = "页面打开时间过长，或您在别的窗口重新登录过：内容没有保存，都还在下面，请核对后再按一次。"
NOT_DONE = "页面打开时间过长，或您在别的窗口重新登录过：刚才的操作没有执行，请核对后再操作一次。"
SIGN_IN = "registration/sign_in_again.html"
COPY = "403_csrf.html"
TRICKY = "第一行\r\n<b>粗</b> & \"引号\" '单引号' </textarea><script>alert(1)</script>"
REPORT = "3月5日，区长沈怀远主持召开区政府常务会议。会议听取了供水保障工作情况汇报。会议要求，要加快管网改造。"
CARRIED = ("text", "published_on", "source_url", "title")


@pytest.fixture
def browser():
    """A browser at one of our own pages, which says so, with the tokens of forms enforced."""
    return Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})


def lose_token(browser):
    browser.cookies["csrftoken"] = "a" * 32


def lose_session(browser):
    del browser.cookies["sessionid"]


def template_of(response):
    return response.templates[0].name


def texts(words):
    """How words stand in a page."""
    return (
        words.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
        .replace("'", "&#x27;")
    )


def sign_in(browser, page, username, password="jiyao-demo"):
    """Signs in on the page that holds the words, and follows where that leads."""
    filled = fields_of(page) | {"sign-in-username": username, "sign-in-password": password}
    return browser.post(reverse("login_again"), filled, follow=True)


def change_page(row):
    return reverse(f"admin:{row._meta.label_lower.replace('.', '_')}_change", args=[row.pk])


# Each form of the desk: who uses it, where it is, what is typed and which button is pressed, whether it was done.


def meeting_form(cast):
    meeting = factories.make_record()
    item = meeting.items.get()
    typed = {"summary": TRICKY, f"{item.key}-title": "改过的议题名", f"{item.directives.first().key}-text": TRICKY}
    typed |= {"new1-title": "新的议题", "new1-kind": "hear"}
    rows = [f"item:{item.key}", *(f"directive:{one.key}" for one in item.directives.all()), "item:new1"]
    button = {"_save": "1", "row": rows}
    return "secretary", change_page(meeting), typed, button, lambda: AgendaItem.objects.filter(title="新的议题")


def new_meeting(cast):
    typed = {"title": "新会议", "summary": TRICKY, "listed_on": "2026-03-05"}
    return "secretary", reverse("admin:meetings_meeting_add"), typed, {"_save": "1"}, lambda: Meeting.objects.all()


def submit_page(cast):
    meeting = factories.make_record()
    address = reverse("admin:meetings_meeting_submit", args=[meeting.pk])
    return "secretary", address, {}, {}, lambda: Meeting.objects.filter(state="in_review")


def send_back_page(cast):
    meeting = factories.make_record()
    factories.act("submit", meeting, by=cast.secretary)
    address = reverse("admin:meetings_meeting_send_back", args=[meeting.pk])
    return "reviewer", address, {"note": TRICKY}, {}, lambda: Meeting.objects.filter(state="draft")


def review_page(cast):
    meeting = factories.make_record()
    factories.act("submit", meeting, by=cast.secretary)
    typed = {"note": TRICKY, "at-": TRICKY, f"at-{meeting.items.get().key}": "漏了一项"}
    address = reverse("admin:meetings_meeting_review", args=[meeting.pk])
    return "reviewer", address, typed, {"_do": "send_back"}, lambda: Meeting.objects.filter(state="draft")


def withdraw_page(cast):
    meeting = factories.release(factories.make_record(), cast)
    address = reverse("admin:meetings_meeting_withdraw", args=[meeting.pk])
    return "reviewer", address, {"note": TRICKY}, {}, lambda: Edition.objects.filter(document__isnull=True)


def account_form(cast):
    typed = {"name": TRICKY.replace("\r\n", "")}
    return "administrator", change_page(cast.official), typed, {}, lambda: User.objects.filter(name__contains="粗")


def template_form(cast):
    template = MeetingTemplate.objects.create(type="special", items="传达学习上级会议精神")
    typed = {"items": TRICKY, "attendance": "出席 林祎\r\n列席 王明 区水务局局长"}
    return "secretary", change_page(template), typed, {}, lambda: MeetingTemplate.objects.filter(items__contains="粗")


def new_template(cast):
    typed = {"type": "special", "items": TRICKY, "attendance": "列席 王明 区水务局局长"}
    address = reverse("admin:meetings_meetingtemplate_add")
    return "administrator", address, typed, {"_save": "1"}, lambda: MeetingTemplate.objects.all()


def role_form(cast):
    role = Role.objects.create(group=Group.objects.create(name="督查员"), rights=["read_internal"])
    return "administrator", change_page(role), {"name": "粗"}, {}, lambda: Group.objects.filter(name="粗")


def new_role(cast):
    address = reverse("admin:meetings_role_add")
    return "administrator", address, {"name": "督查<b>员"}, {}, lambda: Role.objects.filter(is_given=False)


FORMS = [
    meeting_form,
    new_meeting,
    submit_page,
    send_back_page,
    review_page,
    withdraw_page,
    account_form,
    template_form,
    new_template,
    role_form,
    new_role,
]


def opened(browser, cast, form):
    """The form, opened and filled in: its address, what will be sent, what was typed, who typed, whether it is done."""
    who, address, typed, button, done = form(cast)
    browser.force_login(getattr(cast, who))
    return address, fields_of(browser.get(address)) | typed | button, typed, who, done


def sent_anew(page, button_of):
    """What a browser sends from the page that was shown, when the same button is pressed."""
    buttons = {name: value for name, value in button_of.items() if name.startswith("_")}
    return fields_of(page) | buttons


@pytest.mark.parametrize("form", FORMS)
def test_a_form_whose_token_expired_comes_back_filled_in_and_can_be_sent(browser, cast, form):
    address, filled, typed, _who, done = opened(browser, cast, form)
    before = list(done())
    lose_token(browser)

    page = browser.post(address, filled)

    assert page.status_code == 403
    assert template_of(page).startswith("admin/")
    assert list(done()) == before
    assert (KEPT if typed else NOT_DONE) in messages_of(page)
    again = fields_of(page)
    assert {name: again.get(name) for name in typed} == {name: [value] for name, value in typed.items()}
    assert "no-store" in page.headers["Cache-Control"]

    assert browser.post(address, sent_anew(page, filled)).status_code == 302
    assert list(done()) != before


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("has_token", [True, False])
def test_a_form_whose_session_ended_survives_the_sign_in(browser, cast, form, has_token):
    address, filled, typed, who, done = opened(browser, cast, form)
    before = list(done())
    lose_session(browser)
    if not has_token:
        lose_token(browser)

    asked = browser.post(address, filled)
    page = sign_in(browser, asked, who)

    assert (asked.status_code, template_of(asked)) == (403, SIGN_IN)
    assert "no-store" in asked.headers["Cache-Control"]
    assert page.status_code == 403
    assert list(done()) == before
    again = fields_of(page)
    assert {name: again.get(name) for name in typed} == {name: [value] for name, value in typed.items()}
    assert messages_of(page)[0].startswith(f"您已用“{who}”登录：")

    assert browser.post(address, sent_anew(page, filled)).status_code == 302
    assert list(done()) != before


def test_every_form_of_the_desk_is_tested_here(cast):
    """A page that joins the desk joins ``FORMS``, or a pattern here that says why it need not."""
    with_words = {resolve(form(cast)[1]).url_name for form in FORMS} | {"meetings_report_add", "meetings_user_add"}
    pages_of_verbs = {f"meetings_meeting_{verb}" for verb in verbs.VERBS}  # one page for all
    without_words = (
        "index|login|logout|password_change|password_change_done|auth_user_password_change|autocomplete|jsi18n"
        "|view_on_site|app_list|.*_(changelist|history|delete|preview)"
        "|meetings_(report|edition|erasure|accessentry)_change"  # shown
        "|meetings_(edition|erasure|accessentry)_add"  # never open
        "|meetings_accessentry_csv|meetings_user_(link|factors)"  # a file; buttons alone
        "|meetings_agendaitem_change"  # leads elsewhere
        "|meetings_meeting_(at|compare)"  # read alone; the button of a moment posts to the next
        "|meetings_meeting_(restore|discard)"  # buttons without words, which have no page: BUTTONS
        "|meetings_(meeting|report)_unsaved|meetings_units"  # asked by scripts
    )

    pages = {one.name for group in admin.site.get_urls() for one in getattr(group, "url_patterns", [group])} - {None}

    assert {name for name in pages - with_words - pages_of_verbs if not re.fullmatch(without_words, name)} == set()


# What stands in the way of showing the form again


def test_the_form_of_a_meeting_deleted_meanwhile_comes_back_as_a_new_one(browser, cast):
    address, filled, typed, _who, _done = opened(browser, cast, meeting_form)
    Meeting.objects.all().delete()
    lose_token(browser)

    page = browser.post(address, filled)

    again = fields_of(page)
    assert {name: again.get(name) for name in typed} == {name: [value] for name, value in typed.items()}
    assert Meeting.objects.count() == 0


def test_the_words_of_rows_are_offered_for_copying_by_the_names_of_their_rows(browser, cast):
    address, filled, _typed, _who, _done = opened(browser, cast, meeting_form)
    lose_session(browser)

    page = sign_in(browser, browser.post(address, filled), "official")

    assert page.status_code == 403
    assert offered(page)["会议要点"] == TRICKY
    assert offered(page)["议题 2 · 标题"] == "新的议题"
    assert offered(page)["工作要求 1 · 内容"] == TRICKY


def test_the_form_of_a_row_deleted_meanwhile_keeps_its_words(browser, cast):
    address, filled, typed, _who, _done = opened(browser, cast, meeting_form)
    AgendaItem.objects.all().delete()
    lose_token(browser)

    page = browser.post(address, filled)

    again = fields_of(page)
    assert {name: again.get(name) for name in typed} == {name: [value] for name, value in typed.items()}


def offered(page):
    """The words that a page offers for copying, by label."""
    root = page_of(page)
    labels = {label["for"]: label.text() for label in root.all("label", "for")}
    return {labels[area["id"]]: area.text().removeprefix("\n") for area in root.all("textarea", "readonly")}


def test_the_form_of_a_meeting_that_left_the_desk_stays_open_with_its_words(browser, cast):
    address, filled, _typed, _who, _done = opened(browser, cast, meeting_form)
    factories.act("submit", Meeting.objects.get(), by=cast.secretary)
    lose_token(browser)

    page = browser.post(address, filled)

    assert fields_of(page)["summary"] == [TRICKY]
    assert "不能修改，本次没有保存。您填写的内容还在下面" in page.content.decode()


def test_a_verb_on_what_changed_meanwhile_shows_the_change_and_keeps_the_note(browser, cast):
    address, filled, _typed, _who, _done = opened(browser, cast, withdraw_page)
    meeting = factories.reopen(Meeting.objects.get(), cast)
    meeting.title = "改过的标题"
    meeting.save()
    lose_token(browser)

    page = browser.post(address, filled)

    assert str(verbs.STALE) in messages_of(page)
    assert fields_of(page)["version"] == [str(Meeting.objects.get().version)] != filled["version"]
    assert fields_of(page)["note"] == [TRICKY]


def test_a_verb_that_is_no_longer_possible_gives_its_note_for_copying(browser, cast):
    address, filled, _typed, _who, _done = opened(browser, cast, withdraw_page)
    verbs.perform(
        "withdraw", Meeting.objects.get(), by=cast.deputy, version=Meeting.objects.get().version, note="内容有误。"
    )
    lose_session(browser)

    page = sign_in(browser, browser.post(address, filled), "official")

    assert (page.status_code, template_of(page)) == (403, "403.html")
    assert offered(page) == {"note": TRICKY}


# Who signs in


def test_another_person_who_may_use_the_page_goes_on_with_the_words(browser, cast):
    factories.make_user("other", role="secretary")
    address, filled, typed, _who, done = opened(browser, cast, new_meeting)
    lose_session(browser)

    page = sign_in(browser, browser.post(address, filled), "other")
    browser.post(address, sent_anew(page, filled))

    assert messages_of(page) == ["您已用“other”登录：内容没有保存，都还在下面，请核对后再按一次。"]
    assert done().get().summary == typed["summary"].replace("\r\n", "\n")


@pytest.mark.parametrize("who", ["official", "administrator"])
def test_a_person_who_may_not_use_the_page_gets_the_words_for_copying(browser, cast, who):
    address, filled, _typed, _who, done = opened(browser, cast, new_meeting)
    lose_session(browser)

    page = sign_in(browser, browser.post(address, filled), who)

    assert (page.status_code, template_of(page)) == (403, "403.html")
    assert offered(page)["会议要点"] == TRICKY
    assert not done().exists()
    assert "sign-in" not in page.content.decode()


def test_a_person_who_lost_the_right_meanwhile_gets_the_words_for_copying(browser, cast):
    address, filled, _typed, _who, done = opened(browser, cast, new_meeting)
    cast.secretary.groups.clear()

    page = browser.post(address, filled)

    assert (page.status_code, template_of(page)) == (403, "403.html")
    assert offered(page)["会议要点"] == TRICKY
    assert not done().exists()


def test_a_person_who_left_the_desk_meanwhile_gets_the_words_for_copying(browser, cast):
    address, filled, _typed, _who, _done = opened(browser, cast, new_meeting)
    User.objects.filter(pk=cast.secretary.pk).update(is_staff=False)

    page = browser.post(address, filled)

    assert (page.status_code, template_of(page)) == (403, "403.html")
    assert offered(page)["会议要点"] == TRICKY


def test_an_account_that_ended_meanwhile_leaves_the_words_for_copying(browser, cast):
    address, filled, _typed, who, _done = opened(browser, cast, new_meeting)
    User.objects.filter(pk=cast.secretary.pk).update(is_active=False)

    asked = browser.post(address, filled)
    page = sign_in(browser, asked, who)

    assert template_of(asked) == template_of(page) == SIGN_IN
    assert offered(asked)["会议要点"] == offered(page)["会议要点"] == TRICKY


def test_who_signed_in_in_another_window_goes_on_with_the_words(browser, cast):
    address, filled, typed, who, done = opened(browser, cast, new_meeting)
    lose_session(browser)
    asked = browser.post(address, filled)
    browser.force_login(cast.secretary)
    lose_token(browser)

    page = sign_in(browser, asked, who, password="")

    assert fields_of(page)["summary"] == [typed["summary"]]
    assert not done().exists()


def test_a_wrong_password_keeps_the_words(browser, cast):
    address, filled, _typed, who, _done = opened(browser, cast, new_meeting)
    lose_session(browser)

    page = sign_in(browser, browser.post(address, filled), who, password="wrong")

    assert template_of(page) == SIGN_IN
    assert fields_of(page)["summary"] == [TRICKY]
    assert fields_of(page)["sign-in-username"] == [who]
    assert "sessionid" not in browser.cookies or not browser.cookies["sessionid"].value
    assert "wrong" not in page.content.decode()


# No hole


def test_a_sign_in_needs_a_token_that_holds(browser, cast):
    address, filled, _typed, who, _done = opened(browser, cast, new_meeting)
    lose_session(browser)
    asked = browser.post(address, filled)
    lose_token(browser)

    page = sign_in(browser, asked, who)

    assert template_of(page) == SIGN_IN
    assert fields_of(page)["summary"] == [TRICKY]
    assert not browser.cookies.get("sessionid") or not browser.session.get("_auth_user_id")


@pytest.mark.parametrize(
    "to", ["https://evil.example/", "//evil.example/admin/", "/meetings/", "/accounts/logout/", "/nowhere/", ""]
)
def test_a_sign_in_leads_to_pages_of_the_desk_alone(browser, cast, to):
    address, filled, _typed, who, _done = opened(browser, cast, new_meeting)
    lose_session(browser)
    asked = fields_of(browser.post(address, filled)) | {"sign-in-username": who, "sign-in-password": "jiyao-demo"}

    page = browser.post(reverse("login_again"), asked | {"sign-in-to": to})

    assert (page.status_code, template_of(page)) == (403, COPY)
    assert not browser.session.get("_auth_user_id")


def test_attempts_to_sign_in_can_be_limited_by_one_address(client, db):
    assert reverse("login_again").startswith(reverse("login"))
    assert client.get(reverse("login_again")).url == reverse("login")


def test_a_post_that_signs_in_is_never_done_even_with_a_token_and_a_session(browser, cast):
    address, filled, _typed, who, done = opened(browser, cast, new_meeting)

    page = browser.post(address, filled | {"sign-in-username": who, "sign-in-password": "jiyao-demo"})

    assert page.status_code == 403
    assert not done().exists()


@pytest.mark.parametrize(
    "source",
    [{"origin": "https://evil.example"}, {"origin": "null"}, {}, {"referer": "http://testserver.evil.example/"}],
)
@pytest.mark.parametrize("is_signed_in", [True, False])
def test_what_another_site_sends_is_neither_done_nor_repeated(cast, source, is_signed_in):
    browser = Client(enforce_csrf_checks=True, headers=source)
    address, filled, _typed, who, done = opened(browser, cast, new_meeting)
    if not is_signed_in:
        lose_session(browser)
    lose_token(browser)

    page = browser.post(address, filled | {"sign-in-username": who, "sign-in-password": "jiyao-demo"})

    assert (page.status_code, template_of(page)) == (403, COPY)
    assert offered(page) == {}
    assert "新会议" not in page.content.decode()
    assert not done().exists()
    assert is_signed_in or not browser.cookies.get("sessionid") or not browser.session.get("_auth_user_id")


def test_words_cannot_break_out_of_the_pages_that_repeat_them(browser, cast):
    address, filled, _typed, _who, _done = opened(browser, cast, new_meeting)
    lose_session(browser)
    asked = browser.post(address, filled | {'"><script>alert(1)</script>': TRICKY})
    page = sign_in(browser, asked, "official")

    for answer in (asked, page):
        assert "<script>alert" not in answer.content.decode()
        assert "</textarea><script>" not in answer.content.decode()


# Passwords and files


def test_passwords_and_tokens_are_never_repeated(browser, cast):
    browser.force_login(cast.administrator)
    address = reverse("admin:meetings_user_add")
    filled = fields_of(browser.get(address)) | {
        "username": "newcomer",
        "name": "新人",
        "password1": "geheim-1",
        "password2": "geheim-1",
    }
    lose_token(browser)

    shown = browser.post(address, filled)
    lose_session(browser)
    asked = browser.post(address, fields_of(shown) | {"password1": "geheim-1"})
    page = sign_in(browser, asked, "administrator")

    assert "密码没有保留，请重新填写。" in messages_of(shown)
    for answer in (shown, asked, page):
        assert "geheim" not in answer.content.decode()
        assert filled["csrfmiddlewaretoken"][0] not in answer.content.decode()
    assert fields_of(page)["username"] == ["newcomer"]
    assert not User.objects.filter(username="newcomer").exists()


def test_a_sign_in_page_that_expired_keeps_the_name_and_signs_nobody_in(browser, cast):
    filled = fields_of(browser.get(reverse("login"))) | {"username": "secretary", "password": "jiyao-demo"}
    lose_token(browser)

    page = browser.post(reverse("login"), filled)

    assert page.status_code == 403
    assert messages_of(page) == [NOT_DONE, "密码没有保留，请重新填写。"]
    assert fields_of(page)["username"] == ["secretary"]
    assert "jiyao-demo" not in page.content.decode()
    assert browser.post(reverse("login"), fields_of(page) | {"password": "jiyao-demo"}).status_code == 302


@pytest.mark.parametrize("lose", [lose_token, lose_session])
def test_a_change_of_password_that_expired_asks_for_all_of_them_again(browser, cast, lose):
    browser.force_login(cast.official)
    address = reverse("password_change")
    filled = fields_of(browser.get(address)) | {
        "old_password": "jiyao-demo",
        "new_password1": "geheim-22",
        "new_password2": "geheim-22",
    }
    lose(browser)

    page = browser.post(address, filled)
    if lose is lose_session:
        page = sign_in(browser, page, "official")

    assert template_of(page) == "registration/password_change_form.html"
    assert "geheim" not in page.content.decode()
    assert User.objects.get(pk=cast.official.pk).check_password("jiyao-demo")


@pytest.mark.parametrize("lose", [lose_token, lose_session])
def test_a_file_has_to_be_chosen_again(browser, cast, lose):
    browser.force_login(cast.secretary)
    address = reverse("admin:meetings_report_add")
    filled = fields_of(browser.get(address)) | {"title": "三月的会", "step": "read"}
    lose(browser)

    page = browser.post(address, filled | {"file": SimpleUploadedFile("report.txt", REPORT.encode())})
    if lose is lose_session:
        assert "文件没有保留，登录后请重新选择。" in page.content.decode()
        page = sign_in(browser, page, "secretary")

    assert "文件没有保留，请重新选择。" in messages_of(page)
    assert fields_of(page)["title"] == ["三月的会"]


# The paste page


def test_a_pasted_report_comes_back_unread(browser, cast):
    browser.force_login(cast.secretary)
    address = reverse("admin:meetings_report_add")
    filled = fields_of(browser.get(address)) | {"text": REPORT, "published_on": "2026-03-06", "step": "read"}
    lose_session(browser)

    page = sign_in(browser, browser.post(address, filled), "secretary")

    assert template_of(page).endswith("paste.html")
    assert fields_of(page)["text"] == [REPORT]
    assert fields_of(page)["published_on"] == ["2026-03-06"]


@pytest.fixture
def corrected(browser, cast):
    """The page of what was read, with a correction made: its form, filled in on, and what was typed and ticked."""
    browser.force_login(cast.secretary)
    address = reverse("admin:meetings_report_add")
    facts = {"text": REPORT, "published_on": "2026-03-06", "step": "read"}
    read = browser.post(address, fields_of(browser.get(address)) | facts)
    shown = browser.post(address, fields_of(read) | {"place-0": "三楼会议室", "step": "apply"})
    typed = {
        "chair-0": ["沈某"],
        "people-0": ["出席 林某 区水务局局长"],
        "sentence": [page_of(shown).all("input", "value", name="sentence")[0]["value"]],
        "row": ["meeting:0", "item:r000000000", "directive:r000000001", "item:new1", "directive:new2"],
        "r000000000-title": ["改过的议题名"],
        "r000000000-kind": ["study"],
        "r000000001-text": [TRICKY],
        "r000000001-units": ["区水务局"],
        "r000000001-delete": ["on"],
        "new1-title": ["新的议题"],
        "new1-kind": ["hear"],
        "new2-text": ["要修剪柳树。"],
    }
    filled = fields_of(shown)
    assert filled["row"] == typed["row"][:3]
    return address, filled | typed, {name: filled[name] for name in ("text", "published_on", "place-0")} | typed


@pytest.mark.parametrize("lose", [lose_token, lose_session])
@pytest.mark.parametrize(
    "button",
    [
        {"step": "create"},
        {"step": "apply"},
        {"step": "edit"},
        {"step": "undo"},
        {"act": "make"},
        {"deed": "delete r000000000"},
        {"deed": "add-item meeting0"},
        {"deed": "join new1"},
    ],
)
def test_corrections_come_back_as_they_were_filled_in(browser, corrected, lose, button):
    address, filled, typed = corrected
    lose(browser)

    page = browser.post(address, filled | button)
    if lose is lose_session:
        page = sign_in(browser, page, "secretary")

    assert (page.status_code, template_of(page)) == (403, "admin/meetings/report/reading.html")
    again = fields_of(page)
    assert {name: again.get(name) for name in typed} == typed
    assert "r000000000-delete" not in again
    assert "听取了供水保障工作情况汇报" in page.content.decode()
    assert page_of(page).one("div", id="editor-words")["data-dirty"] == "1"  # kept again, though nothing more is typed
    assert Report.objects.count() == Meeting.objects.count() == 0


def test_corrections_that_came_back_are_made_when_they_are_sent(browser, corrected):
    address, filled, _typed = corrected
    lose_token(browser)

    page = browser.post(address, filled | {"step": "apply"})
    [[item]] = [meeting.items for meeting in page.context["read"].meetings]
    applied = browser.post(address, fields_of(page) | {"step": "apply"})

    assert (item.kind, len(item.directives)) == ("hear", 1)
    [meeting] = applied.context["read"].meetings
    assert [(one.kind, one.title, len(one.directives)) for one in meeting.items] == [
        ("study", "改过的议题名", 0),
        ("hear", "新的议题", 1),
    ]
    assert (meeting.chair, meeting.place) == ("沈某", "三楼会议室")


def test_rows_of_a_reading_are_offered_for_copying_to_who_may_not_paste(browser, corrected):
    address, filled, _typed = corrected
    lose_session(browser)

    page = sign_in(browser, browser.post(address, filled | {"deed": "delete r000000000"}), "official")

    assert (page.status_code, template_of(page)) == (403, "403.html")
    assert {"改过的议题名", TRICKY, "新的议题", "要修剪柳树。", "沈某", REPORT} <= set(offered(page).values())


def test_ticks_on_a_corrected_report_stay_as_they_were(browser, cast):
    browser.force_login(cast.secretary)
    address = reverse("admin:meetings_report_add")
    facts = {"published_on": "2026-03-06", "source_url": "https://example.com/1"}
    read = browser.post(address, fields_of(browser.get(address)) | facts | {"text": REPORT, "step": "read"})
    browser.post(address, fields_of(read) | {"step": "create"})
    corrected = REPORT.replace("加快", "抓紧").replace("沈怀远", "林远怀")
    compared = browser.post(address, fields_of(browser.get(address)) | facts | {"text": corrected, "step": "read"})
    offered_ticks = fields_of(compared)["difference"]
    lose_token(browser)

    page = browser.post(address, fields_of(compared) | {"difference": offered_ticks[:1], "step": "revise"})

    assert len(offered_ticks) > 1
    assert template_of(page).endswith("revising.html")
    assert fields_of(page)["difference"] == offered_ticks[:1]
    assert "沈怀远" in Meeting.objects.get().chair


# Sizes


def test_the_largest_form_that_can_be_sent_loses_nothing(browser, cast, settings):
    address, filled, _typed, who, done = opened(browser, cast, new_meeting)
    filled["summary"] = "长" * 2000
    pairs = [(name, one) for name, value in filled.items() for one in (value if isinstance(value, list) else [value])]
    size = sum(len(f"{name}{value}".encode()) + 2 for name, value in pairs)
    lose_session(browser)

    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = size
    largest = browser.post(address, filled)
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = size + 1000
    asked = browser.post(address, filled)
    page = sign_in(browser, asked, who)

    assert template_of(largest) == COPY
    assert template_of(asked) == SIGN_IN
    assert offered(largest)["会议要点"] == offered(asked)["会议要点"] == filled["summary"]
    assert fields_of(page)["summary"] == [filled["summary"]]
    assert not done().exists()


def test_a_form_of_as_many_fields_as_can_be_sent_loses_nothing(browser, cast, settings):
    address, filled, _typed, _who, _done = opened(browser, cast, new_meeting)
    lose_session(browser)

    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = sum(
        len(value) if isinstance(value, list) else 1 for value in filled.values()
    )
    page = browser.post(address, filled)

    assert template_of(page) == COPY
    assert offered(page)["会议要点"] == TRICKY


# Other forms


@pytest.mark.parametrize("name", ["logout", "admin:logout", "view_as"])
def test_a_form_without_words_is_not_done_and_says_so(browser, cast, name):
    browser.force_login(cast.official)
    browser.get(reverse("home"))
    lose_token(browser)

    page = browser.post(reverse(name), {"audience": "public", "next": "/"})

    assert (page.status_code, template_of(page)) == (403, COPY)
    assert offered(page) == {}
    assert browser.session["_auth_user_id"] == str(cast.official.pk)


def restore_button(browser, secretary):
    """The button of a moment: where it is sent, what with it, whether it was done."""
    meeting = factories.make_record(title="原来的标题")
    before = timezone.now()
    Meeting.objects.update(title="后来的标题")
    shown = browser.get(reverse("admin:meetings_meeting_at", args=[meeting.pk]), {"at": in_address(before)})
    address = reverse("admin:meetings_meeting_restore", args=[meeting.pk])
    return address, fields_of(shown), lambda: Meeting.objects.filter(title="原来的标题")


def discard_button(browser, secretary):
    """The button that gives up what was not saved of a meeting."""
    meeting = factories.make_record()
    unsaved.keep(secretary, unsaved.meeting_page(meeting.pk), [("summary", TRICKY)], form="")
    shown = browser.get(reverse("admin:meetings_meeting_change", args=[meeting.pk]))
    token = {"csrfmiddlewaretoken": fields_of(shown)["csrfmiddlewaretoken"]}
    address = reverse("admin:meetings_meeting_discard", args=[meeting.pk])
    return address, token, lambda: [] if UnsavedWork.objects.exists() else ["given up"]


BUTTONS = [restore_button, discard_button]


@pytest.mark.django_db(transaction=True)  # moments are those of transactions
@pytest.mark.parametrize("button", BUTTONS)
@pytest.mark.parametrize("lose", [lose_token, lose_session])
def test_a_button_that_has_no_page_is_not_done_and_says_so(browser, cast, button, lose):
    browser.force_login(cast.secretary)
    address, sent, done = button(browser, cast.secretary)
    kept_token = browser.cookies["csrftoken"].value
    lose(browser)

    page = browser.post(address, sent)
    if lose is lose_session:
        page = sign_in(browser, page, "secretary")

    assert (page.status_code, template_of(page)) == (403, COPY)
    assert offered(page) == {}
    assert list(done()) == []
    browser.force_login(cast.secretary)
    browser.cookies["csrftoken"] = kept_token
    assert browser.post(address, sent).status_code == 302
    assert list(done()) != []


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_no_page_advises_what_would_wipe_words(browser, cast, language):
    with translation.override(language):
        browser.force_login(cast.secretary)
        address = change_page(factories.make_record().items.get())  # a page that takes no words any more
        filled = {"csrfmiddlewaretoken": "b" * 32, "text": TRICKY}
        lose_token(browser)
        pages = [browser.post(address, filled), browser.post(reverse("logout"), {})]
        lose_session(browser)
        pages += [browser.post(address, filled), sign_in(browser, browser.post(address, filled), "official")]

    for page in pages:
        assert page.status_code == 403
        advice = page_of(page).text(without=frozenset({"textarea"}))
        assert not re.search("刷新|返回上一页|重新整理|返回上一頁|reload|refresh|go back", advice, re.I)
    assert f'<a href="{address}" target="_blank" rel="noopener">' in pages[0].content.decode()
