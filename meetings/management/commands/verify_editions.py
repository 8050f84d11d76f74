"""``manage.py verify_editions``: proves that no printed edition was changed or removed."""

from typing import Any

from django.core.management.base import BaseCommand

from meetings.models import ChainHead
from meetings.verification import faults


class Command(BaseCommand):
    help = "Recompute every edition's digests and chains. Prints each fault with its edition; exits 1 if there is one."

    def handle(self, *args: Any, **options: Any) -> None:
        found = 0
        for fault in faults():
            found += 1
            self.stderr.write(fault)
        if found:
            raise SystemExit(1)
        for head in ChainHead.objects.order_by("audience"):
            self.stdout.write(f"{head.audience}\t{head.count}\t{head.digest}")
