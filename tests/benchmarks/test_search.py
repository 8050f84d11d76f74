"""The benchmark of search as a program: what fails takes no figure with it, and others are asked fairly."""

import json

import pytest

from benchmarks.office import beside
from benchmarks.office.beside import beside_others, times_faster
from benchmarks.office.loading import load
from benchmarks.office.oracle import Oracle
from benchmarks.office.questions import parsed
from benchmarks.search import measured


def fail():
    raise RuntimeError("no port is free")


def test_a_part_that_fails_takes_no_figure_with_it(tmp_path, capsys):
    file = tmp_path / "figures.json"
    parts = [("loading", lambda: {"rows": 3}), ("web", fail), ("printing", lambda: {"print_60_ms": 7})]

    figures = measured(parts, file)

    assert figures == {"rows": 3, "failed": ["web"], "print_60_ms": 7}
    assert json.loads(file.read_text()) == figures
    assert "no port is free" in capsys.readouterr().err


def test_the_file_is_written_after_each_part(tmp_path):
    file = tmp_path / "figures.json"

    def ending():
        assert json.loads(file.read_text()) == {"failed": [], "rows": 3}
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        measured([("loading", lambda: {"rows": 3}), ("asking", ending)], file)

    assert json.loads(file.read_text())["rows"] == 3


def test_ratios_are_of_those_who_were_asked():
    def row(ours, is_short=True, is_rare=False, **others):
        return {"ours": ours, "is_short": is_short, "is_rare": is_rare} | others

    rows = [row(1.0, icontains=50.0, trgm=2.0), row(2.0, is_rare=True, icontains=400.0, trgm=90.0), row(4.0, trgm=8.0)]

    assert times_faster(rows) == {
        "icontains": 125.0,
        "icontains_rare": 200.0,
        "trgm_rare_short": 45.0,
        "trgm_long": None,
        "trgm_p95": 22.5,
    }


@pytest.mark.django_db
def test_everyone_is_asked_every_question_or_a_sample(monkeypatch):
    monkeypatch.setattr(beside, "parsed", lambda texts: parsed(texts)[::4])
    loaded = load(300)

    figures = beside_others(loaded, Oracle(loaded.contents), sample=4)

    asked = {name: figures["peers"][name]["all"].get("n", 0) for name in figures["peers"]}
    assert asked["ours"] > 50
    assert asked["icontains"] == 8
    assert asked["trgm"] in (0, asked["ours"])
    assert figures["times_faster"]["icontains"] > 0
