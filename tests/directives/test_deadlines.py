"""The deadline of a directive, from the words of a report to what the public reads of it."""

import csv
import io
from datetime import date

import pytest

from directives.models import Directive
from meetings.intake.column_values import directive_facts
from meetings.parser import parse_report
from tests.factories import make_directive, make_item, make_meeting, release
from tests.posting import edited

REPORT = (
    "2026年3月5日，区长沈怀远主持召开区政府常务会议，听取供水保障工作汇报。会议要求，区水务局要在9月底前完成管网改造。"
)
KNOWN = {"deadline_text": "9月底前", "deadline_on": date(2026, 9, 30), "deadline_precision": "month"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def published(cast):
    meeting = make_meeting()
    item = make_item(meeting)
    made = {
        "both": make_directive(item, text="要在9月底前完成管网改造。", **KNOWN),
        "words": make_directive(item, text="要在三个工作日内报告。", deadline_text="三个工作日内"),
        "none": make_directive(item, text="要加强巡查。"),
    }
    release(meeting, cast)
    return made


def test_what_a_report_says_comes_to_the_desk():
    directive = parse_report(REPORT).meetings[0].items[0].directives[0]
    facts = directive_facts(directive)

    assert {name: facts[name] for name in KNOWN} == KNOWN


def test_a_day_that_a_person_enters_is_that_day_and_may_be_taken_back(desk):
    directive = make_directive(make_item(make_meeting()))
    address = f"/admin/meetings/meeting/{directive.item.meeting_id}/change/"

    for day, precision in (("2026-09-30", "day"), ("", "unknown")):
        form = edited(desk.get(address), **{"directives-0-deadline_text": "9月", "directives-0-deadline_on": day})
        desk.post(address, form)
        directive.refresh_from_db()

        assert (str(directive.deadline_on or ""), directive.deadline_precision) == (day, precision)
        assert directive.deadline_text == "9月"


def test_a_day_that_is_none_is_refused_and_kept_on_the_page(desk):
    directive = make_directive(make_item(make_meeting()))
    address = f"/admin/meetings/meeting/{directive.item.meeting_id}/change/"

    form = edited(desk.get(address), **{"directives-0-deadline_on": "九月底"})
    page = desk.post(address, form).content.decode()

    assert "九月底" in page
    assert Directive.objects.get(pk=directive.pk).deadline_on is None


@pytest.mark.parametrize(
    ("which", "words"), [("both", ["9月底前", "2026年9月30日"]), ("words", ["三个工作日内"]), ("none", [])]
)
def test_its_page_says_what_there_is_of_it(client, published, which, words):
    page = client.get(f"/directives/{published[which].key}/").content.decode()

    assert ("办理时限" in page) == bool(words)
    assert all(word in page for word in words)


def test_its_json_and_table_say_it(client, published):
    told = {which: client.get(f"/directives/{made.key}.json").json() for which, made in published.items()}
    table = csv.DictReader(io.StringIO(b"".join(client.get("/directives.csv")).decode("utf-8-sig")))

    assert {name: told["both"][name] for name in KNOWN} == KNOWN | {"deadline_on": "2026-09-30"}
    assert [told[which]["deadline_on"] for which in ("words", "none")] == [None, None]
    assert {row["内容"]: row["办理时限"] for row in table} == {
        "要在9月底前完成管网改造。": "9月底前（2026-09-30）",
        "要在三个工作日内报告。": "三个工作日内",
        "要加强巡查。": "",
    }
