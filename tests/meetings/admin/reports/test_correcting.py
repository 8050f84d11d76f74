"""Correcting before creating, as a browser without scripts posts it; whatever else is sent gets a sentence."""

from datetime import date
from typing import Any

import pytest

from meetings.admin.reports.field_corrections import input_name
from meetings.corrections import MOST, SetField, to_text
from meetings.corrections.fields import MEETING_FIELDS
from meetings.models import Meeting, Report
from meetings.parser import parse_report
from tests.html import page_of
from tests.html_form import fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
PASTE = "/admin/meetings/report/add/"
TEXT = """日前，区长沈怀远主持召开区政府常务会议。
会议听取了防汛工作情况汇报。会议指出，要加强巡查值守，及时排除隐患。要备足抢险物资，做好转移安置预案。
会议审议并原则通过了《澄湖区促进就业若干措施》。会议要求，要落实援企稳岗政策，扩大就业容量。
湖边的柳树已经发芽，各单位抓紧修剪。
"""
CLEANED = parse_report(TEXT).text


class Form:
    """The page as a browser holds it: its fields with the values shown, to be changed and sent."""

    def __init__(self, desk, response):
        self.desk, self.response = desk, response
        self.page = page_of(response)
        sent = fields_of(response)
        self.fields: dict[str, Any] = {name: values if name == "row" else values[-1] for name, values in sent.items()}

    def send(self, **changes):
        return Form(self.desk, self.desk.post(PASTE, self.fields | changes))

    @property
    def items(self):
        """[(kind, [headlines])] of each meeting."""
        return [
            [(item.kind.value, [one.headline for one in item.directives]) for item in meeting.items]
            for meeting in self.response.context["read"].meetings
        ]

    @property
    def refusal(self):
        return self.response.context["refusal"]

    @property
    def wrong(self):
        """{field: what is said beside it}."""
        return {error["name"]: error["message"] for error in self.response.context["errors"]}

    @property
    def ticked(self):
        return [box["value"] for box in self.page.all("input", "name", "value", "checked", type="checkbox")]

    def do(self, deed, **changes):
        """A deed on the rows, and what it leads to once it is applied."""
        return self.send(deed=deed, **changes).send(step="apply")


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


LOOSE = sentence("湖边的柳树已经发芽，各单位抓紧修剪。")
FLOOD, JOBS = "r000000000", "r000010000"


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (
            {f"{FLOOD}-kind": "study", f"{FLOOD}-outcome": "noted"},
            [("study", [FIRST, SECOND]), ("deliberate", [THIRD])],
        ),
        ({f"{FLOOD}-delete": "on"}, [("deliberate", [THIRD])]),
        (
            {"act": "make", "sentence": LOOSE},
            [("hear", [FIRST, SECOND]), ("deliberate", [THIRD, "各单位抓紧修剪"])],
        ),
        ({"act": "add", "sentence": LOOSE}, [*READ, ("other", [])]),
        (
            {"r000000001-text": "要昼夜值守，不留空档。"},
            [("hear", ["昼夜值守", SECOND]), ("deliberate", [THIRD])],
        ),
    ],
    ids=repr,
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


@pytest.mark.parametrize(
    ("deed", "expected"),
    [
        ("join r000010000", [("hear", [FIRST, SECOND, THIRD])]),
        ("apart r000000002", [("hear", [FIRST]), ("hear", [SECOND]), ("deliberate", [THIRD])]),
        ("down r000000002", [("hear", [FIRST]), ("deliberate", [SECOND, THIRD])]),
        ("merge r000000001", [("hear", [FIRST]), ("deliberate", [THIRD])]),
        ("delete r000000001", [("hear", [SECOND]), ("deliberate", [THIRD])]),
        ("up r000010000", [("deliberate", [THIRD]), ("hear", [FIRST, SECOND])]),
        ("add-item meeting0", READ),
        ("add-item meeting9", READ),
        ("sing r000000001", READ),
        ("more r000000001", READ),
    ],
)
def test_deeds_on_rows_are_those_of_the_editor(form, deed, expected):
    done = form.send(deed=deed)

    assert (done.items, done.refusal) == ([READ], "")  # not applied yet
    assert done.send(step="apply").items == [expected]


def test_an_added_item_waits_for_its_words(form):
    added = form.send(deed="add-item meeting0")
    assert added.fields["row"][-2:] == ["item:new1", "directive:new2"]

    applied = added.send(**{"new1-title": "研究湖边绿化", "new2-text": "要修剪柳树，月底前完成。"}, step="apply")

    assert applied.items == [[*READ, ("deliberate", ["修剪柳树"])]]
    [*_read, item] = applied.response.context["read"].meetings[0].items
    assert (item.title, item.directives[0].deadline) == ("研究湖边绿化", "月底前")


