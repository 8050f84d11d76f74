"""Numbers of people in a text: identity cards, telephones, bank cards. Told by their form and their check digits.

Plain Python. Identity cards: GB 11643-1999, whose check character is that of ISO 7064 MOD 11-2. Bank cards: ISO/IEC
7812-1, whose check digit is Luhn's. Telephones have none; their form is that of the national numbering plan.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto


class NumberKind(StrEnum):
    IDENTITY_CARD = auto()
    PHONE = auto()
    BANK_CARD = auto()


@dataclass(frozen=True, slots=True)
class SensitiveNumber:
    """``text`` is as it was written, spaces and all."""

    kind: NumberKind
    text: str

    @property
    def masked(self) -> str:
        """Enough to find it by: 110…0023."""
        return f"{self.text[:3]}…{self.text[-4:]}"


DIGITS = str.maketrans("０１２３４５６７８９Ｘｘ－（）：", "0123456789Xx-():")  # one character for one, so spans hold
_NO = r"(?<![0-9A-Za-z])"  # a longer number, a code with letters: not one of ours
_END = r"(?![0-9A-Za-z])"
_IDENTITY = re.compile(rf"{_NO}\d{{6}}[ -]?(\d{{4}})(\d{{2}})(\d{{2}})[ -]?\d{{3}}[0-9Xx]{_END}", re.ASCII)
_PHONE = re.compile(
    rf"{_NO}(?:(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{{4}}[ -]?\d{{4}}"  # mobile
    rf"|(?:\(0\d{{2,3}}\)|0\d{{2,3}}-)[ -]?\d{{7,8}})(?:-\d{{1,5}})?{_END}"  # fixed, with its area code
    rf"|(?<=电话|電話|手机|手機|传真|傳真):?\s?[2-8]\d{{6,7}}{_END}",  # without, where the word stands before it
    re.ASCII,
)
_BANK_CARD = re.compile(rf"{_NO}[3-69](?:\d{{15,18}}|\d{{3}}(?:[ -]\d{{4}}){{3}}(?:[ -]\d{{1,3}})?){_END}", re.ASCII)


def sensitive_numbers(text: str) -> list[SensitiveNumber]:
    """In the order of the text; what is an identity card is no bank card too."""
    found: list[tuple[tuple[int, int], SensitiveNumber]] = []
    for kind, form, is_one in _KINDS:
        for match in form.finditer(text.translate(DIGITS)):
            is_new = all(match.end() <= start or end <= match.start() for (start, end), _number in found)
            if is_new and is_one(match):
                found.append((match.span(), SensitiveNumber(kind, text[slice(*match.span())].strip("：: "))))
    return [number for _span, number in sorted(found, key=lambda one: one[0])]


def _is_identity_card(match: re.Match[str]) -> bool:
    return _is_day(*map(int, match.groups())) and has_identity_check(_bare(match.group()))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return date(year, month, day).year >= 1850
    except ValueError:
        return False


def has_identity_check(number: str) -> bool:
    """Whether the last of 18 characters is the check of the others: the weighted sum is 1 modulo 11, X counts ten."""
    values = [10 if character in "Xx" else int(character) for character in number]
    return sum(value * pow(2, 17 - place, 11) for place, value in enumerate(values)) % 11 == 1


def has_luhn_check(number: str) -> bool:
    """Whether the digits, every second from the right doubled and its own digits summed, add up to tens."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number)))
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0


def _bare(written: str) -> str:
    return written.replace(" ", "").replace("-", "")


_KINDS: tuple[tuple[NumberKind, re.Pattern[str], Callable[[re.Match[str]], bool]], ...] = (
    (NumberKind.IDENTITY_CARD, _IDENTITY, _is_identity_card),
    (NumberKind.BANK_CARD, _BANK_CARD, lambda match: has_luhn_check(_bare(match.group()))),
    (NumberKind.PHONE, _PHONE, lambda match: True),
)
