"""How often a password or a code may be wrong: so many of each in a minute for one account from one address.

Account and address together, because an office sits behind one address and anybody can name anybody's account: who
guesses is slowed down, and everybody else signs in.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from math import ceil
from unicodedata import normalize

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from meetings.models import WrongPassword

PASSWORD, CODE = "passwords", "codes"  # a password that is right says nothing of the codes before it
MOST = 4
WINDOW = timedelta(minutes=1)


class TooMany(Exception):
    """The secret was not looked at: it may be tried again after so many ``seconds``."""

    def __init__(self, seconds: int, *, is_first: bool) -> None:
        super().__init__(seconds)
        self.seconds = seconds
        self.is_first = is_first  # of a row of refusals, which is worth a line in a log


@contextmanager
def counted(name: str, address: str, secret: str = PASSWORD) -> Iterator[None]:
    """Counts a secret as wrong unless the block, which looks at it, ends well. Raises ``TooMany`` before it begins.

    It counts before it is looked at, so that many at once are no more than one after another.
    """
    pair = salted_hmac(f"wrong {secret}", f"{normalize('NFKC', name).casefold()}\n{address}", algorithm="sha256")
    given = _begin(pair.hexdigest())
    if isinstance(given, int):
        is_first = WrongPassword.objects.filter(pair=pair.hexdigest(), is_logged=False).update(is_logged=True) > 0
        raise TooMany(given, is_first=is_first)
    try:
        yield
    except ValidationError:
        raise
    except BaseException:  # nobody looked at it: too many sign in at once, for example
        given.delete()
        raise
    WrongPassword.objects.filter(pair=given.pair).delete()


@transaction.atomic
def _begin(pair: str) -> WrongPassword | int:
    """The secret as counted, or the seconds until one may be given again."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('wrong passwords'))")
    now = timezone.now()
    WrongPassword.objects.filter(given_at__lte=now - WINDOW).delete()
    times = list(WrongPassword.objects.filter(pair=pair).order_by("given_at").values_list("given_at", flat=True))
    if len(times) < MOST:
        return WrongPassword.objects.create(pair=pair, given_at=now)
    return ceil((times[0] + WINDOW - now).total_seconds())
