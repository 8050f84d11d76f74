"""Answers to visitors that this process made and keeps, so that a page is made once a change and not once a reader.

Bounded by what it weighs. It holds one version of the site: at the first sight of another, all of the old is dropped.
"""

import gzip
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Self

LARGEST = 1 / 16  # of the memory: what weighs more is not kept
OVERHEAD = 1_500  # bytes that Python needs for an answer besides its content, roughly
SHORT = 500  # bytes that are not worth compressing


@dataclass(frozen=True, slots=True)
class Answer:
    """What a view answered: its headers, and its body as it is and compressed; empty where that would gain nothing."""

    headers: dict[str, str]
    body: bytes
    gzipped: bytes

    @classmethod
    def of(cls, headers: dict[str, str], body: bytes) -> Self:
        gzipped = gzip.compress(body, compresslevel=6, mtime=0) if len(body) > SHORT else b""
        return cls(headers, body, gzipped if len(gzipped) < len(body) else b"")

    @property
    def weight(self) -> int:
        words = sum(len(name) + len(value) for name, value in self.headers.items())
        return OVERHEAD + words + len(self.body) + len(self.gzipped)


class Memory:
    """Answers by their address, all of one version; the one that was asked for longest ago goes first."""

    def __init__(self, most: int) -> None:
        self.most = most  # bytes
        self.weight = 0
        self.version = ""
        self.lock = Lock()
        self.answers: OrderedDict[str, Answer] = OrderedDict()

    def __contains__(self, address: str) -> bool:
        return address in self.answers

    def find(self, address: str, version: str) -> Answer | None:
        with self.lock:
            self._turn_to(version)
            if address not in self.answers:
                return None
            self.answers.move_to_end(address)
            return self.answers[address]

    def keep(self, address: str, version: str, answer: Answer) -> None:
        weight = weight_of(address, answer)
        if weight > self.most * LARGEST:
            return
        with self.lock:
            self._turn_to(version)
            if address in self.answers:
                self.weight -= weight_of(address, self.answers.pop(address))
            self.answers[address] = answer
            self.weight += weight
            while self.weight > self.most:
                self.weight -= weight_of(*self.answers.popitem(last=False))

    def forget(self) -> None:
        with self.lock:
            self._turn_to("")

    def _turn_to(self, version: str) -> None:
        if version != self.version:
            self.answers.clear()
            self.version, self.weight = version, 0


def weight_of(address: str, answer: Answer) -> int:
    return len(address) + answer.weight
