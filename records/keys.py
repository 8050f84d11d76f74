"""The short public keys of records: random, so that they tell nothing; without vowels, so that they spell nothing."""

import secrets

ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
LENGTH = 10


def new_key() -> str:
    """A key of ten characters (27¹⁰ ≈ 2·10¹⁴ of them); uniqueness is the database's business."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
