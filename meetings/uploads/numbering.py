"""The numbers that Word counts by itself (一、 （二） 3.): a document keeps the rule, not the number. Pure.

ECMA-376, part 1, 17.9: a paragraph names a list and a level, itself or by its style; lists made after one abstract
list count on together.
"""

import re
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from meetings.numerals import written

PLACE = re.compile(r"%([1-9])")
LABEL_LIMIT = 40  # a rule that is longer is no number
UNSEEN = {"bullet", "none"}
ENDING = re.compile("[0-9A-Za-z〇\u3400-\u9fff]$")  # 第一章 and 3 run into the words; 一、 and (3) do not


@dataclass(frozen=True, slots=True)
class Level:
    """How one level counts: 第%1条, with the form of its number. Levels above ``restart`` start it anew."""

    text: str
    format: str
    start: int
    restart: int
    style: str
    is_legal: bool
    gap: str


@dataclass(frozen=True, slots=True)
class List:
    """A list in use: the abstract list that it counts with, its levels, and where it starts anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Asked for each paragraph in order, since every one that is numbered moves its list on."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self.lists = _lists(numbering) if numbering is not None else {}
        self.styles = {_value(one, qn("w:styleId")): one for one in _all(styles, "w:style")}
        self.of_style: dict[str, tuple[str, int]] = {}
        self.counts: dict[str, dict[int, int]] = {}
        self.started: set[tuple[str, int]] = set()

    def label(self, paragraph: Any) -> str:
        """What Word writes before the paragraph, or nothing; the paragraph is counted."""
        if not self.lists:
            return ""
        name, place = self._place(paragraph.find(qn("w:pPr")))
        found = self.lists.get(name)
        if found is None or place not in found.levels:
            return ""
        self._count(name, found, place)
        return self._said(found, place)

    def _place(self, properties: Any) -> tuple[str, int]:
        """The list and the level that a paragraph names; what it leaves out, its style says."""
        if properties is None:
            return "", 0
        own = properties.find(qn("w:numPr"))
        style = _child(properties, "w:pStyle", "")
        if own is not None and own.find(qn("w:numId")) is not None:
            return _child(own, "w:numId", ""), _number(_child(own, "w:ilvl", "0"))
        name, place = self._by_style(style)
        return name, _number(_child(own, "w:ilvl", str(place))) if own is not None else place

    def _by_style(self, style: str) -> tuple[str, int]:
        if style not in self.of_style:
            self.of_style[style] = self._look_up(style)
        return self.of_style[style]

    def _look_up(self, style: str) -> tuple[str, int]:
        """A style may be based on another that is numbered; a level that names the style is the one it means."""
        seen: set[str] = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            numbered = self.styles[style].find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if numbered is not None:
                name = _child(numbered, "w:numId", "")
                levels = self.lists[name].levels if name in self.lists else {}
                named = (place for place, level in levels.items() if level.style == style)
                return name, next(named, _number(_child(numbered, "w:ilvl", "0")))
            style = _child(self.styles[style], "w:basedOn", "")
        return "", 0

    def _count(self, name: str, found: List, place: int) -> None:
        counts = self.counts.setdefault(found.abstract, {})
        if place in found.starts and (name, place) not in self.started:
            self.started.add((name, place))
            counts[place] = found.starts[place]
        elif place in counts:
            counts[place] += 1
        else:
            counts[place] = found.levels[place].start
        for below in [one for one in counts if one > place]:
            restart = found.levels[below].restart if below in found.levels else below
            if restart and place < restart:
                del counts[below]

    def _said(self, found: List, place: int) -> str:
        level, counts = found.levels[place], self.counts[found.abstract]
        if level.format in UNSEEN:
            return ""

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            if at not in found.levels:
                return ""
            one = found.levels[at]
            return written(counts.get(at, one.start), "decimal" if level.is_legal else one.format)

        said = PLACE.sub(number, level.text)
        return said + level.gap if ENDING.search(said) else said


def _lists(numbering: Any) -> dict[str, List]:
    abstracts = {_value(one, qn("w:abstractNumId")): one for one in _all(numbering, "w:abstractNum")}
    linked = {_child(one, "w:styleLink", ""): one for one in abstracts.values()}
    lists = {}
    for one in _all(numbering, "w:num"):
        abstract = abstracts.get(_child(one, "w:abstractNumId", ""))
        if abstract is None:
            continue
        abstract = linked.get(_child(abstract, "w:numStyleLink", "-"), abstract)
        levels = {_number(_value(level, qn("w:ilvl"))): _level(level) for level in _all(abstract, "w:lvl")}
        starts = {}
        for override in _all(one, "w:lvlOverride"):
            place = _number(_value(override, qn("w:ilvl")))
            own = override.find(qn("w:lvl"))
            if own is not None:
                levels[place] = _level(own)
            if override.find(qn("w:startOverride")) is not None:
                starts[place] = _number(_child(override, "w:startOverride", "1"))
        lists[_value(one, qn("w:numId"))] = List(_value(abstract, qn("w:abstractNumId")), levels, starts)
    return lists


def _level(level: Any) -> Level:
    text = _child(level, "w:lvlText", "")
    legal = level.find(qn("w:isLgl"))
    return Level(
        text=text if len(text) <= LABEL_LIMIT else "",
        format=_child(level, "w:numFmt", "decimal"),
        start=_number(_child(level, "w:start", "0")),
        restart=_number(_child(level, "w:lvlRestart", str(_number(_value(level, qn("w:ilvl")))))),
        style=_child(level, "w:pStyle", ""),
        is_legal=legal is not None and _value(legal, qn("w:val")) not in ("0", "false", "off"),
        gap="" if _child(level, "w:suff", "tab") == "nothing" else " ",
    )


def _all(parent: Any, tag: str) -> list[Any]:
    return list(parent.findall(qn(tag))) if parent is not None else []


def _child(parent: Any, tag: str, default: str) -> str:
    child = parent.find(qn(tag))
    return _value(child, qn("w:val")) or default if child is not None else default


def _value(element: Any, name: str) -> str:
    return element.get(name) or ""


def _number(words: str) -> int:
    """What a program that writes wrongly leaves out counts as nothing."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 6 else 0
