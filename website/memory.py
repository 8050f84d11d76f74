"""Answers to visitors that this process made and keeps, so that a page is made once a change and not once a reader.

Bounded by what it weighs. It holds one version of the site: at the first sight of another, all of the old is dropped.
"""

import gzip
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Any, Self

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


class Bounded:
    """Things by their key, up to a weight in all; what was asked for longest ago goes first. Threads share it."""

    def __init__(self, most: int) -> None:
        self.most = most  # bytes
        self.weight = 0
        self.lock = Lock()
        self.kept: OrderedDict[Any, tuple[int, Any]] = OrderedDict()

    def __contains__(self, key: Any) -> bool:
        return key in self.kept

    def get(self, key: Any) -> Any:
        with self.lock:
            if key not in self.kept:
                return None
            self.kept.move_to_end(key)
            return self.kept[key][1]

    def put(self, key: Any, thing: Any, weight: int) -> None:
        with self.lock:
            if weight <= self.most * LARGEST:
                self.weight += weight - self.kept.pop(key, (0, None))[0]
                self.kept[key] = weight, thing
            while self.weight > self.most:
                self.weight -= self.kept.popitem(last=False)[1][0]

    def clear(self) -> None:
        with self.lock:
            self.kept.clear()
            self.weight = 0


class Memory:
    """Answers by their address, all of one version."""

    def __init__(self, most: int) -> None:
        self.version, self.answers = "", Bounded(most)
        self.lock = Lock()

    def __contains__(self, address: str) -> bool:
        return address in self.answers

    def find(self, address: str, version: str) -> Answer | None:
        with self.lock:
            self._turn_to(version)
            found: Answer | None = self.answers.get(address)
            return found

    def keep(self, address: str, version: str, answer: Answer) -> None:
        with self.lock:
            self._turn_to(version)
            self.answers.put(address, answer, len(address) + answer.weight)

    def forget(self) -> None:
        with self.lock:
            self._turn_to("")

    def _turn_to(self, version: str) -> None:
        if version != self.version:
            self.version = version
            self.answers.clear()
