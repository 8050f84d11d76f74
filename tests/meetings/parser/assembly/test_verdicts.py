"""What was decided, of the matter at hand or of one that the opening listed."""

import pytest

from tests.meetings.parser.readings import read

HEAD = "5月6日，区长方远主持召开区政府常务会议"


def matters(text: str) -> list[tuple[str, str, str, int]]:
    """Kind, outcome, statement and how many directives."""
    return [
        (item.kind.value, item.outcome.value if item.outcome else "", item.statement, len(item.directives))
        for item in read(text).meetings[0].items
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "。会议审定了《充电设施布局规划》，研究了认证中心设备购置事宜。\n"
            "会议同意充电设施布局规划，由能源股报审。\n会议要求，投资股要发函。",
            [
                ("deliberate", "adopted", "审定了《充电设施布局规划》", 1),
                ("deliberate", "", "研究了认证中心设备购置事宜", 1),
            ],
        ),
        (
            "。\n一、研究护林员选聘事宜\n会议决定，续聘合格人员58名，辞退外出的4名。林业站要组织培训。",
            [("deliberate", "adopted", "研究护林员选聘事宜", 1)],
        ),
        (
            "。\n一、研究租金政策延续事宜\n会议研究决定，原政策延长至2027年底。由国资公司签订协议。",
            [("deliberate", "adopted", "研究租金政策延续事宜", 1)],
        ),
        (
            "。会议审议通过了集团清单，前置研究了供热公司增资方案。",
            [
                ("deliberate", "adopted", "审议通过了集团清单", 0),
                ("deliberate", "", "前置研究了供热公司增资方案", 0),
            ],
        ),
        (
            "。会议审议通过了集团清单，讨论了该清单的执行。",
            [("deliberate", "adopted", "审议通过了集团清单，讨论了该清单的执行", 0)],
        ),
        ("。会议研究确定了年度采购计划。", [("deliberate", "adopted", "研究确定了年度采购计划", 0)]),
        ("。会议协商通过了委员建议名单。", [("deliberate", "adopted", "协商通过了委员建议名单", 0)]),
        (
            "，听取各股室供水工作汇报，安排部署近期重点工作。\n方远强调，一要抓早；二要提速。",
            [("hear", "noted", "听取各股室供水工作汇报", 0), ("arrange", "", "安排部署近期重点工作", 2)],
        ),
        (
            "，传达学习《甲条例》，安排部署近期重点工作。\n会议强调，要学深《甲条例》。",
            [("relay", "", "传达学习《甲条例》", 1)],
        ),
        (
            "。与会企业汇报了仓容准备情况，8家单位依次汇报了滞后项目情况。",
            [
                ("hear", "noted", "与会企业汇报了仓容准备情况", 0),
                ("hear", "noted", "8家单位依次汇报了滞后项目情况", 0),
            ],
        ),
        (
            "，讨论拟提请人大审议的《政府工作报告》，对做好一季度工作作出安排。\n会议原则同意《政府工作报告（征求意见稿）》。",
            [
                ("deliberate", "adopted_in_principle", "讨论拟提请人大审议的《政府工作报告》", 0),
                ("arrange", "", "对做好一季度工作作出安排", 0),
            ],
        ),
        (
            "。会议听取了规划汇报，形成如下意见：\n一、《片区规划》\n会议未予通过。\n二、《公园方案》\n会议原则通过。",
            [
                ("hear", "noted", "听取了规划汇报", 0),
                ("deliberate", "deferred", "《片区规划》", 0),
                ("deliberate", "adopted_in_principle", "《公园方案》", 0),
            ],
        ),
        (
            "。会议学习了《甲条例》，听取了区司法局的解读。会议听取了供水汇报。",
            [("study", "", "学习了《甲条例》", 0), ("hear", "noted", "听取了供水汇报", 0)],
        ),
        (
            "。\n一、研究学生违纪事宜\n会议研究决定，给予2名学生留校察看处分。学工部要做好谈话。",
            [("deliberate", "adopted", "研究学生违纪事宜", 1)],
        ),
        ("，审议有关规划事项。\n会议审议通过了《甲规划》。", [("deliberate", "adopted", "审议通过了《甲规划》", 0)]),
    ],
)
def test_matters(text: str, expected: list[tuple[str, str, str, int]]) -> None:
    assert matters(HEAD + text) == expected


def test_what_was_consented_to_late_in_a_sentence_is_to_be_done() -> None:
    outline = read(HEAD + "。会议研究了供水工作。资金尚有缺口，同意由城投公司贷款解决。会议要求，要抓早。")
    [item] = outline.meetings[0].items

    assert item.outcome == "adopted"
    assert [made.text for made in item.directives] == ["由城投公司贷款解决", "要抓早"]
    assert [outline.text[span.start : span.end] for span in outline.unplaced] == ["资金尚有缺口，"]