def test_rows_that_are_wrong_stay_as_they_were_typed(form):
    long = "要" * 20_001

    shown = form.send(
        **{"r000000001-text": long, "r000000002-text": "要备足\0物资", f"{FLOOD}-title": "防汛", "step": "create"}
    )

    assert {name: shown.fields[name] for name in ("r000000001-text", f"{FLOOD}-title")} == {
        "r000000001-text": long,
        f"{FLOOD}-title": "防汛",
    }
    assert list(shown.wrong) == ["r000000001-text", "r000000002-text"]
    assert "没有执行" in shown.refusal
    assert not Report.objects.exists()
    mended = shown.send(**{"r000000001-text": "要值守。", "r000000002-text": "要备足物资。"})
    assert (mended.items, mended.refusal) == ([[("hear", ["值守", "备足物资"]), ("deliberate", [THIRD])]], "")


def test_undoing_waits_for_rows_that_are_not_applied(form):
    one = form.send(**{"chair-0": "林祎"})

    refused = one.send(**{"r000000001-text": "要昼夜值守。", "place-0": "区政府三楼", "step": "undo"})

    assert "没有撤销" in refused.refusal
    assert (refused.fields["r000000001-text"], refused.fields["place-0"]) == ("要昼夜值守。", "区政府三楼")
    applied = refused.send(step="apply")
    assert applied.items == [[("hear", ["昼夜值守", SECOND]), ("deliberate", [THIRD])]]
    assert applied.response.context["read"].meetings[0].chair == "林祎"


def test_corrections_follow_one_another_and_the_last_can_be_undone(form):
    one = form.send(**{f"{FLOOD}-delete": "on"})
    two = one.send(**{f"{FLOOD}-kind": "arrange"})
    back = two.send(step="undo")

    assert two.items == [[("arrange", [THIRD])]]
    assert back.items == [[("deliberate", [THIRD])]]
    assert back.send(step="undo").items == [READ]


def test_a_dropped_directive_is_unplaced_and_can_be_taken_back(form):
    dropped = form.do("delete r000000001")
    loose = {row["text"]: row["value"] for row in dropped.response.context["unplaced"]}

    back = dropped.send(act="make", sentence=loose["要加强巡查值守，及时排除隐患"])

    assert back.items == [READ]


def test_fields_and_a_button_count_together(form):
    shown = form.send(**{f"{JOBS}-kind": "arrange", f"{FLOOD}-delete": "on", "act": "make", "sentence": LOOSE})

    assert shown.items == [[("arrange", [THIRD, "各单位抓紧修剪"])]]


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"act": "make"}, "请先勾选句子"),
        ({"step": "create", "sentence": LOOSE}, "还没有对它们操作"),
        ({"act": "drop_meeting:x"}, "无法应用"),
        ({f"{FLOOD}-kind": "sing"}, "无法应用"),
        ({f"{FLOOD}-outcome": "sung"}, "无法应用"),
        ({"act": "drop_meeting:٠"}, "无法应用"),
        ({"act": "drop_meeting:0"}, "无法应用"),
        ({"act": "drop_meeting:0-0"}, "无法应用"),
        ({"act": "merge_meeting:0"}, "无法应用"),
        ({"act": "sing"}, "无法应用"),
        ({"act": "make", "sentence": "0-99999"}, "无法应用"),
        ({"act": "make", "sentence": "-1-5"}, "无法应用"),
        ({"corrections": "[["}, "无法应用"),
        ({"corrections": '[["drop", 0, 9]]'}, "无法应用"),
        ({"corrections": "[" * 5000}, "无法应用"),
        ({"step": "create", "corrections": '[["drop", 0, 9]]'}, "无法应用"),
    ],
    ids=str,
)
def test_what_makes_no_sense_gets_a_sentence_and_changes_nothing(form, sent, sentence):
    shown = form.send(**sent)

    assert shown.response.status_code == 200
    assert sentence in shown.refusal
    assert shown.items == [READ]
    assert not Report.objects.exists()


LONG = "沈" * 81


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"held-0": "昨天"}, "请填写会议日期"),
        ({"precision-0": "day"}, "请填写会议日期"),
        ({"type-0": "cabinet"}, "不是可选的选项"),
        ({"chair-0": LONG}, "主持人不超过 80 个字"),
        ({"chair-0": "沈\0"}, "主持人不超过 80 个字"),
        ({"number-0": LONG}, "会议届次不超过 60 个字"),
        ({"place-0": LONG * 3}, "地点不超过 200 个字"),
        ({"people-0": f"列席 {LONG}"}, "每行一人"),
        ({"people-0": "列席"}, "每行一人"),
        ({"step": "create", "type-0": "cabinet"}, "不是可选的选项"),
    ],
    ids=str,
)
def test_what_is_wrong_in_a_field_is_said_beside_it(form, sent, sentence):
    shown = form.send(**sent)

    [(name, words)] = shown.wrong.items()
    page = shown.response.content.decode()
    assert sentence in words
    assert any(
        control.has(id=name, aria_invalid="true", aria_describedby=f"{name}-wrong") for control in shown.page.elements()
    )
    assert f'<p class="desk-wrong" id="{name}-wrong">{words}</p>' in page
    assert shown.items == [READ]
    assert not Report.objects.exists()


