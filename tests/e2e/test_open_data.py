"""The page of open data and the filtered changes: for everybody, at every width, in each language."""

import pytest

from meetings.open_data.dump import dump
from tests.e2e.accessibility import violations
from tests.factories import correct, make_record, release, withdraw

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ("/open-data/", "/changes/", "/changes/?act=corrected&from=2026-01-01", "/changes/?act=picnic&from=yesterday")


@pytest.fixture
def files(cast, settings, tmp_path):
    settings.OPEN_DATA_DIR = tmp_path
    correct(release(make_record(), cast), cast, note="更正标题。", title="研究供水保障工作")
    withdraw(release(make_record(), cast), cast)
    dump(tmp_path, "http://testserver")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_are_accessible_in_each_language(open_context, live_server, files, width):
    page = open_context(viewport={"width": width, "height": 900}, bypass_csp=True).new_page()

    for language in ("", "/zh-hant", "/en"):
        for address in PAGES:
            page.goto(f"{live_server.url}{language}{address}")
            found = [(one["id"], [node["html"] for node in one["nodes"]]) for one in violations(page)]
            assert found == [], (language, address)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, (language, address)
    page.goto(f"{live_server.url}/open-data/")
    with page.expect_download() as got:
        page.get_by_role("link", name="meetings.csv").click()
    assert got.value.path().read_bytes().startswith(b"\xef\xbb\xbf")
