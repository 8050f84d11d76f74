"""Correcting before creating, as a browser without scripts posts it; whatever else is sent gets a sentence."""

import re
from datetime import date
from html import unescape

import pytest

from meetings.models import Meeting, Report
from meetings.parser import parse_report

pytestmark = pytest.mark.django_db
PASTE = "/admin/meetings/report/add/"
TEXT = """日前，区长沈怀远主持召开区政府常务会议。
会议听取了防汛工作情况汇报。会议指出，要加强巡查值守，及时排除隐患。要备足抢险物资，做好转移安置预案。
会议审议并原则通过了《澄湖区促进就业若干措施》。会议要求，要落实援企稳岗政策，扩大就业容量。
湖边的柳树已经发芽，各单位抓紧修剪。
"""
CLEANED = parse_report(TEXT).text


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.secretary)
    return client


class Form:
    """The page as a browser holds it: its fields with the values shown, to be changed and sent."""

    def __init__(self, desk, response):
        self.desk, self.response = desk, response
        page = response.content.decode()
        self.fields = {
            name: unescape(value)
            for name, value in re.findall(
                r'<input type="(?:hidden|text|date)" name="([^"]+)"[^>]*? value="([^"]*)"', page
            )
        }
        for name, options in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', page):
            chosen = re.search(r'value="([^"]*)" selected', options)
            self.fields[name] = chosen[1] if chosen else ""

    def send(self, **changes):
        return Form(self.desk, self.desk.post(PASTE, self.fields | changes))

    @property
    def items(self):
        """[(kind, [headlines])] of each meeting."""
        return [
            [(item.kind.value, [one.headline for one in item.directives]) for item in meeting.items]
            for meeting in self.response.context["outline"].meetings
        ]

    @property
    def refusal(self):
        return self.response.context["refusal"]


@pytest.fixture
def form(desk):
    return Form(desk, desk.post(PASTE, {"text": TEXT, "step": "read"}))


def sentence(words):
    start = CLEANED.index(words)
    return f"{start}-{start + len(words)}"


FIRST, SECOND, THIRD = "加强巡查值守", "备足抢险物资", "落实援企稳岗政策"
READ = [("hear", [FIRST, SECOND]), ("deliberate", [THIRD])]


def test_a_wrong_type_day_and_chair_are_corrected_while_creating(form):
    form.send(**{"step": "create", "type-0": "special", "chair-0": "林祎", "held-0": "2026-06-03"})

    meeting = Meeting.objects.get()
    assert (meeting.type, meeting.chair, meeting.held_on) == ("special", "林祎", date(2026, 6, 3))
    assert meeting.title.startswith("专题会议")


def test_a_month_is_corrected_to_a_month(form):
    form.send(**{"step": "create", "held-0": "2026-02-01", "precision-0": "month"})

    meeting = Meeting.objects.get()
    assert (meeting.held_on, meeting.held_on_precision, meeting.listed_on) == (None, "month", date(2026, 2, 28))


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"kind-0-0": "study", "outcome-0-0": "noted"}, [("study", [FIRST, SECOND]), ("deliberate", [THIRD])]),
        ({"act": "drop:0-0"}, [("deliberate", [THIRD])]),
        ({"act": "merge:0-1"}, [("hear", [FIRST, SECOND, THIRD])]),
        ({"act": "split:0-0", "directive": "0-0-1"}, [("hear", [FIRST]), ("hear", [SECOND]), ("deliberate", [THIRD])]),
        ({"act": "unmake", "directive": ["0-0-0", "0-0-1"]}, [("hear", []), ("deliberate", [THIRD])]),
        (
            {"act": "make", "sentence": sentence("湖边的柳树已经发芽，各单位抓紧修剪。")},
            [("hear", [FIRST, SECOND]), ("deliberate", [THIRD, "湖边的柳树已经发芽"])],
        ),
        (
            {"act": "make:0-0", "sentence": sentence("湖边的柳树已经发芽，各单位抓紧修剪。")},
            [("hear", [FIRST, SECOND, "湖边的柳树已经发芽"]), ("deliberate", [THIRD])],
        ),
        ({"act": "add", "sentence": sentence("湖边的柳树已经发芽，各单位抓紧修剪。")}, [*READ, ("other", [])]),
    ],
    ids=lambda value: value.get("act") if isinstance(value, dict) else "",
)
def test_each_correction_is_shown_at_once_and_kept_until_the_drafts_are_made(form, sent, expected):
    shown = form.send(**sent)
    made = shown.send(step="create")

    assert shown.items == [expected]
    assert shown.refusal == ""
    assert made.response.status_code == 302
    assert [(item.kind, item.directives.count()) for item in Meeting.objects.get().items.all()] == [
        (kind, len(said)) for kind, said in expected
    ]


