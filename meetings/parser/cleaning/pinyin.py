"""Drops the pinyin that a converter left in brackets after a character, only where it is a reading of that character.

Other repairs live in their own modules; nothing here looks beyond the characters just before the bracket.
"""

import re
import unicodedata
from functools import lru_cache

from meetings.parser.cleaning.characters import HAN

_VOWELS = "a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿɡ"
_GLOSS = re.compile(rf"[ \t\u3000\u00a0]?[（(] ?([{_VOWELS}]{{1,6}}(?: [{_VOWELS}]{{1,6}}){{0,7}}) ?[)）]")
_OPENED = re.compile(f"[（(] ?[{_VOWELS}]")
_HAN = re.compile(f"[{HAN}]")


def drop_glosses(text: str) -> str:
    """務(wù)實 → 務實; （试行）, (GDP) and 人工智能(ai) stay, for none is a reading of what it follows."""
    if not _OPENED.search(text):
        return text
    kept: list[str] = []
    tail = ""  # the last characters kept, which a gloss may read
    offset = 0
    for found in _GLOSS.finditer(text):
        before = text[offset : found.start()]
        kept.append(before)
        tail = (tail + before)[-8:]
        offset = found.end()
        if not is_reading(found[1], tail):
            kept.append(found[0])
            tail = (tail + found[0])[-8:]
    kept.append(text[offset:])
    return "".join(kept)


def is_reading(gloss: str, before: str) -> bool:
    """Whether every syllable reads one of the last characters: qū for 区, gèng jiā for 更加, not ai for 能."""
    syllables = [_toneless(part) for part in gloss.split(" ")]
    characters = before[-len(syllables) :]
    if len(characters) < len(syllables):
        return False
    return all(syllable in readings(char) for syllable, char in zip(syllables, characters, strict=True))


@lru_cache(maxsize=8192)
def readings(char: str) -> frozenset[str]:
    """Every toneless reading of a character: 会 is hui, kuai and gui."""
    if not _HAN.match(char):
        return frozenset()
    from pypinyin import Style, pinyin  # loading its tables takes 0.1 s, which unglossed texts need not pay

    found = pinyin(char, style=Style.NORMAL, heteronym=True)
    return frozenset(_toneless(reading) for group in found for reading in group)


def _toneless(syllable: str) -> str:
    """lǜ, lü and lv are one syllable however a converter spells it."""
    bare = unicodedata.normalize("NFD", syllable.replace("ɡ", "g"))
    bare = bare.replace("u\u0308", "v")
    return "".join(char for char in bare if not unicodedata.combining(char))
