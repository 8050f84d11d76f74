"""Which script a text is in: Chinese at all, and what of it is written so in 简体 alone."""

import re
from functools import cache

from opencc import OpenCC

HAN = re.compile(r"[\u3400-\u9fff]+")
TRADITIONAL_TOO = {
    "台": "工作台; the common form in Taiwan and Hong Kong",
}


@cache
def converters():
    return OpenCC("s2tw"), OpenCC("t2s")


def simplified(text):
    """The characters of a text that are written so in 简体 alone."""
    to_traditional, to_simplified = converters()
    return {
        character
        for character in set(text)
        if character not in TRADITIONAL_TOO
        and to_traditional.convert(character) != character
        and to_simplified.convert(character) == character
    }
