"""Where a sentence is cut, what instructs and what only tells."""

import pytest

from meetings.parser.assembly.addressees import read_addressee
from meetings.parser.assembly.directives import announces, find_directives
from meetings.parser.assembly.headlines import headline_of
from meetings.parser.cleaning.sentences import mask
from meetings.parser.vocabulary.modality import has_modal


def cut(text: str, verb: str = "要求", *, in_flow: bool = False, is_led: bool = False) -> list[str]:
    found = find_directives(text, mask(text), 0, verb, in_flow, is_led=is_led)
    return [text[piece.start : piece.end] for piece in found]


@pytest.mark.parametrize(
    "text",
    ["要抓落实", "各镇必须到位", "严禁弄虚作假", "要求真务实", "不得推诿", "既要管当前，又要管长远"],
)
def test_modal(text: str) -> None:
    assert has_modal(text)


@pytest.mark.parametrize(
    "text",
    ["十分重要", "会议纪要", "工作要求", "主要目标", "需要时间", "只要努力", "把握要义", "落实“要防住”", "概要"],
)
def test_no_modal(text: str) -> None:
    assert not has_modal(mask(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要抓早，要抓小。", ["要抓早，要抓小"]),
        ("要抓早；要抓小。", ["要抓早", "要抓小"]),
        ("要抓早；围绕重点排查。", ["要抓早；围绕重点排查"]),
        ("要点线结合，突出重点；要从严把关。", ["要点线结合，突出重点", "要从严把关"]),
        ("要做好宣传；所有行业都要制订预案。", ["要做好宣传", "所有行业都要制订预案"]),
        (
            "抓大促小，引导企业规范提升；上下联动，扶持企业发展。",
            ["抓大促小，引导企业规范提升；上下联动，扶持企业发展"],
        ),
        (
            "各镇要巡查；新建小区配建用房的要求必须写进条件。",
            ["各镇要巡查", "新建小区配建用房的要求必须写进条件"],
        ),
        (
            "要值守；居保征缴只剩二十天，各村对未缴人员逐户上门；要通报。",
            ["要值守", "居保征缴只剩二十天，各村对未缴人员逐户上门", "要通报"],
        ),
        ("宣传部门开设专栏；纪检监察机关严肃追责。", ["宣传部门开设专栏", "纪检监察机关严肃追责"]),
        ("要守住红线；宁可少建几处，也不搞重复。", ["要守住红线；宁可少建几处，也不搞重复"]),
        ("区位优越，要抓早；要抓小。", ["区位优越，要抓早", "要抓小"]),
        ("一是抓早，落实责任；二是抓小，严格管理。", ["一是抓早，落实责任", "二是抓小，严格管理"]),
        ("要做好三件事：一要抓早，二要抓小。", ["一要抓早", "二要抓小"]),
        ("区水务局要巡查；区住建局要排查。", ["区水务局要巡查", "区住建局要排查"]),
        ("要坚持“一要公开；二要公平”的原则。", ["要坚持“一要公开；二要公平”的原则"]),
        ("森林是宝贵资源，要加强保护。", ["森林是宝贵资源，要加强保护"]),
        ("（一）加强巡查；（二）各镇要值守。", ["加强巡查", "各镇要值守"]),
        ("由市财政局牵头，市审计局配合。", ["由市财政局牵头，市审计局配合"]),
        ("各部门，一是加强巡查，二是落实值守。", ["一是加强巡查", "二是落实值守"]),
        ("要做好三件事：一要抓早。", ["一要抓早"]),
        ("要抓早；同时，要抓小。", ["要抓早", "同时，要抓小"]),
        ("要抓早；由区水务局牵头。", ["要抓早", "由区水务局牵头"]),
        ("要抓早；（二）加强巡查。", ["要抓早", "加强巡查"]),
        ("要抓早；形势严峻，各镇要值守。", ["要抓早", "形势严峻，各镇要值守"]),
        ("要抓早；形势严峻，各镇值守。", ["要抓早；形势严峻，各镇值守"]),
        ("雨情复杂，险情频发，各镇要值守；要抓早。", ["雨情复杂，险情频发，各镇要值守", "要抓早"]),
        ("要抓早；加强巡查；要抓小。", ["要抓早；加强巡查", "要抓小"]),
        ("：　，要抓早、要抓小，。", ["要抓早、要抓小"]),
    ],
)
def test_cuts(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "养老是民生大事。",
        "今年以来，全市经济稳中向好。",
        "加强养老服务，是积极应对老龄化的重要举措。",
        "但也要清醒看到，基础还不牢固。",
        "各项工作取得了明显成效。",
        "区水务局加强巡查，成效明显。",
        "“要”。",
    ],
)
def test_description_instructs_no_one(text: str) -> None:
    assert cut(text) == []


