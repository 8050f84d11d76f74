"""A number before a sentence changes nothing of what it states, decides and charges somebody with."""

import pytest

from tests.meetings.parser.readings import HEAD, Matter, matters, read


@pytest.mark.parametrize("number", ["", "（一）", "1.", "二、"])
@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("会议听取供水汇报后，会议指出，要抓早。", ("hear", "noted", "听取供水汇报", ["要抓早"])),
        ("在听取供水汇报后，方远指出，要抓早。", ("hear", "noted", "听取供水汇报", ["要抓早"])),
        (
            "会议决定命名3个示范村，由区农业局授牌。",
            ("other", "adopted", "决定命名3个示范村", ["由区农业局授牌"]),
        ),
        (
            "会议同意设立专项基金，由区财政局办理。",
            ("deliberate", "adopted", "同意设立专项基金", ["由区财政局办理"]),
        ),
        (
            "会上，各镇分别就供水情况进行了汇报，要抓早。",
            ("hear", "noted", "各镇分别就供水情况进行了汇报", ["要抓早"]),
        ),
        ("会上，区水务局汇报了供水情况，要抓早。", ("hear", "noted", "区水务局汇报了供水情况", ["要抓早"])),
        (
            "关于供水条例，会议原则通过，由区司法局印发。",
            ("deliberate", "adopted_in_principle", "关于供水条例", ["由区司法局印发"]),
        ),
        ("关于区水务公司改制，会议认为，要抓早。", ("arrange", "", "关于区水务公司改制", ["要抓早"])),
        (
            "会议经充分讨论，原则同意供水方案，由区水务局印发。",
            ("deliberate", "adopted_in_principle", "原则同意供水方案", ["由区水务局印发"]),
        ),
        (
            "会议审议通过了《甲办法》，会后由区司法局印发。",
            ("deliberate", "adopted", "审议通过了《甲办法》", ["会后由区司法局印发"]),
        ),
        ("会前，集体学习了《水法》，要抓早。", ("study", "", "集体学习了《水法》", ["要抓早"])),
        ("会议就供水工作进行了部署，要抓早。", ("arrange", "", "就供水工作进行了部署", ["要抓早"])),
        ("副区长何川传达学习了全会精神，要抓早。", ("relay", "", "传达学习了全会精神", ["要抓早"])),
        ("会议强调，要抓早，要求区水务局抓细。", ("other", "", "", ["要抓早", "区水务局抓细"])),
        ("就供水工作，方远强调，要抓早。", ("other", "", "", ["要抓早"])),
        ("会议决定，成立专班，由区水务局牵头。", ("other", "", "", ["成立专班，由区水务局牵头"])),
        ("会议责成区水务局整改。", ("other", "", "", ["责成区水务局整改"])),
        ("区水务局要加强巡查。", ("other", "", "", ["区水务局要加强巡查"])),
    ],
)
def test_a_number_changes_nothing(number: str, sentence: str, expected: Matter) -> None:
    text = f"{HEAD}。\n{number}{sentence}"

    assert matters(text) == [expected]
    assert read(text).unplaced == ()


@pytest.mark.parametrize("number", ["", "（二）", "2."])
def test_nor_of_what_it_decides_of_the_matter_before(number: str) -> None:
    told = [
        ("会议决定，成立专班，由区水务局牵头。", "adopted", ["成立专班，由区水务局牵头"]),
        ("会议经充分讨论，原则同意该方案，由区水务局印发。", "adopted_in_principle", ["由区水务局印发"]),
        ("会议要求，续聘合格人员58名。", "", ["续聘合格人员58名"]),
    ]

    for sentence, outcome, directives in told:
        text = f"{HEAD}。\n会议审议了《供水方案》。\n{number}{sentence}"
        assert matters(text) == [("deliberate", outcome, "审议了《供水方案》", directives)]
