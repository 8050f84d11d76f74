"""Strings drawn from a pattern's own syntax tree: what its parts match, and pumps that should wear it out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from re import _constants as op  # type: ignore[attr-defined]  # a pattern's tree has no public door; Python's version is pinned
from re import _parser  # type: ignore[attr-defined]  # the same
from typing import Any

NEUTRAL = "甲 a0，。\n\u3000"
NUL = "\0"
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
CATEGORIES = {
    op.CATEGORY_DIGIT: str.isdecimal, op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
}  # fmt: skip
OPPOSITES = {
    op.CATEGORY_NOT_DIGIT: op.CATEGORY_DIGIT,
    op.CATEGORY_NOT_SPACE: op.CATEGORY_SPACE,
    op.CATEGORY_NOT_WORD: op.CATEGORY_WORD,
}

Nodes = Sequence[tuple[Any, Any]]


@dataclass(frozen=True)
class Pump:
    """A string that can be made as long as one likes."""

    before: str
    unit: str
    after: str

    def text(self, length: int) -> str:
        return self.before + self.unit * max(1, length // len(self.unit)) + self.after


@dataclass(frozen=True)
class Site:
    """A repeat of the pattern: what stands before it, what it repeats, what stands after it."""

    before: Nodes
    body: Nodes
    after: Nodes


def pumps(pattern: re.Pattern[Any], rng: Random) -> Iterator[Pump]:
    """Pumps without end, the likely ones first; none where nothing repeats, for then no length costs more."""
    tree = list(_parser.parse(pattern.pattern, pattern.flags))
    alphabet = sorted(literals(tree) | set(NEUTRAL))
    refused = sorted(literals(tree, only_refused=True)) or list(NEUTRAL)
    found = list(sites(tree))
    ways = [_likely(site, alphabet, refused, rng) for site in found]
    while found:
        for site, likely in zip(found, ways, strict=True):
            yield next(likely, None) or _drawn(site, alphabet, refused, rng)


def _likely(site: Site, alphabet: list[str], refused: list[str], rng: Random) -> Iterator[Pump]:
    """Each word of the repeat and each of its characters, again and again, behind what leads to it and without."""
    sampler = Sampler(alphabet, rng, rng.choice(alphabet))
    words = sampler.words(site.body)
    for word in words:
        yield Pump(sampler.sample(site.before), word or "甲", NUL)
    telling = sorted(literals(site.body) | literals(site.after[:1]) | set(NEUTRAL))
    for char in rng.sample(telling, len(telling)):
        sampler = Sampler(alphabet, rng, char)
        lead, word = sampler.sample(site.before), sampler.sample(site.body)
        yield Pump(lead, word or char, NUL)
        yield Pump(lead, word or char, rng.choice(refused))
        yield Pump("甲" + lead, char, rng.choice((NUL, rng.choice(refused))))
        if lead:
            yield Pump("", lead + word, NUL)


def _drawn(site: Site, alphabet: list[str], refused: list[str], rng: Random) -> Pump:
    """One to three words of the repeat, sometimes with what stands around it, between a beginning and an end."""
    sampler = Sampler(alphabet, rng)
    sample = sampler.sample
    words = [sample(site.body) for _ in range(rng.choice((1, 1, 2, 3)))]
    lead = sample(site.before)
    way = rng.random()
    if way < 0.2:
        words.insert(0, lead)  # a search begins anew at each
    elif way < 0.35:
        words = [lead, *words, sample(site.after)[:-1]]
    elif way < 0.45:
        words = [lead, *words, sample(site.after)]
    before = rng.choice(("", "甲", sampler.char())) + rng.choice(("", lead, lead))
    after = rng.choice(("", NUL, NUL, rng.choice(refused), sampler.char(), sample(site.after)))
    return Pump(before, "".join(words) or sampler.char(), after)


def sites(nodes: Nodes, before: Nodes = (), after: Nodes = ()) -> Iterator[Site]:
    for index, (code, value) in enumerate(nodes):
        left, right = [*before, *nodes[:index]], [*nodes[index + 1 :], *after]
        if code in REPEATS and value[1] > 1:
            yield Site(left, list(value[2]), right)
        for part in _parts(code, value):
            yield from sites(part, left, right)


def _parts(code: Any, value: Any) -> list[Nodes]:
    """The sequences of nodes that a node holds."""
    if code in REPEATS:
        return [list(value[2])]
    if code is op.BRANCH:
        return [list(part) for part in value[1]]
    if code is op.SUBPATTERN:
        return [list(value[3])]
    if code is op.ATOMIC_GROUP:
        return [list(value)]
    if code in (op.ASSERT, op.ASSERT_NOT):
        return [list(value[1])]
    if code is op.GROUPREF_EXISTS:
        return [list(part) for part in value[1:] if part]
    return []


def literals(nodes: Nodes, *, only_refused: bool = False) -> set[str]:
    """The characters that the pattern names, and the ends of its ranges; only those of [^…] where asked so."""
    found: set[str] = set()
    for code, value in nodes:
        if code is op.NOT_LITERAL or (code is op.LITERAL and not only_refused):
            found.add(chr(value))
        elif code is op.RANGE:
            found |= {chr(value[0]), chr(value[1])}
        elif code is op.IN and (value[0][0] is op.NEGATE or not only_refused):
            found |= literals(value)
        for part in _parts(code, value):
            found |= literals(part, only_refused=only_refused)
    return found


class Sampler:
    """Draws strings. Favourite characters stand wherever they may, so that neighbours overlap."""

    def __init__(self, alphabet: list[str], rng: Random, favourite: str = "") -> None:
        self.alphabet = alphabet
        self.rng = rng
        self.fullness = 1.0 if favourite else rng.choice((0.0, 0.5, 1.0))
        self.favourites = [favourite] if favourite else rng.sample(alphabet, min(2, len(alphabet)))
        self.groups: dict[int, str] = {}

    def char(self) -> str:
        return self.rng.choice(self.alphabet)

    def sample(self, nodes: Nodes) -> str:
        """A string that the nodes match, as far as one can tell without trying what they look ahead for."""
        return "".join(self._one(code, value) for code, value in nodes)

    def _one(self, code: Any, value: Any) -> str:
        if code is op.LITERAL:
            return chr(value)
        if code in (op.IN, op.NOT_LITERAL, op.ANY):
            return self._member(code, value)
        if code is op.BRANCH:
            liked = [part for part in value[1] if part and self._is_liked(*part[0])]
            return self.sample(self.rng.choice(liked or value[1]))
        if code in REPEATS:
            low, high, body = value
            more = high > low and self.rng.random() < self.fullness
            return "".join(self.sample(list(body)) for _ in range(low + more))
        if code is op.SUBPATTERN:
            self.groups[value[0]] = self.sample(list(value[3]))
            return self.groups[value[0]]
        if code is op.ATOMIC_GROUP:
            return self.sample(list(value))
        if code is op.ASSERT and value[0] < 0:
            return self.sample(list(value[1]))
        return self.groups.get(value, "") if code is op.GROUPREF else ""

    def words(self, nodes: Nodes, most: int = 80) -> list[str]:
        """Strings that the nodes match, each alternative in turn."""
        found = [""]
        for code, value in nodes:
            options = [word for part in _parts(code, value) for word in self.words(part, most)]
            if not options or code in (op.ASSERT, op.ASSERT_NOT):
                options = [self._one(code, value)]
            elif code in REPEATS and not value[0]:
                options.append("")
            options = self.rng.sample(options, min(len(options), most))
            found = list(dict.fromkeys(word + more for word in found for more in options))[:most]
        return found

    def _is_liked(self, code: Any, value: Any) -> bool:
        return any(accepts(code, value, char) for char in self.favourites)

    def _member(self, code: Any, value: Any) -> str:
        allowed = [char for char in self.favourites if accepts(code, value, char)]
        allowed = allowed or [char for char in self.alphabet if accepts(code, value, char)]
        return self.rng.choice(allowed) if allowed else ""


def accepts(code: Any, value: Any, char: str) -> bool:
    """Whether a node that matches one character matches this one."""
    if code is op.ANY:
        return char != "\n"
    if code is op.LITERAL:
        return char == chr(value)
    if code is op.NOT_LITERAL:
        return char != chr(value)
    if code is op.RANGE:
        return value[0] <= ord(char) <= value[1]
    if code is op.CATEGORY:
        return not CATEGORIES[OPPOSITES[value]](char) if value in OPPOSITES else CATEGORIES[value](char)
    if code is op.IN:
        is_negated = value[0][0] is op.NEGATE
        return is_negated != any(accepts(kind, what, char) for kind, what in value if kind is not op.NEGATE)
    return False
