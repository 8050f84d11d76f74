"""How fast reports are read: ``python benchmarks/parser.py DIR [--json FILE]``, beside jieba and OpenCC.

DIR holds reports as .txt, or .json with a ``text``. Nothing here is imported by the application.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import jieba
from opencc import OpenCC

from meetings.parser import parse_report
from meetings.parser.cleaning.decode import decode

RUNS = 5
SAMPLES = Path(__file__).resolve().parent.parent / "tests" / "meetings" / "parser" / "samples"
SHORT, LONG, USUAL = 10_000, 300_000, 3_000
PROSE = 60  # characters a line, on the average


def texts(folder: Path) -> list[str]:
    """The reports of a folder."""
    found = [decode(path.read_bytes()) for path in sorted(folder.glob("*.txt"))]
    found += [json.loads(path.read_text(encoding="utf-8")).get("text", "") for path in sorted(folder.glob("*.json"))]
    return [text for text in found if text.strip()]


def best(work: Callable[[], object]) -> float:
    """Seconds of the best of several runs."""
    return min(_timed(work) for _ in range(RUNS))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def long_text(reports: list[str], length: int) -> str:
    """The reports over and over, cut to a length."""
    whole = "\n".join(reports) + "\n"
    return (whole * (length // len(whole) + 1))[:length]


def usual_report(reports: list[str]) -> str:
    """A report of one meeting in prose, as long as a district's usually is: one opening sentence, the bodies of all."""
    cleaned = [parse_report(text) for text in reports]
    prose = [one for one in cleaned if len(one.meetings) == 1 and len(one.text) > PROSE * (one.text.count("\n") + 1)]
    bodies = [line for one in prose for line in one.text.split("\n") if line.startswith("会议")]
    for one in prose:
        opening = one.meetings[0].lead
        usual = f"{opening}\n{long_text(bodies, USUAL - len(opening) - 1)}"
        if len(parse_report(usual).meetings) == 1:
            return usual
    sys.exit("None of the reports begins as the report of one meeting does.")


def measure(reports: list[str]) -> dict[str, float]:
    """Milliseconds and microseconds: ours, jieba's to cut the same text into words, OpenCC's to convert it."""
    jieba.setLogLevel("ERROR")
    jieba.initialize()
    parse_report(reports[0])
    each = [1000 * best(lambda text=text: parse_report(text)) for text in reports]  # type: ignore[misc]
    usual = usual_report(reports)
    short, long = long_text(reports, SHORT), long_text(reports, LONG)
    per_short = 1e6 * best(lambda: parse_report(short)) / SHORT
    per_long = 1e6 * best(lambda: parse_report(long)) / LONG
    converter = OpenCC("t2s")
    return {
        "reports": len(reports),
        "reports_per_second": 1000 * len(each) / sum(each),
        "median_ms": statistics.median(each),
        "worst_ms": max(each),
        "usual_report_ms": 1000 * best(lambda: parse_report(usual)),
        "jieba_cut_ms": 1000 * best(lambda: jieba.lcut(usual)),
        "opencc_convert_ms": 1000 * best(lambda: converter.convert(usual)),
        "opencc_load_and_convert_ms": 1000 * best(lambda: OpenCC("t2s").convert(usual)),
        "us_per_character_at_10000": per_short,
        "us_per_character_at_300000": per_long,
        "growth": per_long / per_short,
    }


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    ap.add_argument("folder", type=Path, metavar="DIR", nargs="?", default=SAMPLES)
    ap.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")
    args = ap.parse_args()
    reports = texts(args.folder)
    if not reports:
        sys.exit(f"{args.folder} holds no report (.txt, or .json with a text).")
    figures = measure(reports)
    for name, value in figures.items():
        print(f"{name:32} {value:10.3f}")
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
