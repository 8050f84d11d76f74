"""Kinds of language in the body of a report, a row each: what becomes a matter, its outcome and its directives.

Beside what is read stands what must stay untouched: a sentence that is only like it.
"""

import pytest

from meetings.parser import parse_report
from meetings.parser.outline import MeetingOutline

LEAD = "2026年3月5日，区长沈怀远主持召开区政府第12次常务会议。\n"
Matters = list[tuple[str | None, str | None, list[str]]]


def read(body: str) -> MeetingOutline:
    [meeting] = parse_report(LEAD + body).meetings
    return meeting


def told(body: str) -> Matters:
    """Each matter's statement and outcome, with the words of its directives."""
    return [
        (item.statement or None, item.outcome and item.outcome.value, [one.text for one in item.directives])
        for item in read(body).items
    ]


DECIDED_AND_CHARGED: list[tuple[str, Matters]] = [
    (
        "会议原则同意该方案，请区住建局按程序印发实施。",
        [("原则同意该方案", "adopted_in_principle", ["请区住建局按程序印发实施"])],
    ),
    (
        "会议审议了《供水管理办法》。会议同意该办法，区住建局要在6月底前修改完善后印发。",
        [("审议了《供水管理办法》", "adopted", ["区住建局要在6月底前修改完善后印发"])],
    ),
    (
        "会议书面传达学习了《信访条例》，请各单位抓好落实。",
        [("书面传达学习了《信访条例》", None, ["请各单位抓好落实"])],
    ),
    (
        "会议听取了防汛工作情况汇报，区水务局负责排查险段。",
        [("听取了防汛工作情况汇报", "noted", ["区水务局负责排查险段"])],
    ),
    (
        "会议听取了区水务局关于防汛工作的请示汇报，研究了人员安排。",
        [("听取了区水务局关于防汛工作的请示汇报", "noted", []), ("研究了人员安排", None, [])],
    ),
]
NO_NEW_MATTER: list[tuple[str, Matters]] = [
    (
        "会议听取了防汛工作汇报。会议要求，一要压实责任。二要对照会议部署的任务逐项分解，5月10日前处置完险段。三要备足物资。",
        [
            (
                "听取了防汛工作汇报",
                "noted",
                ["一要压实责任", "二要对照会议部署的任务逐项分解，5月10日前处置完险段", "三要备足物资"],
            )
        ],
    ),
    ("会议议定以下事项：\n一、同意供水方案。", [("同意供水方案", "adopted", [])]),
    ("会议决定以下事项：\n一、同意供水方案。", [("同意供水方案", "adopted", [])]),
]
EVALUATIONS: list[tuple[str, Matters]] = [
    (
        "会议听取了养老工作汇报。会议指出，区民政局认真贯彻落实部署，养老服务取得新进展。"
        "个别单位把关不严，绝不能视为小事。讲话提供了根本遵循。要加快建设养老院。",
        [("听取了养老工作汇报", "noted", ["要加快建设养老院"])],
    ),
    (
        "会议听取了养老工作汇报。会议指出，要推动养老服务取得新进展。个别单位要认真整改。绝不能掉以轻心。",
        [("听取了养老工作汇报", "noted", ["要推动养老服务取得新进展", "个别单位要认真整改", "绝不能掉以轻心"])],
    ),
]
WITHOUT_A_MODAL: list[tuple[str, Matters]] = [
    (
        "会议研究了农业工作。农业办负责苗木采购，3月15日前到位。",
        [("研究了农业工作", None, ["农业办负责苗木采购，3月15日前到位"])],
    ),
    (
        "会议审议了某方案，原则同意区发改局意见。区发改局负责，修改后提请区委审议。",
        [("审议了某方案", "adopted_in_principle", ["区发改局负责，修改后提请区委审议"])],
    ),
    (
        "会议研究了供水工作。\n一、区财政局安排首期资金500万元，3月底前拨付。",
        [("研究了供水工作", None, ["区财政局安排首期资金500万元，3月底前拨付"])],
    ),
    ("会议听取了供水工作汇报。区水务局负责人作了说明。", [("听取了供水工作汇报", "noted", [])]),
    ("会议听取了供水工作汇报。区水务局去年3月底前完成了管网改造。", [("听取了供水工作汇报", "noted", [])]),
]
GOES_ON: list[tuple[str, Matters]] = [
    ("会议要求全体干部立足岗位，抓好安全。", [(None, None, ["全体干部立足岗位，抓好安全"])]),
]
RELAYED: list[tuple[str, Matters]] = [
    ("会议由段涛同志传达学习了全市作风建设会议精神。", [("传达学习了全市作风建设会议精神", None, [])]),
    ("会议原文学习了《供水条例》。", [("原文学习了《供水条例》", None, [])]),
    ("会议宣贯了《供水条例》。", [("宣贯了《供水条例》", None, [])]),
    ("会议由区长沈怀远主持。", []),
]
DECIDED: list[tuple[str, Matters]] = [
    ("经过讨论，会议审议通过了《供水条例》。", [("审议通过了《供水条例》", "adopted", [])]),
    ("根据工作安排，会议审议通过了《供水条例》。", [("审议通过了《供水条例》", "adopted", [])]),
    ("会议听取并同意区水务局关于供水的汇报。", [("听取并同意区水务局关于供水的汇报", "adopted", [])]),
    ("会议听取并讨论区水务局关于供水的汇报。", [("听取并讨论区水务局关于供水的汇报", "noted", [])]),
]
KINDS = [
    *DECIDED_AND_CHARGED,
    *NO_NEW_MATTER,
    *EVALUATIONS,
    *WITHOUT_A_MODAL,
    *GOES_ON,
    *RELAYED,
    *DECIDED,
]


@pytest.mark.parametrize(("body", "expected"), KINDS)
def test_what_is_told_is_read(body: str, expected: Matters) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    ("body", "kind"), [("会议研究讨论《供水办法》。", "deliberate"), ("会议研究讨论防汛工作。", "arrange")]
)
def test_a_document_that_is_discussed_is_deliberated(body: str, kind: str) -> None:
    assert [item.kind.value for item in read(body).items] == [kind]
