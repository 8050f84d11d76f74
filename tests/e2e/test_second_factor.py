"""The second step of signing in, in a real browser: one walk a language, and passkeys by a virtual authenticator."""

import pytest
from playwright.sync_api import expect

from tests.e2e.accessibility import violations
from tests.e2e.conftest import watch
from tests.e2e.test_geometry import faults_here
from tests.e2e.test_signing_in import fill_in
from tests.factors import PASSWORD, PROTECTION, code_of

pytestmark = pytest.mark.django_db(transaction=True)
MAIN = "main form:not(.passkey) button[type=submit]"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def is_sound(page):
    return faults_here(page) == {} and violations(page) == []


def send(page, **fields):
    for name, value in fields.items():
        page.fill(f"input[name={name}]", value)
    page.locator(MAIN).click()
    page.wait_for_load_state()


@pytest.mark.parametrize(("language", "width"), [("", 1280), ("/zh-hant", 390), ("/en", 390)])
def test_a_telephone_is_enrolled_asked_for_and_removed(open_context, live_server, cast, language, width):
    page = open_context(viewport={"width": width, "height": 844}, bypass_csp=True).new_page()
    protection = f"{live_server.url}{language}{PROTECTION}"
    page.goto(f"{live_server.url}{language}/admin/")
    assert is_sound(page)
    fill_in(page, "secretary", PASSWORD)
    expect(page.locator("#user-tools")).to_be_visible()

    page.goto(protection)
    assert is_sound(page)
    page.locator("main a[href$='/app/']").click()
    assert is_sound(page)
    send(page, password=PASSWORD)
    assert is_sound(page)
    secret = page.locator("code.secret").inner_text()
    send(page, code=code_of(secret))
    assert is_sound(page)
    codes = page.locator(".codes code").all_inner_texts()
    for address in ("", "app/remove/", "codes/", "codes/new/", "passkey/"):
        page.goto(protection + address)
        assert is_sound(page), address

    page.context.clear_cookies()
    page.goto(f"{live_server.url}{language}/admin/")
    fill_in(page, "secretary", PASSWORD)
    send(page, code="000000")
    assert is_sound(page)
    send(page, code=codes[0])
    expect(page.locator("#user-tools")).to_be_visible()
    page.goto(f"{protection}app/remove/")
    send(page, password=PASSWORD)
    send(page)
    expect(page.locator("main a[href$='/app/']")).to_be_visible()


def test_it_needs_no_scripts(open_context, live_server, cast):
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/accounts/login/")
    expect(page.locator("#passkey")).to_be_hidden()
    fill_in(page, "secretary", PASSWORD)

    page.goto(f"{live_server.url}{PROTECTION}passkey/")
    send(page, password=PASSWORD)
    assert "通行密钥需要浏览器运行脚本" in page.locator("main noscript").text_content()
    expect(page.locator("#passkey")).to_be_hidden()
    page.goto(f"{live_server.url}{PROTECTION}app/")
    secret = page.locator("code.secret").inner_text()
    send(page, code=code_of(secret))
    page.context.clear_cookies()
    page.goto(f"{live_server.url}/admin/")
    fill_in(page, "secretary", PASSWORD)
    send(page, code=code_of(secret, 1))

    expect(page.locator("#user-tools")).to_be_visible()


def test_a_passkey_is_added_stands_for_a_code_and_for_the_password(open_context, live_server, cast):
    page = open_context().new_page()
    complaints = watch(page)
    driver = page.context.new_cdp_session(page)
    driver.send("WebAuthn.enable")
    key = driver.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]
    page.goto(f"{live_server.url}/accounts/login/")
    fill_in(page, "secretary", PASSWORD)

    page.goto(f"{live_server.url}{PROTECTION}passkey/")
    send(page, password=PASSWORD)
    driver.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": False})
    page.check("input[name=passwordless]")
    page.locator("#passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("没有使用通行密钥")
    driver.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": True})
    page.fill("input[name=name]", "办公室电脑")
    page.locator("#passkey").click()
    expect(page.locator("h1")).to_contain_text("恢复码")
    page.goto(f"{live_server.url}{PROTECTION}")
    expect(page.locator("main")).to_contain_text("办公室电脑")

    page.context.clear_cookies()
    page.goto(f"{live_server.url}/admin/")
    fill_in(page, "secretary", PASSWORD)
    page.locator("#passkey").click()
    expect(page.locator("#user-tools")).to_be_visible()

    page.context.clear_cookies()
    page.goto(f"{live_server.url}/admin/")
    page.locator("#passkey").click()
    expect(page.locator("#user-tools")).to_be_visible()

    page.goto(f"{live_server.url}/admin/meetings/report/add/")
    page.fill("textarea[name=text]", "会议强调，抓好秋收。")
    page.context.clear_cookies()
    page.locator("form:has(textarea[name=text]) [type=submit]").first.click()
    page.fill("input[name=sign-in-username]", "secretary")
    page.fill("input[name=sign-in-password]", PASSWORD)
    send(page)
    page.locator("#passkey").click()
    expect(page.locator("textarea[name=text]")).to_have_value("会议强调，抓好秋收。")

    page.goto(f"{live_server.url}{PROTECTION}")
    page.get_by_role("link", name="移除通行密钥").click()
    send(page, password=PASSWORD)
    send(page)
    expect(page.locator("main")).not_to_contain_text("办公室电脑")
    assert complaints == []
