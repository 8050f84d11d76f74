"""A meeting as plain text: all words of its page, numbered as they are cited, and nothing that is not public."""

import pytest

from tests.factories import approve, make_attendance, make_directive, make_item, make_meeting, release, withdraw

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


def test_a_meeting_is_read_as_text(cast, client, settings):
    settings.OFFICE = settings.OFFICE | {"publisher": "澄湖区人民政府办公室"}
    meeting = make_meeting(number_text="第12次", place="一号会议室")
    make_attendance(meeting)
    item = make_item(meeting, outcome="noted")
    for _ in range(2):
        make_directive(item)
    make_item(meeting, title="", text="会议还听取了其他汇报。")
    make_item(meeting, disclosure="withheld", disclosure_reason="涉及商业秘密")
    release(meeting, cast)

    answer = client.get(f"/meetings/{meeting.key}.txt")

    edition = meeting.editions.get(audience="public")
    issued = client.get(f"/meetings/{meeting.key}.json").json()["issued_at"][:16].replace("T", " ")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert answer.content.decode() == (
        "区政府常务会议研究供水保障工作\n\n"
        "会议类型：政府常务会议\n会议届次：第12次\n会议日期：2026年3月5日\n主持人：沈怀远\n"
        f"发布时间：{issued}\n\n"
        "区长沈怀远主持召开区政府常务会议，研究供水保障工作。\n\n"
        "一、听取供水保障工作情况汇报\n\n"
        "（一）要加快老旧管网改造，年底前完成城东片区管网更换。\n\n"
        "（二）要加快老旧管网改造，年底前完成城东片区管网更换。\n\n"
        "二、会议还听取了其他汇报。\n\n"
        "会议还研究了其他事项。\n\n"
        "————————\n\n"
        f"信息来源：澄湖区人民政府办公室\n版次：1（{issued}）\n校验码：{edition.digest}\n"
        f"网址：http://testserver/meetings/{meeting.key}/\n"
    )


def test_an_official_reads_who_was_there(cast, client):
    meeting = make_meeting(place="一号会议室")
    make_attendance(meeting, post="副区长")
    approve(meeting, cast)
    client.force_login(cast.official)

    text = client.get(f"/meetings/{meeting.key}.txt").content.decode()

    assert "地点：一号会议室" in text
    assert "出席 林祎 副区长" in text


def test_labels_speak_the_language_of_the_address(cast, client):
    meeting = release(make_meeting(), cast)

    text = client.get(f"/en/meetings/{meeting.key}.txt").content.decode()

    assert "Meeting type: " in text
    assert f"http://testserver/en/meetings/{meeting.key}/" in text


def test_what_is_withdrawn_or_never_was_is_said_in_a_sentence(cast, client):
    meeting = withdraw(release(make_meeting(), cast), cast)

    for key, status in ((meeting.key, 410), ("bcdfghjkmn", 404)):
        answer = client.get(f"/meetings/{key}.txt")
        assert (answer.status_code, answer["Content-Type"]) == (status, "text/plain; charset=utf-8")
