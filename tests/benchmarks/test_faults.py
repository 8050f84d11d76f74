"""The benchmark of mishaps as a program: what is lost, half or broken would be found, and figures say what they say."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry

from benchmarks.mishaps.browsing import Page
from benchmarks.mishaps.figures import BACK, IN_A_ROW, Course, Outage, back, gathered, is_sound
from benchmarks.mishaps.proving import Proof, prove
from benchmarks.mishaps.working import DESK, Act, Office
from benchmarks.office.pages import forms
from directives.models import Passage
from meetings.hash_chain import GENESIS
from tests.factories import make_record, make_report, release
from tests.meetings.verification.tampering import run, tamper

TEXT = "3月5日，区长沈怀远主持召开区政府专题会议，研究供水工程。"


def pasted_and_released(cast):
    meeting = release(make_record(report=make_report(TEXT)), cast)
    run("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")  # as its commit would
    return meeting


def acts(meeting):
    """Everything that was done to it, as a server would have acknowledged it."""
    words = {"create": TEXT, "save": f"{meeting.title}\n{meeting.summary}"}
    return [Act(verb, meeting.pk, words.get(verb, ""), 0) for verb in (*words, "submit", "approve", "release")]


def figures_of(acknowledged, before=None):
    """The figures of a run of one round, whose people were told this."""
    office, course = Office(0), Course(["worker_killed"], [])
    office.acknowledged += acknowledged
    course.take(Outage("worker_killed", 0, 1), prove(acknowledged, before or Proof()))
    return gathered(office, course)


@pytest.mark.django_db
def test_what_was_acknowledged_and_is_there_is_not_lost(cast):
    figures = figures_of(acts(pasted_and_released(cast)))

    assert (figures["acknowledged"], figures["lost"], figures["half_editions"], figures["broken_chains"]) == (
        5,
        0,
        0,
        0,
    )
    assert is_sound(figures)


@pytest.mark.django_db
@pytest.mark.parametrize("verb", ["create", "save", "submit", "approve", "release", "reopen"])
def test_an_act_without_a_row_is_lost(cast, verb):
    meeting = pasted_and_released(cast)
    never = Act(verb, meeting.pk + 1, "", 0)

    assert prove([*acts(meeting), never], Proof()).lost == [never]
    assert not is_sound(figures_of([*acts(meeting), never]))


@pytest.mark.django_db
def test_words_that_are_not_those_that_were_sent_are_lost(cast):
    meeting = pasted_and_released(cast)
    other = [
        Act("create", meeting.pk, "另一篇会议稿", 0),
        Act("save", meeting.pk, f"从未保存的标题\n{meeting.summary}", 0),
        Act("save", meeting.pk, f"{meeting.title}\n从未保存的摘要", 0),
    ]

    assert prove([*acts(meeting), *other], Proof()).lost == other


@pytest.mark.django_db
def test_what_was_acknowledged_twice_has_to_be_there_twice(cast):
    meeting = pasted_and_released(cast)

    assert figures_of([*acts(meeting), Act("release", meeting.pk, "", 1)])["lost"] == 2


@pytest.mark.django_db
def test_an_edition_without_its_passages_is_half(cast):
    pasted_and_released(cast)
    Passage.objects.filter(audience="public", kind="directive").first().delete()

    figures = figures_of([])

    assert figures["half_editions"] > 0
    assert not is_sound(figures)


@pytest.mark.django_db
@pytest.mark.parametrize("label", ["审核通过", "发布"])
def test_an_edition_without_its_line_in_the_log_is_half(cast, label):
    pasted_and_released(cast)
    LogEntry.objects.filter(change_message__startswith=label).delete()

    figures = figures_of([])

    assert figures["half_editions"] == 1
    assert not is_sound(figures)


@pytest.mark.django_db
def test_a_broken_chain_is_found(cast):
    pasted_and_released(cast)
    tamper("UPDATE meetings_chainhead SET count = 7 WHERE audience = 'public'")

    figures = figures_of([])

    assert figures["broken_chains"] > 0
    assert not is_sound(figures)


@pytest.mark.django_db
def test_a_chain_that_lost_its_end_since_the_last_proof_is_found(cast):
    pasted_and_released(cast)
    before = prove([], Proof())
    assert figures_of([], before)["broken_chains"] == 0

    tamper("DELETE FROM meetings_edition WHERE audience = 'public'")
    tamper("UPDATE meetings_chainhead SET count = 0, digest = %s WHERE audience = 'public'", GENESIS)

    assert figures_of([])["broken_chains"] == 0
    assert figures_of([], before)["broken_chains"] == 1


def test_a_fault_that_was_found_once_stays_in_the_figures():
    course = Course(["disk_full"], [])
    course.take(Outage("disk_full", 0, 1), Proof(lost=[Act("save", 1, "", 0)], broken=["public: rewound"]))
    course.take(Outage("disk_full", 2, 3), Proof())

    figures = gathered(Office(0), course)

    assert (figures["lost"], figures["broken_chains"]) == (1, 1)


SOUND = {
    "lost": 0,
    "half_editions": 0,
    "broken_chains": 0,
    "broken_pages": [],
    "errors_5xx_outside_outages": 0,
    "failed": [],
    "longest_outage_s": 1.0,
}


@pytest.mark.parametrize(
    "fault",
    [
        *({"lost": 1}, {"half_editions": 1}, {"broken_chains": 1}, {"broken_pages": ["GET /: 500"]}),
        *({"errors_5xx_outside_outages": 1}, {"failed": ["secretary: ?"]}, {"longest_outage_s": BACK + 0.1}),
    ],
)
def test_one_fault_is_enough_to_fail(fault):
    assert is_sound(SOUND)
    assert not is_sound(SOUND | fault)


def test_errors_in_an_outage_are_told_from_those_outside():
    office, now = Office(0), time.monotonic()
    course = Course(["worker_killed"], ["disk_full"], [Outage("worker_killed", now - 5, now - 1)])
    for status, asked in ((503, now - 3), (503, now - 0.5), (500, now), (0, now - 2), (200, now)):
        office.answers.add(status, "GET /", asked)

    figures = gathered(office, course)

    assert (figures["errors_5xx"], figures["errors_5xx_outside_outages"]) == (3, 2)
    assert (figures["unanswered"], figures["unanswered_outside_outages"]) == (1, 0)
    assert figures["broken_pages"] == ["GET /: 500"]
    assert figures["not_tried"] == ["disk_full"]


def test_being_back_takes_readers_and_an_act_since_then():
    since = time.monotonic()
    reads = [(since - 1, True), *((since + number, True) for number in range(IN_A_ROW))]
    office = SimpleNamespace(reads=reads, acknowledged=[Act("save", 1, "", since - 1), Act("save", 1, "", since + 20)])

    assert back(office, since) == since + 20


@pytest.mark.parametrize(
    ("page", "is_acknowledged"),
    [
        (Page(200, f"{DESK}/1/change/", '<li class="success">已完成</li>', 1), True),
        (Page(200, f"{DESK}/1/change/", "the sentence was on a page that nobody got", 1), True),
        (Page(200, f"{DESK}/1/change/", '<li class="error">会议已经改变</li>', 1), False),
        (Page(200, f"{DESK}/1/submit/", "what was sent is shown again"), False),
        (Page(200, "/accounts/login/", "signed out meanwhile", 1), False),
    ],
)
def test_done_is_what_the_server_leads_on_from(page, is_acknowledged):
    office = Office(0)
    office.acknowledge(page, "submit", 1)

    assert bool(office.acknowledged) is is_acknowledged


def test_a_form_is_read_as_a_browser_would_send_it():
    page = """<form method="post" action="/x"><input name="a" value="1"><input type="checkbox" name="b" value="2">
    <input type="checkbox" name="c" checked><input type="submit" name="d" value="3"><input name="e" disabled>
    <textarea name="f">
