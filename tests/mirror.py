"""A small client that keeps a copy of the public site in a file: the lists once, then what changed since."""

import json
from pathlib import Path
from typing import Any

LISTS = {"meetings": "/meetings.json", "directives": "/directives.json"}


class Mirror:
    """Works in steps of one answer each and may be thrown away after any of them: the next one reads the file."""

    def __init__(self, get: Any, file: Path) -> None:
        self.get = get
        self.file = file
        self.kept: dict[str, Any] = {"meetings": {}, "directives": {}, "since": None, "next": None, "left": []}
        if file.exists():
            self.kept = json.loads(file.read_text())

    def step(self) -> bool:
        """Reads one answer of a list, or one of changes with the meetings it names. Whether there was anything new."""
        is_news = True
        if self.kept["since"] is None:
            self.begin()
        elif self.kept["left"]:
            self.read_list()
        else:
            is_news = self.follow()
        self.file.write_text(json.dumps(self.kept))
        return is_news

    def begin(self) -> None:
        """What is done while the lists are read is told afterwards: the last act is remembered first."""
        acts = self.get("/changes.json").json()["results"]
        self.kept |= {"since": acts[0]["at"] if acts else "2000-01-01T00:00:00Z", "left": list(LISTS)}

    def read_list(self) -> None:
        name = self.kept["left"][0]
        body = self.get(self.kept["next"] or LISTS[name]).json()
        rows = {row["key"]: row for row in body["results"]}
        again = rows.keys() & self.kept[name].keys()
        assert all(rows[key]["edition"] > self.kept[name][key]["edition"] for key in again), "a row came twice"
        self.kept[name] |= rows
        self.kept["next"] = body["next"]
        if body["next"] is None:
            self.kept["left"].pop(0)

    def follow(self) -> bool:
        url, query = (
            (self.kept["next"], None) if self.kept["next"] else ("/changes.json", {"since": self.kept["since"]})
        )
        body = self.get(url, query).json()
        for act in body["results"]:
            self.renew(act["meeting"]["key"])
            self.kept["since"] = act["at"]
        self.kept["next"] = body["next"]
        return bool(body["results"])

    def renew(self, key: str) -> None:
        """Reads a meeting again with all that belongs to it, or drops it."""
        gone = [one for one, row in self.kept["directives"].items() if row["meeting"]["key"] == key]
        for one in gone:
            del self.kept["directives"][one]
        self.kept["meetings"].pop(key, None)
        answer = self.get(f"/meetings/{key}.json")
        if answer.status_code == 410:
            return
        meeting = answer.json()
        for item in meeting.pop("items"):
            for directive in item["directives"]:
                self.kept["directives"][directive["key"]] = self.get(f"/directives/{directive['key']}.json").json()
        self.kept["meetings"][key] = {name: meeting[name] for name in meeting if name not in ("corrections", "digest")}


def whole(get: Any) -> dict[str, dict[str, Any]]:
    """The site as its lists tell it now."""
    found: dict[str, dict[str, Any]] = {}
    for name, start in LISTS.items():
        found[name], url = {}, start
        while url:
            body = get(url).json()
            found[name] |= {row["key"]: row for row in body["results"]}
            url = body["next"]
        assert body["count"] == len(found[name]) or not body["count_is_exact"]
    return found
