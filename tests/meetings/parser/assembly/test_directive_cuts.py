"""Where a sentence of several instructions is cut, and where it stays whole."""

import pytest

from meetings.parser.assembly.directive_cuts import cut


@pytest.mark.parametrize(
    ("masked", "start", "clauses"),
    [
        ("要抓好巡查；要加强值守", 0, ["要抓好巡查", "要加强值守"]),
        ("会议指出，要抓早；要抓细", 5, ["要抓早", "要抓细"]),
        ("区位优越，要抓早；形势严峻，必须抓细", 0, ["区位优越，要抓早", "形势严峻，必须抓细"]),
        ("任务艰巨，各镇要巡查；雨情复杂，各局要值守", 0, ["任务艰巨，各镇要巡查", "雨情复杂，各局要值守"]),
        ("要巡查；对照年度目标，科技局建立台账", 0, ["要巡查", "对照年度目标，科技局建立台账"]),
        ("要抓早；同时，要抓细", 0, ["要抓早", "同时，要抓细"]),
        ("要抓早；水位上涨；要抓细", 0, ["要抓早；水位上涨", "要抓细"]),
        ("水位上涨；要抓早", 0, ["水位上涨；要抓早"]),
        ("加强巡查；备足物资", 0, ["加强巡查；备足物资"]),
        ("要抓早；会同区水务局", 0, ["要抓早；会同区水务局"]),
        ("一是抓早；二是抓细，要抓好；要抓实", 0, ["一是抓早；", "二是抓细，要抓好", "要抓实"]),
        ("（一）抓早；（二）抓细", 0, ["（一）抓早；", "（二）抓细"]),
        ("水位上涨；雨情复杂，一是要抓早；要抓细", 0, ["水位上涨；雨情复杂，", "一是要抓早", "要抓细"]),
    ],
)
def test_where_a_sentence_is_cut(masked: str, start: int, clauses: list[str]) -> None:
    assert [masked[clause.start : clause.end] for clause in cut(masked, start)] == clauses
