"""Characters that only look like Han characters become those; names beyond the first plane are names."""

import unicodedata

import pytest

from meetings.parser import parse_report
from meetings.parser.cleaning.characters import unified, unify
from meetings.parser.cleaning.repair import repair
from meetings.parser.vocabulary.names import looks_like_name, read_person

STROKES = "⺂⺃⺈⺑⺳⺴⺵"  # parts of characters that stand for none
OPENED = "2024年3月18日，区长温助民主持召开区政府第5次常务会议。\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年3⽉18⽇", "2024年3月18日"),
        ("区⻓温助⺠", "区长温助民"),
        ("\uf98e\uf9b5\uf97c", "年例良"),
        ("⼈⺠政府供⽔⼯作⽅案", "人民政府供水工作方案"),
        ("①㎡ＡB，。", "①㎡ＡB，。"),
        ("龟、長、门", "龟、長、门"),
    ],
)
def test_lookalikes_become_the_characters_they_stand_for(text: str, expected: str) -> None:
    assert unify(text) == expected
    assert len(unify(text)) == len(text)


def test_every_named_radical_of_the_two_blocks_becomes_a_han_character() -> None:
    found = [chr(code) for code in (*range(0x2E81, 0x2EF4), *range(0x2F00, 0x2FD6)) if unicodedata.name(chr(code), "")]

    assert [one for one in found if not unicodedata.name(unified(one)).startswith("CJK UNIFIED")] == [*STROKES]


@pytest.mark.parametrize("name", ["李𬱖", "王䶮", "陈𡒄明", "赵〇", "周𠮷"])
def test_rare_characters_make_names(name: str) -> None:
    assert looks_like_name(name)
    assert read_person(f"区长{name}") == name


def test_people_and_speakers_with_rare_characters_are_read() -> None:
    [meeting] = parse_report(
        f"{OPENED}出席：李𬱖、王䶮\n列席：赵〇\n会议研究了供水工作。李𬱖强调，要守住底线。"
    ).meetings

    assert [one.name for one in meeting.attendance] == ["李𬱖", "王䶮", "赵〇"]
    assert [(one.speaker, one.text) for one in meeting.items[0].directives] == [("李𬱖", "要守住底线")]


def test_bullets_of_a_font_of_signs_are_taken_off_and_other_private_signs_are_told() -> None:
    outline = parse_report(f"{OPENED}会议强调：\n\uf06c要加密检测频次。\n\uf0d8 要公开检测结果。\n➢要定期通报\ue123。")

    assert [one.headline for one in outline.meetings[0].items[0].directives][:2] == ["加密检测频次", "公开检测结果"]
    assert "bytes_lost" in [doubt.code for doubt in outline.doubts]
    assert repair("\uf06c要") == "要"
