"""Papers about meetings, told from reports of them."""

import pytest

from meetings.parser.assembly.other_papers import is_issued, is_other_paper, is_summons


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("关于召开会议的通知", True),
        ("供水条例解读", True),
        ("【解读】供水办法", True),
        ("关于常务会议议定事项落实情况的督查通报", True),
        ("区政府召开会议听取督查通报", False),
        ("区政府召开常务会议研究意见", False),
        ("区政府常务会议纪要（公告）", False),
        ("区政府常务会议", False),
    ],
)
def test_title_of_another_paper(title: str, expected: bool) -> None:
    assert is_other_paper(title) is expected


def test_summons_and_issued_papers() -> None:
    assert is_summons("关于召开区政府全体会议的预备通知")
    assert not is_summons("区政府全体会议召开")
    assert is_issued("供水规则已经会议通过，现予印发。")
    assert not is_issued("会议纪要现予印发。")
    assert not is_issued("供水规则已经会议通过。")
