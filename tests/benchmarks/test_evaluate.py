"""The scorer: what counts as read rightly, and what does not."""

import json
from typing import Any

import pytest

from benchmarks import evaluate

TEXT = "2025年8月6日，区长方远主持召开区政府第3次常务会议。\n会议听取了防汛工作汇报。会议要求，要加密巡查。要备足物资。"


def gold(*directives: str, **facts: Any) -> dict[str, Any]:
    item = {"kind": "hear", "quote": "听取了防汛工作汇报", "outcome": "noted", "directives": list(directives)}
    meeting = {"type": "executive", "number": "3", "held_on": "08-06", "chair": "方远", "items": [item]} | facts
    return {"text": TEXT, "meetings": [meeting]}


def test_same_reading_scores_full() -> None:
    met = evaluate.compare(gold("要加密巡查", "要备足物资"), gold("要加密巡查", "要备足物资", held_on="2025-08-06"))

    assert set(evaluate.figures(met, 1).values()) == {1.0}


def test_missed_and_invented_directives_cost() -> None:
    met = evaluate.compare(gold("要加密巡查", "要备足物资"), gold("要加密巡查", "要吃好早饭", "要睡好午觉"))
    found = evaluate.figures(met, 1)

    assert (found["directive_precision"], found["directive_recall"]) == (pytest.approx(1 / 3), 0.5)


def test_optional_spans_count_neither_way() -> None:
    wanted = gold("要加密巡查")
    wanted["meetings"][0]["items"][0]["optional"] = ["要备足物资"]

    assert evaluate.figures(evaluate.compare(wanted, gold("要加密巡查", "要备足物资")), 1)["directive_precision"] == 1.0


def test_wrong_facts_cost_their_own_figure() -> None:
    found = evaluate.figures(evaluate.compare(gold("要加密巡查"), gold("要加密巡查", chair="何川")), 1)

    assert (found["meeting_chair"], found["meeting_type"]) == (0.0, 1.0)


def test_traditional_characters_and_punctuation_are_no_difference() -> None:
    assert evaluate.alike(evaluate.normal("要強化監管，"), evaluate.normal("要强化监管")) == 1.0


def test_folder_is_scored(tmp_path, capsys, monkeypatch) -> None:
    (tmp_path / "a.json").write_text(json.dumps(gold("要加密巡查", "要备足物资")), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["evaluate", str(tmp_path)])

    evaluate.main()

    assert "directive_f1             1.0000" in capsys.readouterr().out


def test_without_a_folder_it_says_how_to_give_one(capsys, monkeypatch) -> None:
    monkeypatch.setattr("sys.argv", ["evaluate"])

    evaluate.main()

    assert "make evaluate GOLD=DIR" in capsys.readouterr().out
