"""Each line of the checklist, found and not found, and where in the page it leads."""

from datetime import date

import pytest

from meetings.checklist import Facts, Kind, OpenDoubt, checklist
from meetings.editor.record import Directive, Item, Record

TODAY = date(2026, 3, 10)
HEAD = {"type": "executive", "title": "区政府常务会议研究供水保障工作", "summary": "区长沈怀远主持召开区政府常务会议。"}
TITLE, TEXT = "听取供水保障工作情况汇报", "要加快老旧管网改造"


def facts(**told):
    return Facts(**{"today": TODAY, "held_on": date(2026, 3, 5), "listed_on": date(2026, 3, 5)} | told)


def found(*items, told=None, **head):
    return checklist(Record(HEAD | head, items), told or facts())


def item(ref="aaaaaaaaaa", *directives, is_deleted=False, **fields):
    return Item(ref, {"title": TITLE} | fields, is_deleted, directives)


def directive(ref="bbbbbbbbbb", is_deleted=False, **fields):
    return Directive(ref, {"text": TEXT} | fields, is_deleted)


BLOCKING = [
    ({"title": " "}, (), {}, Kind.HEAD, "会议没有标题。", "id_title"),
    ({"type": ""}, (), {}, Kind.HEAD, "会议没有类型。", "id_type"),
    ({"summary": ""}, (), {}, Kind.HEAD, "会议没有会议要点。", "id_summary"),
    ({}, (item(title="", text=""),), {}, Kind.ROWS, "第1个议题没有内容。", "id_aaaaaaaaaa-title"),
    (
        {},
        (item(), item("cccccccccc", directive(text=" "))),
        {},
        Kind.ROWS,
        "第2个议题的第1项工作要求没有内容。",
        "id_bbbbbbbbbb-text",
    ),
    (
        {},
        (item(disclosure="withheld"),),
        {},
        Kind.REASONS,
        "第1个议题不公开，但没有填写理由。",
        "id_aaaaaaaaaa-disclosure_reason",
    ),
    (
        {},
        (item("aaaaaaaaaa", directive(disclosure="on_request")),),
        {},
        Kind.REASONS,
        "第1个议题的第1项工作要求不公开，但没有填写理由。",
        "directive-bbbbbbbbbb",
    ),
    ({}, (), {"twin": "另一次会议"}, Kind.NUMBER, "会议届次与“另一次会议”相同。", "id_number_text"),
    (
        {},
        (),
        {"held_on": date(2026, 3, 11)},
        Kind.DAY,
        "会议日期（2026年3月11日）还没有到，请更正，或在会议召开后提交。",
        "id_held",
    ),
    (
        {},
        (),
        {"listed_on": date(2026, 3, 11)},
        Kind.DAY,
        "列表日期（2026年3月11日）还没有到，请更正，或到那一天再提交。",
        "id_listed_on",
    ),
    (
        {},
        (),
        {"guessed_day": "日前"},
        Kind.DAY,
        "没有写明会议日期，列表日期取自录入当天，公众将读到“日前”。请改为实际日期，或核对后勾选“列表日期无误”。",
        "id_held",
    ),
    (
        {},
        (),
        {"doubts": (OpenDoubt(7, "未能识别主持人"),)},
        Kind.DOUBTS,
        "识别结果有疑问，尚未核对：未能识别主持人",
        "doubt-7",
    ),
]


@pytest.mark.parametrize(("head", "items", "told", "kind", "sentence", "target"), BLOCKING)
def test_what_blocks_is_said_and_leads_to_its_place(head, items, told, kind, sentence, target):
    [finding] = found(*items, told=facts(**told), **head).blocking

    assert (finding.kind, finding.sentence, finding.target) == (kind, sentence, target)


def test_a_sound_record_lacks_nothing_and_each_kind_is_in_order():
    result = found(item("aaaaaaaaaa", directive()))

    assert result.is_ready
    assert (result.blocking, result.warnings) == ([], [])
    assert len(result.passed) == len(Kind) - 1  # no line says that lengths are usual


