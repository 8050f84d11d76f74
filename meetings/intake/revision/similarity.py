"""Which report on file a text is a corrected version of, if any. The rule is bounded: recent reports alone."""

import re

from meetings.intake.fingerprint import digest
from meetings.models import Report
from meetings.parser.outline import Outline

RECENT = 300  # reports looked at: three years of an office
LEAST_SHARED = 4  # clauses
LEAST_SIMILARITY = 0.5
CLAUSE = re.compile(r"[，。！？；：\s]+")


def find_earlier(outline: Outline, source_url: str = "") -> Report | None:
    """The recent report that shares most clauses with this text: at least half of them, and no fewer than four.

    Of the same address, any one will do: the page was rewritten. The same text again is not a version of itself.
    """
    new_clauses = clauses(outline.text)
    filed = Report.objects.exclude(outline=None).filter(meetings__erased_at=None, meetings__isnull=False)
    recent = filed.exclude(digest=digest(outline.text)).distinct().order_by("-received_at", "-pk")
    found: list[tuple[float, int]] = []
    for pk, text, address in recent.values_list("pk", "text", "source_url")[:RECENT]:
        old_clauses = clauses(text)
        shared = len(new_clauses & old_clauses)
        similarity = shared / max(len(new_clauses), len(old_clauses), 1)
        is_same_page = bool(source_url) and address == source_url
        if (shared >= LEAST_SHARED and similarity >= LEAST_SIMILARITY) or (shared and is_same_page):
            found.append((similarity + is_same_page, pk))
    return Report.objects.get(pk=max(found)[1]) if found else None


def clauses(text: str) -> set[str]:
    """The clauses of a text that are long enough to tell."""
    return {clause for clause in CLAUSE.split(text) if len(clause) >= 4}
