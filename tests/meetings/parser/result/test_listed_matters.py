"""Matters of the opening beside those of the body: what tells them all, and what was conveyed in general."""

import pytest

from tests.meetings.parser.readings import HEAD, Matter, matters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "，研究项目建设和安全环保工作。\n会议听取了项目开工汇报。会议要求，要提速。\n会议原则同意《封闭管理方案》。会议要求，要抓细。",
            [
                ("hear", "noted", "听取了项目开工汇报", ["要提速"]),
                ("deliberate", "adopted_in_principle", "原则同意《封闭管理方案》", ["要抓细"]),
            ],
        ),
        (
            "，研究项目建设工作，听取供水汇报。\n会议听取了供热汇报。会议要求，要提速。\n会议原则同意《封闭管理方案》。",
            [
                ("arrange", "", "研究项目建设工作", []),
                ("hear", "noted", "听取供水汇报", []),
                ("hear", "noted", "听取了供热汇报", ["要提速"]),
                ("deliberate", "adopted_in_principle", "原则同意《封闭管理方案》", []),
            ],
        ),
        (
            "，深入学习贯彻习近平总书记重要讲话精神，认真落实省委工作要求，研究供水工作。\n会议传达学习了习近平总书记在听取汇报时的重要讲话精神。会议要求，要学好。\n会议研究了供水工作。会议要求，要抓早。",
            [
                ("relay", "", "传达学习了习近平总书记在听取汇报时的重要讲话精神", ["要学好"]),
                ("arrange", "", "研究了供水工作", ["要抓早"]),
            ],
        ),
        (
            "，深入学习贯彻习近平总书记重要讲话精神，研究供水工作。\n会议要求，要学好讲话。\n会议研究了供水工作。会议要求，要抓早。",
            [
                ("relay", "", "深入学习贯彻习近平总书记重要讲话精神", ["要学好讲话"]),
                ("arrange", "", "研究了供水工作", ["要抓早"]),
            ],
        ),
        (
            "，传达学习贯彻近期中央、省委和市委有关会议精神，研究供水工作。\n会议传达学习了省委全会精神。会议要求，要学好。\n会议研究了供水工作。会议要求，要抓早。",
            [("relay", "", "传达学习了省委全会精神", ["要学好"]), ("arrange", "", "研究了供水工作", ["要抓早"])],
        ),
    ],
)
def test_what_the_opening_tells_in_general(text: str, expected: list[Matter]) -> None:
    assert matters(HEAD + text) == expected