def test_a_kind_of_which_something_is_found_is_not_in_order():
    assert "会议类型、标题、会议要点齐全" not in found(title="").passed
    assert "未见密级字样" not in found(item(text="秘密★1年")).passed


@pytest.mark.parametrize(
    "items",
    [
        (item(disclosure="withheld", disclosure_reason="涉及个人隐私"),),
        (item("aaaaaaaaaa", directive(disclosure="withheld", disclosure_reason="过程性信息")),),
        (item(title="", text="会议研究供水保障工作"),),
        (item("aaaaaaaaaa", is_deleted=True, title=""),),
        (item("aaaaaaaaaa", directive("bbbbbbbbbb", True, text="")),),
    ],
)
def test_what_has_its_reason_its_words_or_is_to_be_deleted_blocks_nothing(items):
    assert found(*items).blocking == []


WARNINGS = [
    ({}, (item(text="联系人13800138000"),), "第1个议题里有电话号码（138…8000）", "id_aaaaaaaaaa-text"),
    (
        {},
        (item("aaaaaaaaaa", directive(text="要核对110101199003070011的材料")),),
        "第1个议题第1项工作要求里有身份证号（110…0011）",
        "id_bbbbbbbbbb-text",
    ),
    ({"summary": "账号为6222021001116245702。"}, (), "会议要点里有银行卡号（622…5702）", "id_summary"),
    ({"attendance": "出席 林祎 电话13800138000"}, (), "出席情况里有电话号码", "id_attendance"),
    ({"title": "秘密★1年 区政府常务会议"}, (), "标题里有密级或限制传播的字样：“秘密★”", "id_title"),
    (
        {"summary": "会议研究了砚桥河采砂权出让方案，作出部署。"},
        (item(title="研究砚桥河采砂权出让方案", disclosure="withheld", disclosure_reason="尚在磋商"),),
        "会议要点与不公开的第1个议题有相同的文字",
        "id_summary",
    ),
    (
        {},
        (
            item("aaaaaaaaaa", directive(text="要推进砚桥河采砂权出让方案落地")),
            item("cccccccccc", title="研究砚桥河采砂权出让方案", disclosure="withheld", disclosure_reason="尚在磋商"),
        ),
        "第1个议题第1项工作要求与不公开的第2个议题有相同的文字",
        "directive-bbbbbbbbbb",
    ),
    ({"title": "会议"}, (), "标题只有 2 字", "id_title"),
    ({"title": "区政府" * 30}, (), "标题有 90 字，比通常长", "id_title"),
    ({"summary": "会议研究供水。" * 200}, (), "会议要点有 1400 字", "id_summary"),
    ({}, (item("aaaaaaaaaa", directive(text="要干")),), "第1个议题第1项工作要求只有 2 字", "id_bbbbbbbbbb-text"),
    (
        {},
        (item("aaaaaaaaaa", directive(text="要抓好防汛" * 120)),),
        "第1个议题第1项工作要求有 600 字",
        "id_bbbbbbbbbb-text",
    ),
]


@pytest.mark.parametrize(("head", "items", "sentence", "target"), WARNINGS)
def test_what_should_be_looked_at_is_said_and_blocks_nothing(head, items, sentence, target):
    result = found(*items, **head)

    assert [(sentence in one.sentence, one.target) for one in result.warnings] == [(True, target)]
    assert result.blocking == []


def test_one_number_in_several_fields_of_a_row_is_said_once():
    result = found(item("aaaaaaaaaa", directive(text="请致电13800138000", headline="请致电13800138000")))

    assert [one.kind for one in result.warnings] == [Kind.NUMBERS_OF_PEOPLE]


def test_a_line_that_names_nobody_is_no_error():
    assert found(attendance="列席\n出席 林祎", told=facts()).blocking == []
