"""What the provider answers: checked to the letter, taken in time and size; where it fails, passwords go on."""

import base64
import hmac
import json
import time
from contextlib import ExitStack

import pytest
import requests
from django.test import Client
from joserfc import jwt

from config import identity_provider
from meetings.models import AccessEntry, Act, Identity, User
from tests.oidc import (
    CLIENT,
    KEYS,
    SECRET,
    begin,
    free_port,
    is_signed_in,
    settings_of,
    sign_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
DISCOVERY, KEY_SET, TOKEN = "/.well-known/openid-configuration", "/keys", "/token"


def reason_of(response):
    assert response.status_code == 302
    path, _mark, query = response["Location"].partition("?")
    assert path == "/accounts/login/"
    return query.removeprefix("refused=")


def part(facts):
    return base64.urlsafe_b64encode(json.dumps(facts).encode()).decode().rstrip("=")


def unsigned(claims):
    return f"{part({'alg': 'none', 'typ': 'JWT'})}.{part(claims)}."


def signed_by(key, **header):
    return lambda claims: jwt.encode({"alg": "RS256", "kid": KEYS[0].kid, **header}, claims, key)


def signed_as_secret(secret):
    """As libraries refuse to sign, and attackers do."""

    def token(claims):
        words = f"{part({'alg': 'HS256', 'kid': KEYS[0].kid})}.{part(claims)}"
        mark = hmac.digest(secret, words.encode(), "sha256")
        return f"{words}.{base64.urlsafe_b64encode(mark).decode().rstrip('=')}"

    return token


def without(name):
    return lambda claims: {key: value for key, value in claims.items() if key != name}


def having(**facts):
    return lambda claims: claims | facts


BAD_TOKENS = {  # what is wrong with each, as the log has it
    "wrong audience": ("InvalidClaimError aud", having(aud="another")),
    "another audience, for us": ("InvalidClaimError aud", having(aud="another", azp=CLIENT)),
    "several audiences and nobody's": ("MissingClaimError azp", having(aud=[CLIENT, "another"])),
    "several audiences, for another": ("InvalidClaimError azp", having(aud=[CLIENT, "another"], azp="another")),
    "for another": ("InvalidClaimError azp", having(azp="another")),
    "an audience that is none": ("InvalidClaimError aud", having(aud={"jiyao": True})),
    "no audience": ("MissingClaimError aud", without("aud")),
    "wrong nonce": ("InvalidClaimError nonce", having(nonce="of-another-sign-in")),
    "no nonce": ("MissingClaimError nonce", without("nonce")),
    "an empty nonce": ("InvalidClaimError nonce", having(nonce="")),
    "wrong issuer": ("InvalidClaimError iss", having(iss="https://login.example.gov.cn")),
    "an issuer with a slash more": ("InvalidClaimError iss", lambda claims: claims | {"iss": claims["iss"] + "/"}),
    "no issuer": ("MissingClaimError iss", without("iss")),
    "expired": (
        "ExpiredTokenError exp",
        lambda claims: claims | {"exp": claims["iat"] - 3600, "iat": claims["iat"] - 7200},
    ),
    "no end": ("MissingClaimError exp", without("exp")),
    "an end that is none": ("InvalidClaimError exp", having(exp="never")),
    "of the future": (
        "InvalidClaimError iat",
        lambda claims: claims | {"iat": claims["iat"] + 3600, "exp": claims["exp"] + 7200},
    ),
    "no person": ("MissingClaimError sub", without("sub")),
    "an empty person": ("", having(sub="")),
    "a person that is a number": ("InvalidClaimError sub", having(sub=7)),
    "a person that is too long": ("", having(sub="7" * 256)),
    "a person with a zero": ("", having(sub="a\0b")),
    "of another access token": ("InvalidClaimError at_hash", having(at_hash="AAAAAAAAAAAAAAAAAAAAAA")),
    "no signature": ("UnsupportedAlgorithmError", unsigned),
    "the signature of another key": ("BadSignatureError", signed_by(KEYS[1])),
    "a key that is not known": ("InvalidKeyIdError", signed_by(KEYS[1], kid="second")),
    "signed with the client's secret": ("UnsupportedAlgorithmError", signed_as_secret(SECRET.encode())),
    "signed with the public key": ("UnsupportedAlgorithmError", signed_as_secret(KEYS[0].as_pem(private=False))),
    "no token": ("DecodeError", lambda claims: "not.a.token"),
    "an empty token": ("DecodeError", lambda claims: ""),
}


@pytest.mark.parametrize("spoiled", BAD_TOKENS)
def test_a_token_that_is_not_as_it_should_be_signs_nobody_in(provider, client, caplog, spoiled):
    kind, provider.id_token = BAD_TOKENS[spoiled]

    assert reason_of(sign_in(client)) == "unverified"
    assert caplog.messages == ([f"Single sign-on: unverified ({kind})"] if kind else [])
    assert not is_signed_in(client)
    assert not Identity.objects.exists()
    assert not User.objects.exists()


def test_an_answer_without_an_id_token_signs_nobody_in(provider, client):
    provider.answers[TOKEN] = without("id_token")

    assert reason_of(sign_in(client)) == "unverified"


def test_a_sound_token_signs_in(provider, client):
    response = sign_in(client)

    assert (response.status_code, response["Location"]) == (302, "/")
    assert is_signed_in(client)
    assert provider.counted == {DISCOVERY: 1, "/authorize": 1, TOKEN: 1, "client_secret_basic": 1, KEY_SET: 1}


def test_an_audience_among_several_is_enough_where_the_token_is_for_this_site(provider, client):
    provider.id_token = having(aud=["another", CLIENT], azp=CLIENT)
    sign_in(client)

    assert is_signed_in(client)


def test_what_the_provider_says_of_itself_is_kept_and_a_new_key_is_found(provider):
    sign_in(Client())
    sign_in(Client())
    assert (provider.counted[DISCOVERY], provider.counted[KEY_SET]) == (1, 1)

    provider.key = KEYS[1]
    after = Client()
    sign_in(after)

    assert is_signed_in(after)
    assert (provider.counted[DISCOVERY], provider.counted[KEY_SET]) == (1, 2)


def test_groups_that_the_token_does_not_name_are_asked_for(provider, client):
    provider.id_token = without("groups")
    sign_in(client)

    assert is_signed_in(client)
    assert provider.counted["/userinfo"] == 1


def test_groups_of_another_person_are_not_believed(provider, client):
    provider.id_token = without("groups")
    provider.answers["/userinfo"] = lambda usual: usual | {"sub": "another"}

    assert reason_of(sign_in(client)) == "unverified"
    assert not User.objects.exists()


def test_a_scope_of_the_groups_is_asked_for_where_there_is_one(provider, client):
    assert "scope=openid+profile&" in begin(client)
    provider.answers[DISCOVERY] = lambda usual: usual | {"scopes_supported": ["openid", "profile", "groups"]}
    identity_provider.known.forget()

    assert "scope=openid+profile+groups&" in begin(client)


@pytest.mark.parametrize("way", ["client_secret_basic", "client_secret_post"])
def test_the_secret_is_sent_as_the_provider_wants_it(provider, client, way):
    provider.answers[DISCOVERY] = having(token_endpoint_auth_methods_supported=[way])
    sign_in(client)

    assert is_signed_in(client)
    assert provider.counted[way] == 1


def slow(usual):
    time.sleep(1)
    return usual


def dripping(usual):
    for _ in range(30):
        time.sleep(0.1)
        yield b" "


NONSENSE = {
    "a page": lambda usual: b"<!doctype html><title>503</title>",
    "nothing": lambda usual: b"",
    "a list": lambda usual: [],
    "bytes": lambda usual: b"\xff\xfe\x00",
    "too much": lambda usual: b'"' + b"a" * identity_provider.MOST + b'"',
    "a redirect": lambda usual: {"Location": "https://login.example.gov.cn/"},
    "too late": slow,
    "never whole": dripping,
}
NO_DISCOVERY = NONSENSE | {
    "another issuer": having(issuer="https://login.example.gov.cn"),
    "no address of tokens": without("token_endpoint"),
    "an address that is not secure": having(token_endpoint="http://login.example.gov.cn/token"),
    "an address that is none": having(jwks_uri=["keys"]),
    "no signature that is safe": having(id_token_signing_alg_values_supported=["none", "HS256"]),
}


@pytest.fixture
def in_a_hurry(monkeypatch):
    monkeypatch.setattr(identity_provider, "SECONDS", 0.3)


@pytest.mark.parametrize("nonsense", NO_DISCOVERY)
def test_a_provider_that_says_nothing_sound_of_itself_is_said_to_be_away(provider, cast, client, in_a_hurry, nonsense):
    provider.answers[DISCOVERY] = NO_DISCOVERY[nonsense]
    response = client.get("/accounts/single-sign-on/", follow=True)

    assert response.redirect_chain == [("/accounts/login/?refused=unavailable", 302)]
    assert "现在不能使用，请稍后再试" in response.content.decode()
    client.post("/accounts/login/?refused=unavailable", {"username": "secretary", "password": "jiyao-demo"})
    assert is_signed_in(client)


@pytest.mark.parametrize("nonsense", NONSENSE)
@pytest.mark.parametrize("place", [TOKEN, KEY_SET])
def test_nonsense_instead_of_a_token_or_its_keys_signs_nobody_in(provider, client, in_a_hurry, nonsense, place):
    address = begin(client)
    provider.answers[place] = NONSENSE[nonsense]
    back = requests.get(address, allow_redirects=False, timeout=5).headers["Location"]

    assert reason_of(client.get(back)) in ("unavailable", "unfinished", "unverified")
    assert not is_signed_in(client)
    assert not User.objects.exists()


def test_a_provider_that_is_down_is_said_to_be_away(settings, client):
    settings.SINGLE_SIGN_ON = settings_of(f"http://127.0.0.1:{free_port()}")

    assert reason_of(client.get("/accounts/single-sign-on/")) == "unavailable"


def test_one_that_failed_is_not_asked_again_at_once(provider, client, monkeypatch):
    provider.answers[DISCOVERY] = NONSENSE["a page"]
    for _ in range(5):
        assert reason_of(client.get("/accounts/single-sign-on/")) == "unavailable"
    assert provider.counted[DISCOVERY] == 1

    provider.answers.clear()
    monkeypatch.setattr(identity_provider.known, "until", 0.0)
    begin(client)

    assert provider.counted[DISCOVERY] == 2


def test_few_ask_at_once(provider, client, monkeypatch):
    monkeypatch.setattr(identity_provider, "WAIT", 0.05)
    with ExitStack() as held:
        for _ in range(identity_provider.AT_ONCE):
            held.enter_context(identity_provider.slots)
        assert reason_of(client.get("/accounts/single-sign-on/")) == "unavailable"
    with identity_provider.known.lock:
        assert reason_of(client.get("/accounts/single-sign-on/")) == "unavailable"
    assert provider.counted == {}


@pytest.mark.parametrize("error", ["invalid_client", "invalid_grant", "<script>alert(1)</script>", ["a"]])
def test_an_error_of_the_provider_is_said_in_our_words_alone(provider, client, caplog, error):
    address = begin(client)
    provider.answers[TOKEN] = lambda usual: {"error": error, "error_description": "for 沈怀远"}
    back = requests.get(address, allow_redirects=False, timeout=5).headers["Location"]

    assert reason_of(client.get(back)) == "unfinished"
    assert "script" not in caplog.text
    assert "沈怀远" not in caplog.text


def test_nothing_said_in_confidence_is_logged(provider, client, caplog):
    sign_in(client)
    provider.id_token = having(nonce="wrong")
    sign_in(Client())
    provider.answers[TOKEN] = lambda usual: {"error": "invalid_grant"}
    sign_in(Client())

    assert [one.getMessage() for one in caplog.records if one.levelname != "DEBUG"] == [
        "Single sign-on: unverified (InvalidClaimError nonce)",
        "Single sign-on: unfinished (invalid_grant)",
    ]
    assert AccessEntry.objects.filter(act=Act.SIGN_IN_FAILED).count() == 0  # anybody could fill it
