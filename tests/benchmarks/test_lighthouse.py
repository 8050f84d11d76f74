"""The command around Lighthouse: what it asks of the program, what it takes from the answer, and when it fails."""

import json
import stat
import sys

import pytest

from benchmarks import lighthouse
from meetings.models import Edition
from tests.conftest import make_cast
from tests.factories import make_record, release

FULL = {"performance": 0.98, "accessibility": 1, "best-practices": 1, "seo": 1}


@pytest.fixture
def program(tmp_path):
    """A program that answers as Lighthouse does, and notes what it was asked."""
    path = tmp_path / "lighthouse"
    answer = json.dumps({"categories": {name: {"score": score} for name, score in FULL.items()}})
    path.write_text(
        f"#!{sys.executable}\nimport os, sys\n"
        f"open({str(tmp_path / 'asked')!r}, 'a').write(' '.join([os.environ['CHROME_PATH'], *sys.argv[1:]]) + '\\n')\n"
        f"print({answer!r})\n"
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_a_run_is_told_in_hundredths(program, tmp_path):
    found = lighthouse.scores(str(program), "/usr/bin/browser", "http://127.0.0.1/")

    assert found == {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
    assert (tmp_path / "asked").read_text().startswith("/usr/bin/browser http://127.0.0.1/ --quiet --output=json")


@pytest.mark.django_db(transaction=True)
def test_every_page_is_judged_as_often_as_asked(program, tmp_path):
    release(make_record(), make_cast())

    found = lighthouse.judged(str(program), "/usr/bin/browser", runs=2)

    asked = (tmp_path / "asked").read_text().splitlines()
    assert set(found) == {"home", "list", "meeting", "directive", "search", "unit", "year", "changes", "easy"}
    assert len(asked) == 2 * len(found)
    assert any(f"/meetings/{Edition.objects.get(audience='public').key}/ " in one for one in asked)


@pytest.mark.parametrize(("category", "score"), [("performance", 96), ("accessibility", 99), ("seo", 0)])
def test_a_page_below_what_it_is_to_be_is_named(category, score):
    full = dict.fromkeys(lighthouse.LEAST, 100)

    assert lighthouse.below(full) == []
    assert lighthouse.below(full | {category: score}) == [category]
