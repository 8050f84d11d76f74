"""``import_report``: drafts from files, a line each; refusals one by one, each with its file."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from meetings import bounded
from meetings.management.commands import import_report
from meetings.models import Meeting
from tests.meetings.uploads.files import docx_of

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]

REPORT = "3月5日，区长沈怀远主持召开区政府常务会议，听取供水保障工作情况汇报。会议要求，要加快管网改造，年底前完成。"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "good.txt").write_text(REPORT, encoding="gb18030")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    (tmp_path / "other.txt").write_text("澄湖公园的樱花开了。")
    return tmp_path


def test_it_prints_a_line_for_each_draft(folder, capsys):
    call_command("import_report", str(folder / "good.txt"), "--published-on", "2026-03-06")

    meeting = Meeting.objects.get()
    assert capsys.readouterr().out == f"{meeting.key}\texecutive\t1\t1\t/admin/meetings/meeting/{meeting.pk}/change/\n"
    assert meeting.listed_on.isoformat() == "2026-03-05"


def test_it_reads_a_word_document(tmp_path):
    (tmp_path / "report.docx").write_bytes(docx_of([REPORT]))

    call_command("import_report", str(tmp_path / "report.docx"))

    assert Meeting.objects.get().chair == "沈怀远"


def test_a_text_or_file_that_takes_too_long_is_refused_and_it_goes_on(folder, monkeypatch, capsys):
    (folder / "good.docx").write_bytes(docx_of([REPORT]))
    monkeypatch.setattr(import_report, "PATIENT", bounded.Limits(wall=0.001))

    with pytest.raises(SystemExit) as left:
        call_command("import_report", str(folder / "good.txt"), str(folder / "good.docx"))

    said = capsys.readouterr()
    assert left.value.code == 1
    assert [line.endswith("。") for line in said.err.splitlines()] == [True, True]
    assert not Meeting.objects.exists()


def test_it_goes_on_after_a_refused_file_and_exits_1(folder, capsys):
    names = ["empty.txt", "binary.txt", "other.txt", "missing.txt", "good.txt", "good.txt"]

    with pytest.raises(SystemExit) as left:
        call_command("import_report", *(str(folder / name) for name in names))

    said = capsys.readouterr()
    assert left.value.code == 1
    assert Meeting.objects.count() == 1
    assert len(said.out.splitlines()) == 1
    assert len(said.err.splitlines()) == 5
    assert "已经录入过" in said.err.splitlines()[-1]
    assert Meeting.objects.get().key in said.err


def test_the_same_report_from_another_page_is_refused_with_the_meeting_it_repeats(folder, capsys):
    (folder / "again.txt").write_text(f"【打印】 【关闭】\n来源：澄湖发布\n{REPORT}\n返回顶部")
    (folder / "corrected.txt").write_text(REPORT.replace("年底前", "十月底前"))
    call_command("import_report", str(folder / "good.txt"))

    with pytest.raises(SystemExit):
        call_command("import_report", str(folder / "again.txt"))
    refused = capsys.readouterr().err
    call_command("import_report", str(folder / "corrected.txt"))

    assert Meeting.objects.earliest("pk").key in refused
    assert Meeting.objects.count() == 2


@pytest.mark.parametrize("option", [("--published-on", "2026-02-30"), ("--source-url", "nowhere")])
def test_a_wrong_option_is_refused_and_imports_nothing(folder, option):
    with pytest.raises(CommandError, match=f"“{option[1]}”不是"):  # from a shell: usage, exit 2
        call_command("import_report", str(folder / "good.txt"), *option)

    assert not Meeting.objects.exists()
