"""Every page about accounts and every verb on it, by each role, with a session that holds, is too old or was ended.

One table; whoever is not let in changes nothing.
"""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from meetings.accounts import one_time_link
from meetings.models import Role, Session
from tests.meetings.admin.test_permissions import ROLES, everything, is_let_in, person, undone

pytestmark = pytest.mark.django_db
EVERYBODY, STAFF = "vosrau", "osrau"
STATES = ("signed in", "expired", "ended elsewhere")
PAGES = {  # whose GET it answers, and whose POST it takes, where somebody is signed in
    "/accounts/login/": (EVERYBODY, EVERYBODY),
    "/accounts/single-sign-on/": (EVERYBODY, ""),  # leads to the provider
    "/accounts/single-sign-on/return/": (STAFF, ""),  # who did not begin is led home, or to sign in
    "/accounts/login/again/": ("", ""),  # leads to sign in; takes nothing that leads nowhere
    "/accounts/logout/": ("", EVERYBODY),
    "/accounts/password/": (STAFF, STAFF),
    "/accounts/password/done/": (STAFF, ""),
    "/accounts/login/code/": (STAFF, STAFF),  # leads to sign in, whom no second step waits for
    "/accounts/login/passkey/": (STAFF, STAFF),
    "/accounts/protection/": (STAFF, ""),
    "/accounts/protection/password/": (STAFF, STAFF),
    # Here the password is asked for again, before anything else.
    "/accounts/protection/app/": (STAFF, STAFF),
    "/accounts/protection/app/remove/": ("", ""),
    "/accounts/protection/codes/": ("", ""),
    "/accounts/protection/codes/new/": (STAFF, STAFF),
    "/accounts/protection/passkey/": (STAFF, STAFF),
    "/accounts/protection/passkey/{key}/remove/": (STAFF, STAFF),
    "/accounts/session/": (EVERYBODY, EVERYBODY),  # which tells a visitor that there is none
    "/accounts/sessions/": (STAFF, STAFF),
    "{link}": (EVERYBODY, EVERYBODY),
    "/accounts/link/x/set-password/": (EVERYBODY, EVERYBODY),  # which tells that it no longer works
    "/accounts/link/done/": (EVERYBODY, ""),
    "/admin/login/": ("", ""),
    "/admin/meetings/user/": ("a", "a"),
    "/admin/meetings/user/add/": ("a", "a"),
    "/admin/meetings/user/{account}/change/": ("a", "a"),
    "/admin/meetings/user/{account}/password/": ("a", "a"),
    "/admin/meetings/user/{account}/link/": ("a", "a"),
    "/admin/meetings/user/{account}/factors/": ("a", "a"),
    "/admin/meetings/user/{account}/history/": ("a", "a"),
    "/admin/meetings/user/{account}/delete/": ("", ""),
    "/admin/meetings/role/": ("a", "a"),
    "/admin/meetings/role/add/": ("a", "a"),
    "/admin/meetings/role/{role}/change/": ("a", ""),
    "/admin/meetings/role/{role}/delete/": ("", ""),
    "/admin/meetings/accessentry/": ("au", "au"),
    "/admin/meetings/accessentry/csv/": ("au", "au"),
}
POSTED = {"/accounts/sessions/": {"session": "others"}}  # where nothing is no answer


@pytest.fixture(autouse=True)
def single_sign_on(provider):
    """Its addresses are there where the office has a provider."""


@pytest.fixture(scope="module")
def names(lasting_cast):
    """What stands for the names in the addresses."""
    lasting_cast.key = Authenticator.objects.create(user=lasting_cast.deputy, type="webauthn", data={}).pk
    lasting_cast.role = Role.objects.get(group__name="official").pk
    return lasting_cast


def browser(cast, role: str, state: str) -> Client:
    client = person(cast, role)
    if state == "expired" and role != "v":
        session = client.session
        session["seen"] -= 7201
        session.save()
    if state == "ended elsewhere":
        Session.objects.all().delete()
    return client


def recorded() -> dict[str, list[str]]:
    """All that is recorded, but for sessions and the log of what was tried."""
    apart = ("meetings.Session", "meetings.AccessEntry", "meetings.WrongPassword")
    return {label: rows for label, rows in everything().items() if label not in apart}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("page", PAGES)
def test_each_page_lets_in_its_roles_and_nobody_else(names, page, state):
    for method, allowed in zip(("get", "post"), PAGES[page], strict=True):
        expected = allowed if state == "signed in" else EVERYBODY if "v" in allowed else ""
        let_in = ""
        for role in ROLES:
            with undone():
                link = one_time_link.make(names.official, by=None)
                url = page.format(key=names.key, account=names.secretary.pk, role=names.role, link=link)
                client = browser(names, role, state)
                before = recorded()
                if is_let_in(getattr(client, method)(url, POSTED.get(page, {}))):
                    let_in += role
                else:
                    assert recorded() == before, role
        assert let_in == expected, method
