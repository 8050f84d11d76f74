"""Search through the web: the real server in front of the generated office, asked for pages as a browser would."""

import time
from random import Random
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

from benchmarks.office.questions import FORMS, parsed
from benchmarks.office.serving import server
from benchmarks.office.timing import summary
from directives.search.queries.criteria import Narrowing


def ask(texts: list[str], how_many: int = 200) -> dict[str, float]:
    """Milliseconds of a page of results (a seeded sample of questions and forms), and how many were refused."""
    chance, asked = Random(6), parsed(texts)
    times: list[float] = []
    refused = 0
    with server() as here:
        for _ in range(how_many):
            text, _question = chance.choice(asked)
            url = f"{here.url}/search/?{urlencode({'q': text} | query(chance.choice(list(FORMS.values()))))}"
            start = time.perf_counter()
            try:
                urlopen(url).read()
            except HTTPError:
                refused += 1
            times.append((time.perf_counter() - start) * 1000)
    return summary(times[10:]) | {"refused": refused}  # the first warm the server


def query(form: Narrowing) -> dict[str, str]:
    named = {"kind": form.kind, "type": form.type, "from": form.since, "to": form.until, "unit": form.unit}
    return {name: str(value) for name, value in named.items() if value}
