"""Why a file is not read, or a text not to its end, as codes that travel between the processes.

Each has its sentence in ``reading/sentences.py``; what is no text at all is refused by ``parser/cleaning/decode.py``.
"""

from enum import StrEnum


class Reason(StrEnum):
    TOO_BIG = "too_big"
    OLD_WORD = "old_word"
    RICH_TEXT = "rich_text"
    NOT_WORD = "not_word"
    OFD = "ofd"
    STRICT_WORD = "strict_word"
    EMBEDDED = "embedded"
    ENCRYPTED = "encrypted"
    OVERBLOWN = "overblown"
    DAMAGED = "damaged"
    SCAN = "scan"
    SCANNED_PAGES = "scanned_pages"
    MANY_PAGES = "many_pages"
    UNKNOWN_LETTERS = "unknown_letters"
    BUSY = "busy"
    UNFINISHED = "unfinished"
