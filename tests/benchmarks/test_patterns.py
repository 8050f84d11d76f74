"""No pattern of the product can be stalled by a text, and the hunt that says so finds those that can."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.pumping import collection
from benchmarks.pumping.collection import collect, hidden, sources
from benchmarks.pumping.hunt import find_fault

ROOT = Path(__file__).resolve().parents[2]
TRIES = 30  # strings for each pattern; all of them take about ten seconds together
SOURCES = sources()


def test_no_pattern_of_the_product_can_be_stalled():
    faults = [find_fault(name, pattern, tries=TRIES) for name, pattern in collect(SOURCES)]

    assert [str(fault) for fault in faults if fault] == []


def test_no_pattern_hides_from_the_hunt():
    assert [line for source in SOURCES for line in hidden(source)] == []


def test_every_package_is_searched():
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "benchmarks"}

    assert packages == set(collection.PRODUCT)
    assert {source.module.__name__.partition(".")[0] for source in SOURCES} == packages
    assert len(collect(SOURCES)) > 200


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+$",
        r"(?:会议研究|会议|研究)+。",
        r"(?:会议|研究)++。",  # from wherever it is searched
        r"(?:[^>]+ > )*[^>]+>甲",
        r"(?:当前|当|前)*乙",
        r"\s+$",
        r"[ \u3000]*\[",
        r"研究.*研究了",
        r"[0-9]+次",
        r"(?:一|一要|要)+干",
        r"《.*》",
        r"“[^”]*”",
        r"^(?:.*?，)*?要",
        r"(?:(?:甲|乙)+丙?)+丁",
        rb"(x+x+)+y",
    ],
)
def test_a_pattern_that_can_be_stalled_is_found(pattern):
    fault = find_fault("one", re.compile(pattern), tries=200)

    assert fault
    assert "one." in str(fault)
    assert fault.exponent > 1.3


@pytest.mark.parametrize(
    "pattern",
    [r"\A(?:会议|研究)++。", r"(?<!\s)\s++$", r"第?[0-9]{1,4}次", r"甲|乙|丙", r"(?<!a)a++b", r"\A[a-z]+:[0-9]+"],
)
def test_a_linear_pattern_passes(pattern):
    assert find_fault("one", re.compile(pattern), tries=200) is None


def hidden_in(tmp_path, monkeypatch, code):
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "__init__.py").write_text("")
    (tmp_path / "package" / "planted.py").write_text(code)
    read = sources(("package",), tmp_path)
    for name in ("package", "package.planted"):
        del sys.modules[name]
    return [line for source in read for line in hidden(source)], [name for name, _pattern in collect(read)]


@pytest.mark.parametrize(
    "code",
    [
        "import re\ndef f(text):\n    return re.search('a', text)\n",
        "import re\ndef f(text):\n    return re.compile('a').search(text)\n",
        "import re\nf = lambda text: re.sub('a', '', text)\n",
        "import re as other\nA = other.compile('a')\n",
        "from re import compile as made\nA = made('a')\n",
        "import re\nsearch = re.compile('a').search\n",
        "import re\nclass Form:\n    field = RegexField('a+')\n",
    ],
)
def test_a_pattern_that_has_no_name_of_its_own_is_told(tmp_path, monkeypatch, code):
    if "RegexField" in code:
        code = "from django.forms import RegexField\n" + code

    assert hidden_in(tmp_path, monkeypatch, code)[0]


def test_patterns_are_found_wherever_a_module_keeps_them(tmp_path, monkeypatch):
    code = "import re\nA = re.compile('a')\nB = {'b': [re.compile('b')]}\nclass C:\n    c = re.compile('c')\n"

    told, found = hidden_in(tmp_path, monkeypatch, code)

    assert told == []
    assert found == ["package.planted.A", "package.planted.B['b'][0]", "package.planted.C.c"]


@pytest.mark.parametrize(("only", "status"), [("meetings.hash_chain.", 0), ("planted", 1)])
def test_the_command_says_what_it_found_and_exits_by_it(only, status):
    code = (
        "import re, sys\n"
        "from benchmarks import patterns\n"
        f"sys.argv = ['patterns', '--seconds', '0.2', '--only', {only!r}]\n"
        "collect = patterns.collect\n"
        "patterns.collect = lambda read: [*collect(read), ('planted', re.compile('(a+)+$'))]\n"
        "patterns.main()\n"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == status
    assert "patterns pumped" in done.stdout
    assert ("planted." in done.stderr) == bool(status)
