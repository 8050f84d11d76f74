"""``manage.py make_administrator USERNAME``: the first administrator, or one where nobody can sign in any more."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from meetings.accounts import one_time_link
from meetings.models import User

ROLE = "administrator"


class Command(BaseCommand):
    help = (
        "Give an account the role of administrator, making it where it is missing, and print a link that sets its "
        "password: it works once and within a day. An administrator manages accounts and reads no internal edition."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", default="", metavar="NAME", help="the person's name, of a new account")

    @transaction.atomic
    def handle(self, *args: Any, username: str, name: str, **options: Any) -> None:
        user = User.objects.filter(username=username).first() or self.make(username, name)
        if not user.is_active:
            raise CommandError(f"账号“{username}”已停用；请先由另一位管理员恢复，或者另用一个用户名。")
        user.groups.add(Group.objects.get(name=ROLE))
        user.is_staff = True
        user.save(update_fields=["is_staff"])
        site = f"{'https' if settings.SECURE_SSL_REDIRECT else 'http'}://{settings.ALLOWED_HOSTS[0]}"
        self.stdout.write(site + one_time_link.make(user, by=None))

    def make(self, username: str, name: str) -> User:
        user = User(username=username, name=name)
        user.set_unusable_password()
        try:
            user.full_clean()
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        user.save()
        return user
