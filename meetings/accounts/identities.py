"""Accounts of those who sign in at the office's provider: found or made, with the roles that their groups give."""

import logging
import re
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction

from meetings.accounts.log import note_refusal
from meetings.accounts.refusals import Reason, Refused
from meetings.administrators import is_last, managing_groups
from meetings.models import Identity, User
from meetings.models.identity import LONGEST
from meetings.roles import GIVEN, enters_desk
from records import limits

LONGEST_NAME = 100  # of a new account, with room for a number
NOT_IN_NAMES = re.compile(r"[^\w.@+-]")

logger = logging.getLogger(__name__)


def check_mapping() -> None:
    """Raises ImproperlyConfigured where the settings name a role that there is not."""
    provider = settings.SINGLE_SIGN_ON
    for _group, role in provider.roles if provider else ():
        if role not in GIVEN:
            raise ImproperlyConfigured(f"JIYAO_OIDC_ROLES names the role {role!r}; it may name {', '.join(GIVEN)}.")


def account_of(claims: dict[str, Any], request: Any) -> User:
    """The account of whom the provider vouches for, with the roles that the groups give today. Raises ``Refused``.

    What became of accounts and roles is in the access log as the provider's.
    """
    provider, subject = settings.SINGLE_SIGN_ON, claims.get("sub")
    if not is_subject(subject):
        raise Refused(Reason.UNVERIFIED)
    wanted = roles_of(claims.get(provider.groups_claim))
    with pghistory.context(provider=provider.name), transaction.atomic():
        _wait_for_others()
        identity = Identity.objects.filter(issuer=provider.issuer, subject=subject).select_related("account").first()
        account = identity.account if identity else None
        if account is None and wanted:
            account = make(claims)
        if account is not None and account.is_active:
            match_roles(account, wanted)
        reason = refusal(account)
    if account is None or reason:
        note_refusal(reason, f"{provider.issuer}\n{subject}", account, request)
        raise Refused(reason)
    return account


def is_subject(subject: Any) -> bool:
    return isinstance(subject, str) and 0 < len(subject) <= LONGEST and subject.isascii() and subject.isprintable()


def roles_of(groups: Any) -> set[str]:
    """The roles that are given for what a provider says of groups: a list of names, or one name."""
    names = [groups] if isinstance(groups, str) else groups if isinstance(groups, list) else []
    return {role for group, role in settings.SINGLE_SIGN_ON.roles if group in names}


def refusal(account: User | None) -> Any:
    """Why nobody is signed in; empty where somebody is."""
    if account is None:
        return Reason.NO_ROLE
    if not account.is_active:
        return Reason.ENDED
    return "" if account.is_superuser or account.groups.exists() else Reason.NO_ROLE


def make(claims: dict[str, Any]) -> User:
    """A new account, which no password opens."""
    name = "".join(part for part in str(claims.get("name") or "") if part.isprintable()).strip()
    account = User(username=free_name(str(claims.get("preferred_username") or "")), name=name[: limits.PERSON])
    account.set_unusable_password()
    account.save()
    Identity.objects.create(account=account, issuer=settings.SINGLE_SIGN_ON.issuer, subject=claims["sub"])
    return account


def free_name(wanted: str) -> str:
    """A user name that is nobody's: ``shen``, else ``shen-2`` and so on: an account of that name may be another's."""
    base = NOT_IN_NAMES.sub("", User.normalize_username(wanted))[:LONGEST_NAME] or "user"
    taken = {
        name.casefold() for name in User.objects.filter(username__istartswith=base).values_list("username", flat=True)
    }
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        name = f"{base}-{number}"
    return name


def match_roles(account: User, wanted: set[str]) -> None:
    """Gives and takes the roles that the mapping names; those that it does not name stay as people gave them."""
    named = {role for _group, role in settings.SINGLE_SIGN_ON.roles}
    has = {group.name: group for group in account.groups.all()}
    given = wanted - has.keys()
    taken = (named - wanted) & has.keys()
    if taken and ends_managing(account, has.keys() - taken | given):
        taken -= set(managing_groups().values_list("name", flat=True))
        logger.warning("The last administrator stays one, though no group at the provider gives the role.")
    if not (given or taken):
        return
    account.groups.remove(*(has[name] for name in taken))
    account.groups.add(*Group.objects.filter(name__in=given))
    account.is_staff = enters_desk(account)
    account.save(update_fields=["is_staff"])


def ends_managing(account: User, names: set[str]) -> bool:
    """Whether nobody would manage accounts if this one had these roles."""
    return not managing_groups().filter(name__in=names).exists() and not account.is_superuser and is_last(account)


def _wait_for_others() -> None:
    """One at a time: two sign-ins of a person make one account, two of a name are two accounts."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('identities'))")
