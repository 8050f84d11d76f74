"""Which matter a paragraph is about: by its topic, by what stands before 时 or 后, by the words it shares."""

import pytest

from tests.meetings.parser.readings import HEAD, Matter, matters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "。会议审议通过《甲办法》，要抓早。\n关于丰源公司改制，会议认为尽职调查不充分，暂不提交审议，要求法务部重新论证。",
            [
                ("deliberate", "adopted", "审议通过《甲办法》", ["要抓早"]),
                ("deliberate", "deferred", "关于丰源公司改制", ["法务部重新论证"]),
            ],
        ),
        (
            "，审议《城市供热条例（草案）》、《低空经济措施》。\n关于供热条例，会议原则通过，由区司法局修改后报区人大。\n关于低空经济，会议没有作出最终决定。区发改局要再对接。",
            [
                ("deliberate", "adopted_in_principle", "审议《城市供热条例（草案）》", ["由区司法局修改后报区人大"]),
                ("deliberate", "deferred", "《低空经济措施》", ["区发改局要再对接"]),
            ],
        ),
        (
            "，听取供水汇报。\n关于供水，会议强调，要抓早。",
            [("hear", "noted", "听取供水汇报", ["要抓早"])],
        ),
        (
            "，传达学习省委会议精神，部署防汛备汛工作，听取财政运行情况汇报。\n会议传达学习省委会议精神，要求要学好。\n部署防汛备汛工作时，会议指出，要抓早。\n听取财政运行情况汇报后，会议强调，要过紧日子。",
            [
                ("arrange", "", "部署防汛备汛工作", ["要抓早"]),
                ("hear", "noted", "听取财政运行情况汇报", ["要过紧日子"]),
                ("relay", "", "传达学习省委会议精神", ["要学好"]),
            ],
        ),
        (
            "，传达学习省委会议精神，研究巡察整改工作。\n会议传达学习省委会议精神，强调要学好。\n会议指出，本轮巡察发现问题不少，被巡察单位要扛牢整改责任。",
            [
                ("arrange", "", "研究巡察整改工作", ["本轮巡察发现问题不少，被巡察单位要扛牢整改责任"]),
                ("relay", "", "传达学习省委会议精神", ["要学好"]),
            ],
        ),
        (
            "，传达学习省委会议精神，研究巡察整改工作。\n会议传达学习省委会议精神，强调要学好。\n会议指出，各级要抓好贯彻。",
            [
                ("arrange", "", "研究巡察整改工作", []),
                ("relay", "", "传达学习省委会议精神", ["要学好", "各级要抓好贯彻"]),
            ],
        ),
    ],
)
def test_topics(text: str, expected: list[Matter]) -> None:
    assert matters(HEAD + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "。会议听取了公路建设汇报，审议了《分工方案》《考核办法》。\n会议要求，要抓早。\n会议同意上述方案和办法，人事股3月底前印发。",
            [
                ("hear", "noted", "听取了公路建设汇报", ["要抓早"]),
                ("deliberate", "adopted", "审议了《分工方案》", []),
                ("deliberate", "adopted", "《考核办法》", ["人事股3月底前印发"]),
            ],
        ),
        (
            "。会议审议《中共某县委关于学习宣传全会精神的工作方案》，研究供水工作。\n会议原则同意《工作方案》，由宣传部印发。",
            [
                (
                    "deliberate",
                    "adopted_in_principle",
                    "审议《中共某县委关于学习宣传全会精神的工作方案》",
                    ["由宣传部印发"],
                ),
                ("arrange", "", "研究供水工作", []),
            ],
        ),
        (
            "。会议审议了《财务制度（修订）》、《年货节实施方案》。\n会议审议通过《财务制度（修订）》，原则同意年货节实施方案，由商贸科压减预算。",
            [
                ("deliberate", "adopted", "审议了《财务制度（修订）》", []),
                ("deliberate", "adopted_in_principle", "《年货节实施方案》", ["由商贸科压减预算"]),
            ],
        ),
        (
            "，听取供暖汇报，审议《养老专项规划》《出资管理办法》等文件。\n会议听取了供暖汇报。会议要求，要抓早。\n会议指出，《养老专项规划》思路清晰。要加强衔接。\n会议认为，制定《出资管理办法》有利。资规局要严格评估。\n经审议，会议原则通过上述规划和办法，由区民政局修改后印发。",
            [
                ("deliberate", "adopted_in_principle", "审议《养老专项规划》", ["要加强衔接", "由区民政局修改后印发"]),
                ("deliberate", "adopted_in_principle", "《出资管理办法》", ["资规局要严格评估"]),
                ("hear", "noted", "听取了供暖汇报", ["要抓早"]),
            ],
        ),
        (
            "。会议通报了社区考核结果，南桥社区列前三名。\n会议审议通过了以奖代补项目清单，由发展办跟进落实。",
            [
                ("other", "noted", "通报了社区考核结果，南桥社区列前三名", []),
                ("deliberate", "adopted", "审议通过了以奖代补项目清单", ["由发展办跟进落实"]),
            ],
        ),
        (
            "。会议研究了减负工作，方远强调，要精简会议。审议了《工作规则》并予以通过。",
            [
                ("arrange", "", "研究了减负工作", ["要精简会议"]),
                ("deliberate", "adopted", "审议了《工作规则》并予以通过", []),
            ],
        ),
    ],
)
def test_what_a_verdict_is_about(text: str, expected: list[Matter]) -> None:
    assert matters(HEAD + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "。会议讨论并原则通过《保护条例（草案）》，决定提请市人大审议，责成区司法局作进一步修改。",
            [
                (
                    "deliberate",
                    "adopted_in_principle",
                    "讨论并原则通过《保护条例（草案）》",
                    ["责成区司法局作进一步修改"],
                )
            ],
        ),
        (
            "。会议讨论并原则通过《保护条例（草案）》，决定提请市人大审议。",
            [("deliberate", "adopted_in_principle", "讨论并原则通过《保护条例（草案）》", [])],
        ),
        (
            "。会议审议了《工作要点》。会议决定，讨论稿由区府办吸收意见后，下周一前再次征求意见，提交下次会议审定。",
            [
                (
                    "deliberate",
                    "",
                    "审议了《工作要点》",
                    ["讨论稿由区府办吸收意见后，下周一前再次征求意见，提交下次会议审定"],
                )
            ],
        ),
    ],
)
def test_where_a_matter_goes_next_instructs_nobody(text: str, expected: list[Matter]) -> None:
    assert matters(HEAD + text) == expected
