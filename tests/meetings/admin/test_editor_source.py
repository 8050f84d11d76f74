"""The report beside the editor: its words, whole and in order, each leading to the row that was read from it."""

import pytest

from meetings import intake
from meetings.admin.editor.source import source
from meetings.models import Meeting
from tests.factories import make_directive, make_item, make_record
from tests.html import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
REPORT = """区政府召开常务会议
6月3日，区长沈怀远主持召开区政府第15次常务会议。
会议听取了防汛工作情况汇报。会议要求，要加强巡查值守。要备足抢险<物资>。
"""


def test_each_row_is_found_in_the_text_it_was_read_from(client, cast):
    client.force_login(cast.secretary)
    meeting = intake.receive(REPORT, by=cast.secretary).meetings.get()
    item = meeting.items.get()

    shown = page_of(client.get(f"/admin/meetings/meeting/{meeting.pk}/change/")).one("details", class_="source")

    assert shown.one("div").text() == meeting.report.text
    words = {row.key: "".join(a.text() for a in shown.all("a", data_of=row.key)) for row in item.directives.all()}
    for directive in item.directives.all():
        assert directive.text.rstrip("。") in words[directive.key]
    assert "听取了防汛工作情况汇报" in "".join(a.text() for a in shown.all("a", data_of=item.key))


def test_a_meeting_entered_by_hand_has_no_text_beside_it(client, cast):
    client.force_login(cast.secretary)
    meeting = make_record()

    assert source(Meeting.objects.get(pk=meeting.pk)) == []
    assert "对照原文" not in client.get(f"/admin/meetings/meeting/{meeting.pk}/change/").content.decode()


def test_the_text_takes_as_many_questions_for_many_rows_as_for_few(client, cast, django_assert_num_queries):
    meeting = intake.receive(REPORT, by=cast.secretary).meetings.get()

    for more in (0, 5):
        for _ in range(more):
            make_directive(make_item(meeting))
        with django_assert_num_queries(4):
            source(Meeting.objects.get(pk=meeting.pk))
