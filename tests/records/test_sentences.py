"""Words that are kept without the mark at their end are shown as sentences."""

import pytest

from records.sentences import as_sentence


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
