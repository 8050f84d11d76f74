"""Writes the records of the generated office as internal documents, the same for the same seed. Knows no database."""

import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Any, cast

from opencc import OpenCC

from benchmarks.office import vocabulary as words
from meetings.record.schemas import NO_DEADLINE, SCHEMA
from records.codes import Disclosure, ItemKind, MeetingType
from records.fields import DirectivePart, Document, ItemPart

FIRST_DAY, DAYS = date(2006, 9, 1), 7300
TYPE_WEIGHTS = (30, 14, 10, 3, 16, 14, 6, 7)
TRADITIONAL, FULL_WIDTH, NEAR_COPY, UNRELEASED, WITHHELD, ENTERED_LATE = 0.05, 0.012, 0.03, 0.12, 0.09, 0.10
WIDE = {ord(one): ord(one) + 0xFEE0 for one in "0123456789%ABCDEFGPT"}
ALPHABET = "bcdfghjkmnpqrstvwxyz23456789"
REMEMBERED = 20_000  # directives that later ones may nearly repeat


class Zipf:
    """Draws from a list whose first members are the commonest."""

    def __init__(self, items: Sequence[Any], steepness: float) -> None:
        self.items = items
        self.sums = list(accumulate(1 / (place + 1) ** steepness for place in range(len(items))))

    def draw(self, chance: random.Random) -> Any:
        return self.items[bisect(self.sums, chance.random() * self.sums[-1])]


