"""What makes a text the same text."""

import hashlib


def digest(text: str) -> str:
    """Of its cleaned words, whatever the spaces and line breaks between them."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()
