"""Which documents words name, and which of the names are one: a draft's and that of what it becomes, no others."""

import pytest

from directives.documents.names import document, documents_of, named_in


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("养老服务办法（草案）", "养老服务办法"),
        ("养老服务办法(送审稿)", "养老服务办法"),
        ("养老服务条例（修订草案征求意见稿）", "养老服务条例"),
        ("养老服务办法（草案）（审议稿）", "养老服务办法"),
        *((same, same) for same in ("养老服务办法", "养老服务办法（试行）", "养老服务办法（修订）", "预案（2026年）")),
        *((same, same) for same in ("办法（）", "立案（备案）", "（草案）起草说明", "答案")),
    ],
)
def test_a_draft_has_the_name_of_what_it_is_a_draft_of(written, name):
    assert document(written).name == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("审议《甲办法》《乙方案（草案）》和《甲办法（送审稿）》。", ["甲办法", "乙方案"]),
        ("学习《中华人民共和国安全生产法》", ["中华人民共和国安全生产法"]),
        ("《甲〈乙〉办法》", ["甲〈乙〉办法"]),
        ("《》《一》《——》《没有末尾", []),
        ("《分成\n两行》", []),
        (f"《{'长' * 81}》", []),
    ],
)
def test_documents_are_named_between_their_marks(text, names):
    assert [one.name for one in documents_of([text])] == names


def test_either_script_names_one_document():
    assert len(documents_of(["《养老服务办法》", "《養老服務辦法（草案）》"])) == 1
    assert [one.written for one in named_in("《养老服务办法（草案）》")] == ["养老服务办法（草案）"]
