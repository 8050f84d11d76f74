"""Stray spaces and hard line breaks. Which line is prose is judged by its punctuation alone."""

import re
from collections import Counter
from functools import cached_property

from meetings.parser.cleaning.characters import BLANKS
from meetings.parser.cleaning.characters import HAN as _HAN

_CJK = f"{_HAN}\u3000-\u303f“”‘’（），。；：！？、《》〈〉【】…—·％"
_PROSE = re.compile("[，。；]")
_LISTING = re.compile(
    f"^[ \u3000]*+(?:[（(]?[{_HAN}0-9]{{0,3}}[）)]?)?[ \u3000]*+(?:出|列|请|缺|参|记|主)[ \u3000]*+(?:席|假|"
    f"会|加|录|持)[{_HAN}]{{0,4}}[ \u3000]*+[：:]"
)
_AFTER = re.compile(f"(?<=[{_CJK}])[ \u3000]+(?=[{_CJK}A-Za-z0-9<(+])")
_BEFORE = re.compile(f"(?<=[A-Za-z0-9%)>+])[ \u3000]+(?=[{_CJK}])")
_DIGITS = re.compile("[0-9](?: {0,3}[0-9]){1,7}(?= {0,3}(?:年|月|日|次|号|届|个|项|万|亿|元|人|家|条|期))")
_RUN = re.compile("[ \u3000]{2,}")
_SPACED_NUMBER = re.compile("^([一二三四五六七八九十百零0-9]{1,5})[ \u3000]+([、.．])[ \u3000]*", re.M)  # 一 、 传达……
_SITTING = re.compile("[（(]?(?:20[0-9]{2} *年 *)?第 *[0-9一二三四五六七八九十百]{1,5} *次[）)]?")  # 2025 年第 11 次
_BLANK = re.compile("\n\n+")
_ENDS = "。！？；：…!?;:—"
_CLOSES = "”》）)】"
_NUMBERED = re.compile(
    "[一二三四五六七八九十百零]{1,5}[、.．]|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,3}[、.．](?![0-9])"
)
PAGE_NUMBER = re.compile(
    "[-—–·]{1,3} *[0-9]{1,3} *[-—–·]{1,3}|第 *[0-9]{1,3} *页(?:[ ，/]*共 *[0-9]{1,3} *页)?"
    "|[0-9]{1,3} */ *[0-9]{1,3}|[0-9]{1,2}"
)
_ANY_MARK = re.compile("[，。；：！？]")
_BEGUN = re.compile("(?:要|应|负责|牵头)[^，。；]{2,60}$")  # 县水利局要建立水质定期会商 | 机制
_HALF = re.compile("[^\u2e80-\U0010ffff“”‘’…—]")  # as wide as a digit
_TITLES, _ENOUGH = 5, 5  # lines: a head of a page; so many of prose show how wide a text is
_SHORT, _MOST, _WIDEST = 8, 0.5, 70  # characters of a line that tells; a share of lines; full characters
_START = re.compile(
    f"(?:[一二三四五六七八九十百零]{{1,5}}[、.．]|[（(][一二三四五六七八九十0-9]{{1,3}}[）)]|[0-9]{{1,3}}[、.．](?![0-9])"
    f"|会议|第[一二三四五六七八九十]|[{_HAN}]{{2,8}}[：:]|【|\\[|（)"
)


def tidy_spaces(text: str) -> str:
    """202 6 年第 1 次 → 2026年第1次; a list of names keeps the spaces that part them."""
    text = "\n".join(line.strip(BLANKS) for line in text.split("\n"))
    text = _BLANK.sub("\n", text).strip("\n")
    if " " not in text and "\u3000" not in text:
        return text
    return "\n".join(_tidy_line(line) for line in _SPACED_NUMBER.sub(r"\1\2", text).split("\n"))


def _tidy_line(line: str) -> str:
    if " " not in line and "\u3000" not in line:
        return line
    line = _DIGITS.sub(_join_digits, line)
    if not _LISTING.match(line) and (_PROSE.search(line) or _is_spaced_out(line)):
        line = _BEFORE.sub("", _AFTER.sub("", line))
    return _RUN.sub("\u3000" if "\u3000" in line else " ", line)


def _join_digits(found: re.Match[str]) -> str:
    """1 5 日 → 15日, but 31 19 号 would make no day: joined only where no part could stand alone."""
    parts = found[0].split()
    if len(parts) == 1 or len("".join(parts)) > 4:
        return found[0]
    return "".join(parts)


def _is_spaced_out(line: str) -> bool:
    """A title like 「2026 年第 1 次 常务 会议 纪要」, or a numbered heading 「（一）听取 2025 年 情况」."""
    if "：" in line:
        return False
    is_title = "会" in line and ("纪要" in line or "第" in line)
    return is_title or bool(_START.match(line) or _SITTING.fullmatch(line))


