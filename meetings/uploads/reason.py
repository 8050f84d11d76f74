"""Why a file is not read, as codes that travel between the processes. Their sentences are in ``__init__``."""

from enum import StrEnum


class Reason(StrEnum):
    TOO_BIG = "too_big"
    OLD_WORD = "old_word"
    RICH_TEXT = "rich_text"
    NOT_WORD = "not_word"
    ENCRYPTED = "encrypted"
    OVERBLOWN = "overblown"
    DAMAGED = "damaged"
    SCAN = "scan"
    SCANNED_PAGES = "scanned_pages"
    MANY_PAGES = "many_pages"
    UNKNOWN_LETTERS = "unknown_letters"
    TOO_LONG = "too_long"


class NotRead(Exception):
    """A file that gives no text; ``detail`` is what its sentence names, such as the pages."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        self.reason, self.detail = reason, detail
        super().__init__(reason.value)
