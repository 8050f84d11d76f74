"""Marks of secrecy are found; matters that a meeting speaks of are none."""

import pytest

from meetings.checklist.markings import markings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("秘密★1年", ["秘密★"]),
        ("机密 ★ 长期", ["机密 ★"]),
        ("絕密★", ["絕密★"]),
        ("属机密级材料", ["机密级"]),
        ("密级：", ["密级"]),
        ("（内部）区政府纪要", ["（内部）"]),
        ("内部资料，不得外传", ["内部资料", "不得外传"]),
        ("秘密★1年，再次提示秘密★", ["秘密★"]),
    ],
)
def test_a_mark_is_found(text, found):
    assert markings(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "要加强保密工作",
        "学习《中华人民共和国保守国家秘密法》",
        "保守商业秘密",
        "机密性、完整性",
        "内部管理",
        "内部控制审计",
    ],
)
def test_a_matter_is_no_mark(text):
    assert markings(text) == []
