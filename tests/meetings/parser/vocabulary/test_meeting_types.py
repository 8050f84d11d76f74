"""What reports call meetings, and their numbers with the words as written."""

import pytest

from meetings.parser.vocabulary.meeting_types import find_mentions, read_meeting_number


def test_mention_knows_its_place() -> None:
    words = "县政府常务会议和党组会议"

    assert [words[mention.start : mention.end] for mention in find_mentions(words)] == ["常务会议", "党组会议"]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("县第十八届人民政府第39次常务会议", "第39次"),
        ("五届104次常务会议", "104次"),
        ("五届第104次常务会议", "第104次"),
        ("区政府2024年第18次常务会议", "第18次"),
        ("区政府3次会议", "第3次"),
        ("区政府常务会议", ""),
    ],
)
def test_number_as_written(words: str, text: str) -> None:
    assert read_meeting_number(words).text == text
