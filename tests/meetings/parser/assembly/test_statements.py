"""Where a sentence of the body states a matter, without 会议 or after another matter, beside what states none."""

import pytest

from tests.meetings.parser.readings import HEAD, Matter, matters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "。\n审议通过《甲办法》。会议要求，要抓早。\n研究供水工作安排。会议要求，要抓细。\n部署防汛备汛工作。会议要求，要抓实。",
            [
                ("deliberate", "adopted", "审议通过《甲办法》", ["要抓早"]),
                ("deliberate", "", "研究供水工作安排", ["要抓细"]),
                ("arrange", "", "部署防汛备汛工作", ["要抓实"]),
            ],
        ),
        (
            "。\n会议审议通过《甲办法》。会议要求，要抓早。\n研究供水工作安排。会议要求，要抓细。",
            [("deliberate", "adopted", "审议通过《甲办法》", ["要抓早", "要抓细"])],
        ),
        (
            "。\n审议通过《甲办法》。会议要求，要抓早。\n研究供水工作安排。",
            [("deliberate", "adopted", "审议通过《甲办法》", ["要抓早"])],
        ),
        (
            "。\n会议要求，要抓早。\n研究供水工作安排。会议要求，要抓细。",
            [("other", "", "", ["要抓早", "要抓细"])],
        ),
        (
            "。\n一、审议《甲办法》\n会议要求，要抓早。\n研究供水工作安排。会议要求，要抓细。",
            [("deliberate", "", "审议《甲办法》", ["要抓早", "要抓细"])],
        ),
        (
            "。\n传达省委精神。会议要求，要学好。\n讨论《甲办法》。会议要求，要抓早。\n审定《乙方案》。会议要求，要抓细。",
            [
                ("relay", "", "传达省委精神", ["要学好"]),
                ("deliberate", "", "讨论《甲办法》", ["要抓早"]),
                ("deliberate", "adopted", "审定《乙方案》", ["要抓细"]),
            ],
        ),
        (
            "。会议研究了供水工作。会议要求，要抓早。\n会议同意设立供水专项基金，由区财政局管理。",
            [
                ("arrange", "", "研究了供水工作", ["要抓早"]),
                ("deliberate", "adopted", "同意设立供水专项基金", ["由区财政局管理"]),
            ],
        ),
        (
            "。会议传达学习了省委精神。\n会议同意设立供水专项基金，由区财政局管理。",
            [
                ("relay", "", "传达学习了省委精神", []),
                ("deliberate", "adopted", "同意设立供水专项基金", ["由区财政局管理"]),
            ],
        ),
        (
            "。会议研究了供水工作。\n会议同意设立供水专项基金，由区财政局管理。",
            [("deliberate", "adopted", "研究了供水工作", ["由区财政局管理"])],
        ),
        (
            "。\n一、研究供水工作\n会议要求，要抓早。\n会议同意设立供水专项基金，由区财政局管理。",
            [("deliberate", "adopted", "研究供水工作", ["要抓早", "由区财政局管理"])],
        ),
    ],
)
def test_matters(text: str, expected: list[Matter]) -> None:
    assert matters(HEAD + text) == expected
