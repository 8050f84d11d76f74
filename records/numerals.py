"""Numbers as people write them: 47, ４７, 四十七, 第一百零二, 二〇二六. Dates and ordinals are read elsewhere."""

COUNTING = "零一二三四五六七八九"
DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = r"(?:[0-9０-９]{1,4}|[〇○零一二三四五六七八九十百千两]{1,7})"


def read_number(text: str) -> int | None:
    """四十七 → 47, 二〇二六 → 2026, 12 → 12; None where the characters make no number."""
    if not text:
        return None
    if (text.isdigit() and text.isascii()) or all("０" <= char <= "９" for char in text):
        return int(text)
    if not any(char in _UNITS for char in text):
        return _by_place(text)
    return _by_unit(text)


def _by_place(text: str) -> int | None:
    """二〇二六, as years are written."""
    if not all(char in DIGITS for char in text):
        return None
    return int("".join(str(DIGITS[char]) for char in text))


def _by_unit(text: str) -> int | None:
    """一百零二, as ordinals are written; 十二 begins without its 一."""
    total = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            return None
    return total + digit


def counted(number: int, digits: str = COUNTING, units: str = "十百千") -> str:
    """十, 十二, 二十, 一百零五, 一千零三十: as counted aloud, below ten thousand."""
    words, is_gap = "", False
    for value, unit in zip((1000, 100, 10, 1), (*reversed(units.ljust(3)), ""), strict=True):
        digit = number // value % 10
        if digit:
            is_bare = value == 10 and digit == 1 and not words and digits == COUNTING
            words += (digits[0] if is_gap else "") + ("" if is_bare else digits[digit]) + unit
        is_gap = bool(words) and not digit
    return words


def digit_by_digit(number: int) -> str:
    """二〇二六, as years are written."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
