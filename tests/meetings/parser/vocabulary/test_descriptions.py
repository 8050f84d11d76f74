"""Words that tell how things are, each beside words that instruct."""

import pytest

from meetings.parser.vocabulary.descriptions import concedes, counts, evaluates, is_task_of_a_body, states


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("但也要清醒看到，基础还不牢固", True),
        ("要清醒认识形势", False),
        ("上半年开局良好，同时也要看到，基层诊疗能力依然薄弱", True),
        ("上半年开局良好，同时也要看到，短板不少，各镇要补齐", False),
        ("同时要看到，产业层次偏低等问题仍然存在", True),
        ("要看到问题、正视差距，抓紧补上短板", False),
        ("老人吃上了热饭，工作值得肯定；同时也要看到，服务供给不足", True),
        ("进度快于全市，但入库不足必须引起高度警觉", True),
        ("各镇必须引起高度警觉", False),
        ("保障农民工按时拿到工资是节前必须办好的大事", True),
        ("安全是必须守住的底线", True),
        ("农民工工资节前必须结清", False),
        ("进度快于全市，但入库不足必须引起警觉，各镇要补齐", False),
        ("粮食实现连丰，成绩来之不易，应当倍加珍惜", True),
        ("成绩来之不易，要倍加珍惜荣誉、再接再厉", False),
    ],
)
def test_concessions(words: str, expected: bool) -> None:
    assert concedes(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("经核实，共拖欠三个村补偿费60万元", True),
        ("经报批，三个村先行发放补偿费", False),
        ("渔业局同仁很辛苦，在此勉励大家", True),
        ("四月形势不容乐观", True),
        ("查摆存在巡查走过场的问题", True),
        ("针对存在的问题列出清单", False),
        ("防汛责任重大、使命光荣", True),
        ("急诊科主任顾一帆结合岗位实际作交流发言", True),
        ("各科主任轮流准备发言", False),
        ("群众反映强烈的问题得到解决", True),
        ("持续纠治群众反映强烈的问题", False),
        ("仍有三个未开工的项目", True),
        ("对仍未开工的项目逐个研究", False),
        ("加强队伍建设取得了新的成效", True),
        ("推动各项工作取得明显成效", False),
    ],
)
def test_statements(words: str, expected: bool) -> None:
    assert states(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("有些问题年年有，根子在制度没有扎牢", True),
        ("有些问题年年有，根子在制度没有扎牢，由县府办牵头倒查漏洞", False),
        ("个别单位把关不严，绝不能视为小事", True),
        ("检查暴露出三个问题", True),
        ("各单位要针对检查暴露出的问题逐项整改", False),
        ("干部作风曾经松懈", True),
        ("要对曾经受过处罚的企业加大检查频次", False),
        ("差距在作风", True),
        ("园区提质关键在“□□”二字，要推动水电气统一管理", False),
        ("园区提质关键在落实要求", True),
        ("要找准差距在哪里、原因在何处", False),
        ("变更理由不充分，不予同意", True),
        ("对不符合条件的要坚决不予批准", False),
    ],
)
def test_evaluations(words: str, expected: bool) -> None:
    assert evaluates(words) is expected


def test_figures_count() -> None:
    assert counts("全区上下迎难而上，工业增加值增长5.6%")
    assert not counts("各镇要增长本领")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("项目部：每日开展班前讲评", True),
        ("县水务局作为业主，抓紧办理许可", True),
        ("供电公司本着特事特办的原则，优先安排停电计划", True),
        ("造价站做好预算审核", True),
        ("车站做好预算审核", False),
        ("财务部：收入同比增长4%", False),
    ],
)
def test_tasks_of_a_body(words: str, expected: bool) -> None:
    assert is_task_of_a_body(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("排水不畅导致多处内涝", True),
        ("坚决防止排水不畅导致内涝", False),
        ("避免履职不力导致投诉", False),
        ("县公安局加快案件结案进度", False),
        ("群众的呼声很高", True),
        ("及时回应群众呼声", False),
        ("小问题酿成大事故", True),
        ("防止小问题酿成大事故", False),
        ("从督查情况看，多数单位按时报送", True),
    ],
)
def test_what_is_feared_or_answered_is_not_told(words: str, expected: bool) -> None:
    assert states(words) is expected
