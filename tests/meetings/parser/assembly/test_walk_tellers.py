"""Matters told by who reported or spoke, each beside what only tells how the meeting went."""

import pytest

from tests.meetings.parser.readings import HEAD, Matter, matters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "。\n会上，招商局围绕项目开工情况作了汇报，今年以来签约项目11个；规划局就《用地细则》作了起草说明；应急局通报了闪爆事故情况。\n会议经研究，原则通过《用地细则》，由规划局修改后报批。",
            [
                ("hear", "noted", "招商局围绕项目开工情况作了汇报", []),
                ("deliberate", "adopted_in_principle", "规划局就《用地细则》作了起草说明", ["由规划局修改后报批"]),
                ("other", "noted", "应急局通报了闪爆事故情况", []),
            ],
        ),
        (
            "。\n镇农业中心汇报了春耕情况，镇应急办汇报了滑坡点排查情况。会议就下一步工作作出安排：\n一是抓早。各村要下地。",
            [
                ("hear", "noted", "镇农业中心汇报了春耕情况", []),
                ("hear", "noted", "镇应急办汇报了滑坡点排查情况", []),
                ("arrange", "", "就下一步工作作出安排", ["一是抓早", "各村要下地"]),
            ],
        ),
        (
            "，总结上半年工作，安排部署下半年任务。\n会议通报了重点工作“红黑榜”，城南街道、区商务局作了交流发言。\n方远强调，要加力。",
            [
                ("arrange", "", "总结上半年工作，安排部署下半年任务", ["要加力"]),
                ("other", "noted", "通报了重点工作“红黑榜”", []),
                ("other", "noted", "城南街道、区商务局作了交流发言", []),
            ],
        ),
        (
            "。\n会议听取了供水汇报，与会人员就水压偏低等问题进行了讨论。会议要求，要抓早。",
            [("hear", "noted", "听取了供水汇报", ["要抓早"])],
        ),
        (
            "。\n区委副书记陆桥宣读了《禁烧工作方案》。会议要求，要抓早。",
            [("other", "noted", "宣读了《禁烧工作方案》", ["要抓早"])],
        ),
        (
            "。\n县审计局局长陆远通报了审计发现的典型问题。会议要求，要整改。",
            [("other", "noted", "通报了审计发现的典型问题", ["要整改"])],
        ),
        (
            "。\n受方远委托，陆桥通报了任务完成情况。会议要求，要整改。",
            [("other", "noted", "通报了任务完成情况", ["要整改"])],
        ),
        (
            "。\n与会同志作了交流发言。会议要求，要整改。",
            [("other", "", "", ["要整改"])],
        ),
        (
            "，部署供水工作。\n会上，区水务局通报了供水工作情况。\n方远强调，要抓早。",
            [("arrange", "", "部署供水工作", ["要抓早"])],
        ),
        (
            "，部署供水工作。\n会上，区水务局通报了水库水位。\n方远强调，要抓早。",
            [("arrange", "", "部署供水工作", ["要抓早"]), ("other", "noted", "通报了水库水位", [])],
        ),
    ],
)
def test_who_reported(text: str, expected: list[Matter]) -> None:
    assert matters(HEAD + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "。会议传达学习了全省动员会精神，传达学习了全市座谈会精神，听取了供水汇报，听取了供热汇报。",
            [
                ("relay", "", "传达学习了全省动员会精神", []),
                ("relay", "", "传达学习了全市座谈会精神", []),
                ("hear", "noted", "听取了供水汇报", []),
                ("hear", "noted", "听取了供热汇报", []),
            ],
        ),
        (
            "。会议听取了区城管局关于垃圾分类工作、区消防大队关于充电安全整治情况的汇报。",
            [
                ("hear", "noted", "听取了区城管局关于垃圾分类工作", []),
                ("hear", "noted", "区消防大队关于充电安全整治情况的汇报", []),
            ],
        ),
        (
            "。会议听取了区城管局关于垃圾分类和充电安全情况的汇报。",
            [("hear", "noted", "听取了区城管局关于垃圾分类和充电安全情况的汇报", [])],
        ),
        (
            "。会议审议通过了慈善资金使用情况报告和年度救助项目计划。",
            [
                ("deliberate", "adopted", "审议通过了慈善资金使用情况报告", []),
                ("deliberate", "adopted", "年度救助项目计划", []),
            ],
        ),
        (
            "。会议传达学习了全省动员会、全市座谈会精神，听取了供水和供热汇报。",
            [("relay", "", "传达学习了全省动员会、全市座谈会精神", []), ("hear", "noted", "听取了供水和供热汇报", [])],
        ),
    ],
)
def test_the_same_verb_again_opens_another_matter(text: str, expected: list[Matter]) -> None:
    assert matters(HEAD + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "。\n会议听取了学位情况汇报。区教育局提出，秋季学位缺口千余个，拟新建5所学校。方远插话说，要倒排工期。",
            [("hear", "noted", "听取了学位情况汇报", ["要倒排工期"])],
        ),
        (
            "。\n会议研究了作风建设。陆桥谈到，学校要守住三道关口；段湖表示，将压减检查。方远在总结时指出，要抓早。",
            [("arrange", "", "研究了作风建设", ["要抓早"])],
        ),
    ],
)
def test_whose_views_are_told(text: str, expected: list[Matter]) -> None:
    assert matters(HEAD + text) == expected
