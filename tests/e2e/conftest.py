"""A real browser against a served site: ``page`` is a desktop's (1280 px), ``phone`` a phone's (390 px).

The driver runs an event loop of its own in this thread, which Django takes for asynchronous code: hence the variable.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
TIMEOUT = 15_000


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.fail("These tests need Chromium; on Debian: apt-get install chromium fonts-noto-cjk", pytrace=False)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture
def open_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens a fresh browser profile, with its own cookies, in Chinese; all are closed after the test."""
    opened: list[BrowserContext] = []

    def open_one(**options: Any) -> BrowserContext:
        context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", **options)
        context.set_default_timeout(TIMEOUT)
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        fall_silent(context)
        context.close()


def fall_silent(context: BrowserContext) -> None:
    """Lets nothing arrive that a page of the desk sends when it is left: the database is emptied meanwhile."""
    if any("/admin/meetings/" in page.url for page in context.pages):
        context.set_offline(True)
        time.sleep(0.3)


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    return open_context(viewport={"width": 1280, "height": 900}).new_page()


@pytest.fixture
def phone(open_context: Callable[..., BrowserContext]) -> Page:
    return open_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True).new_page()


@pytest.fixture
def sign_in() -> Callable[..., Page]:
    return bring_session


def bring_session(page: Page, live_server: Any, username: str) -> Page:
    """Signs in as the user name of the cast, by the cookie alone: most tests are about what comes after."""
    from meetings.models import User  # once Django is set up

    client = Client()
    client.force_login(User.objects.get(username=username))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    return page


def enter(page: Page, live_server: Any, username: str, password: str = "jiyao-demo") -> Page:
    """Signs in through the sign-in page, as people do."""
    page.goto(f"{live_server.url}/accounts/login/")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", password)
    page.click("main form:not(.passkey) button[type=submit]")
    page.wait_for_load_state()
    return page


@pytest.fixture
def desk(page: Page, live_server: Any, cast: Any) -> Iterator[Page]:
    """The page of a secretary who signed in. Scripts may not fail on it, nor the content policy refuse anything."""
    bring_session(page, live_server, "secretary")
    complaints = watch(page)
    yield page
    assert complaints == []


def watch(page: Page) -> list[str]:
    """Collects what the browser complains about: scripts that failed, anything the content policy refused."""
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("console", lambda said: broken.append(said.text) if "Content Security Policy" in said.text else None)
    return broken
