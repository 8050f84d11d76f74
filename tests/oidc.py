"""An OpenID Connect provider of the tests' own, over real HTTP on this machine; one that others wrote stands beside it.

It is strict with its client (secret, address, PKCE, codes that work once) and answers what a test makes of its answers.
"""

import base64
import hashlib
import json
import os
import secrets
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import requests
from joserfc import jwt
from joserfc.jwk import RSAKey

from config import identity_provider
from config.provider_settings import Provider

CLIENT, SECRET = "jiyao", "client-secret-of-the-tests"
ROLES = (("office-secretaries", "secretary"), ("office-leaders", "official"), ("office-it", "administrator"))
KEYS = [RSAKey.generate_key(2048, {"kid": kid, "use": "sig"}) for kid in ("first", "second")]
SHEN: dict[str, Any] = {
    "sub": "248289761001",
    "preferred_username": "shen",
    "name": "沈怀远",
    "groups": ["office-secretaries"],
}
WAY = "/accounts/single-sign-on/"

Change = Callable[[dict[str, Any]], Any]


def settings_of(issuer: str, **facts: Any) -> Provider:
    given = {"client_id": CLIENT, "client_secret": SECRET, "name": "统一身份认证", "groups_claim": "groups"}
    return Provider(issuer=issuer, **{**given, "roles": ROLES, **facts})


class OwnProvider:
    """``answers`` changes what an address answers: a function of the usual answer, whose result is sent instead."""

    def __init__(self) -> None:
        self.person: dict[str, Any] = SHEN
        self.key = KEYS[0]
        self.id_token: Change = lambda claims: claims  # claims changed before signing, or a whole token
        self.answers: dict[str, Change] = {}
        self.counted: Counter[str] = Counter()
        self.codes: dict[str, dict[str, str]] = {}
        self.secrets: list[str] = [SECRET]  # all that was said in confidence
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler(self))
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"

    def discovery(self, asked: dict[str, str], header: Any) -> dict[str, Any]:
        places = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        return {"issuer": self.issuer, "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"]} | {
            name: f"{self.issuer}/{place}" for name, place in {**places, "userinfo_endpoint": "userinfo"}.items()
        }

    def keys(self, asked: dict[str, str], header: Any) -> dict[str, Any]:
        return {"keys": [self.key.as_dict(private=False)]}

    def authorize(self, asked: dict[str, str], header: Any) -> dict[str, Any]:
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256"
        assert set(asked["scope"].split()) >= {"openid", "profile"}
        code = secrets.token_urlsafe()
        self.codes[code] = asked
        self.secrets += [code, asked["nonce"], asked["state"]]
        return {"Location": f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"}

    def token(self, asked: dict[str, str], header: Any) -> dict[str, Any]:
        pair = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        is_basic = header["Authorization"] == f"Basic {pair}"
        if not is_basic and (asked.get("client_id"), asked.get("client_secret")) != (CLIENT, SECRET):
            return {"error": "invalid_client"}
        self.counted["client_secret_basic" if is_basic else "client_secret_post"] += 1
        begun = self.codes.pop(asked["code"], None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(asked["code_verifier"].encode()).digest()).decode()
        if begun is None or begun["code_challenge"] != challenge.rstrip("="):
            return {"error": "invalid_grant"}
        if begun["redirect_uri"] != asked["redirect_uri"]:
            return {"error": "invalid_grant"}
        access = secrets.token_urlsafe()
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 60, "nonce": begun["nonce"]}
        made = self.id_token({**claims, **self.person})
        signed = made if isinstance(made, str) else self.signed(made)
        self.secrets += filter(None, [access, signed, asked["code_verifier"]])
        return {"access_token": access, "token_type": "Bearer", "id_token": signed}

    def signed(self, claims: dict[str, Any], **header: Any) -> str:
        return jwt.encode({"alg": "RS256", "kid": self.key.kid, **header}, claims, self.key)

    def userinfo(self, asked: dict[str, str], header: Any) -> dict[str, Any]:
        assert header["Authorization"].startswith("Bearer ")
        return self.person


def handler(provider: OwnProvider) -> type[BaseHTTPRequestHandler]:
    ways = {
        "/.well-known/openid-configuration": provider.discovery,
        "/keys": provider.keys,
        "/authorize": provider.authorize,
        "/token": provider.token,
        "/userinfo": provider.userinfo,
    }

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            self.answer(address.path, address.query)

        def do_POST(self) -> None:
            self.answer(self.path, self.rfile.read(int(self.headers["Content-Length"])).decode())

        def answer(self, path: str, words: str) -> None:
            provider.counted[path] += 1
            asked = {name: values[0] for name, values in parse_qs(words).items()}
            answer = provider.answers.get(path, lambda usual: usual)(ways[path](asked, self.headers))
            parts = answer if isinstance(answer, Iterator) else [self.written(answer)]
            is_away = isinstance(answer, dict) and "Location" in answer
            self.send_response(302 if is_away else 400 if isinstance(answer, dict) and "error" in answer else 200)
            self.send_header("Content-Type", "application/json")
            if is_away:
                self.send_header("Location", answer["Location"])
            self.end_headers()
            with suppress(ConnectionError):  # nobody waits any more
                for part in parts:
                    self.wfile.write(part)

        def written(self, answer: Any) -> bytes:
            return answer if isinstance(answer, bytes) else json.dumps(answer).encode()

        def log_message(self, *words: Any) -> None:
            pass

    return Handler


@contextmanager
def own_provider() -> Iterator[OwnProvider]:
    provider = OwnProvider()
    thread = Thread(target=provider.server.serve_forever, args=[0.05])
    thread.start()
    yield provider
    provider.server.shutdown()
    thread.join()
    provider.server.server_close()


@contextmanager
def others_provider(*people: dict[str, Any]) -> Iterator[str]:
    """The provider that others wrote, in a process of its own; yields what it calls itself."""
    port = free_port()
    words = [word for person in people for word in ("--user-claims", json.dumps(person))]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce", "true", *words]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "NO_COLOR": "1"}
    )
    issuer = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{issuer}/.well-known/openid-configuration", process)
        yield issuer
    finally:
        process.terminate()
        process.wait(10)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert process.poll() is None, "the provider ended"
        try:
            requests.get(address, timeout=1).raise_for_status()
        except requests.ConnectionError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the provider does not answer")


def stand_in(running: OwnProvider, settings: Any) -> OwnProvider:
    """The provider in its usual state, as the one of the office."""
    running.person, running.key, running.id_token, running.answers = SHEN, KEYS[0], lambda claims: claims, {}
    running.counted.clear()
    settings.SINGLE_SIGN_ON = settings_of(running.issuer)
    identity_provider.known.forget()
    return running


def begin(client: Any, language: str = "", **query: str) -> str:
    """The address at the provider that the browser is led to."""
    response = client.get(f"{language}{WAY}", query)
    assert response.status_code == 302
    return str(response["Location"])


def at_provider(address: str) -> str:
    """Signs in at the tests' own provider: the address that it sends the browser back to."""
    return requests.get(address, allow_redirects=False, timeout=5).headers["Location"]


def sign_in(client: Any, **query: str) -> Any:
    """The whole way: the answer of the address to return to."""
    return client.get(at_provider(begin(client, **query)))


def is_signed_in(client: Any) -> bool:
    return "_auth_user_id" in client.session
