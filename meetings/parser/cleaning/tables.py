"""Rows of a table, as spreadsheets and Word paste them: lines of cells that tabs part → lines that say what they mean.

A row of a table of decisions becomes its words with what its other columns are headed (牵头单位：…；完成时限：…); a
label and its value become a line 时间：…; what else stands in cells goes on lines of its own.
"""

import itertools
import re
from collections.abc import Iterator

_OWNER_OR_DUE = re.compile(
    "(?:牵头|责任|承办|配合|主办|协办|落实).{0,4}(?:单位|部门|人|领导)?|(?:完成|办理|办结|落实).{0,2}(?:时限|时间|期限)|时限"
)
_WORDS = re.compile("事项|内容|任务|要求|措施|决定|意见|工作")
_COUNT = re.compile("序 ?号|编号|#|No\\.?")
_LABEL = re.compile(
    "(?:会议)?(?:时 ?间|地 ?点|日 ?期|议 ?题|主 ?持 ?人?|主 ?席|出 ?席|列 ?席|参 ?加|参 ?会|请 ?假|缺 ?席|记 ?录 ?人?)"
    "(?:人员|领导|单位|情况)?[：:]?"
)
_STOP, _INDENT = "。；;，, ", "\t "


def tell_tables(text: str) -> str:
    """The text with its tables told line by line; a tab that parts no cells is a space."""
    if "\t" not in text:
        return text
    told: list[str] = []
    for columns, lines in itertools.groupby(text.split("\n"), key=_columns):
        rows = [[cell.strip() for cell in line.lstrip(_INDENT).split("\t")] for line in lines]
        told.extend(
            _tell(rows) if columns > 1 and not _is_list(rows) else [" ".join(filter(None, row)) for row in rows]
        )
    return "\n".join(told)


def _columns(line: str) -> int:
    return line.lstrip(_INDENT).count("\t") + 1


def _is_list(rows: list[list[str]]) -> bool:
    """出席：何川, 骆明: names that tabs part behind their label; or a single tab in a line."""
    label = _LABEL.match(rows[0][0])
    if label:
        return label.end() < len(rows[0][0])
    return len(rows) == 1 and len(rows[0]) == 2


def _tell(rows: list[list[str]]) -> Iterator[str]:
    if len(rows) > 1 and any(_OWNER_OR_DUE.fullmatch(cell) for cell in rows[0]):
        head, words = rows[0], _column_of_words(rows[0])
        for row in rows[1:]:
            yield _decision(head, row, words)
        return
    for row in rows:
        yield from _labelled(row) if _LABEL.fullmatch(row[0]) else filter(None, row)


def _column_of_words(head: list[str]) -> int:
    """The column that says what is to be done: by its name, else the first that is no number, body or day."""
    open_ = [
        place for place, name in enumerate(head) if not _OWNER_OR_DUE.fullmatch(name) and not _COUNT.fullmatch(name)
    ]
    return next((place for place in open_ if _WORDS.search(head[place])), open_[0] if open_ else 0)


def _decision(head: list[str], row: list[str], words: int) -> str:
    """要完成管网改造（牵头单位：区水务局；完成时限：6月底前）。"""
    others = [
        f"{name}：{cell}"
        for place, (name, cell) in enumerate(zip(head, row, strict=True))
        if place != words and cell and not _COUNT.fullmatch(name)
    ]
    return row[words].rstrip(_STOP) + (f"（{'；'.join(others)}）" if others else "") + "。"


def _labelled(row: list[str]) -> Iterator[str]:
    """时间, 3月5日, 地点, 会议室 → 时间：3月5日 and 地点：会议室."""
    for label, value in itertools.zip_longest(row[::2], row[1::2], fillvalue=""):
        yield f"{label.rstrip('：:')}：{value}"
