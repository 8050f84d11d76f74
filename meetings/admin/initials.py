"""The initials of Chinese words: 区政府常务会议 is found by qzfcwhy. Letters in, a regular expression out."""

import re
from functools import cache

LETTERS = re.compile("[a-z]{2,20}", re.IGNORECASE | re.ASCII)
STANDARDS = {"gb2312": range(0xB0, 0xF8), "big5": range(0xA4, 0xC7)}  # lead bytes of the characters in common use


def pattern_of(word: str) -> str | None:
    """Characters whose readings begin with these letters, or the letters themselves, one for each; None for others."""
    if not LETTERS.fullmatch(word):
        return None
    return "".join(f"[{letter}{letter.upper()}{_characters()[letter]}]" for letter in word.lower())


@cache
def _characters() -> dict[str, str]:
    """By letter the characters that have a reading which begins with it, all readings of each."""
    from pypinyin import Style, pinyin  # its tables take 0.1 s to load, which no other page need pay

    found: dict[str, str] = dict.fromkeys("abcdefghijklmnopqrstuvwxyz", "")
    for character in sorted(_common()):
        [readings] = pinyin(character, style=Style.NORMAL, heteronym=True)
        for letter in {reading[0] for reading in readings if reading[0] in found}:
            found[letter] += character
    return found


def _common() -> set[str]:
    """The characters of both scripts that titles are written with."""
    return {
        character
        for standard, leads in STANDARDS.items()
        for lead in leads
        for trail in range(0x40, 0xFF)
        for character in bytes([lead, trail]).decode(standard, "ignore")
        if "\u4e00" <= character <= "\u9fff"
    }
