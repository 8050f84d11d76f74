"""Passwords: hashed one at a time by a thread that stands back, and a rush of sign-ins is told to come again."""

import os
import threading
import time

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, check_password, identify_hasher, make_password
from django.test import Client

from config import hashers
from website.errors import Busy


def test_a_password_is_checked_by_what_was_made_of_it():
    made = make_password("开会时间到了")

    assert check_password("开会时间到了", made)
    assert not check_password("开会时间到", made)
    assert identify_hasher(made).safe_summary(made)


def test_a_password_hashed_otherwise_before_is_checked_and_hashed_anew(db, cast):
    cast.official.password = Argon2PasswordHasher().encode("jiyao-demo", "a-salt-of-sixteen")
    cast.official.save()

    response = Client().post("/accounts/login/", {"username": "official", "password": "jiyao-demo"})

    assert response.status_code == 302
    cast.official.refresh_from_db()
    assert "m=47104,t=1,p=1" in cast.official.password


def test_one_is_computed_at_a_time_and_few_wait():
    running, most, refused = [], [], []
    let_go = threading.Event()

    def compute():
        running.append(1)
        most.append(len(running))
        let_go.wait(10)
        running.pop()

    def come():
        try:
            hashers.computed(compute)
        except Busy:
            refused.append(1)

    comers = [threading.Thread(target=come) for _ in range(20)]
    for comer in comers:
        comer.start()
    while len(refused) < 20 - hashers.AT_ONCE:
        time.sleep(0.01)
    let_go.set()
    for comer in comers:
        comer.join(10)

    assert max(most) == 1
    assert len(most) == hashers.AT_ONCE
    hashers.computed(compute)  # and then there is room again


def test_readers_come_before_hashes():
    def niceness():
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    assert hashers.computed(niceness) == hashers.NICENESS
    assert niceness() < hashers.NICENESS


@pytest.mark.parametrize("place", ["/accounts/login/", "/en/accounts/login/"])
def test_a_rush_of_sign_ins_gets_a_page_in_plain_words(cast, place, monkeypatch):
    monkeypatch.setattr(hashers, "places", threading.BoundedSemaphore(1))
    hashers.places.acquire()

    for name in ("secretary", "nobody"):  # an account that is not there says no more than one that is
        response = Client().post(place, {"username": name, "password": "guessed-word"})

        assert (response.status_code, response["Retry-After"]) == (503, "5")
        assert ("登录的人较多" in response.content.decode()) is not place.startswith("/en/")
        assert "guessed-word" not in response.content.decode()
