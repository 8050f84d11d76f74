"""Words that are kept without the mark at their end are shown as sentences."""

import pytest

from records.sentences import as_sentence, beyond, says_more


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("要加快管网改造", "要加快管网改造。"),
        ("要加快管网改造。", "要加快管网改造。"),
        ("审议《供水条例》", "审议《供水条例》。"),
        ("推动“办好一件事”", "推动“办好一件事”。"),
        ("他说：“要办好。”", "他说：“要办好。”"),
        ("要完成改造（牵头单位：区水务局）", "要完成改造（牵头单位：区水务局）。"),
        ("怎么办？", "怎么办？"),
        ("", ""),
        ("”", "”"),
    ],
)
def test_a_sentence_ends_with_its_mark(words: str, sentence: str) -> None:
    assert as_sentence(words) == sentence


@pytest.mark.parametrize(
    ("words", "headline", "rest"),
    [
        ("要加快管网改造，年底前完成", "加快管网改造", "年底前完成"),
        ("由区教育局牵头落实", "由区教育局牵头落实", ""),
        ("要紧盯高层建筑、商业综合体、养老机构", "紧盯高层建筑、商业综合体…", "养老机构"),
        ("对推诿扯皮的，由办公室追责", "由办公室追责", "对推诿扯皮的，由办公室追责"),
        ("要加快管网改造。", "加快管网改造", ""),
        ("要加快管网改造", "", "要加快管网改造"),
    ],
)
def test_what_a_headline_says_is_not_said_again(words: str, headline: str, rest: str) -> None:
    assert beyond(words, headline) == rest


@pytest.mark.parametrize(
    ("words", "heading", "is_more"),
    [
        ("会议听取了供水情况汇报。", "听取供水情况汇报", False),
        ("听取了供水情况的汇报", "听取供水情况汇报", False),
        ("会议听取了供水情况汇报，肯定了成效。", "听取供水情况汇报", True),
        ("", "听取供水情况汇报", False),
    ],
)
def test_words_that_repeat_their_heading_say_no_more(words: str, heading: str, is_more: bool) -> None:
    assert says_more(words, heading) is is_more
