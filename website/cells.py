"""How values are written in cells for spreadsheet programs: days, times and numbers open as such, and no text can be
taken for one, nor for a formula.
"""

import re
from datetime import datetime
from typing import Any
from unicodedata import category, normalize

from django.utils.timezone import localtime

FORMULA = tuple("=+-@")  # also in their other widths and sizes: some programs fold them before they look
MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*+"
NUMERIC = re.compile(rf"(?:[\d\s.,:/%年月日时分秒号E$¥￥€-]|{MONTH})++", re.IGNORECASE)
TRUTHS = ("true", "false")


def written(cell: Any) -> Any:
    """A cell in the file: times to the minute in the office's zone, as spreadsheet programs read them."""
    if isinstance(cell, datetime):
        return f"{localtime(cell):%Y-%m-%d %H:%M}"
    return harmless(cell)


def harmless(cell: Any) -> Any:
    """A text that a spreadsheet would run as a formula or turn into a number or a day gets an apostrophe before it; its
    words stay.
    """
    if isinstance(cell, str) and (is_formula(cell) or is_number(cell)):
        return f"'{cell}"
    return "" if cell is None else cell


def is_formula(text: str) -> bool:
    return text.startswith(("\t", "\r")) or normalize("NFKC", first_sign(text)).startswith(FORMULA)


def is_number(text: str) -> bool:
    """Whether it opens as a number, a day or a truth: 1.10, 3-5, 6月15日, 1E5, 007, ￥1,000, 1-Mar, TRUE."""
    has_digit = any(character.isdigit() for character in text)
    return text.lower() in TRUTHS or (has_digit and NUMERIC.fullmatch(text) is not None)


def first_sign(text: str) -> str:
    """The first character that is seen: programs pass over spaces, controls and what has no shape before they look."""
    return next((character for character in text if category(character)[0] not in "ZC"), "")
