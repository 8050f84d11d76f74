"""The matters that the opening sentence lists, and what it says beside them."""

import pytest

from meetings.parser import parse_report
from meetings.parser.outline import MeetingOutline, Outline

HEAD = "5月6日，区长方远主持召开区政府常务会议，"


def opened(rest: str) -> MeetingOutline:
    return parse_report(HEAD + rest).meetings[0]


def words(outline: Outline, kind: str) -> list[str]:
    return [outline.text[span.start : span.end] for span in getattr(outline, kind)]


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (
            "传达学习省委会议精神，并听取防汛汇报，同时研究供水工作。",
            [("relay", "传达学习省委会议精神"), ("hear", "听取防汛汇报"), ("arrange", "研究供水工作")],
        ),
        ("就防汛工作进行了研究。", [("arrange", "就防汛工作进行了研究")]),
        (
            "围绕“基层治理”开展专题研讨，研究供水工作。",
            [("study", "围绕“基层治理”开展专题研讨"), ("arrange", "研究供水工作")],
        ),
        (
            "研究供水工作，围绕“基层治理”开展专题研讨。",
            [("arrange", "研究供水工作"), ("study", "围绕“基层治理”开展专题研讨")],
        ),
        (
            "听取防汛汇报，研究供水工作，涉及三个方面，历时一年。",
            [("hear", "听取防汛汇报"), ("arrange", "研究供水工作，涉及三个方面，历时一年")],
        ),
        ("何川出席，研究供水工作。", [("arrange", "研究供水工作")]),
        ("总结上半年工作，部署下半年任务。", [("arrange", "总结上半年工作，部署下半年任务")]),
        ("分析当前形势，听取防汛汇报。", [("hear", "分析当前形势，听取防汛汇报")]),
        ("听取防汛汇报，分析当前形势。", [("hear", "听取防汛汇报，分析当前形势")]),
        ("研究有关事项，听取防汛汇报。", [("hear", "听取防汛汇报")]),
        (
            "审议《禾澜区供水管理办法》（以下简称《供水办法》）、《节水条例》。",
            [("deliberate", "审议《禾澜区供水管理办法》"), ("deliberate", "《节水条例》")],
        ),
        (
            "审议《甲办法（简称甲）》《乙办法》等2个文件。",
            [("deliberate", "审议《甲办法（简称甲）》"), ("deliberate", "《乙办法》")],
        ),
        ("传达学习《甲意见》《乙意见》。", [("relay", "传达学习《甲意见》《乙意见》")]),
    ],
)
def test_listed_matters(rest: str, expected: list[tuple[str, str]]) -> None:
    assert [(item.kind, item.statement) for item in opened(rest).items] == expected


@pytest.mark.parametrize(
    ("rest", "outcomes"),
    [
        ("听取防汛汇报，研究供水工作。", ["noted", None]),
        ("通报检查情况，观看警示片。", ["noted", None]),
        ("审议通过《甲办法》《乙办法》，审议《丙办法》。", ["adopted", "adopted", None]),
    ],
)
def test_outcome_stands_in_the_words_of_the_list(rest: str, outcomes: list[str | None]) -> None:
    assert [item.outcome for item in opened(rest).items] == outcomes


@pytest.mark.parametrize(
    ("rest", "statement", "directives"),
    [
        ("听取防汛汇报，强调要抓好落实。", "听取防汛汇报", ["要抓好落实"]),
        ("部署下半年防汛工作，动员全区上下真抓实干，坚决守住底线。", "部署下半年防汛工作", []),
        ("部署防汛工作，动员全区真抓实干，要求各镇要守住底线。", "部署防汛工作", ["各镇要守住底线"]),
        ("部署防汛工作，动员全区上下务必守住底线。", "部署防汛工作", ["动员全区上下务必守住底线"]),
        ("动员部署防汛工作。", "动员部署防汛工作", []),
        ("会前集体学习了《统计法》。", "会前集体学习了《统计法》", []),
        ("听取防汛汇报，方远要求，各镇要抓好落实。", "听取防汛汇报", ["各镇要抓好落实"]),
        ("审议《供水办法》，责成区水务局印发。", "审议《供水办法》", ["责成区水务局印发"]),
        ("会议强调，要抓好落实。", "", ["要抓好落实"]),
    ],
)
def test_what_is_told_after_the_list(rest: str, statement: str, directives: list[str]) -> None:
    (item,) = opened(rest).items

    assert item.statement == statement
    assert [made.text for made in item.directives] == directives


def test_who_attended_is_no_matter() -> None:
    outline = parse_report(HEAD + "听取防汛汇报，何川、骆明出席会议，研究供水工作。")
    (meeting,) = outline.meetings

    assert [person.name for person in meeting.attendance] == ["何川", "骆明"]
    assert [item.statement for item in meeting.items] == ["听取防汛汇报", "研究供水工作"]
    assert words(outline, "lead") == [HEAD[:-1], "何川、骆明出席会议"]
    assert outline.unplaced == ()


def test_roster_ends_the_list() -> None:
    outline = parse_report(HEAD + "听取防汛汇报，副区长何川、骆明，区财政局石磊参加会议。")
    (meeting,) = outline.meetings

    assert [person.name for person in meeting.attendance] == ["何川", "骆明", "石磊"]
    assert [item.statement for item in meeting.items] == ["听取防汛汇报"]
    assert words(outline, "lead") == [HEAD[:-1], "副区长何川、骆明，区财政局石磊参加会议。"]


def test_document_is_told_again_by_its_short_name() -> None:
    text = HEAD + "审议《村庄规划》、《禾澜区供水管理规定》（以下简称《节约规矩》）。\n"

    items = parse_report(text + "会议指出，要做细村庄。\n会议要求，节约规矩要落到实处。").meetings[0].items

    assert [len(item.directives) for item in items] == [1, 1]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "3月20日，区政府党组、区政协党组分别召开会议，",
            [["传达学习省委会议精神", "研究供水工作"], ["传达学习省委会议精神", "研究供水工作"]],
        ),
        ("3月20日，方远主持召开区政府常务会议和区政府党组会议，", [["研究供水工作"], ["传达学习省委会议精神"]]),
    ],
)
def test_bodies_share_a_list_and_types_take_their_own(head: str, expected: list[list[str]]) -> None:
    meetings = parse_report(head + "传达学习省委会议精神，研究供水工作。").meetings

    assert [[item.statement for item in meeting.items] for meeting in meetings] == expected


def test_what_a_study_session_studies_and_discusses_is_one_matter() -> None:
    text = "9月4日，区委理论学习中心组举行第四次集体学习，深入学习生态文明思想，围绕“草原保护”开展专题研讨。"

    assert [(item.kind, item.statement) for item in parse_report(text).meetings[0].items] == [
        ("study", "深入学习生态文明思想，围绕“草原保护”开展专题研讨")
    ]


def test_what_is_studied_in_a_study_session_is_study() -> None:
    text = "3月20日，方远主持召开区政府党组理论学习中心组学习会，学习全会精神，传达学习省委会议精神。"

    assert [item.kind for item in parse_report(text).meetings[0].items] == ["study", "relay"]
