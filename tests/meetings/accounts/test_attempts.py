"""Wrong passwords: few in a minute for one account from one address, whoever counts; nobody else is kept out."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from meetings.accounts import attempts
from meetings.accounts.address import address_of
from meetings.models import WrongPassword

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
WAYS_IN = ("/accounts/login/", "/zh-hant/accounts/login/", "/en/accounts/login/")
GOOD = "jiyao-demo"


def sign_in(name, password=GOOD, *, page="/accounts/login/", address="192.0.2.7", client=None):
    return (client or Client()).post(page, {"username": name, "password": password}, REMOTE_ADDR=address)


def is_slowed(response):
    return response.status_code == 200 and "连续输错，为保护账号" in response.content.decode()


def later(seconds):
    """Lets the time of all that is counted pass."""
    for row in WrongPassword.objects.all():
        row.delete()
        WrongPassword.objects.create(pair=row.pair, given_at=row.given_at - timedelta(seconds=seconds))


def test_thirty_wrong_passwords_are_slowed_to_four_a_minute_and_told(cast):
    answers = [sign_in("secretary", f"wrong-{number}") for number in range(30)]

    assert [is_slowed(answer) for answer in answers] == [False] * attempts.MOST + [True] * (30 - attempts.MOST)
    assert "秒后再试" in answers[-1].content.decode()


def test_the_right_password_waits_too_while_too_many_were_wrong(cast):
    for _ in range(attempts.MOST):
        sign_in("secretary", "wrong")

    assert is_slowed(sign_in("secretary"))
    later(61)
    assert sign_in("secretary").status_code == 302


def test_others_at_the_same_address_sign_in_meanwhile(cast):
    for _ in range(30):
        sign_in("secretary", "wrong")

    assert sign_in("reviewer").status_code == 302
    assert sign_in("secretary", address="192.0.2.8").status_code == 302


@pytest.mark.parametrize("name", ["SECRETARY", "ｓｅｃｒｅｔａｒｙ", " secretary "])
def test_another_spelling_of_the_name_counts_for_the_same_account(cast, name):
    for _ in range(attempts.MOST):
        sign_in(name, "wrong")

    assert is_slowed(sign_in("secretary", "wrong"))


def test_every_way_in_shares_the_count(cast):
    pages = [*WAYS_IN, "/accounts/login/"]
    for page in pages:
        sign_in("secretary", "wrong", page=page)

    assert all(
        "秒" in sign_in("secretary", page=page).content.decode() for page in WAYS_IN if not page.startswith("/en")
    )
    again = Client().post(
        "/accounts/login/again/",
        {"sign-in-username": "secretary", "sign-in-password": GOOD, "sign-in-to": "/admin/"},
        REMOTE_ADDR="192.0.2.7",
    )
    assert "秒后再试" in again.content.decode()


def test_the_password_of_today_is_not_tried_out_in_an_open_session(cast, client):
    client.force_login(cast.secretary)
    new = {"new_password1": "chenghu-2026-office", "new_password2": "chenghu-2026-office"}
    said = [client.post("/accounts/password/", {"old_password": "wrong"} | new).content.decode() for _ in range(6)]

    assert ["秒后再试" in one for one in said] == [False] * attempts.MOST + [True, True]


def test_who_is_not_known_is_slowed_like_who_is(cast):
    answers = [sign_in("nobody", "wrong") for _ in range(6)]

    assert [is_slowed(answer) for answer in answers] == [False] * attempts.MOST + [True, True]


def test_a_good_password_begins_the_count_anew(cast):
    for _ in range(3):
        for _ in range(attempts.MOST - 1):
            sign_in("secretary", "wrong")
        assert sign_in("secretary").status_code == 302

    assert not WrongPassword.objects.exists()


def test_what_could_not_be_looked_at_does_not_count(cast, monkeypatch):
    from website.errors import Busy

    with pytest.raises(Busy), attempts.counted("secretary", "192.0.2.7"):
        raise Busy("")

    assert not WrongPassword.objects.exists()


def test_neither_name_nor_address_nor_password_is_kept(cast):
    sign_in("my-password-by-mistake", "wrong")

    kept = str(list(WrongPassword.objects.values()))
    assert not any(word in kept for word in ("mistake", "wrong", "192.0.2"))


def test_a_row_of_refusals_is_a_line_in_the_log(cast, caplog):
    for _ in range(30):
        sign_in("secretary", "wrong")

    assert [one.message for one in caplog.records if one.name == "config.sign_in"] == [
        "Wrong passwords from 192.0.2.7 are slowed down."
    ]


@pytest.mark.parametrize(
    ("header", "said", "address"),
    [
        ("", "198.51.100.9", "192.0.2.7"),
        ("HTTP_X_REAL_IP", "198.51.100.9", "198.51.100.9"),
        ("HTTP_X_REAL_IP", "203.0.113.5, 198.51.100.9", "198.51.100.9"),
        ("HTTP_X_REAL_IP", "2001:db8::1", "2001:db8::1"),
        ("HTTP_X_REAL_IP", "<script>", "192.0.2.7"),
        ("HTTP_X_REAL_IP", "", "192.0.2.7"),
    ],
)
def test_the_address_is_the_proxys_word_where_it_is_to_be_believed(rf, settings, header, said, address):
    settings.ADDRESS_HEADER = header

    assert address_of(rf.get("/", REMOTE_ADDR="192.0.2.7", HTTP_X_REAL_IP=said)) == address


@pytest.mark.django_db(transaction=True)
def test_two_connections_share_the_count(cast):
    def guess(number):
        try:
            return is_slowed(sign_in("secretary", f"wrong-{number}"))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as people:
        slowed = list(people.map(guess, range(12)))

    assert slowed.count(False) == attempts.MOST
