"""What a row of a list of meetings or directives tells: what was decided, by whom and when, and nothing twice."""

import pytest

from tests.factories import make_directive, make_item, make_meeting, make_record, release

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


def row(client, path="/meetings/"):
    return client.get(path).context["rows"][0]


def test_a_row_tells_the_first_items_and_what_became_of_them(cast, client):
    meeting = make_meeting()
    make_item(meeting)
    make_item(meeting, title="关于供水办法", kind="deliberate", outcome="adopted_in_principle")
    make_item(meeting, title="", text="会议还听取了其他汇报。")
    make_item(meeting, title="第四个")
    release(meeting, cast)

    told = [(one["number"] + one["title"], one["outcome"]) for one in row(client)["matters"]]
    html = client.get("/meetings/").content.decode()

    assert told == [
        ("一、听取供水保障工作情况汇报", None),
        ("二、关于供水办法", "adopted_in_principle"),
        ("三、会议还听取了其他汇报。", None),
    ]
    assert "原则通过" in html
    assert meeting.summary not in html


def test_a_single_item_is_followed_by_what_it_asks_for(cast, client):
    meeting = make_meeting(title="区政府常务会议听取供水保障工作情况汇报")
    item = make_item(meeting)
    for headline in ("加快管网改造", "完成水厂扩建", "守住水质底线", "第四项"):
        make_directive(item, headline=headline)
    release(meeting, cast)

    told = [one["number"] + one["title"] for one in row(client)["matters"]]

    assert told == ["（一）加快管网改造", "（二）完成水厂扩建", "（三）守住水质底线"]  # the title tells the item


def test_a_meeting_without_items_tells_its_summary(cast, client):
    release(make_meeting(), cast)

    assert "研究供水保障工作。</p>" in client.get("/meetings/").content.decode()


def test_directives_of_one_meeting_stand_below_its_name_with_unit_and_deadline(cast, client):
    meeting = make_record(directives=1)
    make_directive(meeting.items.get(), headline="完成水厂扩建", units=["区水务局"], deadline_text="9月底前")
    release(meeting, cast)

    html = client.get("/directives/").content.decode()

    assert html.count(f">{meeting.title}</a>") == 1
    assert "<span>区水务局</span><b>9月底前</b>" in html
    assert html.count("加快老旧管网改造") == 2  # the headline of one, and the text of the other, which begins otherwise
    assert ">年底前完成城东片区管网更换。</p>" in html


def test_home_shows_the_first_directives_of_each_meeting(cast, client):
    for _ in range(2):
        release(make_record(directives=5), cast)

    shown = [one["meeting"]["key"] for one in client.get("/").context["directives"]]

    assert [shown.count(key) for key in dict.fromkeys(shown)] == [3, 3]
