"""docs/security.md names what holds each claim: a test that is not there would hold nothing."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMED = re.compile(r"`((?:tests|docs)/[\w./-]*)`")


def test_the_page_on_security_names_only_what_is_there() -> None:
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")

    named = NAMED.findall(page)

    assert len(named) > 10
    assert [path for path in named if not (ROOT / path).exists()] == []
