"""Listed matters meet their paragraphs; what a person must check is named, with its place."""

from datetime import date

import pytest

from meetings.parser import parse_report
from meetings.parser.outline import ItemOutline, MeetingOutline

HEAD = "5月6日，区长方远主持召开区政府常务会议"


def items(text: str) -> tuple[ItemOutline, ...]:
    return parse_report(HEAD + text).meetings[0].items


def told(text: str) -> list[tuple[str, list[str]]]:
    return [(item.statement, [made.text for made in item.directives]) for item in items(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "，审议《供水管理办法》。\n会议讨论了《供水管理办法（草案）》。要抓早。",
            [("讨论了《供水管理办法（草案）》", ["要抓早"])],
        ),
        (
            "，审议《供水管理办法》等。\n会议讨论了区水务局起草的《供水管理办法》。要抓早。",
            [("讨论了区水务局起草的《供水管理办法》", ["要抓早"])],
        ),
        (
            "，传达学习《供水管理办法》精神和省委关于乡村建设行动的实施意见。\n会议讨论了《供水管理办法》。要抓早。",
            [("讨论了《供水管理办法》", ["要抓早"])],
        ),
        (
            "，研究农村饮水安全。\n会议听取了农村饮水安全情况汇报。要抓早。",
            [("听取了农村饮水安全情况汇报", ["要抓早"])],
        ),
        (
            "，研究农村饮水安全。\n会议听取了校车运行情况汇报。要抓早。",
            [("研究农村饮水安全", []), ("听取了校车运行情况汇报", ["要抓早"])],
        ),
        (
            "，审议《禾澜区供水管理规定》（以下简称《节约规矩》）。\n会议讨论了节约规矩。要抓早。",
            [("讨论了节约规矩", ["要抓早"])],
        ),
        ("，研究农村饮水安全。\n会议研究了有关事项。", [("研究农村饮水安全", [])]),
        ("。\n会议传达了有关会议精神。要抓早。", [("传达了有关会议精神", ["要抓早"])]),
        ("。\n会议传达了有关会议精神。", []),
    ],
)
def test_listed_matter_gives_way_to_the_body(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "，研究水库除险、农村公路。会议强调，水库要加固。会议要求，公路要养护。",
            [("研究水库除险、农村公路", ["水库要加固", "公路要养护"])],
        ),
        (
            "，研究水库除险，部署农村公路。会议强调，水库要加固。会议要求，公路要养护。",
            [("研究水库除险", ["水库要加固"]), ("部署农村公路", ["公路要养护"])],
        ),
        (
            "，研究水库除险，部署农村公路。\n会议强调，水库要加固。会议要求，公路要养护。\n会议强调，公路要畅通。",
            [("研究水库除险", ["水库要加固"]), ("部署农村公路", ["公路要养护", "公路要畅通"])],
        ),
        (
            "。\n会议强调，要抓早。\n会议要求，要抓小。",
            [("", ["要抓早", "要抓小"])],
        ),
        ("，强调要抓早。\n会议听取了防汛汇报。要抓小。", [("听取了防汛汇报", ["要抓早", "要抓小"])]),
        (
            "。\n会议强调，要抓早。\n会议听取了防汛汇报。要抓小。",
            [("", ["要抓早"]), ("听取了防汛汇报", ["要抓小"])],
        ),
    ],
)
def test_paragraph_goes_to_what_it_is_about(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("，听取防汛汇报。\n会议强调，要抓早。原则同意。", ["adopted_in_principle"]),
        ("，审议通过《供水办法》。\n会议强调，要抓早。原则同意。", ["adopted"]),
        ("，审议通过《供水办法》。\n会议强调，要抓早。会议决定暂缓印发。", ["deferred"]),
        ("，审议《供水办法》。\n会议强调，要抓早。原则同意。会议指出，要抓小。", ["adopted_in_principle"]),
        (
            "，审议《供水办法》，研究校车。\n原则同意。会议强调，供水要抓早。\n会议强调，校车要抓早。",
            ["adopted_in_principle", None],
        ),
    ],
)
def test_outcome_told_in_a_paragraph(text: str, outcomes: list[str | None]) -> None:
    assert [item.outcome for item in items(text)] == outcomes