def test_one_wrong_field_loses_nothing_that_was_typed(form):
    typed = {"chair-0": LONG, "place-0": "区政府三楼", "number-0": "第16次", f"{JOBS}-kind": "arrange"}

    shown = form.send(**typed, act="make", sentence=LOOSE)
    mended = shown.send(**{"chair-0": "林祎", "act": "add", "sentence": LOOSE})

    assert {name: shown.fields[name] for name in typed} == typed
    assert shown.ticked == [LOOSE]
    assert "刚才的操作没有执行" in shown.refusal
    assert shown.items == [[READ[0], ("arrange", [THIRD])]]
    assert (mended.refusal, mended.items) == ("", [[READ[0], ("arrange", [THIRD]), ("other", [])]])
    meeting = mended.response.context["read"].meetings[0]
    assert (meeting.chair, meeting.place, meeting.number.number) == ("林祎", "区政府三楼", 16)


def test_a_refused_button_leaves_the_ticks(form):
    told = sentence("听取了防汛工作情况汇报")
    shown = form.send(act="add", sentence=told)

    assert "无法应用" in shown.refusal
    assert shown.ticked == [told]


def test_what_was_typed_before_undoing_stays(form):
    dropped = form.do(f"delete {FLOOD}")

    back = dropped.send(**{"step": "undo", "place-0": "区政府三楼"})

    assert back.items == [READ]
    assert back.fields["place-0"] == "区政府三楼"
    assert back.send(step="create").response.status_code == 302
    assert Meeting.objects.get().place == "区政府三楼"


def test_number_place_and_people_are_corrected_before_creating(form):
    people = "列席  王明 区水务局局长\r\n李强\r\n\r\n请假 赵敏"

    form.send(**{"step": "create", "number-0": "十八届第16次", "place-0": " 区政府三楼 ", "people-0": people})

    meeting = Meeting.objects.get()
    assert (meeting.number_text, meeting.term, meeting.number, meeting.place) == ("十八届第16次", 18, 16, "区政府三楼")
    assert [(one.role, one.name, one.post) for one in meeting.attendance.all()] == [
        ("in_attendance", "王明", "区水务局局长"),
        ("present", "李强", ""),
        ("apologies", "赵敏", ""),
    ]


def test_what_was_read_in_a_number_is_shown(form):
    page = form.send(**{"number-0": "十八届第16次"}).response.content.decode()

    assert "届：18 次：16" in page


def test_a_number_that_names_no_sitting_is_pointed_out(form):
    shown = form.send(**{"number-0": "年终"})

    assert "没有从届次中读出第几次" in shown.response.content.decode()
    assert "没有从届次中读出第几次" not in form.response.content.decode()


def test_a_deadline_and_the_units_are_shown_beside_their_directive(desk):
    text = TEXT.replace("及时排除隐患", "由区水务局于9月底前排除隐患").replace("日前", "6月3日")

    form = Form(desk, desk.post(PASTE, {"text": text, "published_on": "2026-06-04", "step": "read"}))

    shown = [form.fields[f"r000000001-{name}"] for name in ("units", "deadline_text", "deadline_on")]
    assert shown == ["区水务局", "9月底前", "2026-09-30"]


TWO = """6月3日，区长沈怀远主持召开区政府第15次常务会议。
会议听取了防汛工作情况汇报。会议指出，要加强巡查值守，及时排除隐患。
6月5日，副区长林祎主持召开专题会议。
会议研究了农贸市场改造工作。会议要求，要坚持便民利民，改造期间保障群众买菜不断档。
"""


@pytest.fixture
def two(desk):
    return Form(desk, desk.post(PASTE, {"text": TWO, "published_on": "2026-06-06", "step": "read"}))


MARKET = "坚持便民利民"


def test_a_sitting_that_is_none_is_dropped_and_its_text_is_unplaced(two):
    dropped = two.send(act="drop_meeting:1")
    made = dropped.send(step="create")

    assert dropped.items == [[("hear", [FIRST])]]
    assert [row["text"] for row in dropped.response.context["unplaced"]] == [
        "6月5日，副区长林祎主持召开专题会议",
        "研究了农贸市场改造工作",
        "要坚持便民利民，改造期间保障群众买菜不断档",
    ]
    assert made.response.status_code == 302
    assert Meeting.objects.get().type == "executive"


