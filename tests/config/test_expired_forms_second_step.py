"""Forms that were open too long, of people who have a second factor: their words go through both steps."""

import pytest
from django.test import Client
from django.urls import reverse

from meetings.models import AccessEntry, Act
from tests.config.test_expired_forms import (
    NOT_DONE,
    SIGN_IN,
    fields_of,
    lose_session,
    lose_token,
    messages_of,
    sign_in,
    template_of,
)
from tests.factors import protect

pytestmark = pytest.mark.django_db
PASTE = "/admin/meetings/report/add/"


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})


def fields_after_password(browser, address, words):
    """The page that asks for a code, after a post of nobody and the password."""
    lose_session(browser)
    asked = browser.post(address, words)
    return sign_in(browser, asked, "secretary")


def test_words_are_kept_through_the_second_step_and_a_wrong_code(browser, cast):
    codes = protect(cast.secretary)
    browser.force_login(cast.secretary)
    words = fields_of(browser.get(PASTE)) | {"text": "会议强调，抓好秋收。"}

    asked = fields_after_password(browser, PASTE, words)
    wrong = browser.post(reverse("login_again"), fields_of(asked) | {"sign-in-code": "000000"})
    page = browser.post(reverse("login_again"), fields_of(wrong) | {"sign-in-code": codes[0]}, follow=True)

    assert template_of(asked) == template_of(wrong) == SIGN_IN
    assert "密码" not in str(fields_of(wrong))
    assert page.redirect_chain[-1][0] == PASTE
    assert fields_of(page)["text"] == ["会议强调，抓好秋收。"]
    assert "您已用" in messages_of(page)[0]
    assert browser.session["_auth_user_id"] == str(cast.secretary.pk)
    assert codes[0] not in page.content.decode()
    assert AccessEntry.objects.filter(act=Act.CODE_FAILED).count() == 1  # looked at once


def test_words_are_kept_where_the_second_step_came_too_late(browser, cast):
    codes = protect(cast.secretary)
    browser.force_login(cast.secretary)
    words = fields_of(browser.get(PASTE)) | {"text": "会议强调，抓好秋收。"}

    asked = fields_after_password(browser, PASTE, words)
    lose_session(browser)
    page = browser.post(reverse("login_again"), fields_of(asked) | {"sign-in-code": codes[0]})

    assert "sign-in-password" in page.content.decode()
    assert fields_of(page)["text"] == ["会议强调，抓好秋收。"]
    assert "_auth_user_id" not in browser.session


def test_a_code_that_another_site_sent_signs_nobody_in(browser, cast):
    codes = protect(cast.secretary)
    browser.force_login(cast.secretary)
    words = fields_of(browser.get(PASTE)) | {"text": "会议强调，抓好秋收。"}
    asked = fields_after_password(browser, PASTE, words)
    browser.cookies.pop("csrftoken")

    page = browser.post(reverse("login_again"), fields_of(asked) | {"sign-in-code": codes[0]})

    assert page.status_code == 403
    assert "_auth_user_id" not in browser.session


def test_a_second_step_that_expired_is_opened_anew(browser, cast):
    codes = protect(cast.secretary)
    filled = fields_of(browser.get(reverse("login"))) | {"username": "secretary", "password": "jiyao-demo"}
    step = browser.post(reverse("login"), filled).url
    filled = fields_of(browser.get(step)) | {"code": codes[0]}
    lose_token(browser)

    page = browser.post(step, filled)

    assert page.status_code == 403
    assert messages_of(page) == [NOT_DONE]
    assert codes[0] not in page.content.decode()
    assert browser.post(step, fields_of(page) | {"code": codes[0]}).status_code == 302
