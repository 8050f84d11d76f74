"""Makes ``folding.txt``, the closed table of folding: ``python -m directives.index.folding_table``. Not
run to serve.

A character becomes its NFKC form, case-folded, traditional → simplified by OpenCC's characters, until that is stable.
Letters, digits, marks and % + & # stay; invisible formatting vanishes; all else (signs, spaces) becomes one space.
A changed table changes what is stored: rebuild the passages after it.
"""

import sys
import unicodedata

from opencc import OpenCC

from directives.index.folding import TABLE

SIGNS = frozenset("%+&#")  # they carry meaning in an office's words: 5%, C++, R&D
SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))  # choose a glyph, say nothing
# Written for one another between the scripts and regions, where OpenCC needs a phrase to decide (答覆 → 答复).
VARIANTS = dict(
    zip(
        "著衞敍痺睪簷暱谘馀渖迳钜镟锺鯰鲶緖揹瞭薰伕覆甦藉彷枱",
        "着卫叙痹睾檐昵咨余沈径巨旋钟鲇鲇绪背了熏夫复苏借仿台",
        strict=True,
    )
)


class Folder:
    """Folds one character by the rule; slow, because every character is asked of OpenCC."""

    def __init__(self) -> None:
        self.simplifier = OpenCC("t2s")
        self.simple: dict[str, str] = {}

    def simplified(self, character: str) -> str:
        if character not in self.simple:
            simple = self.simplifier.convert(character)
            self.simple[character] = VARIANTS.get(simple, simple)
        return self.simple[character]

    def fold(self, character: str) -> str:
        category = unicodedata.category(character)
        if category[0] == "C" or any(ord(character) in some for some in SELECTORS):
            return "" if category in ("Cf", "Mn") else " "
        now = character
        for _ in range(8):  # three rounds settle every code point; a bound, so that no new table can loop for ever
            before, normal = now, unicodedata.normalize("NFKC", now).casefold()
            now = "".join(self.simplified(char) for char in normal)
            if now == before:
                break
        return "".join(self.kept(char) for char in now)

    def kept(self, character: str) -> str:
        return character if character in SIGNS or unicodedata.category(character)[0] in "LNM" else " "


def lines() -> list[str]:
    """The file's lines: ranges of code points that stay as they are, then those that become something else."""
    folder = Folder()
    kept: list[list[int]] = []
    changed: list[str] = []
    for point in range(sys.maxunicode + 1):
        character = chr(point)
        becomes = folder.fold(character)
        if becomes == character and becomes != " ":
            if not kept or kept[-1][1] != point - 1:
                kept.append([point, point])
            kept[-1][1] = point
        elif becomes != " ":
            changed.append(f"{point:x} {becomes.replace(' ', '_')}")
    head = f"# Unicode {unicodedata.unidata_version}, OpenCC t2s; written by folding_table.py"
    return [head, *(f"{first:x}-{last:x}" for first, last in kept), *changed]


if __name__ == "__main__":
    TABLE.write_text("\n".join(lines()) + "\n", encoding="utf-8")
