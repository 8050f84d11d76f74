"""What a matter is called: without what was done about it, and with all its words where that is not told apart."""

import pytest

from meetings.parser.vocabulary.matter_titles import title_of


@pytest.mark.parametrize(
    ("statement", "title"),
    [
        ("审议《供水办法》。", "《供水办法》"),
        ("审议并原则通过了《供水办法》", "《供水办法》"),
        ("研究并原则同意《供水办法》", "《供水办法》"),
        ("听取并同意区水务局关于供水的汇报", "区水务局关于供水的汇报"),
        ("听取了老旧小区改造情况汇报", "老旧小区改造情况汇报"),
        ("书面传达学习了全会精神", "全会精神"),
        ("深入学习贯彻习近平总书记重要讲话精神", "习近平总书记重要讲话精神"),
        ("传达学习全会精神，研究我市贯彻落实意见", "全会精神"),
        ("研究了停车场经营有关事宜", "停车场经营"),
        ("研究供水、供暖等事项", "供水、供暖"),
        ("研究了解民情工作", "了解民情工作"),
        ("关于污水直排问题", "污水直排"),
        ("关于《供水办法》", "《供水办法》"),
        ("关于基层治理的重要论述", "关于基层治理的重要论述"),
        ("围绕防汛备汛开展第四次专题学习", "防汛备汛"),
        ("以“推进改革，服务发展”为主题，进行第四次专题学习", "“推进改革，服务发展”"),
        ("对减负工作进行动员部署", "减负工作"),
        ("总结上半年工作，部署下半年任务", "总结上半年工作，部署下半年任务"),
        ("经建课报告：游具汰换案", "游具汰换案"),
        ("《乙办法》等文件", "《乙办法》"),
        ("学习", "学习"),
        ("", ""),
    ],
)
def test_a_title_names_the_matter(statement: str, title: str) -> None:
    assert title_of(statement) == title


@pytest.mark.parametrize(
    ("statement", "title"),
    [
        ("供水" * 30, "供水" * 30),
        ("安全生产，" + "供水" * 30, "安全生产"),
        ("审议《供水，节水》，“供水，节水”（甲，乙）" + "供水" * 30 + "；研究", "《供水，节水》"),
        (
            "落实“供水，节水”（甲，乙）《丙，丁》" + "供水" * 20 + "；研究",
            "落实“供水，节水”（甲，乙）《丙，丁》" + "供水" * 20,
        ),
        ("供水" * 61 + "，研究", "供水" * 60),
    ],
)
def test_long_title_ends_at_a_comma_outside_marks(statement: str, title: str) -> None:
    assert title_of(statement) == title
