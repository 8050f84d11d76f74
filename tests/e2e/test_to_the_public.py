"""From the paste to the public, by two people who read everything on the way: how many clicks it takes."""

import re

import pytest
from playwright.sync_api import expect

from meetings.models import Edition

pytestmark = pytest.mark.django_db(transaction=True)

SITTINGS = [
    "区政府常务会议听取了稳就业工作情况汇报。会议指出，要落实援企稳岗政策，扩大就业容量。要办好专场招聘，帮助毕业生就业。",
    "区政府党组会议传达学习了全市作风建设会议精神。会议强调，要把作风建设摆在突出位置，驰而不息纠治形式主义。",
    "专题会议研究了农贸市场改造工作。会议要求，要坚持便民利民，改造期间保障群众买菜不断档。",
]
NAMES = "区政府常务会议、区政府党组会议和专题会议"
ONE = "日前，区长沈怀远主持召开区政府常务会议，研究就业工作。\n" + SITTINGS[0].replace("区政府常务", "", 1)
THREE = f"日前，区长沈怀远先后主持召开{NAMES}，研究就业、作风建设等工作。\n" + "\n".join(SITTINGS)
WORDS = ["扩大就业容量", "驰而不息纠治形式主义", "坚持便民利民"]


class Person:
    """Somebody at a browser whose clicks are counted."""

    def __init__(self, page):
        self.page, self.clicks = page, 0

    def click(self, target):
        with self.page.expect_navigation():
            target.click()
        self.clicks += 1

    def press(self, name):
        self.click(self.page.get_by_role("button", name=name, exact=True).first)

    def follow(self, name):
        """A link of that name; on 工作台 the title of the meeting stands behind it."""
        self.click(self.page.get_by_role("link", name=re.compile(f"^{name}(：|$)")).first)

    def take_through(self, verb, words, on_the_way=()):
        """Does a verb with each meeting, whose record must stand in the page, and goes on from one to the next."""
        unseen = set(words)
        while unseen:
            for name in on_the_way:
                self.press(name)
            record = self.page.locator(".desk-record").first.inner_text()
            [shown] = [said for said in unseen if said in record]
            unseen.remove(shown)
            self.press(f"{verb}，看下一份" if unseen else verb)
        expect(self.page.locator(".messagelist")).to_contain_text("已完成。")


@pytest.fixture
def people(open_context, live_server, cast, sign_in):
    """A secretary and a reviewer, each at 工作台."""
    people = [Person(open_context(viewport={"width": 1280, "height": 900}).new_page()) for _ in range(2)]
    for person, name in zip(people, ("secretary", "reviewer"), strict=True):
        sign_in(person.page, live_server, name)
        person.page.goto(f"{live_server.url}/admin/")
    return people


@pytest.mark.parametrize(("text", "sittings", "most"), [(ONE, 1, 10), (THREE, 3, 20)], ids=["one", "three"])
def test_a_report_goes_from_the_paste_to_the_public(people, page, live_server, text, sittings, most):
    secretary, reviewer = people
    words = WORDS[:sittings]

    secretary.follow("粘贴会议稿")
    secretary.page.get_by_label("会议稿全文").fill(text)
    secretary.page.get_by_label("发布日期").fill("2026-09-03")
    secretary.press("下一步：识别")
    secretary.press("核对无误")  # the day, which is worded 日前
    secretary.press("创建草稿")
    if sittings > 1:
        secretary.click(secretary.page.locator("#result_list tbody a").first)
    secretary.take_through("提交审核", words, on_the_way=["提交审核"])  # of the editor, which saves first
    reviewer.page.reload()
    reviewer.follow("审核")
    reviewer.take_through("审核通过", words)
    reviewer.follow("发布")
    reviewer.take_through("发布", words)

    assert Edition.objects.filter(audience="public", is_current=True).count() == sittings
    page.goto(f"{live_server.url}/directives/")
    for said in words:
        expect(page.locator("main")).to_contain_text(said)
    assert secretary.clicks + reviewer.clicks <= most
