"""Second factors as their holders use them: the telephone that makes codes, and the walk to enrol it."""

import re
import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SIGN_IN, STEP, PROTECTION = "/accounts/login/", "/accounts/login/code/", "/accounts/protection/"
PASSWORD = "jiyao-demo"


def code_of(secret: str = SECRET, steps: int = 0) -> str:
    """What the telephone shows, so many half minutes from now; not in the last seconds of one, to be still good."""
    left = 30 - time.time() % 30
    if left < 3:
        time.sleep(left)
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def protect(user: Any) -> list[str]:
    """Gives an account an authenticator app with ``SECRET``, and recovery codes."""
    TOTP.activate(user, SECRET)
    return RecoveryCodes.activate(user).get_unused_codes()


def factors(user: Any) -> list[str]:
    return sorted(Authenticator.objects.filter(user=user).values_list("type", flat=True))


def confirm_password(browser: Any, to: str, password: str = PASSWORD) -> Any:
    return browser.post(f"{PROTECTION}password/?next={to}", {"password": password}, follow=True)


def secret_in(page: Any) -> str:
    return re.search(r'<code class="secret">(\w+)</code>', page.content.decode())[1]
