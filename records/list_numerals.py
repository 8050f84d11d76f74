"""A number as lists write it: 十二, ⑫, xii (forms by ECMA-376, part 1, 17.18.59). How lists count, others know."""

from collections.abc import Callable

from records.numerals import counted, digit_by_digit

LEGAL, LEGAL_TRADITIONAL = "零壹贰叁肆伍陆柒捌玖", "零壹貳參肆伍陸柒捌玖"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)


def written(number: int, form: str) -> str:
    """The number in the form that numFmt names; in digits where the form has no word for it, or is not known."""
    write = FORMS.get(form)
    return write(number) if write and 0 < number < 1000 else str(number)


def ordinal(value: object) -> str:
    """A position as minutes number it: 1 → 一, 12 → 十二, 110 → 一百一十. What is not 1 to 199 stays as it is."""
    try:
        number = int(str(value))
    except ValueError:
        return str(value)
    return counted(number) if 1 <= number <= 199 else str(value)


def cited(item: object, directive: object) -> str:
    """Where a directive stands in its meeting, as it is cited: 三（一）."""
    return f"{ordinal(item)}（{ordinal(directive)}）"


def _roman(number: int) -> str:
    words = ""
    for value, letters in ROMAN:
        words += letters * (number // value)
        number %= value
    return words


def _letters(number: int) -> str:
    """a … z, aa, bb …"""
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def _from(first: str, most: int) -> Callable[[int], str]:
    """A row of signs that stand together in Unicode."""
    return lambda number: chr(ord(first) + number - 1) if number <= most else str(number)


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "japaneseCounting",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
        ),
        counted,
    ),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), digit_by_digit),
    "chineseLegalSimplified": lambda number: counted(number, LEGAL, "拾佰"),
    "ideographLegalTraditional": lambda number: counted(number, LEGAL_TRADITIONAL, "拾佰"),
    "ideographTraditional": _one_of(STEMS),
    "ideographZodiac": _one_of(BRANCHES),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _from("①", 20)),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: "".join(chr(ord("０") + int(digit)) for digit in str(number)),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
}
