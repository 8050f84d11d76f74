"""Passages for tests of search, put straight into the table under one printed edition, and what an oracle knows."""

from datetime import date, timedelta
from random import Random
from typing import Any

from benchmarks.office.oracle import Content
from directives.index.folding import fold
from directives.models.passage import Passage, folded_words, unit_code
from records.codes import Audience, MeetingType, PassageKind

LETTERS = "供水管网改造环境安全生产区政府，。、 "


def make_passage(edition: Any, number: int, **facts: Any) -> Passage:
    """An unsaved passage; the number makes its key."""
    given: dict[str, Any] = {
        "audience": Audience.PUBLIC.value,
        "kind": PassageKind.DIRECTIVE.value,
        "type": MeetingType.EXECUTIVE.value,
        "listed_on": date(2026, 3, 5),
        "headline": "加快老旧管网改造",
        "text": "要加快老旧管网改造，年底前完成城东片区管网更换。",
        "context": "听取供水保障工作情况汇报",
        "units": [],
        "row": {},
    } | facts
    return Passage(
        edition=edition,
        key=f"k{number:09}",
        meeting_key=f"m{number // 5:09}",
        unit_codes=[unit_code(name) for name in given["units"]],
        folded=folded_words(given["headline"], given["text"], given["context"]),
        **given,
    )


def random_passages(edition: Any, how_many: int, seed: int = 1) -> list[Passage]:
    """Short words over few letters, so that most questions have answers; 800 days, three units, some rows alike."""
    chance = Random(seed)

    def words(longest: int) -> str:
        return "".join(chance.choice(LETTERS) for _ in range(chance.randrange(longest)))

    return [
        make_passage(
            edition,
            number,
            audience=chance.choice(list(Audience)).value,
            kind=chance.choice(list(PassageKind)).value,
            type=chance.choice(list(MeetingType)[:3]).value,
            listed_on=date(2024, 1, 1) + timedelta(chance.randrange(800)),
            headline=words(8),
            text=words(40),
            context=words(12),
            units=chance.sample(["区财政局", "區住建局", "城东街道"], chance.randrange(3)),
        )
        for number in range(how_many)
    ]


def contents(passages: list[Passage]) -> list[Content]:
    return [
        Content(
            "\n".join((fold(one.headline), fold(one.text), fold(one.context))),
            one.kind,
            one.type,
            one.listed_on,
            frozenset(fold(name) for name in one.units),
            {one.audience: one.pk},
        )
        for one in passages
    ]
