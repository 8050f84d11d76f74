"""Names of units in one line: parted by any of the usual marks, told with 、."""

import re

BETWEEN = re.compile(r"[,，、;；\r\n\t]+")


def read_units(line: str) -> list[str]:
    """区水务局，区财政局 → both names; a name that is told twice is told once."""
    names = (name.strip() for name in BETWEEN.split(line))
    return list(dict.fromkeys(name for name in names if name))


def said(units: list[str]) -> str:
    return "、".join(units)
