"""Traditional texts become simplified, character for character; simplified ones stay."""

import pytest

from meetings.parser.cleaning.script import to_simplified


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("區政府召開常務會議", "区政府召开常务会议"),
        ("會議指出，\n要瞭解情況", "会议指出，\n要了解情况"),
        ("會議 指出", "会议 指出"),
        ("會議與会议研究防汛抗旱工作安排部署", "会议与会议研究防汛抗旱工作安排部署"),
        ("審議", "审议"),
        ("會議", "会议"),
    ],
)
def test_traditional_text_is_converted(text: str, expected: str) -> None:
    assert to_simplified(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "区政府召开会议",
        "县长朱镕堃在乾安镇",
        "论语云：學而時習之，" + "区政府召开常务会议研究防汛抗旱工作" * 20,
        "會长主持召开会议",
        "乾县政府召开会议，钟昇、沈於乾出席，征徵、乾坤、夥同、甚麽、於是、藉口",
        "會长主持",
    ],
)
def test_simplified_text_keeps_its_few_old_characters(text: str) -> None:
    assert to_simplified(text) == text
