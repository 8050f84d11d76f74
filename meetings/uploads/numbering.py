"""The numbers that Word counts by itself (一、 （二） 3.): a document keeps the rule, not the number. Pure.

ECMA-376, part 1, 17.9: a paragraph names a list and a level, itself or by its style; lists made after one abstract
list count on together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from records.list_numerals import written

PLACEHOLDER = re.compile(r"%([1-9])")
LABEL_LIMIT = 40  # a rule that is longer is no number
LEVELS = 9  # that a list may have; what is beyond is no level
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
        self.styles = {_value(style, qn("w:styleId")): style for style in _all(styles, "w:style")}
        self.of_style: dict[str, tuple[str, int]] = {}
        self.counts: dict[str, dict[int, int]] = {}
        self.started: set[tuple[str, int]] = set()

    def label(self, paragraph: Any) -> str:
        """What Word writes before the paragraph, or nothing; the paragraph is counted."""
        if not self.lists:
            return ""
        list_id, depth = self._list_and_depth(paragraph.find(qn("w:pPr")))
        numbered_list = self.lists.get(list_id)
        if numbered_list is None or depth not in numbered_list.levels:
            return ""
        self._count(list_id, numbered_list, depth)
        return self._label_of(numbered_list, depth)

    def _list_and_depth(self, properties: Any) -> tuple[str, int]:
        """The number of the list and the depth in it that a paragraph names; what it leaves out, its style says."""
        if properties is None:
            return "", 0
        own = properties.find(qn("w:numPr"))
        style = _child(properties, "w:pStyle", "")
        if own is not None and own.find(qn("w:numId")) is not None:
            return _child(own, "w:numId", ""), _number(_child(own, "w:ilvl", "0"))
        list_id, depth = self._by_style(style)
        return list_id, _number(_child(own, "w:ilvl", str(depth))) if own is not None else depth

    def _by_style(self, style: str) -> tuple[str, int]:
        """A style may be based on another that is numbered. What all of a chain say is found in one walk along it."""
        walked: list[str] = []
        found = "", 0
        while style in self.styles and style not in self.of_style:
            self.of_style[style] = found  # until it is known; where a chain comes back to it, nothing of it is numbered
            walked.append(style)
            numbered = self.styles[style].find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if numbered is not None:
                found = self._named_by_style(style, numbered)
                break
            style = _child(self.styles[style], "w:basedOn", "")
        else:
            found = self.of_style.get(style, found)
        self.of_style.update(dict.fromkeys(walked, found))
        return found

    def _named_by_style(self, style: str, numbered: Any) -> tuple[str, int]:
        """The list and the depth that a style names itself; where a level names the style, that level is meant."""
        list_id = _child(numbered, "w:numId", "")
        levels = self.lists[list_id].levels if list_id in self.lists else {}
        named = (depth for depth, level in levels.items() if level.style == style)
        return list_id, next(named, _number(_child(numbered, "w:ilvl", "0")))

    def _count(self, list_id: str, numbered_list: List, depth: int) -> None:
        counts = self.counts.setdefault(numbered_list.abstract, {})
        if depth in numbered_list.starts and (list_id, depth) not in self.started:
            self.started.add((list_id, depth))
            counts[depth] = numbered_list.starts[depth]
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = numbered_list.levels[depth].start
        for deeper in [counted for counted in counts if counted > depth]:
            restart = numbered_list.levels[deeper].restart if deeper in numbered_list.levels else deeper
            if restart and depth < restart:
                del counts[deeper]

    def _label_of(self, numbered_list: List, depth: int) -> str:
        level, counts = numbered_list.levels[depth], self.counts[numbered_list.abstract]
        if level.format in UNSEEN:
            return ""

        def number(match: re.Match[str]) -> str:
            placeholder_depth = int(match[1]) - 1
            if placeholder_depth not in numbered_list.levels:
                return ""
            counted_level = numbered_list.levels[placeholder_depth]
            return written(
                counts.get(placeholder_depth, counted_level.start),
                "decimal" if level.is_legal else counted_level.format,
            )

        label = PLACEHOLDER.sub(number, level.text)
        return label + level.gap if ENDING.search(label) else label


def _lists(numbering: Any) -> dict[str, List]:
    """The lists by name. The levels of an abstract list are read once, however many lists count after it."""
    abstracts = {_value(abstract, qn("w:abstractNumId")): abstract for abstract in _all(numbering, "w:abstractNum")}
    linked = {_child(abstract, "w:styleLink", ""): name for name, abstract in abstracts.items()}
    levels = {name: dict(_levels(_all(abstract, "w:lvl"))) for name, abstract in abstracts.items()}
    lists = {}
    for num in _all(numbering, "w:num"):
        name = _child(num, "w:abstractNumId", "")
        if name in abstracts:
            name = linked.get(_child(abstracts[name], "w:numStyleLink", "-"), name)
            own, starts = _overridden(num)
            lists[_value(num, qn("w:numId"))] = List(name, levels[name] | own, starts)
    return lists


def _overridden(num: Any) -> tuple[dict[int, Level], dict[int, int]]:
    """The levels that a list has of its own, and where it starts anew."""
    overrides = [(_number(_value(override, qn("w:ilvl"))), override) for override in _all(num, "w:lvlOverride")]
    starts = {
        depth: _number(_child(override, "w:startOverride", "1"))
        for depth, override in overrides
        if depth < LEVELS and override.find(qn("w:startOverride")) is not None
    }
    own = [(depth, level) for depth, override in overrides if (level := override.find(qn("w:lvl"))) is not None]
    return {depth: _level(level) for depth, level in own if depth < LEVELS}, starts


def _levels(levels: list[Any]) -> Iterator[tuple[int, Level]]:
    for level in levels:
        depth = _number(_value(level, qn("w:ilvl")))
        if depth < LEVELS:
            yield depth, _level(level)


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
