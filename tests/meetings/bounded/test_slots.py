"""So many bounded processes run at once and no more, whoever asks; a slot is free again however its holder went."""

import json
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from meetings import bounded
from meetings.bounded import client, slots

ROOT = Path(__file__).resolve().parents[3]
ASKING = """
import json, sys, threading
from meetings import bounded
from meetings.bounded import slots
slots.INSTALLATION, seconds, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
spans = []
def ask():
    limits = bounded.Limits(wall=5, wait=60)
    spans.append(bounded.run("tests.meetings.bounded.tasks:hold", seconds.encode(), limits))
asking = [threading.Thread(target=ask) for _ in range(threads)]
for one in asking: one.start()
for one in asking: one.join()
print(json.dumps(spans))
"""


@pytest.fixture(autouse=True)
def installation(monkeypatch, request):
    """Slots of the test's own, so that nobody else's processes are counted."""
    name = f"test-{time.monotonic_ns()}"
    monkeypatch.setattr(slots, "INSTALLATION", name)
    return name


def asking(installation, seconds, threads=1):
    return subprocess.Popen(
        [sys.executable, "-c", ASKING, installation, str(seconds), str(threads)], cwd=ROOT, stdout=subprocess.PIPE
    )


def spans_of(process):
    """When each of its bounded processes began and ended."""
    return json.loads(process.communicate(timeout=120)[0])


def taken():
    """How many slots of the machine are held just now."""
    free = [address for number in range(slots.ON_THE_MACHINE) if (address := slots._take(number))]
    for address in free:
        address.close()
    return slots.ON_THE_MACHINE - len(free)


def is_bound(name):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as address:
        try:
            address.bind(f"\0{name}")
        except OSError:
            return True
    return False


def wait_until(condition, seconds=20):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert condition()


def wait_until_taken(count):
    wait_until(lambda: taken() == count)


def most_at_once(spans):
    return max(sum(begun <= at < ended for begun, ended in spans) for at, _ended in spans)


def test_no_more_run_at_once_than_may_over_processes_and_threads(installation):
    processes = [asking(installation, 0.5, threads=3) for _ in range(4)]

    spans = [spans_of(process) for process in processes]

    assert [len(each) for each in spans] == [3] * 4
    assert max(map(most_at_once, spans)) <= slots.IN_A_PROCESS
    assert 2 <= most_at_once([span for each in spans for span in each]) <= slots.ON_THE_MACHINE


def test_who_finds_no_slot_is_told_so_and_nothing_is_started():
    held = [slots._take(number) for number in range(slots.ON_THE_MACHINE)]

    with pytest.raises(bounded.Busy):
        bounded.run("tests.meetings.bounded.tasks:echo", b"", bounded.Limits(wait=0.1))

    held.pop().close()
    assert bounded.run("tests.meetings.bounded.tasks:echo", b"a", bounded.Limits(wait=0.1)) == "a"
    for address in held:
        address.close()


def test_a_process_that_asks_for_much_leaves_slots_to_others(installation):
    with slots.slot(1), slots.slot(1):
        with pytest.raises(bounded.Busy), slots.slot(0.1):
            pass

        process = asking(installation, 0)
        assert len(spans_of(process)) == 1


def test_a_slot_is_held_until_its_process_is_gone_and_not_longer(installation):
    process = asking(installation, f"60 {installation}-runs")
    wait_until(lambda: is_bound(f"{installation}-runs"))

    process.send_signal(signal.SIGKILL)
    process.communicate()

    assert taken() == 1  # what was forked still runs, and counts
    wait_until_taken(0)


def test_a_process_that_is_stopped_in_its_tracks_gives_its_slot_back(monkeypatch):
    monkeypatch.setattr(client, "GRACE", 0.5)

    with pytest.raises(bounded.Stopped):
        bounded.run("tests.meetings.bounded.tasks:stop", b"", bounded.Limits(wall=0.5))

    wait_until_taken(0)


@pytest.mark.parametrize("task", ["kill_itself", "leave", "raise_an_error"])
def test_no_end_of_a_process_leaks_a_slot(task):
    for _ in range(2 * slots.ON_THE_MACHINE):
        with pytest.raises(bounded.Stopped):
            bounded.run(f"tests.meetings.bounded.tasks:{task}", b"9", bounded.Limits(wait=20))

    wait_until_taken(0)
