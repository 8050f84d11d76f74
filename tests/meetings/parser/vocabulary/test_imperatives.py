"""The verbs by which an instruction without a modal word begins."""

import pytest

from meetings.parser.vocabulary.imperatives import IMPERATIVE, by_first_character


def test_alternatives_are_grouped_by_their_first_character() -> None:
    assert by_first_character("加强|推进|加快速|反") == "加(?:强|快速)|推(?:进)|反(?:)"


@pytest.mark.parametrize(
    ("words", "verb"),
    [("教育群众", "教育"), ("教育系统点多", ""), ("吸收意见", "吸收"), ("基本建成", "基本"), ("基本盘稳", "")],
)
def test_verbs(words: str, verb: str) -> None:
    found = IMPERATIVE.match(words)

    assert (found[0] if found else "") == verb
