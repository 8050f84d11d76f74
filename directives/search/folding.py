"""Folding: one function for texts and questions, so that either script, width and case find each other."""

import unicodedata
from functools import cache

from opencc import OpenCC

KEPT = frozenset("%+&#")


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


@cache
def fold_character(character: str) -> str:
    """What one character becomes: NFKC, case-folded, traditional → simplified, applied until it is stable.

    Punctuation and space become one space, except the signs that carry meaning in an office's words (% + & #).
    """
    now = character
    for _ in range(6):  # three rounds settle every code point; a bound, so that no new table can loop for ever
        before, normal = now, unicodedata.normalize("NFKC", now).casefold()
        now = "".join(_simplifier().convert(one) for one in normal)
        if now == before:
            break
    return "".join(one if one in KEPT or one.isalnum() or unicodedata.combining(one) else " " for one in now)


def fold_with_origins(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the index in ``text`` it came from (⑩ and ㎡ fold to several)."""
    folded: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        for one in fold_character(character):
            if one == " " and (not folded or folded[-1] == " "):
                continue
            folded.append(one)
            origins.append(index)
    if folded and folded[-1] == " ":
        folded.pop()
        origins.pop()
    return "".join(folded), origins


def fold(text: str) -> str:
    return fold_with_origins(text)[0]
