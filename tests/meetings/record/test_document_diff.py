"""What changes between two documents, in words."""

from copy import deepcopy
from typing import cast

from meetings.record.document_diff import Change, differences
from records.fields import DirectivePart, Document, ItemPart


def directive(key: str, position: int, text: str) -> DirectivePart:
    facts = {"headline": text[:6], "verb": "要求", "speaker": "", "addressee": "", "units": []}
    return cast("DirectivePart", {"key": key, "position": position, "text": text, **facts})


def item(key: str, position: int, title: str, directives: list[DirectivePart]) -> ItemPart:
    return {
        "key": key,
        "position": position,
        "kind": "hear",
        "title": title,
        "text": title,
        "outcome": None,
        "directives": directives,
    }


DOCUMENT: Document = {
    "schema": 1,
    "key": "k",
    "type": "executive",
    "title": "研究供水",
    "number_text": "第12次",
    "number": 12,
    "term": None,
    "number_year": None,
    "held_on": "2026-03-05",
    "held_on_precision": "day",
    "held_on_text": "3月5日",
    "listed_on": "2026-03-05",
    "chair": "沈怀远",
    "summary": "研究供水保障。",
    "withheld": False,
    "items": [
        item("a", 1, "听取供水汇报", [directive("a1", 1, "加快管网改造"), directive("a2", 2, "抓好水源保护")]),
        item("b", 2, "听取交通汇报", []),
    ],
}


def test_a_document_differs_in_nothing_from_itself():
    assert differences(DOCUMENT, deepcopy(DOCUMENT)) == []


def test_facts_are_told_by_their_names_and_labels():
    after = deepcopy(DOCUMENT) | {"title": "研究供水保障", "type": "special", "withheld": True}

    assert differences(DOCUMENT, after) == [
        Change("会议类型", "政府常务会议", "专题会议"),
        Change("标题", "研究供水", "研究供水保障"),
        Change("未公开事项", "", "会议还研究了其他事项。"),
    ]


def test_a_day_that_is_no_longer_known_is_told_in_the_words_of_the_report():
    after = deepcopy(DOCUMENT) | {"held_on": None, "held_on_precision": "unknown", "held_on_text": "日前"}

    assert differences(DOCUMENT, after) == [Change("会议日期", "2026-03-05", "日前（精度：未知）")]


def test_a_changed_directive_is_told_by_its_place():
    after = deepcopy(DOCUMENT)
    after["items"][0]["directives"][1]["text"] = "抓好水源地保护"
    after["items"][0]["directives"][1]["units"] = ["区水务局", "区生态环境局"]

    assert differences(DOCUMENT, after) == [
        Change("第1个议题第2项工作要求：内容", "抓好水源保护", "抓好水源地保护"),
        Change("第1个议题第2项工作要求：涉及单位", "", "区水务局、区生态环境局"),
    ]


def test_added_and_removed_parts_are_told_whole():
    after = deepcopy(DOCUMENT)
    del after["items"][0]
    after["items"][0]["position"] = 1
    after["items"].append(item("c", 2, "审议规划", [directive("c1", 1, "修改完善后印发")]))

    assert differences(DOCUMENT, after) == [
        Change("第2个议题（新增）", "", "审议规划\n修改完善后印发"),
        Change("第1个议题（删除）", "听取供水汇报\n加快管网改造\n抓好水源保护", ""),
    ]


def test_a_new_order_is_one_change():
    after = deepcopy(DOCUMENT)
    after["items"].reverse()
    after["items"][0]["position"], after["items"][1]["position"] = 1, 2

    assert differences(DOCUMENT, after) == [
        Change("议题顺序", "听取供水汇报\n听取交通汇报", "听取交通汇报\n听取供水汇报")
    ]


def test_internal_facts_are_told_where_documents_have_them():
    before = DOCUMENT | {"place": "第一会议室", "attendance": []}
    after = DOCUMENT | {
        "place": "第二会议室",
        "attendance": [{"name": "林祎", "post": "副区长", "role": "present"}],
    }

    assert differences(before, after) == [
        Change("地点", "第一会议室", "第二会议室"),
        Change("出席情况", "", "出席 林祎 副区长"),
    ]
