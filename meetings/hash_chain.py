"""The hashes that make editions provable: canonical bytes, digests and the chain. Nothing here reads a database."""

import hashlib
import json
import re
import secrets
from datetime import UTC
from typing import Any, NamedTuple, Self

HEAD = re.compile(r"\A([a-z]+):([1-9][0-9]{0,17}):([0-9a-f]{64})")  # as it is printed and noted elsewhere
GENESIS = "0" * 64
SALT = 32  # hexadecimal digits


def canonical(value: Any) -> bytes:
    """The one byte string of a JSON value: keys sorted, no spaces, characters as UTF-8."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def digest(value: Any) -> str:
    """SHA-256 of the canonical bytes, in hexadecimal. A tombstone's document is ``None`` and has a digest too."""
    return hashlib.sha256(canonical(value)).hexdigest()


NO_DOCUMENT = digest(None)


VERSION = 2  # the rule that new editions are sealed by; 1 did not cover who stands behind one
SEALED = ("document_digest", "note_digest", "key", "audience", "number", "chain_position")


def chain(edition: Any, *, previous: str) -> str:
    """The digest of an edition, which seals everything before it: change one byte and all later ones differ.

    It covers digests rather than words, so that a secret can be erased and the chain still verifies.
    """
    sealed = {name: getattr(edition, name) for name in SEALED} | {
        "previous": previous,
        "issued_at": edition.issued_at.astimezone(UTC).isoformat(timespec="microseconds"),
    }
    if edition.seal_version > 1:
        sealed |= {"seal_version": edition.seal_version, "people_digest": people(edition)}
    return digest(sealed)


def people(edition: Any) -> str:
    """The digest of who stands behind an edition, by the numbers of their accounts.

    Digests are public and accounts are few: without the salt, which is not, trying them all would tell who it was.
    """
    names = ("issued_by_id", "submitted_by_id", "approved_by_id")
    return digest({"salt": edition.people_salt} | {name: getattr(edition, name) for name in names})


def new_salt() -> str:
    return secrets.token_hex(SALT // 2)


class Head(NamedTuple):
    """Where a chain ended when somebody noted it: ``public:443:abcd…``, the form that is printed and read again."""

    audience: str
    position: int
    digest: str

    def __str__(self) -> str:
        return ":".join(map(str, self))

    @classmethod
    def read(cls, text: str) -> Self:
        """Raises ``ValueError`` where the text is no head."""
        found = HEAD.fullmatch(text.strip())
        if found is None:
            raise ValueError(text)
        return cls(found[1], int(found[2]), found[3])
