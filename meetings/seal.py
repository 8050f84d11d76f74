"""The hashes that make editions provable: canonical bytes, digests and the chain. Nothing here reads a database."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64


def canonical(value: Any) -> bytes:
    """The one byte string of a JSON value: keys sorted, no spaces, characters as UTF-8."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def digest(value: Any) -> str:
    """SHA-256 of the canonical bytes, in hexadecimal. A tombstone's document is ``None`` and has a digest too."""
    return hashlib.sha256(canonical(value)).hexdigest()


NO_DOCUMENT = digest(None)


def chain(
    *,
    previous: str,
    document_digest: str,
    note_digest: str,
    key: str,
    audience: str,
    number: int,
    chain_position: int,
    issued_at: datetime,
) -> str:
    """The digest of an edition, which seals everything before it: change one byte and all later ones differ.

    It covers digests rather than words, so that a secret can be erased and the chain still verifies.
    """
    return digest(
        {
            "previous": previous,
            "document_digest": document_digest,
            "note_digest": note_digest,
            "key": key,
            "audience": audience,
            "number": number,
            "chain_position": chain_position,
            "issued_at": issued_at.astimezone(UTC).isoformat(timespec="microseconds"),
        }
    )
