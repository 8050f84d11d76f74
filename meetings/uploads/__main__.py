"""The process that opens one file of a risky kind: it bounds itself, reads stdin, answers in JSON, and is gone."""

import json
import resource
import sys

from meetings.uploads.docx import read_docx
from meetings.uploads.pdf import read_pdf
from meetings.uploads.reason import NotRead, Reason

READERS = {"docx": read_docx, "pdf": read_pdf}
MEMORY = 160 * 1024 * 1024
SECONDS = 20


def bound() -> None:
    """Bounds the data this process may hold and the time it may compute; past them it gets no more, or is killed."""
    for what, most in ((resource.RLIMIT_DATA, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        _soft, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def answer(kind: str, data: bytes) -> dict[str, str]:
    try:
        return {"text": READERS[kind](data)}
    except NotRead as refusal:
        return {"reason": refusal.reason.value, "detail": refusal.detail}
    except (MemoryError, RecursionError):
        return {"reason": Reason.OVERBLOWN.value, "detail": ""}


if __name__ == "__main__":
    bound()
    json.dump(answer(sys.argv[1], sys.stdin.buffer.read()), sys.stdout)
