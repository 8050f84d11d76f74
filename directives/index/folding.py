"""Folding: one function for texts and questions, so that either script, width and case find each other.

The table is closed and kept in a file (see ``folding_table``): a newer Python or OpenCC changes no stored word.
"""

from bisect import bisect_right
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("folding.txt")


class FoldingTable(dict[int, str]):
    """What each code point becomes. Those not listed are parted by ``kept``: letters stay, all else becomes a space."""

    def __init__(self, listed: dict[int, str], kept: list[tuple[int, int]]) -> None:
        super().__init__(listed)
        self.firsts, self.lasts = zip(*kept, strict=True)

    def __missing__(self, point: int) -> str:
        range_before = bisect_right(self.firsts, point) - 1
        stays = range_before >= 0 and point <= self.lasts[range_before]
        self[point] = chr(point) if stays else " "
        return self[point]


@cache
def table() -> FoldingTable:
    """Reads the file once a process (some 10 ms): ``first-last`` are ranges that stay, ``point text`` what changes."""
    kept: list[tuple[int, int]] = []
    listed: dict[int, str] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        source, _, target = line.partition(" ")
        first, dash, last = source.partition("-")
        if line.startswith("#"):
            continue
        if dash:
            kept.append((int(first, 16), int(last, 16)))
        else:
            listed[int(source, 16)] = target.replace("_", " ")
    return FoldingTable(listed, kept)


def fold(text: str) -> str:
    """The text as it is searched: 區政府１２３ → 区政府123. Runs of space and signs are one space, none at the ends."""
    return " ".join(text.translate(table()).split())


def fold_with_origins(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the index in ``text`` it came from (⑩ and ㎡ fold to several)."""
    translation = table()
    folded: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        for folded_character in translation[ord(character)]:
            if folded_character == " " and (not folded or folded[-1] == " "):
                continue
            folded.append(folded_character)
            origins.append(index)
    if folded and folded[-1] == " ":
        folded.pop()
        origins.pop()
    return "".join(folded), origins
