"""What production refuses to start with: each variable that would open or break the site, with its sentence."""

import os
import re
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment

SECRET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
SOUND = {
    "JIYAO_MODE": "production",
    "JIYAO_SECRET_KEY": SECRET,
    "JIYAO_HOSTS": "jiyao.example.cn,www.jiyao.example.cn",
    "DATABASE_URL": "postgres://jiyao@127.0.0.1/jiyao",
}
REFUSED = {
    "JIYAO_SECRET_KEY": [
        *("", " ", "short", "a" * 60, "ab" * 40, SECRET[:49], f"  {SECRET[:49]}  "),
        *("jiyao-demo-" + "not-a-secret-" * 4, "django-insecure-" + SECRET),
    ],
    "JIYAO_HOSTS": [
        *(
            "",
            " ",
            ",",
            "*",
            ".",
            ".cn",
            ".example.cn",
            "*.example.cn",
            "jiyao.example.*",
            "a.cn,*",
            "a.cn,,b.cn",
            "a.cn,",
        ),
        *("https://a.cn", "a.cn:8000", "a.cn/", "a cn", "a..cn", "-a.cn", "a-.cn", "a_b.cn", "会议.cn", "a.cn;b.cn"),
    ],
    "JIYAO_ORIGINS": [
        "*",
        "https://*",
        "https://*.example.cn",
        "jiyao.example.cn",
        "https://",
        "https://a.cn/",
        "null",
    ],
    "JIYAO_PROXY_HEADER": ["X-Forwarded-Proto", "HTTP_", "http_x_forwarded_proto", "REMOTE_ADDR"],
    "JIYAO_HSTS": ["on", "subdomains;preload", "includeSubDomains", "preload,all"],
    "JIYAO_PUBLIC_MEMORY": ["-1", "1.5", "64MB", "1000000000"],
    "JIYAO_ADDRESS_HEADER": ["X-Real-IP", "HTTP_", "http_x_real_ip", "REMOTE_ADDR"],
    "JIYAO_SESSION_IDLE": ["0", "-5", "1.5", "43200", "2h"],
    "JIYAO_TWO_PERSON_REVIEW": ["no", "false", "0", "offf"],
    "JIYAO_REVIEW_LEVELS": ["0", "4", "two", "executive", "executive=4", "cabinet=2", "2,", "2,3", "study=2,study=3"],
}


def production(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in SOUND and not name.startswith("JIYAO_")}
    for name in ("DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE"):  # of the tests alone
        kept.pop(name, None)
    return subprocess.run(
        [sys.executable, *words], env=kept | SOUND | variables, capture_output=True, text=True, timeout=60, check=False
    )


def test_production_starts_where_every_variable_is_sound():
    done = production("manage.py", "check", "--deploy")

    assert done.returncode == 0, done.stderr
    assert "security." not in done.stderr  # that no database answers here is told by a warning of its own


@pytest.mark.parametrize(
    ("value", "told"),
    [("", "(False, False)"), ("subdomains", "(True, False)"), (" Preload,subdomains", "(True, True)")],
)
def test_browsers_are_told_of_other_hosts_only_where_the_office_says_so(value, told):
    code = "from config import settings as s; print((s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SECURE_HSTS_PRELOAD))"

    assert production("-c", code, JIYAO_HSTS=value).stdout.strip() == told


def test_production_loads_nothing_of_the_development_database():
    code = "import sys, config.wsgi; print(sorted(name for name in sys.modules if name.startswith('config.devdb')))"
    done = production("-c", code, DJANGO_SETTINGS_MODULE="config.settings")

    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in REFUSED.items() for value in values])
