"""Traditional → simplified, character for character, so that offsets in the text stay the same."""

import re
from functools import lru_cache

from opencc import OpenCC

_COMMON = re.compile("[\u3400-\u9fff]")
_ALSO_SIMPLIFIED = frozenset("昇喆堃瞭邨迺")  # listed in 2013, and not in the set of 1980
_FEW, _MANY, _SEVERAL = 0.01, 0.25, 3  # shares of the characters, and a count: 乾安镇 in a simplified text is no sign


def to_simplified(text: str) -> str:
    """區政府 → 区政府. A simplified text that names one 堃 or quotes one old character is left as it is."""
    if not text or not is_traditional(text):
        return text
    return "\n".join(_convert_line(line) for line in text.split("\n"))


def is_traditional(text: str) -> bool:
    """Several characters have another simplified form, and more than one in a hundred; or most of a short text has."""
    if _is_all_simplified(text):  # faster than to look up each character
        return False
    changed = sum(map(text.count, _traditional().intersection(text)))
    characters = len(_COMMON.findall(text)) if changed else 0
    return changed > _FEW * characters and (changed >= _SEVERAL or changed > _MANY * characters)


def _convert_line(line: str) -> str:
    """OpenCC knows phrases (瞭解, 乾坤); where one changed the length, its characters are taken one by one."""
    convert = _converter().convert
    converted: str = convert(line)
    return converted if len(converted) == len(line) else "".join(convert(char) for char in line)


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=1)
def _traditional() -> frozenset[str]:
    """What OpenCC changes of the two blocks in common use, but for what simplified texts have too (乾县, 钟昇, 沈於乾),
    as the standard of simplified characters lists it; asked once a process (10 ms)."""
    characters = [chr(code) for code in range(0x3400, 0xA000)]
    simplified = _converter().convert("\n".join(characters)).split("\n")
    return frozenset(
        char for char, new in zip(characters, simplified, strict=True) if char != new and not _is_simplified(char)
    )


def _is_simplified(character: str) -> bool:
    return _is_all_simplified(character) or character in _ALSO_SIMPLIFIED


def _is_all_simplified(text: str) -> bool:
    """Whether the standard of simplified characters has all of them."""
    try:
        return bool(text.encode("gb2312"))
    except UnicodeEncodeError:
        return False
