"""How rightly reports are read: ``python -m benchmarks.evaluate DIR`` scores the parser against reports read by hand.

DIR holds one NAME.json a report with its ``text`` and its ``meetings`` as ``read_report`` prints them. Two directives
are the same where at least 85 % of their characters are (longest common subsequence, without punctuation, 繁 as 简).
"""

import argparse
import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from opencc import OpenCC

from meetings.parser import parse_report
from meetings.parser.result.evaluation_schema import to_schema

SAME, ALIKE = 0.85, 0.5  # for directives; for the statements of items, which are quoted longer or shorter
FIELDS = ("type", "number", "held_on", "chair")
Doc = dict[str, Any]
Key = tuple[int, int]
_simplified = OpenCC("t2s").convert


def main() -> None:
    ap = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ap.add_argument("gold", nargs="?", type=Path, metavar="DIR")
    folder = ap.parse_args().gold
    if folder is None:
        print("No folder of reports read by hand was given: make evaluate GOLD=DIR")
        return
    paths = sorted(folder.glob("*.json"))
    if not paths:
        sys.exit(f"{folder} holds no NAME.json.")
    total: Counter[str] = Counter()
    for path in paths:
        gold = json.loads(path.read_text(encoding="utf-8"))
        total.update(compare(gold, to_schema(parse_report(gold["text"]))))
    print(
        f"reports {len(paths)}, meetings {total['meetings']}, items {total['items']}, directives {total['directives']}"
    )
    for name, value in figures(total, len(paths)).items():
        print(f"{name:24} {value:.4f}")


def figures(total: Counter[str], reports: int) -> dict[str, float]:
    """Shares between 0 and 1 from the sums of all reports."""

    def share(part: str, of: str) -> float:
        return total[part] / total[of] if total[of] else 1.0

    precise, recalled = share("directives_met", "directives_read"), share("directives_met", "directives")
    items = balanced(share("items_met", "items_read"), share("items_met", "items"))
    together = balanced(share("together_precise", "directives_met"), share("together_recalled", "directives_met"))
    return {
        "directive_precision": precise,
        "directive_recall": recalled,
        "directive_f1": balanced(precise, recalled),
        "item_f1": items,
        "item_kind": share("kind", "items_met"),
        "item_outcome": share("outcome", "items_met"),
        "standing_together_f1": together,
        "meeting_count": total["count"] / reports,
        **{f"meeting_{field}": share(field, f"{field}_told") for field in FIELDS},
    }


def balanced(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def compare(gold: Doc, read: Doc) -> Counter[str]:
    """What of one report was met, as sums."""
    wanted, found = directives_of(gold), directives_of(read)
    pairs = pair([words for words, _ in wanted], [words for words, _ in found], SAME)
    left = [words for place, (words, _) in enumerate(found) if place not in pairs.values()]
    ignored = len(pair(optional_of(gold), left, SAME))
    met = Counter(
        directives=len(wanted),
        directives_read=len(found) - ignored,
        directives_met=len(pairs),
        meetings=len(gold["meetings"]),
        count=len(gold["meetings"]) == len(read["meetings"]),
    )
    met.update(_grouping([(wanted[a][1], found[b][1]) for a, b in pairs.items()]))
    met.update(_items(gold, read, Counter((wanted[a][1], found[b][1]) for a, b in pairs.items())))
    met.update(_meetings(gold["meetings"], read["meetings"]))
    return met


def directives_of(doc: Doc) -> list[tuple[str, Key]]:
    """Every directive with the places of its meeting and item."""
    return [(normal(words), key) for key, item in items_of(doc).items() for words in item["directives"]]


def optional_of(doc: Doc) -> list[str]:
    """Spans that count neither way."""
    return [normal(words) for item in items_of(doc).values() for words in item.get("optional", [])]


def items_of(doc: Doc) -> dict[Key, Doc]:
    return {(m, i): item for m, meeting in enumerate(doc["meetings"]) for i, item in enumerate(meeting["items"])}


def normal(words: str | None) -> str:
    """Letters and digits alone, in 简体."""
    folded = _simplified(unicodedata.normalize("NFKC", words or ""))
    return "".join(char for char in folded if char.isalnum()).casefold()


def pair(wanted: Sequence[str], found: Sequence[str], least: float) -> dict[int, int]:
    """One to one, the most alike first."""
    rank = sorted(
        (-likeness, abs(a - b), a, b)
        for a, words in enumerate(wanted)
        for b, others in enumerate(found)
        if (likeness := alike(words, others)) >= least
    )
    pairs: dict[int, int] = {}
    for _, _, a, b in rank:
        if a not in pairs and b not in pairs.values():
            pairs[a] = b
    return pairs


def alike(words: str, others: str) -> float:
    """Twice the longest common subsequence by the sum of the lengths."""
    both = len(words) + len(others)
    if not both or 2 * min(len(words), len(others)) < ALIKE * both:
        return 0.0
    return 2 * common(words, others) / both


def common(words: str, others: str) -> int:
    """Length of the longest common subsequence, a row at a time."""
    row = [0] * (len(others) + 1)
    for char in words:
        before = 0
        for place, other in enumerate(others, 1):
            above = row[place]
            row[place] = before + 1 if char == other else max(above, row[place - 1])
            before = above
    return row[-1]


def _grouping(keys: list[tuple[Key, Key]]) -> dict[str, float]:
    """B-cubed: of the directives that stand with one, how many should, and the other way round."""
    wanted, found, both = Counter(a for a, _ in keys), Counter(b for _, b in keys), Counter(keys)
    return {
        "together_precise": sum(both[key] / found[key[1]] for key in keys),
        "together_recalled": sum(both[key] / wanted[key[0]] for key in keys),
    }


def _items(gold: Doc, read: Doc, shared: Counter[tuple[Key, Key]]) -> dict[str, int]:
    """Items are the same where they share directives, else where their statements are alike."""
    wanted, found = items_of(gold), items_of(read)
    likeness = {(a, b): alike(normal(wanted[a]["quote"]), normal(found[b]["quote"])) for a in wanted for b in found}
    rank = sorted((-shared[key], -value, key) for key, value in likeness.items() if shared[key] or value >= ALIKE)
    pairs: dict[Key, Key] = {}
    for _, _, (a, b) in rank:
        if a not in pairs and b not in pairs.values():
            pairs[a] = b
    return {
        "items": len(wanted),
        "items_read": len(found),
        "items_met": len(pairs),
        "kind": sum(wanted[a]["kind"] == found[b]["kind"] for a, b in pairs.items()),
        "outcome": sum(wanted[a]["outcome"] == found[b]["outcome"] for a, b in pairs.items()),
    }


def _meetings(gold: list[Doc], read: list[Doc]) -> Counter[str]:
    """Each meeting against the one most like it by its facts; what the report does not tell is not asked for."""
    met: Counter[str] = Counter()
    left = list(enumerate(read))
    for place, meeting in enumerate(gold):
        left.sort(key=lambda pair: (-sum(agrees(meeting, pair[1], field) for field in FIELDS), abs(place - pair[0])))
        other = left.pop(0)[1] if left else {}
        for field in FIELDS:
            met[f"{field}_told"] += meeting[field] is not None
            met[field] += meeting[field] is not None and agrees(meeting, other, field)
    return met


def agrees(meeting: Doc, other: Doc, field: str) -> bool:
    """A day without a year asks for month and day alone."""
    wanted, found = normal(meeting[field]), normal(other.get(field))
    return found.endswith(wanted) if field == "held_on" else found == wanted


if __name__ == "__main__":
    main()
