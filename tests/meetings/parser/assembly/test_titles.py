"""What a title line says of a meeting."""

import pytest

from meetings.parser.assembly.titles import read_title


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("区政府2026年第3次常务会议纪要", [("区政府2026年第3次常务会议", "第3次", "", "", False)]),
        (
            "区政府召开第3次常务会议和党组扩大会议",
            [("区政府第3次常务会议", "第3次", "", "", False), ("区政府党组扩大会议", "", "", "", True)],
        ),
        ("何川主持召开区政府常务会议", [("区政府常务会议", "", "", "何川", False)]),
        ("5月3日区政府常务会议", [("5月3日区政府常务会议", "", "5月3日", "", False)]),
        ("区政府常务会议召开", [("区政府常务会议", "", "", "", False)]),
        ("区政府常务会议通知", []),
        ("防汛工作", []),
    ],
)
def test_title_names_meetings(line: str, expected: list[tuple[str, str, str, str, bool]]) -> None:
    assert [
        (meeting.name, meeting.number.text, meeting.held.text, meeting.chair, meeting.is_extended)
        for meeting in read_title(line, 0)
    ] == expected


def test_a_label_gives_the_name_of_the_sitting() -> None:
    [meeting] = read_title("会议名称：区政府第3次常务会议", 40)

    assert (meeting.name, meeting.base) == ("区政府第3次常务会议", 45)
    assert (meeting.lead, meeting.body) == ("区政府第3次常务会议", "区政府第3次常务会议")


def test_each_meeting_of_a_title_keeps_its_own_name() -> None:
    names = [meeting.name for meeting in read_title("方远主持召开区政府党组会议和第3次常务会议", 0)]

    assert names == ["区政府党组会议", "第3次常务会议"]
