"""Glosses dropped, and brackets that only look like glosses kept."""

import pytest

from meetings.parser.cleaning.pinyin import drop_glosses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("常務(wù)會(huì)議", "常務會議"),
        ("县政(zheng)(zheng)(zheng)府召开会议", "县政府召开会议"),
        ("乡會(huì )议", "乡會议"),
        ("人(rén)民开(kāi)会", "人民开会"),
        ("更加(gèng jiā)有力", "更加有力"),
        ("更加(ɡènɡ jiā)有力", "更加有力"),
        ("妇女(nǚ)工作", "妇女工作"),
        ("绿(lǜ)色和女(nv)性", "绿色和女性"),
        ("银行(háng)与行(xíng)动", "银行与行动"),
        ("要（yào）求", "要求"),
        ("了(le)解(jiě)", "了解"),
    ],
)
def test_gloss_goes_when_it_reads_the_character(text: str, expected: str) -> None:
    assert drop_glosses(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "管理办法（试行）",
        "生产总值(GDP)",
        "党组(扩大)会议",
        "人工智能(ai)平台",
        "智慧城市(app)建设",
        "一期(a)地块",
        "“双随机”(shuang)",
        "服务(service)",
        "(huì)议",
        "会(ai)(huì)议",
    ],
)
def test_brackets_stay_when_they_read_nothing(text: str) -> None:
    assert drop_glosses(text) == text
