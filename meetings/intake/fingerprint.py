"""Fingerprint of a report, used to find a text that was brought in before."""

import hashlib


def digest(text: str) -> str:
    """The SHA-256 of the cleaned words of a report, whatever the spaces and line breaks between them."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()
