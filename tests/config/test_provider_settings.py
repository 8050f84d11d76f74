"""The variables of single sign-on: none is none; what would open or break it is refused in a sentence."""

import re

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import provider_settings
from config.provider_settings import Provider
from tests.config.test_environment import production

SOUND = {
    "JIYAO_OIDC_ISSUER": "https://login.example.gov.cn/realms/office",
    "JIYAO_OIDC_CLIENT_ID": "jiyao",
    "JIYAO_OIDC_CLIENT_SECRET": "a-secret-of-tests",
    "JIYAO_OIDC_ROLES": "区政府办秘书=secretary, /office/leaders=official,cn=it=administrator",
}
REFUSED = {
    "JIYAO_OIDC_ISSUER": [
        *("", "login.example.gov.cn", "http://login.example.gov.cn", "https://", "ldap://login.example.gov.cn"),
        *("https://login.example.gov.cn/?a=b", "https://login.example.gov.cn/#a", f"https://a.cn/{'a' * 300}"),
    ],
    "JIYAO_OIDC_CLIENT_ID": ["", " "],
    "JIYAO_OIDC_CLIENT_SECRET": ["", " "],
    "JIYAO_OIDC_ROLES": ["", "secretary", "=secretary", "a=", "a=secretary,", "a=secretary,a=secretary", "a=clerk"],
}


@pytest.fixture
def given(monkeypatch):
    for name, value in SOUND.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_none_of_the_variables_is_no_single_sign_on():
    assert provider_settings.read(in_production=True) is None


def test_sound_variables_are_a_provider(given):
    assert provider_settings.read(in_production=True) == Provider(
        issuer="https://login.example.gov.cn/realms/office",
        client_id="jiyao",
        client_secret="a-secret-of-tests",
        name="单点登录",
        groups_claim="groups",
        roles=(("区政府办秘书", "secretary"), ("/office/leaders", "official"), ("cn=it", "administrator")),
    )
    given.setenv("JIYAO_OIDC_NAME", " 统一身份认证 ")
    given.setenv("JIYAO_OIDC_GROUPS_CLAIM", "memberOf")
    named = provider_settings.read(in_production=True)
    assert (named.name, named.groups_claim) == ("统一身份认证", "memberOf")


def test_the_secret_is_in_no_printed_form(given):
    assert "a-secret-of-tests" not in repr(provider_settings.read(in_production=True))


def test_outside_production_a_provider_may_be_on_this_machine_without_tls(given):
    given.setenv("JIYAO_OIDC_ISSUER", "http://127.0.0.1:9400")

    assert provider_settings.read(in_production=False).issuer == "http://127.0.0.1:9400"


@pytest.mark.parametrize("name", ["JIYAO_OIDC_NAME", "JIYAO_OIDC_GROUPS_CLAIM", *SOUND])
def test_one_variable_alone_is_refused(monkeypatch, name):
    monkeypatch.setenv(name, SOUND.get(name, "统一身份认证"))

    with pytest.raises(ImproperlyConfigured, match=r"^JIYAO_OIDC_\w+ is not set: .+\.$"):
        provider_settings.read(in_production=True)


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in REFUSED.items() for value in values if value != "a=clerk"]
)
def test_a_variable_that_opens_or_breaks_it_is_refused(given, name, value):
    given.setenv(name, value)

    with pytest.raises(ImproperlyConfigured, match=rf"^{name} .+\.$"):
        provider_settings.read(in_production=True)


@pytest.mark.parametrize("words", [["manage.py", "check"], ["-m", "config.serve"]])
@pytest.mark.parametrize("name", ["JIYAO_OIDC_ISSUER", "JIYAO_OIDC_ROLES"])
def test_whatever_is_started_says_so_in_one_sentence_and_stops(words, name):
    done = production(*words, **{**SOUND, name: REFUSED[name][-1]})

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert re.match(rf"{name} .+\.\n", done.stderr)


def test_a_site_without_a_provider_loads_nothing_that_would_ask_one():
    names = "('authlib', 'joserfc', 'requests')"
    code = f"import config.wsgi, config.urls, sys; print([name for name in {names} if name in sys.modules])"
    done = production("-c", code, DJANGO_SETTINGS_MODULE="config.settings")

    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr
