"""What reports the meeting, and is neither a matter nor a directive, begins and ends with its own sentence."""

import pytest

from tests.meetings.parser.readings import HEAD, read

PAST = "秋粮丰收"  # says nothing of the meeting
BODIES = [
    "会议听取了防汛汇报，原则同意由区水务局整改。",
    "会议审议了《供水办法》，会议同意请区水务局印发。",
    "会议听取了供水汇报，与会人员就水压问题进行了讨论，强调要抓早。",
    "会议审议了《供水办法》。会议经充分讨论，原则同意该办法，由区水务局印发。",
    "会议研究了供水工作。会议决定，成立专班，由区水务局牵头。",
    "会议研究了供水工作。会议责成区水务局整改。",
    "会议听取了供水工作汇报，听取了防汛工作汇报。就供水工作，会议强调，要抓早。",
    "会议听取了供水工作汇报。会议强调，要抓早，强调要抓细。",
    "在听取供水工作汇报后，方远指出，要抓早。",
    "会议听取供水工作汇报后，会议指出，要抓早。",
    "会议听取了供暖汇报。陆远副区长汇报了管网情况。",
    "会议传达学习了省委会议精神，由区水务局汇报了供水工作，要抓早。",
    "会议听取了供水汇报；审议通过了《甲办法》，要抓早。",
    "会议审议《甲办法》时指出，要抓早。",
    "会议审议了《甲办法》《乙办法》和《丙办法》。会议要求，甲办法要抓早。",
    "会议传达学习了甲讲话、乙重要批示精神。关于乙重要批示，会议强调，要抓早。",
    "区住建局会议宣讲贯彻新修订的《信访条例》，要抓早。",
    "会议研究了有关事项，要求抓好落实。",
    "会议研究了人事任免事项。",
    "会议还研究了其他事项。",
    "区长方远、副区长陆远出席会议。",
    "会议由方远主持。",
    "现将会议议定事项纪要如下：",
]


def unplaced(text: str) -> list[str]:
    outline = read(text)
    return [outline.text[span.start : span.end].strip("。\n") for span in outline.unplaced]


@pytest.mark.parametrize("between", ["。", "。\n"])
@pytest.mark.parametrize("body", BODIES)
def test_the_words_before_a_sentence_are_none_of_its_own(body: str, between: str) -> None:
    assert unplaced(f"{HEAD}。\n{PAST}{between}{body}") == [PAST]


@pytest.mark.parametrize(
    "body",
    [
        "关于供水条例，会议原则通过，由区水务局印发。",
        "会议原则同意《供水条例》，由区水务局印发。",
        "会议审议通过了《条例》，由区水务局印发。",
        "会议同意上述条例和防汛预案，由区水务局印发。",
        "与会人员就供水条例进行了讨论。",
    ],
)
def test_nor_below_what_the_opening_listed(body: str) -> None:
    text = f"{HEAD}，审议《区供水条例》，审议《防汛预案》，听取供水条例起草情况汇报。\n{PAST}。\n{body}"

    assert unplaced(text) == [PAST]


@pytest.mark.parametrize("heading", ["一、审议《甲办法》", "一、", "一、有关工作", "一、供水工作汇报"])
def test_nor_before_a_heading(heading: str) -> None:
    assert unplaced(f"{HEAD}。\n{PAST}。\n{heading}\n会议强调，要抓早。") == [PAST]