&lt;一&gt;
</textarea><select name="g"><option value="4">x</option><option value="5" selected>y</option></select>
    <select name="h"><option value="6">x</option></select><input type="file" name="i"></form>"""

    (form,) = forms(page)

    assert form.fields == [("a", "1"), ("c", "on"), ("f", "<一>\n"), ("g", "5"), ("h", "6")]
    assert (form.action, form.method, form.files) == ("/x", "post", ["i"])
    assert form.filled(a="9", z="8") == [("a", "9"), *form.fields[1:], ("z", "8")]


@pytest.fixture
def short():
    """A folder whose path leaves room for that of a database's socket."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o711)
        yield Path(folder)


KEPT = {name: value for name, value in os.environ.items() if not name.startswith("JIYAO_")}


def test_a_round_leaves_its_figures_and_nothing_else(tmp_path, short):
    file = tmp_path / "figures.json"

    done = subprocess.run(
        [sys.executable, "benchmarks/faults.py", "--rounds", "1", "--json", str(file)],
        cwd=settings.BASE_DIR,
        env=KEPT | {"TMPDIR": str(short)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    figures = json.loads(file.read_text())
    assert done.returncode == 0, done.stderr[-3000:]
    assert json.loads(done.stdout) == figures
    assert (figures["rounds"], figures["lost"], figures["half_editions"]) == (1, 0, 0)
    assert figures["acknowledged"] > 1
    assert {"errors_5xx", "longest_outage_s"} <= figures.keys()
    assert list(short.iterdir()) == []


DISK = """
import os, pathlib, signal, sys
from contextlib import ExitStack
from benchmarks.mishaps.disk import small_disk
with ExitStack() as stack:
    print(small_disk(stack, pathlib.Path(sys.argv[1])) is not None, flush=True)
    os.kill(os.getpid(), int(sys.argv[2]))
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_small_disk_goes_with_the_run_that_made_it(tmp_path, number):
    """However it ends: nothing that it would have to do itself."""
    disk = tmp_path / "disk"

    done = subprocess.run(
        [sys.executable, "-c", DISK, str(disk), str(int(number))],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout.strip(), done.returncode) in (("True", -number), ("False", -number))
    assert str(disk) not in Path("/proc/self/mounts").read_text()
