"""Takes the text out of HTML pasted from a page. Plain text passes untouched.

By bounded patterns, not by ``html.parser``: that takes time by the square of tags and comments that never close (half a
minute for 80 kB of ``<a``), and drops the words after a script that is not closed.
"""

import re
from html import unescape

_LOOKS = re.compile(r"<(?:p|br|div|span|td|tr|table|html|body|a|h[1-6]|li|strong|b|font|script|style)\b", re.I)
_HIDDEN = re.compile(r"<(script|style)\b", re.I)
_BLOCK = re.compile(
    r"</?(?:p|br|div|tr|li|h[1-6]|table|ul|ol|section|article|title|head|body|html)\b[^<>]{0,1000}>", re.I
)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,1000}>")
_ENTITY = re.compile(r"&(?:amp;)*(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_SPACES = {"nbsp": " ", "ensp": " ", "emsp": "\u3000"}


def strip_markup(text: str) -> str:
    """<p>会议指出，……</p> → its words on a line of their own; &nbsp; → a space."""
    if "&" in text:
        text = _ENTITY.sub(_decoded, text)
    if not _LOOKS.search(text):
        return text
    text = _without_hidden(text)
    text = _BLOCK.sub("\n", text)
    return _TAG.sub("", text)


def _decoded(entity: re.Match[str]) -> str:
    """&lt; → <, &#8220; → “, also where it was written &amp;lt;; a name that HTML does not know stays as it is."""
    decoded = unescape(f"&{entity[1]};")
    return _SPACES.get(entity[1]) or (entity[0] if decoded.startswith("&") and entity[1] != "amp" else decoded)


def _without_hidden(text: str) -> str:
    """Without scripts and styles, whose content is no text; one that never closes is left to the rule for tags."""
    kept, offset = [], 0
    lower = text.lower()
    for found in _HIDDEN.finditer(text):
        if found.start() < offset:
            continue
        closing = f"</{found[1].lower()}>"
        end = lower.find(closing, found.end())
        if end < 0:
            break
        kept.append(text[offset : found.start()])
        offset = end + len(closing)
    return "".join(kept) + text[offset:] if len(lower) == len(text) else text
