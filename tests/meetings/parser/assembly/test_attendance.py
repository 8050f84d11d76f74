"""Who was there, as label lines and sentences tell it."""

import pytest

from meetings.parser.assembly.attendance import is_attendance, read_labels, read_names, read_sentence
from records.codes import AttendanceRole

PRESENT, BESIDE, AWAY = AttendanceRole.PRESENT, AttendanceRole.IN_ATTENDANCE, AttendanceRole.APOLOGIES


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("主 持：方远", [("主持", "方远")]),
        ("　出　席： 何川、骆明 ", [("出席", "何川、骆明")]),
        ("主席：方远区长　纪录：何川", [("主席", "方远区长"), ("纪录", "何川")]),
        ("一、会议时间：5月3日", [("会议时间", "5月3日")]),
        ("（二）列席人员:卓然", [("列席人员", "卓然")]),
        ("出席", []),
        ("区长：方远", []),
        ("会议出席：方远", []),
    ],
)
def test_label_line(line: str, labels: list[tuple[str, str]]) -> None:
    assert read_labels(line) == labels


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("方远、何川出席会议。", True),
        ("区直有关部门负责人列席。", True),
        ("何川在主会场参加会议。", True),
        ("会议应到32人，实到30人。", True),
        ("会议要求各单位负责人参加会议。", False),
        ("会议听取了出席会议代表的意见。", False),
        ("各镇要组织干部参加演练。", False),
    ],
)
def test_sentence_tells_who_was_there(sentence: str, expected: bool) -> None:
    assert is_attendance(sentence) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("何川、骆明", [("", "何川"), ("", "骆明")]),
        ("何川 骆明；陆青", [("", "何川"), ("", "骆明"), ("", "陆青")]),
        ("陈 默、何川", [("", "陈默"), ("", "何川")]),
        ("区委常委、常务副区长何川", [("区委常委、常务副区长", "何川")]),
        ("副区长何川，区委常委、宣传部部长骆明", [("副区长", "何川"), ("区委常委、宣传部部长", "骆明")]),
        ("区财政局卓然", [("区财政局", "卓然")]),
        ("区水务局节水办", []),
        ("何川（在外出差）、骆明", [("", "何川"), ("", "骆明")]),
        ("何川、骆明、何川", [("", "何川"), ("", "骆明"), ("", "何川")]),  # two of one name are two people
        ("各部门负责人、区领导、何川", [("", "何川")]),
        ("各局、各镇、何川", [("", "何川")]),
        ("自治县县长阿不都·热合曼", [("自治县县长", "阿不都·热合曼")]),
        ("何川同志", [("", "何川")]),
        ("骆明、何川等领导", [("", "骆明"), ("", "何川")]),
        ("副区长何川讲话", [("副区长", "何川")]),
        ("骆明、区委常委、副区长", [("", "骆明")]),
    ],
)
def test_names_with_their_posts(words: str, expected: list[tuple[str, str]]) -> None:
    people = read_names(words, AWAY)

    assert [(person.post, person.name) for person in people] == expected
    assert all(person.role is AWAY for person in people)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "副区长何川，区政府办公室主任骆明出席会议，陆青应邀列席。",
            [("副区长", "何川", PRESENT), ("区政府办公室主任", "骆明", PRESENT), ("", "陆青", BESIDE)],
        ),
        ("何川因公请假。", [("", "何川", AWAY)]),
        ("会议由方远主持，何川、骆明参加。", [("", "何川", PRESENT), ("", "骆明", PRESENT)]),
        ("何川请假，骆明、陆青参加。", [("", "何川", AWAY), ("", "骆明", PRESENT), ("", "陆青", PRESENT)]),
        ("参会领导：何川出席。", [("", "何川", PRESENT)]),
        ("列席会议的还有骆明、陆青。", [("", "骆明", BESIDE), ("", "陆青", BESIDE)]),
        ("方远讲话。", []),
    ],
)
def test_sentence_names_people_by_role(sentence: str, expected: list[tuple[str, str, AttendanceRole]]) -> None:
    assert [(person.post, person.name, person.role) for person in read_sentence(sentence)] == expected
