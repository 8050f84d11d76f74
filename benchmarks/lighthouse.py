"""The public pages as Lighthouse judges them on a phone: ``python -m benchmarks.lighthouse --program PATH``.

Lighthouse is no part of this project: npm installs it somewhere else, and it drives the Chromium of the machine. Each
page of the sample office is judged five times; the medians count. Below 97 in performance or 100 elsewhere it ends
with 1. Whether search engines may keep a page is not asked: the answers of a search are not to be kept.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run by its path, it finds only what is beside it

from benchmarks.pages import addresses, load
from benchmarks.search import as_json, database

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LEAST = {"performance": 97, "accessibility": 100, "best-practices": 100, "seo": 100}
OPTIONS = ("--quiet", "--output=json", "--skip-audits=is-crawlable", "--chrome-flags=--headless=new --no-sandbox")
PATIENCE = 180  # seconds a page

Scores = dict[str, int]  # by category, of 100


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=shutil.which("lighthouse"), help="where lighthouse is")
    parser.add_argument("--runs", type=int, default=5, help="times each page is judged; the median counts")
    parser.add_argument("--json", type=Path, help="where to write the scores too")
    options = parser.parse_args()
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not (options.program and browser):
        print("Lighthouse or Chromium is not here: npm install lighthouse, in a folder of its own; then --program PATH")
        return 0
    with database():
        load()
        found = judged(options.program, browser, options.runs)
    if options.json:
        options.json.write_text(as_json(found) + "\n", encoding="utf-8")
    print(as_json(found))
    return int(any(below(scores) for scores in found.values()))


def judged(program: str, browser: str, runs: int) -> dict[str, Scores]:
    """The scores of each page, by its name."""
    from django.db import connection

    from benchmarks.office.serving import server
    from benchmarks.office.timing import say
    from config.demo import set_mark

    found = {}
    set_mark(connection)  # served as the demo is: Lighthouse asks for some files itself, and knows no proxy with TLS
    with server(JIYAO_MODE="demo") as ours:
        for name, path in pages().items():
            judgements = [scores(program, browser, ours.url + path) for _ in range(runs)]
            found[name] = {category: int(statistics.median(one[category] for one in judgements)) for category in LEAST}
            say(f"{name}: {found[name]}")
    return found


def pages() -> dict[str, str]:
    return {name: path for name, path in addresses().items() if name != "json"} | {
        "search": "/search/?q=%E5%AE%89%E5%85%A8",
        "unit": "/units/%E5%8C%BA%E4%BD%8F%E5%BB%BA%E5%B1%80/",
        "year": "/meetings/2026/",
        "changes": "/changes/",
        "easy": "/?view=easy",
    }


def scores(program: str, browser: str, url: str) -> Scores:
    """What Lighthouse gives a page in one run."""
    command = [program, url, *OPTIONS]
    variables = os.environ | {"CHROME_PATH": browser}
    answer = subprocess.run(command, env=variables, capture_output=True, check=True, timeout=PATIENCE)
    told: dict[str, Any] = json.loads(answer.stdout)["categories"]
    return {category: round(100 * told[category]["score"]) for category in LEAST}


def below(found: Scores) -> list[str]:
    """The categories in which a page is not what it is to be."""
    return [category for category, least in LEAST.items() if found[category] < least]


if __name__ == "__main__":
    raise SystemExit(main())
