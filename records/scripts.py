"""The words of a record in simplified or traditional characters, for reading: converted by OpenCC, each once.

The record is what was printed. Nothing that is converted is stored, searched or cited.
"""

from functools import cache, lru_cache
from typing import Any

from opencc import OpenCC

SIMPLIFIED, TRADITIONAL = "hans", "hant"
TABLES = {SIMPLIFIED: "t2s", TRADITIONAL: "s2tw"}
KEPT = 4096  # texts, of some hundred characters each


def in_script(facts: Any, script: str) -> Any:
    """The facts of a page with all their words converted; keys, codes and addresses have no such characters."""
    if not script:
        return facts
    match facts:
        case str():
            return _converted(facts, script)
        case dict():
            return {name: in_script(value, script) for name, value in facts.items()}
        case list():
            return [in_script(value, script) for value in facts]
        case tuple():
            return tuple(in_script(value, script) for value in facts)
    return facts


@lru_cache(KEPT)
def _converted(words: str, script: str) -> str:
    return _converter(script).convert(words)


@cache
def _converter(script: str) -> OpenCC:
    return OpenCC(TABLES[script])
