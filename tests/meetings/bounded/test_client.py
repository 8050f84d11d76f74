"""A bounded process answers or it is stopped, whatever it does; who asked goes on. Every process here is a real one."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from meetings import bounded
from meetings.bounded import client
from meetings.bounded.limits import MEGABYTE
from tests.meetings.bounded.watching import forked

TASKS = "tests.meetings.bounded.tasks"
ROOT = Path(__file__).resolve().parents[3]
ASKING = """
import time
from meetings import bounded
from meetings.bounded import client
bounded.run("tests.meetings.bounded.tasks:echo", b"", bounded.Limits())
print(client.server._process.pid, flush=True)
time.sleep(600)
"""
SMALL = bounded.Limits(cpu=1, wall=20, answer=1_000_000)


def run(task, data=b"", limits=SMALL):
    return bounded.run(f"{TASKS}:{task}", data, limits)


def end_of(task, data=b""):
    try:
        return run(task, data)
    except bounded.Stopped as end:
        return type(end)


def is_alive(pid):
    return Path(f"/proc/{pid}").exists()


def wait_until(condition, seconds=10):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def test_the_answer_comes_back():
    assert run("echo", "会议\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16").encode()) == "会议😀"
    assert run("answer_hugely", b"900000") == "a" * 900_000


@pytest.mark.parametrize(
    ("task", "data"),
    [
        ("spin", b""),
        ("spin_in_a_regex", b""),
        ("take_memory", b""),
        ("take_memory_piece_by_piece", b""),
        ("call_itself", b""),
        ("leave", b"0"),
        ("leave", b"3"),
        ("leave_as_python_does", b""),
        ("kill_itself", b"9"),
        ("kill_itself", b"11"),
        ("answer_what_json_cannot_say", b""),
        ("answer_hugely", b"1100000"),
        ("answer_hugely", b"100000000"),
        ("pour", b""),
        ("write", b"garbage"),
        ("write", b'{"answer": "cut sho'),
        ("write", b'"answer"'),
        ("write", b"[" * 900_000),
        ("write", b"\xff\x00"),
        ("fork", b"") if os.getuid() else ("leave", b"1"),  # the kernel lets root fork in spite of the limit
    ],
    ids=str,
)
def test_a_process_that_gives_no_answer_is_said_to_be_stopped(task, data):
    with pytest.raises(bounded.Stopped):
        run(task, data)

    assert run("echo", b"next") == "next"


@pytest.mark.parametrize("task", ["sleep", "stop"])
def test_a_process_that_waits_is_ended_at_its_time(task, monkeypatch):
    monkeypatch.setattr(client, "GRACE", 0.5)

    with pytest.raises(bounded.Stopped):
        run(task, limits=bounded.Limits(wall=0.3))

    assert run("echo", b"next") == "next"


def test_a_process_that_is_ended_is_gone():
    with pytest.raises(bounded.Stopped):
        run("sleep", limits=bounded.Limits(wall=0.3))

    assert wait_until(lambda: not forked())


def test_a_process_that_is_killed_from_outside_is_said_to_be_stopped():
    ends = []
    asking = threading.Thread(target=lambda: ends.append(end_of("sleep")))
    asking.start()

    assert wait_until(forked)
    os.kill(forked()[0], signal.SIGKILL)
    asking.join(10)

    assert ends == [bounded.Stopped]


def test_a_process_writes_no_file(tmp_path):
    with pytest.raises(bounded.Failed, match="File too large"):
        run("write_a_file", str(tmp_path / "written").encode())

    assert (tmp_path / "written").read_text() == ""


def test_an_exception_is_told_apart_and_its_place_is_logged(caplog):
    with pytest.raises(bounded.Failed):
        run("raise_an_error")

    assert "raise_an_error" in caplog.text
    assert "tasks.py" in caplog.text


def test_a_data_set_larger_than_any_buffer_goes_both_ways():
    data = b"a" * 10_000_000

    assert len(run("echo", data, bounded.Limits())) == len(data)


def test_a_slow_pattern_stalls_no_other_thread():
    ticks = []
    asking = threading.Thread(target=end_of, args=("spin_in_a_regex",))

    asking.start()
    while asking.is_alive():
        ticks.append(time.monotonic())
        time.sleep(0.02)

    assert len(ticks) >= 10  # a pattern in this process would hold all of them until it is done


def test_nothing_of_the_asking_process_is_inherited(monkeypatch, tmp_path):
    monkeypatch.setenv("JIYAO_SECRET_KEY", "not-to-be-seen")
    client.server.stop()

    with (tmp_path / "open").open("w") as file:
        os.set_inheritable(file.fileno(), True)
        found = run("surroundings")

    assert set(found["environment"]) <= {"LC_CTYPE"}  # Python sets it itself where no locale is
    assert found["files"] == ["/dev/null"] * 3
    assert found["sockets"] == 2  # the one it answers through, the one that is its slot


def test_no_framework_is_loaded_where_texts_and_files_are_read():
    loaded = set(run("modules_after_reading", "5月3日，区长张三主持召开區(qū)政府常務會議，听取汇报。".encode()))

    assert {"meetings", "docx", "pypdf", "opencc", "pypinyin"} <= loaded
    assert not loaded & {"django", "psycopg", "config", "directives", "pghistory"}


def test_a_server_that_was_killed_is_started_again():
    run("echo", b"first")
    before = client.server._process.pid
    os.kill(before, signal.SIGKILL)
    client.server._process.wait()

    assert run("echo", b"second") == "second"
    assert client.server._process.pid != before


def test_a_server_that_is_stuck_is_replaced(monkeypatch):
    monkeypatch.setattr(client, "GRACE", 0.5)
    run("echo", b"first")
    before = client.server._process.pid
    os.kill(before, signal.SIGSTOP)

    with pytest.raises(bounded.Stopped):
        run("echo", b"second", limits=bounded.Limits(wall=0.3))

    assert run("echo", b"third") == "third"
    assert not is_alive(before)


OUT_OF_HANDLES = """
import resource
from meetings import bounded
resource.setrlimit(resource.RLIMIT_NOFILE, (5, 5))
bounded.prepare()
try:
    bounded.run("tests.meetings.bounded.tasks:echo", b"", bounded.Limits())
except bounded.Stopped:
    print("stopped")
"""


def test_a_process_out_of_handles_is_told_that_it_was_stopped():
    done = subprocess.run([sys.executable, "-c", OUT_OF_HANDLES], cwd=ROOT, capture_output=True, text=True, check=True)

    assert (done.stdout, done.stderr) == ("stopped\n", "")


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_server_ends_with_who_started_it(end):
    asking = subprocess.Popen([sys.executable, "-c", ASKING], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    server = int(asking.stdout.readline())

    assert is_alive(server)
    asking.send_signal(end)
    asking.communicate(timeout=20)

    assert wait_until(lambda: not is_alive(server))


def test_many_threads_each_get_their_own_answer():
    answers = {}

    def ask(number):
        answers[number] = bounded.run(f"{TASKS}:echo", str(number).encode(), bounded.Limits(wait=60))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == {number: str(number) for number in range(20)}


def test_the_limits_are_those_of_a_small_machine():
    assert bounded.Limits().memory <= 160 * MEGABYTE
    assert bounded.Limits().cpu <= 10