def test_corrections_follow_one_another_and_the_last_can_be_undone(form):
    one = form.send(act="drop:0-0")
    two = one.send(**{"kind-0-0": "arrange"})
    back = two.send(step="undo")

    assert two.items == [[("arrange", [THIRD])]]
    assert back.items == [[("deliberate", [THIRD])]]
    assert back.send(step="undo").items == [READ]


def test_a_dropped_directive_is_unplaced_and_can_be_taken_back(form):
    dropped = form.send(act="unmake", directive="0-0-0")
    loose = {row["text"]: row["value"] for row in dropped.response.context["unplaced"]}

    back = dropped.send(act="make", sentence=loose["要加强巡查值守，及时排除隐患"])

    assert back.items == [READ]


def test_fields_and_a_button_count_together(form):
    shown = form.send(**{"kind-0-1": "arrange", "act": "drop:0-0"})

    assert shown.items == [[("arrange", [THIRD])]]


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"act": "unmake"}, "请先勾选工作要求"),
        ({"act": "split:0-0"}, "请先勾选这个议题中的一项"),
        ({"act": "split:0-0", "directive": "0-1-0"}, "请先勾选这个议题中的一项"),
        ({"act": "make"}, "请先勾选句子"),
        ({"step": "create", "directive": "0-0-0"}, "还没有对它们操作"),
        ({"held-0": "昨天"}, "请填写会议日期"),
        ({"precision-0": "day"}, "请填写会议日期"),
        ({"type-0": "cabinet"}, "无法应用"),
        ({"kind-0-0": "sing"}, "无法应用"),
        ({"outcome-0-0": "sung"}, "无法应用"),
        ({"chair-0": "沈" * 81}, "无法应用"),
        ({"chair-0": "沈\0"}, "无法应用"),
        ({"act": "drop:0-9"}, "无法应用"),
        ({"act": "drop:x"}, "无法应用"),
        ({"act": "drop:0"}, "无法应用"),
        ({"act": "drop:٠-٠"}, "无法应用"),
        ({"act": "merge:0-0"}, "无法应用"),
        ({"act": "sing"}, "无法应用"),
        ({"act": "unmake", "directive": "0-0-7"}, "无法应用"),
        ({"act": "unmake", "directive": "0"}, "无法应用"),
        ({"act": "make", "sentence": "0-99999"}, "无法应用"),
        ({"act": "make", "sentence": "-1-5"}, "无法应用"),
        ({"corrections": "[["}, "无法应用"),
        ({"corrections": '[["drop", 0, 9]]'}, "无法应用"),
        ({"corrections": "[" * 5000}, "无法应用"),
        ({"step": "create", "corrections": '[["drop", 0, 9]]'}, "无法应用"),
        ({"step": "create", "type-0": "cabinet"}, "无法应用"),
    ],
    ids=str,
)
def test_what_makes_no_sense_gets_a_sentence_and_changes_nothing(form, sent, sentence):
    shown = form.send(**sent)

    assert shown.response.status_code == 200
    assert sentence in shown.refusal
    assert shown.items == [READ]
    assert not Report.objects.exists()


def test_a_meeting_without_items_can_still_be_made_of_the_text(form):
    emptied = form.send(act="drop:0-1").send(act="drop:0-0")

    made = emptied.send(act="make", sentence=sentence("要加强巡查值守，及时排除隐患。"))
    added = emptied.send(act="add", sentence=sentence("会议听取了防汛工作情况汇报。"))

    assert emptied.items == [[]]
    assert "无法应用" in made.refusal
    assert added.items == [[("other", [])]]
