"""Persons and units told by their words; words that name no one name no one."""

import pytest

from meetings.parser.assembly.attendance import read_sentence
from meetings.parser.vocabulary.meeting_types import find_mentions, read_meeting_number
from meetings.parser.vocabulary.names import read_person, read_units


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("区政府党组书记、区长孟疏影", "孟疏影"),
        ("国务院总理周明川3月24日", "周明川"),
        ("会议由李长风", "李长风"),
        ("何川还", "何川"),
        ("新华社临澜3月24日电何川", "何川"),
        ("各局", ""),
        ("会议由东方晓", "东方晓"),
        ("会议由帕提曼·热合曼", "帕提曼·热合曼"),
        ("乡党委副书记、乡长布仁巴雅尔", "布仁巴雅尔"),
        ("县长碰头协调会", ""),
        ("副县长才让多杰", "才让多杰"),
        ("区财政局，何川", "何川"),
        ("区长 方　远", "方远"),
        ("方远，亲自", "方远"),
        ("欧阳若水区长", "欧阳若水"),
        ("李 长　风", "李长风"),
        ("方远区长", "方远"),
        ("代区长欧阳若水", "欧阳若水"),
        ("自治区主席阿不都·热合曼", "阿不都·热合曼"),
        ("副部长江流", "江流"),
        ("县长卓然同志", "卓然"),
        ("县长卓然在县政府一楼会议室", "卓然"),
        ("市长贺知遥先后", "贺知遥"),
        ("区长方远连夜", "方远"),
        ("区长方远到禾澜镇调研并", "方远"),
        ("副院长羊舌敏", "羊舌敏"),
        ("区长范姜维", "范姜维"),
        ("会议由嵇康成", "嵇康成"),
        ("水务局", ""),
        ("各部门主要负责人", ""),
        ("县政府", ""),
        ("会议", ""),
        ("会议由上官云", "上官云"),
        ("东方明区长", "东方明"),
        ("会议由何川同志亲自主持召开", ""),
    ],
)
def test_person(words: str, name: str) -> None:
    assert read_person(words) == name


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("由市财政局牵头，城关镇、区发改委配合", ("市财政局", "城关镇", "区发改委")),
        ("区委网信办要加强监测", ("区委网信办",)),
        ("城关镇要值守", ("城关镇",)),
        ("县住房和城乡建设局要排查", ("县住房和城乡建设局",)),
        ("由建设局、组织部、督查办、发展改革委、建设厅负责", ("建设局", "组织部", "督查办", "发展改革委", "建设厅")),
        ("要支持建设集团、城投公司做强", ("城投公司",)),
        (
            "由区融媒体中心牵头，区委社会工作部、区消防救援大队配合",
            ("区融媒体中心", "区委社会工作部", "区消防救援大队"),
        ),
        ("优先打通鹭汀镇、枫砚镇断头路", ("鹭汀镇", "枫砚镇")),
        ("在鹭汀镇先行试点", ("鹭汀镇",)),
        ("县文联、县残联、团县委要积极参与", ("县文联", "县残联", "团县委")),
        ("区人民法院、区疾控中心配合", ("区人民法院", "区疾控中心")),
        ("希望禾丰公司主动公开信息", ("禾丰公司",)),
        ("各镇、有关部门要落实", ()),
        ("努力做到小事不出村，大事不出镇", ()),
        ("矛盾不上交，难事不出街道，由平安镇调处", ("平安镇",)),
        ("要推进集团化办学", ()),
        ("要修订考核办法，严格执行《考核办法》", ()),
        ("责成城南街道抓紧整改", ("城南街道",)),
        ("由金禾县城乡建设公司负责", ("金禾县城乡建设公司",)),
        ("要建设特色小镇，振兴乡镇企业", ()),
    ],
)
def test_units(words: str, units: tuple[str, ...]) -> None:
    assert read_units(words) == units


@pytest.mark.parametrize(
    ("words", "number", "term", "year"),
    [
        ("县第十八届人民政府第39次常务会议", 39, 18, None),
        ("五届104次常务会议", 104, 5, None),
        ("区政府2024年第18次常务会议", 18, None, 2024),
        ("第一百一十五次常务会议", 115, None, None),
        ("区政府常务会议", None, None, None),
    ],
)
def test_number(words: str, number: int | None, term: int | None, year: int | None) -> None:
    read = read_meeting_number(words)

    assert (read.number, read.term, read.year) == (number, term, year)


@pytest.mark.parametrize(
    ("words", "types"),
    [
        ("区政府常务会议、党组会议和党组理论学习中心组学习会", ["executive", "party_group", "study"]),
        ("市政府党组（扩大）会议", ["party_group"]),
        ("县委常委会会议", ["standing_committee"]),
        ("全体（扩大）会议", ["plenary"]),
        ("防汛工作调度会", ["special"]),
        ("区长办公会议", ["office"]),
        ("座谈会", ["other"]),
        ("重要讲话精神", []),
    ],
)
def test_meeting_types(words: str, types: list[str]) -> None:
    assert [mention.type.value for mention in find_mentions(words)] == types


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("出席会议的有骆明、何川、陆青。", ["骆明", "何川", "陆青"]),
        ("区委常委、常务副区长骆明，副区长何川出席。", ["骆明", "何川"]),
        ("区人大常委会、区政协有关负责同志应邀列席会议。", []),
    ],
)
def test_people_of_a_sentence(words: str, expected: list[str]) -> None:
    assert [person.name for person in read_sentence(words)] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("联系街道的干部要到岗，沿湖各镇要值守", ()),
        ("每个街道、各镇要值守", ()),
        ("区水务局、禾澜镇要值守", ("区水务局", "禾澜镇")),
    ],
)
def test_units_glued_to_other_words_are_none(words: str, expected: tuple[str, ...]) -> None:
    assert read_units(words) == expected


@pytest.mark.parametrize(
    ("words", "units"),
    [("研究措温乡草原火灾责任", ()), ("由措温乡负责", ("措温乡",)), ("改进平台，要推进集团化", ())],
)
def test_a_verb_and_its_object_are_no_unit(words: str, units: tuple[str, ...]) -> None:
    assert read_units(words) == units