def join_broken_lines(text: str) -> str:
    """A sentence cut by hard line breaks becomes one line again; titles, headings and list lines stay alone.

    What stands at the edge of a page (its number, a line that every page repeats) is dropped where it cuts a sentence.
    """
    lines, cut = _without_page_edges(text.split("\n"))
    if len(lines) < 2:
        return "\n".join(lines)
    wrapping = _Wrapping(lines)
    parts = [lines[0]]
    above, flows = lines[0], _is_indented(lines[0])
    for index, below in enumerate(lines[1:], start=1):
        goes_on = index in cut or wrapping.continues(above, below, flows)
        if goes_on:
            parts[-1] = parts[-1].rstrip()
            parts.append(below.strip())
        else:
            parts.append("\n" + below)
        above, flows = below, goes_on or _is_indented(below)
    return "".join(parts)


def _without_page_edges(lines: list[str]) -> tuple[list[str], set[int]]:
    """The lines without edges of pages within a sentence, and the indexes of those that go on behind one."""
    if not any(PAGE_NUMBER.fullmatch(line.strip()) for line in lines):
        return lines, set()
    counts = Counter(line.strip() for line in lines)
    heads = [line.strip() for line in lines[:_TITLES]]
    kept: list[str] = []
    cut: set[int] = set()
    index, has_begun = 0, False
    while index < len(lines):
        end = index
        while end < len(lines) and _is_page_edge(lines[end].strip(), counts, heads):
            end += 1
        has_number = any(PAGE_NUMBER.fullmatch(line.strip()) for line in lines[index:end])
        if has_number and has_begun and end < len(lines) and _is_cut(kept[-1].strip(), lines[end].strip()):
            cut.add(len(kept))
            index = end
        kept.extend(lines[index : end + 1])
        has_begun = has_begun or any(_PROSE.search(line) for line in lines[index : end + 1])
        index = end + 1
    return kept, cut


def _is_page_edge(line: str, counts: Counter[str], heads: list[str]) -> bool:
    """— 2 —, 第2页, nothing at all, or a short line without a mark that stands more than once, or in the title."""
    return (
        not line
        or bool(PAGE_NUMBER.fullmatch(line))
        or (_is_repeated(line, counts, heads) and len(line) < 40 and not _ANY_MARK.search(line))
    )


def _is_repeated(line: str, counts: Counter[str], heads: list[str]) -> bool:
    """专题会议纪要 at the edge of a page, whose title is 某县政府专题会议纪要."""
    return counts[line] > 1 or (len(line) >= _SHORT - 2 and any(line in head and line != head for head in heads))


def _is_cut(above: str, below: str) -> bool:
    """各镇要加快 | 推进清淤: whether a sentence that a page ends with goes on with the next page's first line."""
    is_text = bool(_PROSE.search(below))
    return is_text and above[-1:] not in _ENDS and not _NUMBERED.match(below) and not _START.match(below)


def _is_indented(line: str) -> bool:
    """Paragraphs begin with two blank characters; titles do not."""
    return line.startswith(("\u3000\u3000", "    "))


def _width(line: str) -> float:
    """In full characters, of which a digit or a Latin letter is a half; with the indentation."""
    words = line.rstrip()
    return len(words) - len(_HALF.findall(words)) / 2


class _Wrapping:
    """How the lines of a text are broken: their greatest width, and whether most of them end within a sentence."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    @cached_property
    def widest(self) -> float:
        prose = [line for line in self._lines if _PROSE.search(line)]  # the furniture of a page may be wider
        return max(_width(line) for line in (prose if len(prose) >= _ENOUGH else self._lines))

    @cached_property
    def is_uneven(self) -> bool:
        long = [line.strip() for line in self._lines if len(line.strip()) >= _SHORT]
        return len(long) > _SHORT and sum(line[-1] not in _ENDS for line in long) > _MOST * len(long)

    def continues(self, above: str, below: str, flows: bool) -> bool:
        """Whether ``below`` is the rest of the sentence above; ``flows``: the line above belongs to a paragraph."""
        end, start = above.strip(), below.strip()
        if not end or not start or end[-1] in _ENDS or _is_indented(below) or _LISTING.match(start):
            return False
        flows = flows or (self.is_uneven and bool(_PROSE.search(end) or _BEGUN.search(end)))
        is_full = self._is_full(above, flows)
        if end[-1] in _CLOSES and not is_full:
            return False
        if end[-1] in "，、":
            return True
        if start[0] in "，。；、！？”》）" or _is_open(end, start):
            return True
        if _NUMBERED.match(start) or (_START.match(start) and not _PROSE.search(end)):
            return False
        return is_full and (flows or bool(_PROSE.search(end + start)))

    def _is_full(self, line: str, flows: bool) -> bool:
        """Whether the line reaches as far as its text would fill it; of unevenly broken ones, more than half as far."""
        if self.widest > _WIDEST or (len(line.strip()) < 15 and not flows):
            return False
        least = self.widest / 2 if self.is_uneven and flows else self.widest - 4
        return least <= _width(line) <= self.widest


def _is_open(above: str, below: str) -> bool:
    """《关于某事 at the end of a line, whose 》 stands in the next one."""
    return above.count("《") > above.count("》") and below.count("》") > below.count("《")