def test_two_sittings_that_are_one_are_joined(two):
    joined = two.send(**{"act": "merge_meeting:1", "place-1": "区政府三楼"})
    joined.send(step="create")

    assert joined.items == [[("hear", [FIRST]), ("arrange", [MARKET])]]
    assert joined.response.context["unplaced"] == []
    meeting = Meeting.objects.get()
    assert (meeting.type, meeting.chair, meeting.held_on) == ("executive", "沈怀远", date(2026, 6, 3))
    assert (meeting.place, meeting.items.count()) == ("区政府三楼", 2)


@pytest.mark.parametrize("act", ["drop_meeting:0", "drop_meeting:1", "merge_meeting:1"])
def test_dropping_and_joining_sittings_can_be_undone(two, act):
    assert two.send(act=act).send(step="undo").items == two.items


def test_dropping_says_first_what_is_lost_and_the_only_sitting_cannot_be_dropped(two, form):
    page = two.response.content.decode()

    assert "其中的 1 个议题、1 项工作要求不会进入草稿" in page
    assert page.count('value="merge_meeting:') == 1
    assert "drop_meeting" not in form.response.content.decode()


def test_the_way_back_to_the_text_keeps_the_corrections(two):
    back = two.send(act="drop_meeting:1").send(**{"step": "edit", "chair-0": "林祎"})

    later = back.send(step="read", published_on="2026-06-07")
    other = back.send(step="read", text=TWO.replace("6月5日", "6月4日"))

    assert "已作的更正还在" in back.response.content.decode()
    assert "已作的更正还在" not in two.send(step="edit").response.content.decode()
    assert later.items == [[("hear", [FIRST])]]
    assert later.fields["chair-0"] == "林祎"
    assert other.items == two.items
    assert "此前的更正没有沿用" in other.refusal


def test_a_meeting_without_items_can_still_be_made_of_the_text(form):
    emptied = form.send(**{f"{FLOOD}-delete": "on", f"{JOBS}-delete": "on"})

    made = emptied.send(act="make", sentence=sentence("要加强巡查值守，及时排除隐患。"))
    added = emptied.send(act="add", sentence=sentence("会议听取了防汛工作情况汇报。"))

    assert emptied.items == [[]]
    assert "无法应用" in made.refusal
    assert added.items == [[("other", [])]]


def test_more_corrections_than_a_form_carries_are_refused_and_none_is_lost(form):
    carried = to_text([SetField("chair", (0,), ("林祎",))] * MOST)
    full = form.send(**{"corrections": carried, "step": "apply", "chair-0": "林祎"})

    after = full.send(**{f"{FLOOD}-delete": "on", f"{JOBS}-title": "就业"})
    typed = full.send(**{"step": "apply", "place-0": "第一会议室"})

    assert "1000 处" in after.refusal
    assert after.fields[f"{JOBS}-title"] == "就业"
    assert after.fields["corrections"] == typed.fields["corrections"] == carried
    assert "1000 处" in typed.wrong["place-0"]
    assert typed.fields["place-0"] == "第一会议室"


def test_every_field_of_the_table_is_on_the_page_with_its_label(form):
    labels = [label.text() for label in form.page.all("label")]

    names = [input_name(entry, (0,)) for field in MEETING_FIELDS for entry in field.inputs]
    assert sorted(name for name in form.fields if "-" in name and not name.startswith("r0")) == sorted(names)
    for field in MEETING_FIELDS:
        for entry in field.inputs:
            assert str(entry.help_text or entry.label) in labels


def test_a_page_that_was_opened_before_an_update_loses_nothing(desk):
    """Its corrections are as every version has written them."""
    carried = """[["type", 0, "special"], ["held", 0, "2026-06-03", "day"], ["item", 0, 0, "study", "noted"],
        ["drop", 0, 1]]"""

    desk.post(PASTE, {"text": TEXT, "corrections": carried, "step": "create", "chair-0": "林祎"})

    meeting = Meeting.objects.get()
    assert (meeting.type, meeting.held_on, meeting.chair) == ("special", date(2026, 6, 3), "林祎")
    assert [(item.kind, item.outcome) for item in meeting.items.all()] == [("study", "noted")]


def test_corrections_that_no_version_has_written_get_a_sentence_and_the_text_is_kept(form):
    shown = form.send(corrections='[["sing", 0, 1]]', step="create")

    assert "无法应用" in shown.refusal
    assert shown.fields["text"].split() == TEXT.split()
    assert not Report.objects.exists()
