"""Messages wait in the session of the person they are for, each of them once."""

from typing import Any

import pytest
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.translation import gettext_lazy

from config.messages import PersonalStorage
from meetings.models import User


def storage_of(user: Any, session: dict[str, Any]) -> PersonalStorage:
    """The storage of one request of this user."""
    request: Any = RequestFactory().get("/")
    request.user, request.session = user, session
    return PersonalStorage(request)


def shown(user, *words):
    """What the next page shows after these words were told."""
    session: dict[str, Any] = {}
    storage = storage_of(user, session)
    for one in words:
        storage.add(messages.INFO, one)
    storage.update(HttpResponse())
    return [one.message for one in storage_of(user, session)]


def test_nobody_is_told_one_thing_twice():
    assert shown(User(), "已提交审核。", "没有重复执行。", "已提交审核。") == ["已提交审核。", "没有重复执行。"]


def test_nobody_who_is_not_signed_in_is_told_anything():
    assert shown(AnonymousUser(), "已提交审核。") == []


@pytest.mark.parametrize("word", ["标题", gettext_lazy("标题")])
def test_what_was_told_can_be_kept(word):
    storage = storage_of(User(), {})
    storage.add(messages.SUCCESS, word)

    assert [(one.level, one.message) for one in storage.told] == [(messages.SUCCESS, "标题")]
