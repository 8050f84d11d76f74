"""What axe finds wrong on a page, by the rules that this site keeps."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG_21 = ("wcag2a", "wcag2aa", "wcag21aa")  # where something sticky covers a part of a target for now
WCAG = (*WCAG_21, "wcag22aa")
WITH_GOOD_PRACTICE = (*WCAG, "best-practice")
AXE = Axe().axe_script
RUN = "(options) => axe.run(document, options).then((found) => found.violations)"


def violations(page: Page, rules: tuple[str, ...] = WCAG) -> list[Any]:
    """The violations on the page that is there once the last click has led where it leads.

    The page's context must let axe in by ``bypass_csp=True``: it is a script of the tests. What passed stays in the
    browser: of every element under every rule, it takes longer to hand over than to find.
    """
    page.wait_for_load_state()
    page.evaluate(AXE)
    found: list[Any] = page.evaluate(RUN, {"runOnly": list(rules), "resultTypes": ["violations"]})
    return found