def test_bare_imperative_needs_someone_who_commands() -> None:
    text = "加强巡查，消除隐患。"

    assert cut(text) == ["加强巡查，消除隐患"]
    assert cut(text, verb="", in_flow=True) == ["加强巡查，消除隐患"]
    assert cut(text, verb="") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("要做好以下三件事：", True),
        ("各部门，", True),
        ("一要做好三件事", False),
        ("要抓早。", False),
        ("加强巡查；", False),
    ],
)
def test_words_that_announce_a_list(words: str, expected: bool) -> None:
    assert announces(words) is expected


def test_body_at_work_is_charged_where_someone_commands() -> None:
    text = "区水务局加强巡查，消除隐患。"

    assert cut(text) == ["区水务局加强巡查，消除隐患"]
    assert cut(text, verb="认为") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("食堂推行小份菜。", ["食堂推行小份菜"]),
        ("食堂推行小份菜是好事。", []),
        ("就这样办。", []),
    ],
)
def test_measure_right_after_a_decision_needs_no_marker(text: str, expected: list[str]) -> None:
    assert cut(text, verb="决定", is_led=True) == expected
    assert cut(text, verb="决定") == []


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("要增强意识，把握要义", "增强意识"),
        ("一要压实责任", "压实责任"),
        ("二是补齐短板，完善设施", "补齐短板"),
        ("同时，要做好服务", "做好服务"),
        ("（一）同时，要做好服务", "做好服务"),
        ("此外，同时，一是：、要做好服务，办好实事", "做好服务"),
        ("要做好服务；要办好实事", "做好服务"),
        ("要做好服务", "做好服务"),
        ("，、", "，、"),
        ("要求真务实，不走过场", "要求真务实"),
        ("落实“早发现，早处置”要求，守住底线", "落实“早发现，早处置”要求"),
    ],
)
def test_headline(text: str, headline: str) -> None:
    assert headline_of(text) == headline


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("各镇（街道）要落实责任", "各镇（街道）"),
        ("各镇、各街道5月10日前至少组织一次演练", "各镇、各街道"),
        ("由湖东产业园管委会会同区投资促进局办理", "湖东产业园管委会"),
        ("区卫健局牵头，区疾控中心具体负责", "区卫健局"),
        ("由县教育局按程序印发", "县教育局"),
        ("责成县财政局落实资金", "县财政局"),
        ("要压实责任，各单位负责人要带头值守", "各单位负责人"),
        ("要坚持市场主导、政府引导", ""),
        ("要加强巡查", ""),
        ("要抓早，要抓小，各单位要带头", ""),
        ("要落实，责任单位要上报责任单位", "责任单位"),
        ("由区水务局", "区水务局"),
        ("农业办负责苗木采购，3月15日前到位", "农业办"),
        ("项目由区交通局负责实施", "区交通局"),
        ("县公安局交警大队对新设站点逐一踏勘", "县公安局交警大队"),
        ("各分局回去之后尽快拿出方案", "各分局"),
        ("各单位学习情况要于月底前报送", ""),
        ("财务科做好审核，不得拖欠工资", "财务科"),
        ("由社会力量参与", ""),
        ("由方远牵头", ""),
        ("并责成区财政局、区审计局会同有关部门核查", "区财政局、区审计局"),
    ],
)
def test_addressee(text: str, addressee: str) -> None:
    assert read_addressee(text, mask(text)) == addressee


@pytest.mark.parametrize(
    ("words", "addressee"),
    [
        ("雨情复杂，各镇要值守", "各镇"),
        ("雨情复杂，险情频发，各镇要值守", ""),
        ("项目由区交通局负责实施", "区交通局"),
        ("区水务局负责巡查", "区水务局"),
        ("请区住建局会同区财政局研究", "区住建局"),
        ("要加强巡查", ""),
    ],
)
def test_whom_the_first_phrases_name(words: str, addressee: str) -> None:
    assert read_addressee(words, words) == addressee