def test_a_variable_that_opens_or_breaks_the_site_is_refused(name, value, monkeypatch):
    monkeypatch.setenv(name, value)
    read = {
        "JIYAO_SECRET_KEY": environment.secret,
        "JIYAO_HOSTS": environment.hosts,
        "JIYAO_ORIGINS": environment.origins,
        "JIYAO_PROXY_HEADER": environment.request_header,
        "JIYAO_HSTS": lambda name: environment.words(name, ("subdomains", "preload")),
        "JIYAO_PUBLIC_MEMORY": lambda name: environment.megabytes(name, 64),
        "JIYAO_ADDRESS_HEADER": environment.request_header,
        "JIYAO_SESSION_IDLE": lambda name: environment.minutes(name, 120),
        "JIYAO_TWO_PERSON_REVIEW": environment.switch,
        "JIYAO_REVIEW_LEVELS": environment.review_levels,
    }[name]

    with pytest.raises(ImproperlyConfigured, match=rf"^{name} .+\.$"):
        read(name)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        *((name, ["manage.py", "check"]) for name in REFUSED),
        ("JIYAO_HOSTS", ["-m", "config.serve"]),
        ("JIYAO_SECRET_KEY", ["-c", "import config.wsgi"]),
    ],
)
def test_whatever_is_started_says_so_in_one_sentence_and_stops(name, words):
    done = production(*words, **{name: REFUSED[name][3]})

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert re.match(rf"{name} .+\.\n", done.stderr)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "value", ["jiyao.example.cn", "a.cn,b.cn", " a.cn , 10.0.0.7 ", "[::1],localhost", "A-1.example.CN"]
)
def test_whole_host_names_are_accepted(value, monkeypatch):
    monkeypatch.setenv("JIYAO_HOSTS", value)

    assert environment.hosts("JIYAO_HOSTS") == [part.strip() for part in value.split(",")]


def test_sound_values_are_accepted(monkeypatch):
    monkeypatch.setenv("X", " https://a.cn:8443,http://[::1]:80 ")
    assert environment.origins("X") == ["https://a.cn:8443", "http://[::1]:80"]
    monkeypatch.setenv("X", "HTTP_X_FORWARDED_PROTO")
    assert environment.request_header("X") == "HTTP_X_FORWARDED_PROTO"
    monkeypatch.setenv("X", "Off")
    assert environment.switch("X") is False
    monkeypatch.delenv("X")
    assert (environment.origins("X"), environment.request_header("X"), environment.switch("X")) == ([], "", True)


@pytest.mark.parametrize(
    ("value", "expected"), [("", 5), ("0", 0), ("2.5", 2.5), ("-1", None), ("1e9", None), ("x", None)]
)
def test_seconds_are_numbers(value, expected, monkeypatch):
    monkeypatch.setenv("X", value)

    if expected is None:
        with pytest.raises(ImproperlyConfigured, match="number of seconds"):
            environment.seconds("X", 5)
    else:
        assert environment.seconds("X", 5) == expected


@pytest.mark.parametrize(
    ("value", "executive", "others"), [("", 1, 1), ("2", 2, 2), ("executive=3", 3, 1), ("executive=3, 2", 3, 2)]
)
def test_a_review_has_as_many_levels_as_its_type_of_meeting_or_all(value, executive, others, monkeypatch):
    monkeypatch.setenv("X", value)

    levels = environment.review_levels("X")

    assert levels.pop("executive") == executive
    assert set(levels.values()) == {others}


@pytest.mark.parametrize("value", ["CHQZFB", "330099/CHQ-1"])
def test_index_numbers_begin_as_the_office_says(monkeypatch, value):
    monkeypatch.setenv("JIYAO_X", value)

    assert environment.index_prefix("JIYAO_X") == value


@pytest.mark.parametrize("value", ["澄湖", "a b", "-a", "a" * 41, "<b>"])
def test_an_index_prefix_that_is_none_is_refused(monkeypatch, value):
    monkeypatch.setenv("JIYAO_X", value)

    with pytest.raises(ImproperlyConfigured, match="JIYAO_X"):
        environment.index_prefix("JIYAO_X")


@pytest.mark.parametrize("value", ["https://faults.example.gov.cn/?code=1#x", "http://a.cn", "http://[::1]:80/", ""])
def test_the_address_of_a_page_elsewhere_is_whole(monkeypatch, value):
    monkeypatch.setenv("JIYAO_X", f" {value} ")

    assert environment.link("JIYAO_X") == value


@pytest.mark.parametrize("value", ["www.example.cn", "//a.cn/", "javascript:alert(1)", "https://", 'https://a.cn/"x'])
def test_what_is_no_address_is_refused(monkeypatch, value):
    monkeypatch.setenv("JIYAO_X", value)

    with pytest.raises(ImproperlyConfigured, match="JIYAO_X is"):
        environment.link("JIYAO_X")
