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
        ("每周一次的例会", ""),
        ("每周第一次例会", "第一次"),
    ],
)
def test_number_as_written(words: str, text: str) -> None:
    assert read_meeting_number(words).text == text


@pytest.mark.parametrize(
    ("words", "nouns"),
    [
        ("在区政府常务会议室召开", []),
        ("在会议中心召开全体会议", ["全体会议"]),
        ("县政府扩大主管会报", ["会报"]),
        ("座谈会报名", ["座谈会"]),
        ("委员会报告", []),
    ],
)
def test_a_room_is_no_meeting_and_a_briefing_is_one(words: str, nouns: list[str]) -> None:
    assert [words[mention.start : mention.end] for mention in find_mentions(words)] == nouns


@pytest.mark.parametrize(
    ("words", "nouns"),
    [
        ("溪北乡公所第3次会报会议纪录", ["第3次会报"]),
        ("校长办公会会议纪要", ["办公会"]),
        ("集团2024年第19次党委会会议", ["党委会"]),
        ("会议会议", ["会议"]),
        ("党组会议、常务会议", ["党组会议", "常务会议"]),
        ("中心组集体学习了《水法》", []),
        ("中心组集体学习《水法》", []),
        ("中心组集体学习习近平总书记讲话", []),
    ],
)
def test_one_noun_is_one_meeting(words: str, nouns: list[str]) -> None:
    assert [words[mention.start : mention.end] for mention in find_mentions(words)] == nouns
