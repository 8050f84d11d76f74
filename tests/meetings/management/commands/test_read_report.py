"""``read_report`` as a person runs it: what it prints, writes and refuses, without any database."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.meetings.uploads.files import docx_of, pdf_of

REPORT = "5月3日，青岚县县长陆远舟主持召开县政府第8次常务会议，研究春耕工作。会议要求，要备足农资。\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_bytes(REPORT.encode("gb18030"))
    return path


def run(*args: str | Path) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("read_report", *[str(arg) for arg in args], stdout=out, stderr=err)
    except SystemExit as ended:
        return int(ended.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_one_file_gives_one_object(report: Path) -> None:
    code, out, err = run(report, "--published-on", "2024-05-04")

    found = json.loads(out)
    assert (code, err) == (0, "")
    assert found["meetings"] == [
        {
            "type": "executive",
            "number": "8",
            "held_on": "2024-05-03",
            "chair": "陆远舟",
            "items": [
                {"kind": "arrange", "quote": "研究春耕工作", "outcome": None, "directives": ["要备足农资"]},
            ],
        }
    ]
    assert set(found) == {"meetings", "doubts", "unplaced"}


def test_day_has_no_year_where_none_is_known(report: Path) -> None:
    _, out, _ = run(report)

    assert json.loads(out)["meetings"][0]["held_on"] == "05-03"


@pytest.mark.parametrize("data", [docx_of([REPORT.strip()]), pdf_of([[REPORT.strip()]]), REPORT.encode("utf-16-le")])
def test_it_takes_every_kind_of_file_that_the_paste_page_takes(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "report"
    path.write_bytes(data)

    code, out, err = run(path)

    assert (code, err) == (0, "")
    assert [meeting["number"] for meeting in json.loads(out)["meetings"]] == ["8"]


def test_several_files_give_one_object_a_line(report: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("市民广场今日开放。", encoding="utf-8")

    code, out, _ = run(report, other)

    first, second = out.splitlines()
    assert code == 0
    assert len(json.loads(first)["meetings"]) == 1
    assert json.loads(second)["meetings"] == []


def test_out_writes_a_file_for_each(report: Path, tmp_path: Path) -> None:
    code, out, _ = run(report, "--out", tmp_path / "read")

    written = json.loads((tmp_path / "read" / "report.json").read_text(encoding="utf-8"))
    assert (code, out) == (0, "")
    assert written["meetings"][0]["number"] == "8"


def test_refused_files_get_a_sentence_and_the_others_are_read(report: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")

    code, out, err = run(tmp_path / "missing.txt", tmp_path, empty, report)

    assert code == 1
    assert len(err.splitlines()) == 3
    assert all(line.endswith("。") for line in err.splitlines())
    assert json.loads(out)["meetings"]


def test_out_that_is_a_file_is_refused_in_a_sentence(report: Path) -> None:
    code, _, err = run(report, "--out", report)

    assert code == 1
    assert err.strip().endswith("。")


@pytest.mark.parametrize("day", ["2024-13-01", "yesterday", "20240230"])
def test_a_wrong_day_is_wrong_usage(report: Path, day: str) -> None:
    with pytest.raises(CommandError):
        run(report, "--published-on", day)
