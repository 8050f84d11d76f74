"""The usual phrases of directives: how things are to be done, by when, by whom; not what.

Two directives that share 压实责任 or 不得以…代替 share their wording, not their matter. The phrases are in
``stock_phrases.txt``.
"""

import re
from pathlib import Path

from directives.search.queries.unit_names import NAMED

PHRASES = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split()
PARTICULARS = "|".join(  # of one case: who, when, how many
    (
        r"[\u3400-\u9fff]{2,3}同志",
        "[0-9]{4}年度?",
        "[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:[底初末]|[上中下]旬)?",
        "[0-9]+(?:个工作日|[个项次件天户家名日])?",
    )
)
FORMAL = re.compile("|".join([NAMED.pattern, PARTICULARS, *sorted(PHRASES, key=len, reverse=True)]))


def matter(folded: str) -> str:
    """The folded words without stock phrases, units, times and numbers: what is left says what it is about."""
    return " ".join(FORMAL.sub(" ", folded).split())