def test_matter_without_words_has_no_title_and_no_place() -> None:
    (item,) = items("。\n会议强调，要抓早。")

    assert (item.kind, item.statement, item.title, item.span) == ("other", "", "", None)


def test_title_is_short_and_the_statement_whole() -> None:
    statement = "听取了防汛工作汇报，涉及" + "水库除险加固和河道清淤" * 6

    (item,) = items(f"。\n会议{statement}。")

    assert (item.statement, item.title) == (statement, "防汛工作汇报")


def opened(text: str) -> MeetingOutline:
    return parse_report(text).meetings[0]


def test_doubt_names_what_to_check_and_where() -> None:
    text = "区政府新闻\n5月6日，区政府召开座谈会。\n会议强调，要抓早。"
    outline = parse_report(text)

    found = {
        doubt.code: (doubt.reason, doubt.quoted, text[doubt.span.start : doubt.span.end])
        for doubt in outline.doubts
        if doubt.span
    }

    sentence = "5月6日，区政府召开座谈会。"
    assert found == {
        "date": ("no_year", "5月6日", sentence),
        "chair": ("no_chair", "", sentence),
        "type": ("no_type", "", sentence),
        "item": ("no_item", "", "要抓早"),
    }
    assert outline.meetings[0].lead == sentence


def test_doubt_tells_which_of_the_meetings_of_a_sentence_it_is_about() -> None:
    outline = parse_report("5月6日，区长方远主持召开区政府常务会议和碰头会，研究防汛工作。要确?保安全。")

    about = [(doubt.code, doubt.meeting) for doubt in outline.doubts]

    assert [meeting.type for meeting in outline.meetings] == ["executive", "office"]
    assert about == [("bytes_lost", None), ("date", 0), ("date", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "5月6日，区长方远召开区政府常务会议，研究防汛工作。",
        "近日，区政府党组、区政协党组分别召开会议，学习全会精神。方远、石磊主持所在党组会议。",
    ],
)
def test_doubt_about_the_chair_stands_at_the_opening(text: str) -> None:
    doubt = next(doubt for doubt in parse_report(text).doubts if doubt.reason in ("convener_alone", "chair_by_rank"))

    assert doubt.code == "chair"
    assert doubt.span is not None
    assert text[doubt.span.start : doubt.span.end] == text.split("。")[0] + "。"


def test_meetings_told_together_or_held_on_one_day_share_the_year_of_a_number() -> None:
    text = (
        "8月5日，方远主持召开区政府2025年第12次常务会议和区政府党组会议，研究防汛。\n"
        "随后，方远主持召开区政府全体会议，部署工作。\n8月9日，方远主持召开区政府专题会议，研究供水。"
    )

    held = [meeting.held.on for meeting in parse_report(text).meetings]

    assert held == [date(2025, 8, 5), date(2025, 8, 5), date(2025, 8, 5), None]


def test_two_numbers_in_one_name_are_a_doubt() -> None:
    text = "5月6日，区长方远主持召开区政府第3次和第4次常务会议，研究防汛工作。"

    (doubt,) = (doubt for doubt in parse_report(text).doubts if doubt.code == "number")

    assert doubt.span is not None
    assert (doubt.reason, doubt.quoted, text[doubt.span.start : doubt.span.end]) == (
        "two_numbers",
        "第3次和第4次",
        text,
    )


def test_a_directive_that_a_line_ends_without_a_mark_is_a_doubt() -> None:
    text = (
        "5月6日，区长方远主持召开区政府常务会议，研究防汛工作。\n"
        f"会议指出，{'雨情水情总体平稳，' * 8}成效明显。\n会议要求，各镇要加快\n水位持续上涨。"
    )

    (doubt,) = (doubt for doubt in parse_report(text).doubts if doubt.code == "cut")

    assert doubt.span is not None
    assert (doubt.reason, text[doubt.span.start : doubt.span.end]) == ("cut_short", "各镇要加快")
