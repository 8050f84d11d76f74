"""``reread``: names the reports that today's parser reads otherwise, and leaves the desk alone."""

import pytest
from django.apps import apps
from django.core.management import call_command

from meetings import intake
from meetings.models import Report
from meetings.parser.outline import VERSION

pytestmark = pytest.mark.django_db
TEXT = "6月3日，区长沈怀远主持召开区政府常务会议，听取供水保障工作情况汇报。会议要求，要加快管网改造，年底前完成。"


@pytest.fixture
def report(cast):
    return intake.receive(TEXT, by=cast.secretary, title="供水\t会议稿")


def change(report, alter):
    outline = Report.objects.get(pk=report.pk).outline
    alter(outline)
    Report.objects.filter(pk=report.pk).update(outline=outline)


def test_reports_that_read_as_they_did_are_not_named(report, capsys):
    call_command("reread", "--check")

    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("alter", "words"),
    [
        (lambda outline: outline["meetings"][0]["items"][0]["directives"].clear(), "工作要求 0→1"),
        (lambda outline: outline["meetings"][0].update(chair="林祎"), "会议信息"),
        (lambda outline: outline["meetings"][0]["items"][0].update(kind="relay"), "议题"),
        (lambda outline: outline["lead"].clear(), "文字归属"),
        (lambda outline: outline["meetings"].clear(), "会议 0→1，议题 0→1，工作要求 0→1"),
    ],
)
def test_a_report_that_reads_otherwise_is_one_line_and_exit_1(report, capsys, alter, words):
    change(report, alter)

    with pytest.raises(SystemExit) as left:
        call_command("reread", "--check")

    assert left.value.code == 1
    assert capsys.readouterr().out == f"{report.pk}\t{VERSION}\t{words}\t供水 会议稿\n"


def test_it_lists_without_check_and_changes_no_row(report, capsys):
    change(report, lambda outline: outline["meetings"][0].update(chair="林祎"))
    before = {name: apps.get_model(name).objects.count() for name in ("meetings.MeetingEvent", "meetings.ReportEvent")}

    call_command("reread")

    after = {name: apps.get_model(name).objects.count() for name in before}
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert before == after
    assert report.meetings.get().chair == "沈怀远"


def test_an_erased_report_is_passed_over(report, capsys):
    Report.objects.filter(pk=report.pk).update(outline=None, text="", raw_text="")

    call_command("reread", "--check")

    assert capsys.readouterr().out == ""
