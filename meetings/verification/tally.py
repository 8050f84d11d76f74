"""How many of each thing a verification looked at, in the order it did."""

from collections import Counter


class Tally(Counter[str]):
    """``str`` is a line for people, who see from it that something was looked at."""

    def __str__(self) -> str:
        return "checked: " + ", ".join(f"{name} {number}" for name, number in self.items())
