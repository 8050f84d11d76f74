"""Everyday questions: each gives the answer, or a link to it with its count. Nothing is read otherwise unasked."""

from copy import deepcopy
from datetime import date

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
RECORD = {  # by day: the number of the meeting, and of each directive its words and units
    date(2024, 5, 8): ("第5次", [("要落实防汛责任，汛期前完成堤防加固", ["区水务局"])]),
    date(2025, 6, 11): (
        "第12次",
        [("要抓好防汛调度，备足三件应急物资", ["区应急局"]), ("要压减预算支出8.5%", ["区财政局"])],
    ),
    date(2025, 11, 19): (
        "第20次",
        [
            ("要推进老旧小区改造，9月底前完成收尾", ["区住建局"]),
            ("要整治占道经营，规范停车秩序", ["区城管局"]),
            ("要完善预算绩效管理，做好决算公开", ["区财政局"]),
            ("要改善營商環境，压实安全生产责任", ["区政府办公室"]),
        ],
    ),
    date(2026, 3, 5): ("第4次", [("要推进老旧小区加装电梯", ["区住房和城乡建设局"]), ("要编好二〇二六年计划", [])]),
}


@pytest.fixture(scope="module")
def lasting_record(lasting_cast):
    from tests.factories import make_directive, make_item, make_meeting, release

    for day, (number, directives) in RECORD.items():
        meeting = make_meeting(
            listed_on=day, held_on=day, number_text=number, title="区政府常务会议研究重点工作", summary="研究重点工作。"
        )
        item = make_item(meeting, title="研究重点工作", text="会议研究重点工作。")
        for text, units in directives:
            make_directive(item, headline=text[1:].split("，")[0], text=text, units=units)
        release(meeting, lasting_cast)
    return lasting_cast


@pytest.fixture
def record(db, lasting_record):
    return deepcopy(lasting_record)


@pytest.mark.parametrize(
    ("q", "count"),
    [
        ("防汛", 2),  # two characters
        ("梯", 1),  # one
        ("老舊小區", 2),  # the other script
        ("营商环境", 1),  # of words in the other script
        ("８.５％", 1),  # a number, full-width
        ("预算 -决算", 1),
        ("“安全生产”", 1),
        ("类型:常务 年:2025 防汛", 1),
        ("防汛 OR 停车", 3),
        ("单位:区住建局 OR 单位:区住房和城乡建设局", 2),
    ],
)
def test_the_answer_itself(record, client, q, count):
    page = client.get("/search/", {"q": q})

    assert (page.context["count"], page.context["offers"]) == (count, [])


@pytest.mark.parametrize(
    ("q", "offered", "count"),
    [
        ("2025年 防汛", "年:2025 防汛", 1),  # year + topic
        ("2025年防汛", "年:2025 防汛", 1),
        ("二〇二五 防汛", "年:2025 防汛", 1),
        ("2025年上半年 防汛", "2025-01-01 — 2025-06-30 防汛", 1),
        ("第十二次", "第十二次 OR 第12次", 1),  # numerals
        ("第十二次会议", "第十二次 OR 第12次 会议", 1),
        ("2025年第十二次会议", "年:2025 第12次 OR 第十二次 会议", 1),
        ("二零二六年", "二零二六年 OR 2026年 OR 二〇二六年", 1),
        ("九月底前", "九月底前 OR 9月底前", 1),
        ("3件", "3件 OR 三件", 1),
        ("2025-11-19", "2025-11-19", 6),  # a day
        ("11月19日", "2025-11-19", 6),
        ("2025年 11月 停车", "2025-11-01 — 2025-11-30 停车", 1),
        ("占道经营 城市管理局", "占道经营 单位:区城管局", 1),  # unit + topic
        ("年底前 区城市管理局", "单位:区城管局", 1),
        ("单位:城市管理局", "单位:区城管局", 1),
        ("2025年 城市管理局 供水", "年:2025 单位:区城管局", 1),  # with a word that stands nowhere
        ("住建局 老旧小区", "单位:区住建局 OR 单位:区住房和城乡建设局 老旧小区", 2),  # two names of one
        ("2025年 住建局", "年:2025 单位:区住建局 OR 单位:区住房和城乡建设局", 1),
        ("fangxun", "防汛", 2),  # pinyin
        ("fang xun", "防汛", 2),
        ("营商环竟", "营商环境", 1),
        ("老旧小区改造进展", "老旧小区改造", 1),  # more words than the record has in a row
        ("老旧小区电梯", "老旧小区 电梯", 1),
    ],
)
def test_a_link_to_the_answer_with_its_count(record, client, q, offered, count):
    page = client.get("/search/", {"q": q})

    offers = {f"{offer['days']} {offer['question']}".strip(): offer for offer in page.context["offers"]}
    assert page.context["count"] == 0
    assert (offered in offers, list(offers)) == (True, list(offers))
    assert offers[offered]["count"] == count
    assert client.get(f"/search/{offers[offered]['url']}").context["count"] == count
    assert f'<data value="{count}">{count} 条</data>' in page.content.decode()


def test_what_else_the_words_can_mean_stands_beside_their_answers(record, client):
    page = client.get("/search/", {"q": "第12次 OR 第5次"})
    assert (page.context["count"], page.context["also"]) == (2, [])

    for q, count, also, more in (
        ("二〇二六年", 1, ["年:2026"], [4]),
        ("第4次", 1, [], []),
        ("防汛", 2, [], []),
        ("区住建局", 0, [], []),
    ):
        page = client.get("/search/", {"q": q})
        assert page.context["count"] == count
        assert [offer["question"] for offer in page.context["also"]] == also
        assert [offer["count"] for offer in page.context["also"]] == more


def test_what_takes_too_long_to_read_is_left_out(record, client, monkeypatch):
    monkeypatch.setattr("directives.search.web.did_you_mean.TIME", 0.0)

    page = client.get("/search/", {"q": "二〇二六年"})

    assert (page.status_code, page.context["count"], page.context["also"]) == (200, 1, [])


def test_words_and_no_more_are_asked_once(record, client, django_assert_num_queries):
    client.get("/search/", {"q": "防汛"})
    with django_assert_num_queries(7):  # the version among them
        client.get("/search/", {"q": "防汛"})


def test_quotes_say_that_nothing_else_is_meant(record, client):
    page = client.get("/search/", {"q": "“第十二次”"})

    assert "numerals" not in [offer["reason"] for offer in page.context["offers"]]


def test_the_unit_of_the_form_has_other_names_too(record, client):
    page = client.get("/search/", {"q": "占道", "unit": "城市管理局"})

    (offer,) = (offer for offer in page.context["offers"] if offer["reason"] == "unit")
    assert client.get(f"/search/{offer['url']}").context["count"] == offer["count"] == 1


def test_days_stay_within_those_of_the_form(record, client):
    page = client.get("/search/", {"q": "11月19日", "from": "2026-01-01"})

    assert "period" not in [offer["reason"] for offer in page.context["offers"]]


def test_what_a_question_can_mean_is_asked_of_what_the_reader_may_read(record, client):
    from tests.factories import approve, make_directive, make_item, make_meeting

    meeting = make_meeting(listed_on=date(2022, 4, 1), held_on=date(2022, 4, 1))
    make_directive(make_item(meeting), text="要办好密事", units=["区机密局"])
    approve(meeting, record)

    for q in ("机密局", "4月1日", "2022年 密事"):
        assert client.get("/search/", {"q": q}).context["offers"] == []
    client.force_login(record.official)
    for q in ("机密局", "4月1日", "2022年 密事"):
        assert client.get("/search/", {"q": q}).context["offers"]
