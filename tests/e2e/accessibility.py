"""What axe finds wrong on a page, by the rules that this site keeps."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG_21 = ("wcag2a", "wcag2aa", "wcag21aa")  # where something sticky covers a part of a target for now
WCAG = (*WCAG_21, "wcag22aa")
WITH_GOOD_PRACTICE = (*WCAG, "best-practice")


def violations(page: Page, rules: tuple[str, ...] = WCAG) -> list[Any]:
    """The violations on the page that is there once the last click has led where it leads.

    The page's context must let axe in by ``bypass_csp=True``: it is a script of the tests.
    """
    page.wait_for_load_state()
    found: list[Any] = Axe().run(page, options={"runOnly": list(rules)}).response["violations"]
    return found
