"""Stray spaces and hard line breaks. Which line is prose is judged by its punctuation alone."""

import re

_HAN = "\u3400-\u9fff"
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
_EDGES = re.compile("^[ \u3000]++|(?<![ \u3000])[ \u3000]++$", re.M)
_BLANK = re.compile("\n{2,}")
_ENDS = "。！？；：…!?;:—"
_CLOSES = "”》）)】"
_NUMBERED = re.compile(
    "[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[、.．](?![0-9])"
)
_START = re.compile(
    f"(?:[一二三四五六七八九十]{{1,3}}[、.．]|[（(][一二三四五六七八九十0-9]{{1,3}}[）)]|[0-9]{{1,2}}[、.．](?![0-9])"
    f"|会议|第[一二三四五六七八九十]|[{_HAN}]{{2,8}}[：:]|【|\\[|（)"
)


def tidy_spaces(text: str) -> str:
    """202 6 年第 1 次 → 2026年第1次; a list of names keeps the spaces that part them."""
    text = _EDGES.sub("", text)
    text = _BLANK.sub("\n", text).strip("\n")
    if " " not in text and "\u3000" not in text:
        return text
    return "\n".join(_tidy_line(line) for line in text.split("\n"))


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
    return bool(_START.match(line)) or ("会" in line and ("纪要" in line or "第" in line))


def join_broken_lines(text: str) -> str:
    """A sentence cut by hard line breaks becomes one line again; titles, headings and list lines stay alone."""
    lines = text.split("\n")
    if len(lines) < 2:
        return text
    widest = max(len(line.strip()) for line in lines)
    parts = [lines[0]]
    above, flows = lines[0], _is_indented(lines[0])
    for below in lines[1:]:
        goes_on = _continues(above.strip(), below, widest, flows)
        if goes_on:
            parts[-1] = parts[-1].rstrip()
            parts.append(below.strip())
        else:
            parts.append("\n" + below)
        above, flows = below, goes_on or _is_indented(below)
    return "".join(parts)


def _is_indented(line: str) -> bool:
    """Paragraphs begin with two blank characters; titles do not."""
    return line.startswith(("\u3000\u3000", "    "))


def _continues(above: str, below: str, widest: int, flows: bool) -> bool:
    """Whether ``below`` is the rest of the sentence above; ``flows``: the line above belongs to a paragraph."""
    start = below.strip()
    if not above or not start or above[-1] in _ENDS or _is_indented(below):
        return False
    is_full = len(above) >= 15 and widest <= 70 and len(above) >= widest - 4
    if above[-1] in _CLOSES and not is_full:
        return False
    if above[-1] in "，、" and not _LISTING.match(start):
        return True
    if start[0] in "，。；、！？”》）":
        return True
    if _NUMBERED.match(start) or (_START.match(start) and not _PROSE.search(above)):
        return False
    return is_full and (flows or bool(_PROSE.search(above + start)))