class Office:
    """A clerk with a fixed seed. ``records`` yields each meeting as (internal document, whether it was released)."""

    def __init__(self, directives: int, seed: int = 11) -> None:
        self.wanted = directives
        self.chance = random.Random(seed)
        self.names = Zipf(list(words.DOMAINS), 0.45)
        self.things = {name: Zipf(things.split(), 0.8) for name, (things, _) in words.DOMAINS.items()}
        self.actions = {name: Zipf(actions.split(), 0.6) for name, (_, actions) in words.DOMAINS.items()}
        self.generic = Zipf(words.GENERIC, 0.75)
        self.units = Zipf(words.UNITS, 0.5)
        self.own_units = {name: self.chance.sample(words.UNITS[:40], 6) for name in words.DOMAINS}
        self.streets = [unit for unit in words.UNITS if unit.endswith("街道")]
        self.places = Zipf(
            self._shuffled(a + b + c for a in words.PLACES for b in words.PLACES for c in words.GROUNDS), 0.7
        )
        firms = {"".join(self.chance.sample(words.SYLLABLES, self.chance.choice([2, 2, 3]))) for _ in range(6000)}
        self.firms = Zipf(self._shuffled(name + self.chance.choice(words.TRADES) for name in sorted(firms)), 0.8)
        self.traditional = OpenCC("s2t")
        self.earlier: list[str] = []
        self.serial = 0

    def _shuffled(self, items: Iterator[str]) -> list[str]:
        found = list(items)
        self.chance.shuffle(found)
        return found

    def records(self) -> Iterator[tuple[Document, bool]]:
        days = self._days(max(10, self.wanted // 10))
        left, serial = self.wanted, 0
        while left > 0:
            day = days[serial] if serial < len(days) else days[-1]
            size = min(left, max(1, int(self.chance.gauss(10.6, 4))))
            yield self._meeting(serial, day, size), self.chance.random() >= UNRELEASED
            left, serial = left - size, serial + 1

    def _days(self, meetings: int) -> list[date]:
        """In order of entry; a tenth is entered long after its day."""
        days = sorted(FIRST_DAY + timedelta(self.chance.randrange(DAYS)) for _ in range(meetings))
        late = [place for place in range(meetings) if self.chance.random() < ENTERED_LATE]
        moved = [days[place] for place in late]
        self.chance.shuffle(moved)
        for place, day in zip(late, moved, strict=True):
            days[place] = day
        return days

    def _key(self) -> str:
        """Ten characters without vowels, one after another."""
        self.serial += 1
        number, key = self.serial * 2654435761 % 28**9, ""
        for _ in range(9):
            number, digit = divmod(number, 28)
            key += ALPHABET[digit]
        return f"k{key}"

    def _meeting(self, serial: int, day: date, directives: int) -> Document:
        kind = self.chance.choices(list(MeetingType), TYPE_WEIGHTS)[0]
        number = self.chance.randint(1, 60)
        chair = self.chance.choice(words.CHAIRS)
        key = self._key()
        items = list(self._items(day, directives))
        spoken = "、".join(item["title"] for item in items[:3])
        return {
            "schema": SCHEMA,
            "key": key,
            "type": kind.value,
            "title": f"{kind.label}{spoken}"[:120],
            "number_text": f"{day.year}年第{number}次",
            "number": number,
            "term": None,
            "number_year": day.year,
            "held_on": day.isoformat(),
            "held_on_precision": "day",
            "held_on_text": "",
            "listed_on": day.isoformat(),
            "chair": chair,
            "summary": f"{chair}主持召开{day.year}年第{number}次{kind.label}，{spoken}。",
            "withheld": False,
            "place": "",
            "attendance": [],
            "items": items,
        }

    def _items(self, day: date, directives: int) -> Iterator[ItemPart]:
        position = 0
        while directives > 0:
            position += 1
            size = min(directives, self.chance.randint(1, 5))
            directives -= size
            domain = self.names.draw(self.chance)
            is_traditional = self.chance.random() < TRADITIONAL
            title = self._spelled(
                self.chance.choice(words.TITLES).format(
                    thing=self.things[domain].draw(self.chance),
                    place=self.chance.choice(["", "全区", "澄湖区"]),
                    paper=self.chance.choice(words.PAPERS),
                ),
                is_traditional,
            )
            facts = {
                "key": self._key(),
                "position": position,
                "kind": self.chance.choice(list(ItemKind)).value,
                "title": title,
                "text": f"会议{title}。",
                "outcome": None,
                **_disclosure(True),
                "directives": [self._directive(place, domain, day, is_traditional) for place in range(1, size + 1)],
            }
            yield cast("ItemPart", facts)

    def _directive(self, position: int, domain: str, day: date, is_traditional: bool) -> DirectivePart:
        plain = self._text(domain, day.year)
        units = [unit for unit in self.own_units[domain] if unit in plain][:3]
        if not units and self.chance.random() < 0.3:
            units = [self.units.draw(self.chance)]
        text = self._spelled(plain, is_traditional)
        facts = {
            "key": self._key(),
            "position": position,
            "headline": text.split("，")[0].split("；")[0].rstrip("。").removeprefix("要")[:40],
            "text": text,
            "verb": "要求",
            "speaker": "",
            "addressee": "",
            "units": units,
            **NO_DEADLINE,
            **_disclosure(self.chance.random() >= WITHHELD),
        }
        return cast("DirectivePart", facts)

    def _spelled(self, text: str, is_traditional: bool) -> str:
        if is_traditional:
            return str(self.traditional.convert(text))
        return text.translate(WIDE) if self.chance.random() < FULL_WIDTH else text

    def _text(self, domain: str, year: int) -> str:
        if self.earlier and self.chance.random() < NEAR_COPY:
            text = self._near_copy(self.chance.choice(self.earlier), domain)
        else:
            text = self._new_text(domain, year)
        if len(self.earlier) < REMEMBERED:
            self.earlier.append(text)
        elif self.chance.random() < 0.05:
            self.earlier[self.chance.randrange(REMEMBERED)] = text
        return text

    def _near_copy(self, text: str, domain: str) -> str:
        clauses = text.rstrip("。").replace("；", "，").split("，")
        if len(clauses) > 2 and self.chance.random() < 0.7:
            clauses.pop(self.chance.randrange(len(clauses)))
        if self.chance.random() < 0.7:
            clauses.insert(self.chance.randrange(len(clauses) + 1), self.clause(domain))
        return "，".join(clauses)[:249] + "。"

    def _new_text(self, domain: str, year: int) -> str:
        wanted = min(250, max(30, int(self.chance.lognormvariate(4.5, 0.5))))
        clauses = [
            self.chance.choice(some)
            for first, last, part, some in words.SEASONS
            if first <= year <= last and self.chance.random() < part
        ]
        clauses += [clause for clause, part in words.RARE.items() if self.chance.random() < part]
        length = sum(map(len, clauses))
        while length < wanted - 6:
            clause = self.clause(domain)
            if clause not in clauses:
                clauses.append(clause)
                length += len(clause) + 1
        self.chance.shuffle(clauses)
        return "".join(clause + self.chance.choice("，；。；") for clause in clauses[:-1]) + clauses[-1] + "。"

    def clause(self, domain: str) -> str:
        chance, roll = self.chance, self.chance.random()
        if roll < 0.42:
            return str(self.generic.draw(chance))
        thing, action = self.things[domain].draw(chance), self.actions[domain].draw(chance)
        if roll < 0.60:
            return f"要{chance.choice(words.ADVERBS)}抓好{thing}，{action}"
        if roll < 0.70:
            return f"围绕{thing}，{action}"
        own = chance.choice(self.own_units[domain])
        if roll < 0.77:
            return f"{self.units.draw(chance)}要会同{own}{action}，务必在{chance.randint(1, 12)}月底前完成{thing}任务"
        if roll < 0.83:
            return f"由{own}牵头，{chance.choice(self.streets)}配合，做好{self.places.draw(chance)}{thing}工作"
        if roll < 0.88:
            return f"针对{self.places.draw(chance)}存在的{thing}问题，{action}"
        if roll < 0.92:
            wish = chance.choice(["扩大生产", "增资扩产", "上市融资", "建设研发中心"])
            return f"支持{self.firms.draw(chance)}公司{wish}，{action}"
        if roll < 0.96:
            return f"安排{self._amount()}用于{thing}，{action}"
        return f"确保{thing}达到{self._amount()}，同比增长{chance.randint(1, 300) / 10:g}%"

    def _amount(self) -> str:
        chance = self.chance
        return chance.choice(
            [
                f"{chance.randint(2, 99)}个",
                f"{chance.randint(1, 999) / 10:g}亿元",
                f"{chance.randint(100, 9999)}万元",
                f"{chance.randint(3, 100)}%",
                f"{chance.randint(5, 300)}家",
            ]
        )


def _disclosure(is_public: bool) -> dict[str, str]:
    kept = Disclosure.PUBLIC if is_public else Disclosure.WITHHELD
    return {"disclosure": kept.value, "disclosure_reason": "" if is_public else "内部管理事项"}
