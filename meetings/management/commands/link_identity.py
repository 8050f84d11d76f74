"""``manage.py link_identity USERNAME SUBJECT``: an account that was there before single sign-on is used with it."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError, transaction

from meetings.accounts.identities import is_subject
from meetings.accounts.log import note
from meetings.management.acting import find_user
from meetings.models import Act, Identity


class Command(BaseCommand):
    help = (
        "Let a person who signs in at the office's provider use an account that there is already. SUBJECT is the "
        "provider's own lasting name for the person, which its ID token has as sub."
    )
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("subject")

    def handle(self, *args: Any, username: str, subject: str, **options: Any) -> None:
        if settings.SINGLE_SIGN_ON is None:
            raise CommandError("没有设置单点登录。")
        if not is_subject(subject):
            raise CommandError("标识应是 1 至 255 个 ASCII 字符。")
        user = find_user(username)
        try:
            with transaction.atomic():
                Identity.objects.create(account=user, issuer=settings.SINGLE_SIGN_ON.issuer, subject=subject)
        except IntegrityError:
            raise CommandError("这个账号或者这个标识已经关联过了。") from None
        note(Act.COMMAND, account=user, detail=f"link_identity {username}")
