"""Which units a reader's record names, and which of the names are one unit's: the short ones and the full ones."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple, Self

from django.db.models import Count, Max
from django.urls import reverse

from directives.index.folding import fold
from directives.models.passage import Passage, unit_code
from directives.search.queries.unit_names import UnitName, names_of_one_unit, read_unit_name
from records.access import Reader


class NamedTogether(NamedTuple):
    """Units as directives name them together, how many directives do, and the newest day they are listed under."""

    units: tuple[str, ...]
    number: int
    last_on: date


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by the names that the record has for it, the usual one first; how often and when last it was named."""

    names: tuple[str, ...]
    number: int
    last_on: date

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def url(self) -> str:
        return reverse("directives:unit", args=[self.name])

    @property
    def codes(self) -> list[int]:
        return [unit_code(name) for name in self.names]


class Register:
    """All units that the reader's record names; a name that may be several of them stands for itself alone."""

    def __init__(self, named: Iterable[NamedTogether]) -> None:
        self.named = list(named)

    @classmethod
    def of(cls, reader: Reader) -> Self:
        naming = Passage.objects.visible_to(reader).directives().exclude(units=[]).order_by()
        counted = naming.values_list("units").annotate(number=Count("pk"), last_on=Max("listed_on"))
        return cls(NamedTogether(tuple(units), number, last_on) for units, number, last_on in counted)

    @cached_property
    def units(self) -> list[Unit]:
        """Those that are named most come first."""
        by_name: dict[str, list[NamedTogether]] = defaultdict(list)
        for together in self.named:
            for name in set(filter(str.strip, together.units)):
                by_name[name].append(together)
        found = [unit(names, by_name) for names in of_one_unit(by_name)]
        return sorted(found, key=lambda unit: (-unit.number, unit.name))

    def find(self, asked: str) -> Unit | None:
        """The unit that has this name; of one that the record does not have, the only one that it may be."""
        folded = fold(asked)
        names = {unit: list(map(fold, unit.names)) for unit in self.units}
        named = [unit for unit in names if folded in names[unit]]
        likely = named or [unit for unit in names if names_of_one_unit(folded, names[unit])]
        return likely[0] if len(likely) == 1 else None


def unit(names: list[str], by_name: dict[str, list[NamedTogether]]) -> Unit:
    def usual_first(name: str) -> tuple[int, int, str]:
        return -sum(together.number for together in by_name[name]), len(name), name

    naming = {together for name in names for together in by_name[name]}
    return Unit(
        tuple(sorted(names, key=usual_first)),
        sum(together.number for together in naming),
        max(together.last_on for together in naming),
    )


def of_one_unit(names: Iterable[str]) -> Iterator[list[str]]:
    """The names, together where each may name the same as the others: 区住建局 and 住建局, unless there is 市住建局."""
    by_folded: dict[str, list[str]] = defaultdict(list)
    for name in names:
        by_folded[fold(name)].append(name)
    like: dict[tuple[str, str], dict[str, UnitName]] = defaultdict(dict)
    for folded in by_folded:
        if read := read_unit_name(folded):
            like[read.field, read.kind][folded] = read
    together: dict[frozenset[str], list[str]] = defaultdict(list)
    for folded, written in by_folded.items():
        together[may_be(folded, like)] += written
    yield from together.values()


def may_be(folded: str, like: dict[tuple[str, str], dict[str, UnitName]]) -> frozenset[str]:
    """The names that can name the same unit, itself among them."""
    read = read_unit_name(folded)
    others = like[read.field, read.kind].items() if read else ()
    return frozenset([folded, *(other for other, parts in others if read and read.may_be(parts))])
