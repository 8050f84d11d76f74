"""Asks the office's OpenID Connect provider who signs in. Authlib speaks and checks; here is what it may rely on.

Nothing of an answer is logged: neither codes and tokens nor what a provider says of a person, only the kind of failure.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from typing import Any

import requests
from authlib.common.security import is_secure_transport
from authlib.integrations.django_client import DjangoIntegration, DjangoOAuth2App, OAuthError
from authlib.integrations.requests_client import OAuth2Session
from django.conf import settings
from urllib3.exceptions import HTTPError

from config.provider_settings import Provider
from meetings.accounts.refusals import Reason, Refused

SECONDS = 5  # for an answer of the provider
MOST = 512 * 1024  # bytes of one
AT_ONCE = 4  # questions to the provider in a process, so that a slow one holds few of its threads
WAIT = 1  # second for one's turn to ask
LASTS = 600  # seconds that what the provider says of itself is believed
FAILED = 10  # seconds that a provider which failed is not asked again
LEEWAY = 60  # seconds that its clock and ours may differ
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")
# Asymmetric all: with another kind, who knows the client's secret could sign; "none" is no signature.
ALGORITHMS = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519"}

logger = logging.getLogger(__name__)
slots = BoundedSemaphore(AT_ONCE)


class Session(OAuth2Session):
    """Takes an answer of ordinary size, in time, from the very address that was asked."""

    def request(self, method: str, url: str, **kwargs: Any) -> requests.Response:
        if not slots.acquire(timeout=WAIT):
            raise requests.ConnectionError("too many questions at once")
        try:
            until = time.monotonic() + SECONDS
            limits = {"stream": True, "timeout": SECONDS, "allow_redirects": False}
            response: requests.Response = super().request(method, url, **kwargs | limits)
            response._content = content(response, until)  # where requests itself keeps what it has read
            return response
        finally:
            slots.release()


def content(response: requests.Response, until: float) -> bytes:
    """What comes by ``until``, by whatever pieces."""
    taken = b""
    while part := response.raw.read1(MOST, decode_content=True):
        taken += part
        if len(taken) > MOST or time.monotonic() > until:
            raise requests.ConnectionError("an answer that is too long")
    return taken


class Client(DjangoOAuth2App):
    client_cls = Session


class Known:
    """What the provider says of itself, asked for when somebody wants to sign in and kept for a while."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.forget()

    def forget(self) -> None:
        self.client: Client | None = None
        self.provider: Provider | None = None
        self.until = 0.0

    def get(self) -> Client:
        if not self.lock.acquire(timeout=WAIT):  # somebody else is asking for it
            raise Refused(Reason.UNAVAILABLE)
        try:
            if self.provider != settings.SINGLE_SIGN_ON or time.monotonic() > self.until:
                self.client, self.provider = None, settings.SINGLE_SIGN_ON
                self.until = time.monotonic() + FAILED
                self.client = discover(settings.SINGLE_SIGN_ON)
                self.until = time.monotonic() + LASTS
            if self.client is None:
                raise Refused(Reason.UNAVAILABLE)
            return self.client
        finally:
            self.lock.release()


known = Known()


def begin(return_address: str) -> dict[str, str]:
    """The ``url`` to sign in at, and what ``finish`` is to be given: ``state``, ``nonce``, ``code_verifier``."""
    with speaking(Reason.UNAVAILABLE):
        begun: dict[str, str] = known.get().create_authorization_url(return_address)
    return begun


def finish(code: str, return_address: str, begun: dict[str, str]) -> dict[str, Any]:
    """What the provider says of who signed in, all of it checked."""
    client = known.get()
    with speaking(Reason.UNFINISHED):
        token = client.fetch_access_token(return_address, code=code, code_verifier=begun["code_verifier"])
    with speaking(Reason.UNVERIFIED):
        return claims_of(client, token, begun["nonce"])


def claims_of(client: Client, token: Any, nonce: str) -> dict[str, Any]:
    """The claims of the ID token; of groups that it does not name, those of the endpoint that tells of persons."""
    expected = {"iss": settings.SINGLE_SIGN_ON.issuer, "aud": client.client_id}  # by itself, Authlib takes any audience
    options = {name: {"essential": True, "value": value} for name, value in expected.items()}
    claims = client.parse_id_token(token, nonce=nonce, claims_options=options, leeway=LEEWAY)
    if claims is None:
        raise ValueError("no ID token")
    if settings.SINGLE_SIGN_ON.groups_claim in claims or "userinfo_endpoint" not in client.server_metadata:
        return dict(claims)
    told = client.userinfo(token=token)
    if told.get("sub") != claims["sub"]:
        raise ValueError("another person's claims")
    return {**told, **claims}


def discover(provider: Provider) -> Client:
    """A client for what the provider's own document says; of that, only what is needed."""
    with speaking(Reason.UNAVAILABLE):
        with Session() as session:
            answer = session.get(f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration", withhold_token=True)
        answer.raise_for_status()
        told = answer.json()
        if told["issuer"] != provider.issuer:
            raise ValueError("another issuer")
        facts = {name: told[name] for name in ENDPOINTS if name in told or name != "userinfo_endpoint"}
        for address in facts.values():
            if not is_secure_transport(address) or (settings.PRODUCTION and not address.startswith("https://")):
                raise ValueError("an address that is not secure")
        algorithms = ALGORITHMS.intersection(told.get("id_token_signing_alg_values_supported", ["RS256"]))
        if not algorithms:
            raise ValueError("no signature that is safe")
        return Client(
            DjangoIntegration("provider"),
            "provider",
            client_id=provider.client_id,
            client_secret=provider.client_secret,
            client_kwargs={
                "scope": " ".join(scopes(provider, told)),
                "code_challenge_method": "S256",
                "token_endpoint_auth_method": authentication(told),
            },
            id_token_signing_alg_values_supported=sorted(algorithms),
            **facts,
        )


def scopes(provider: Provider, told: dict[str, Any]) -> list[str]:
    """Some tell of groups where a scope of that name is asked for; others refuse one that they do not know."""
    return ["openid", "profile", *{provider.groups_claim}.intersection(told.get("scopes_supported", []))]


def authentication(told: dict[str, Any]) -> str:
    """How the client proves who it is: as the standard has it, unless the provider takes only the other way."""
    known_ways = told.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    return "client_secret_basic" if "client_secret_basic" in known_ways else "client_secret_post"


@contextmanager
def speaking(reason: Reason) -> Iterator[None]:
    """Whatever becomes of a talk with a server of others is one refusal: that it is away, or for this reason."""
    try:
        yield
    except Refused:
        raise
    except (requests.RequestException, HTTPError) as error:
        raise refused(Reason.UNAVAILABLE, error) from None
    except Exception as error:  # what is not as the standards have it can break anywhere in what reads it
        raise refused(reason, error) from None


def refused(reason: Reason, error: Exception) -> Refused:
    code = str(error.error) if isinstance(error, OAuthError) else ""
    kind = (
        code
        if code.isascii() and code.isidentifier() and len(code) < 40
        else f"{type(error).__name__} {getattr(error, 'claim', '')}"
    )
    logger.warning("Single sign-on: %s (%s)", reason.value, kind.strip())
    return Refused(reason)
