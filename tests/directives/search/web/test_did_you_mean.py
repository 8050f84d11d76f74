"""Nothing found: other questions are offered with the counts they lead to, as the reader may see, none applied."""

import pytest

from tests.factories import approve, make_directive, make_item, make_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


@pytest.mark.parametrize(
    ("query", "reason", "question"),
    [
        ({"q": "營商环竟"}, "sound", "营商环境"),
        ({"q": "供水 老鼠管网 汇报"}, "rarest", "供水 汇报"),
        ({"q": "供水", "type": "plenary", "from": "2024-01-01"}, "narrowing", "供水"),
        ({"q": "供水 年:1999", "kind": "item"}, "narrowing", "供水"),
    ],
)
def test_what_could_be_asked_instead_is_offered_with_its_count(office, client, query, reason, question):
    page = client.get("/search/", query)

    offers = {offer["reason"]: offer for offer in page.context["offers"]}
    assert (page.context["count"], page.context["rows"]) == (0, [])
    assert offers[reason]["question"] == question
    assert f"{offers[reason]['count']} 条" in page.content.decode()
    assert client.get(f"/search/{offers[reason]['url']}").context["count"] == offers[reason]["count"] > 0


@pytest.mark.parametrize(
    ("words", "question", "why"),
    [
        ("營商环竟", "营商环境", "读音相同，不限类型、年份、日期和单位"),
        ("供水 老鼠管网", "供水", "去掉“老鼠管网”，不限类型、年份、日期和单位"),
    ],
)
def test_two_changes_together_say_so_and_lead_to_what_they_count(office, client, words, question, why):
    page = client.get("/search/", {"q": words, "type": "plenary", "to": "2001-01-01"})

    (offer,) = page.context["offers"]
    assert (offer["question"], offer["why"]) == (question, why)
    assert why in page.content.decode()
    assert client.get(f"/search/{offer['url']}").context["count"] == offer["count"] > 0


def test_nothing_is_offered_where_something_is_found_or_nothing_would_be(office, client):
    assert client.get("/search/?q=供水").context["offers"] == []
    assert client.get("/search/?q=qqqq").context["offers"] == []
    assert client.get("/search/?type=plenary").context["offers"] == []
    assert "请换用更短或更常用的词语" in client.get("/search/?q=qqqq").content.decode()


def test_what_is_offered_knows_only_what_the_reader_may_read(office, client):
    meeting = make_meeting(title="研究密件")
    make_directive(make_item(meeting), text="要销毁密件清单")
    approve(meeting, office)

    public = client.get("/search/?q=密见清单").content.decode()
    client.force_login(office.official)
    internal = client.get("/search/?q=密见清单").context["offers"]

    assert "密件" not in public
    assert [offer["question"] for offer in internal] == ["密件清单"]
