"""The reading page says the day as the public will read it, and a doubt that is right as read is confirmed there."""

from html import unescape

import pytest
from django.utils import timezone

from meetings.models import Meeting, ReadingDoubt
from tests.meetings.vague import OPENING, REPORT

pytestmark = pytest.mark.django_db
PASTE = "/admin/meetings/report/add/"
OPENED = f"0-{len(OPENING)}"


def send(desk, **facts):
    return desk.post(PASTE, {"text": REPORT, "step": "read"} | facts)


def carried(response):
    return dict(response.context["carried"])


def test_the_days_are_shown_as_the_public_will_read_them(desk):
    today = unescape(send(desk).content.decode())
    published = unescape(send(desk, published_on="2022-08-20").content.decode())

    assert today.count(f"公众将读到“日前，列于{timezone.localdate():%Y年%-m月%-d日}”") == 3
    assert today.count("列表日期取自今天") == 3
    assert published.count("公众将读到“日前，列于2022年8月20日”") == 3
    assert "列表日期取自今天" not in published


def test_a_doubt_is_confirmed_by_its_button_and_does_not_come_again(desk):
    assert f'value="confirm:{OPENED}"' in send(desk).content.decode()

    confirmed = send(desk, act=f"confirm:{OPENED}", sentence="1-2")
    desk.post(PASTE, carried(confirmed) | {"step": "create"})

    assert confirmed.context["doubts"] == []
    assert confirmed.context["refusal"] == ""
    assert Meeting.objects.count() == 3
    assert not ReadingDoubt.objects.exists()
    assert Meeting.objects.filter(is_listed_on_guessed=True).count() == 3


def test_what_was_ticked_stays_when_a_doubt_is_confirmed(desk):
    told = send(desk).context["meetings"][0]["statements"][0]["value"]

    confirmed = send(desk, act=f"confirm:{OPENED}", sentence=told)

    assert [one["is_ticked"] for one in confirmed.context["meetings"][0]["statements"]] == [True]


def test_confirming_is_undone(desk):
    confirmed = send(desk, act=f"confirm:{OPENED}")

    undone = desk.post(PASTE, carried(confirmed) | {"step": "undo"})

    assert len(undone.context["doubts"]) == 1


@pytest.mark.parametrize("where", ["0-1", "x", "0", f"{OPENED}-0", "99999999-3"])
def test_a_passage_that_nothing_is_doubted_about_gets_a_sentence(desk, where):
    refused = send(desk, act=f"confirm:{where}")

    assert refused.context["refusal"]
    assert len(refused.context["doubts"]) == 1
