"""Has a file of a risky kind opened in a process of its own, whose memory and time are bounded (``__main__``)."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from meetings.uploads.reason import NotRead, Reason

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 40  # seconds; the process is killed sooner by its own bound unless it waits for something


def read_apart(kind: str, data: bytes) -> str:
    """The text of a file of this kind; raises NotRead, also where the process ran out of memory or time."""
    command = [sys.executable, "-W", "ignore", "-m", "meetings.uploads", kind]
    try:
        done = subprocess.run(command, input=data, capture_output=True, cwd=ROOT, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        raise NotRead(Reason.OVERBLOWN) from None
    if done.returncode != 0:
        raise NotRead(Reason.OVERBLOWN if done.returncode < 0 else Reason.DAMAGED)
    answer: dict[str, Any] = json.loads(done.stdout)
    if "reason" in answer:
        raise NotRead(Reason(answer["reason"]), answer["detail"])
    return str(answer["text"])
