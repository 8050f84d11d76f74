"""The editor as tests use it in a browser: opening it, what its outline shows, saving from it."""

from playwright.sync_api import expect

from tests.factories import make_directive, make_item, make_meeting

LIST = "/admin/meetings/meeting/"


def open_editor(page, live_server, meeting=None):
    page.goto(f"{live_server.url}{LIST}{f'{meeting.pk}/change' if meeting else 'add'}/")
    expect(page.locator("html.scripted")).to_have_count(1)
    return page


def outline_of(page):
    """The outline as the page shows it: the title of each item with the words of its directives."""
    return page.evaluate(
        """() => [...document.querySelectorAll("#outline > [data-row=item]:not(.deleted)")].map((item) => [
            item.querySelector("[name$='-title']").value,
            [...item.querySelectorAll("[data-row=directive]:not(.deleted) [name$='-text']")].map((one) => one.value)]
        )"""
    )


def saved(meeting):
    return [[item.title, [one.text for one in item.directives.all()]] for item in meeting.items.all()]


def two_items():
    """甲 with a1, a2, a3 and 乙 with b1."""
    meeting = make_meeting()
    first, second = make_item(meeting, title="甲", text=""), make_item(meeting, title="乙", text="")
    for text in ("a1", "a2", "a3"):
        make_directive(first, text=text, headline="")
    make_directive(second, text="b1", headline="")
    return meeting


def area(page, value):
    """The field of the outline that holds these words now."""
    index = page.evaluate(
        "(value) => [...document.querySelectorAll('#outline textarea')].findIndex((one) => one.value === value)", value
    )
    assert index >= 0, value
    return page.locator("#outline textarea").nth(index)


def restore(page):
    with page.expect_navigation():
        page.get_by_role("link", name="恢复").click()
    expect(page.locator("html.scripted")).to_have_count(1)


def save(page):
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    expect(page.locator("html.scripted")).to_have_count(1)
