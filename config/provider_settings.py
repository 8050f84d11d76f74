"""The variables of single sign-on: the office's OpenID Connect provider, and which of its groups is which role here."""

import os
from dataclasses import dataclass, field

from django.core.exceptions import ImproperlyConfigured

from config import environment

ISSUER, CLIENT, SECRET, ROLES = (f"JIYAO_OIDC_{word}" for word in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET", "ROLES"))
NAME, GROUPS_CLAIM = "JIYAO_OIDC_NAME", "JIYAO_OIDC_GROUPS_CLAIM"
NEEDED = {
    ISSUER: "single sign-on needs the address by which the provider calls itself.",
    CLIENT: "single sign-on needs the name by which the provider knows this site.",
    SECRET: "single sign-on needs the secret that goes with JIYAO_OIDC_CLIENT_ID.",
    ROLES: "without a group that gives a role, nobody could sign in at the provider.",
}
LONGEST_ISSUER = 255


@dataclass(frozen=True)
class Provider:
    """``roles`` are pairs of a group, as the provider says it, and a role that whoever is in it has here."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    name: str
    groups_claim: str
    roles: tuple[tuple[str, str], ...]


def read(*, in_production: bool) -> Provider | None:
    """The provider, None where no variable of it is set; some of them alone are refused."""
    if not any(os.environ.get(name, "").strip() for name in (*NEEDED, NAME, GROUPS_CLAIM)):
        return None
    given = {name: environment.required(name, why) for name, why in NEEDED.items()}
    return Provider(
        issuer=issuer(given[ISSUER], in_production=in_production),
        client_id=given[CLIENT],
        client_secret=given[SECRET],
        name=os.environ.get(NAME, "").strip() or "单点登录",
        groups_claim=os.environ.get(GROUPS_CLAIM, "").strip() or "groups",
        roles=roles(given[ROLES]),
    )


def issuer(value: str, *, in_production: bool) -> str:
    """Exactly as the provider says it: with or without a slash at its end."""
    if not environment.LINK.fullmatch(value) or "?" in value or "#" in value or len(value) > LONGEST_ISSUER:
        raise ImproperlyConfigured(
            f"{ISSUER} is {value!r}; it must be the whole address by which the provider calls itself, "
            "without ? and #, such as https://login.example.gov.cn."
        )
    if in_production and not value.startswith("https://"):
        raise ImproperlyConfigured(f"{ISSUER} is {value!r}; in production it must begin with https://.")
    return value


def roles(value: str) -> tuple[tuple[str, str], ...]:
    """``office-secretaries=secretary,office-leaders=official``: the last = parts a group from its role."""
    found = []
    for part in value.split(","):
        group, _separator, role = (word.strip() for word in part.rpartition("="))
        if not (group and role) or (group, role) in found:
            raise ImproperlyConfigured(
                f"{ROLES} holds {part!r}: each entry must be GROUP=ROLE, each once, parted by single commas."
            )
        found.append((group, role))
    return tuple(found)
