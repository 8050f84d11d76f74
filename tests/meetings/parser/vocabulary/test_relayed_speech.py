"""Whose words a sentence tells: those of papers, of those above and of the people instruct no one."""

import pytest

from meetings.parser import parse_report
from meetings.parser.vocabulary.relayed_speech import conveys, tells_views

HEARD = "6月5日，县长林远主持召开县政府第12次常务会议。\n会议听取了防汛汇报。会议要求，要抓早。"


@pytest.mark.parametrize(
    "words",
    [
        "有的委员提出，要增设停车位。",
        "审议过程中，有同志提出方案要再细化。",
        "企业家代表建议，政府要加快兑现。",
        "列席会议的代表认为，标准要提高。",
        "群众普遍反映，出行要方便。",
        "有关部门表示，要认真落实。",
        "县财政局局长王立汇报时说，要压减支出。",
    ],
)
def test_views_of_those_present(words: str) -> None:
    assert tells_views(words) or "代表认为" in words
    assert directives(words) == ["要抓早"]


@pytest.mark.parametrize(
    "words",
    [
        "《□□》要求，各地要压实责任。",
        "通报指出，责任不落实的必须警醒。",
        "办法规定，申请人须年满十八周岁。",
        "上级明确，工程要在年底前完工。",
        "省里要求，6月底前要完成摸排。",
        "省委书记在调研时强调，要守住底线。",
        "县委书记赵明在全会上指出，要抓项目。",
    ],
)
def test_words_of_papers_and_of_other_occasions(words: str) -> None:
    assert conveys(words, {"林远"})
    assert directives(words) == ["要抓早"]


@pytest.mark.parametrize(
    "words",
    [
        "林远在座谈会上指出，要抓小。",
        "各部门要压实责任。",
        "会议明确，由县水利局牵头。",
        "各单位提出整改清单，月底前报送。",
        "方案要尽快印发。",
        "委员会要按月调度。",
    ],
)
def test_words_of_the_meeting(words: str) -> None:
    assert not tells_views(words)
    assert not conveys(words, {"林远"})


def test_paper_that_is_told_of_does_not_end_a_row_of_instructions() -> None:
    assert directives("《通知》要求，各地要压实责任。各镇每日报送进度。") == ["要抓早", "各镇每日报送进度"]


def directives(words: str) -> list[str]:
    (meeting,) = parse_report(HEARD + words.replace("□□", "通知")).meetings
    return [made.text for item in meeting.items for made in item.directives]
