"""The second step of signing in, and the page of one's own factors. Django-allauth does the work (``allauth.mfa``).

This module says how: with our limits and words, with secrets that the database alone does not tell, without mail.
"""

import logging
import struct
from base64 import b32encode, urlsafe_b64encode
from secrets import token_bytes
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ReauthenticateForm
from allauth.account.stages import LoginStageController
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, TOTP
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm, LoginWebAuthnForm
from allauth.mfa.webauthn.internal.auth import begin_authentication
from cryptography.fernet import Fernet, InvalidToken
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

from config.required_factor import is_protected, is_required_of
from config.sign_in import limited
from meetings.accounts.attempts import CODE
from meetings.accounts.sessions import was_vouched_for

BEGUN_WITH = "sign_in_begun_with"  # in the session: which password, as Django's own sessions know it
logger = logging.getLogger(__name__)


class Accounts(DefaultAccountAdapter):
    """Signing in has one step after the password, and says nothing by mail or in messages of its own."""

    error_messages = {"incorrect_password": gettext_lazy("密码不正确。")}

    def get_login_stages(self) -> list[str]:
        return [f"{AuthenticateStage.__module__}.{AuthenticateStage.__qualname__}"]

    def pre_login(self, request: HttpRequest, user: Any, **facts: Any) -> HttpResponse | None:
        request.session[BEGUN_WITH] = user.get_session_auth_hash()
        refusal: HttpResponse | None = super().pre_login(request, user, **facts)
        return refusal

    def login(self, request: HttpRequest, user: Any) -> None:
        """The account may have been ended, or got another password, between the steps."""
        if not user.is_active or request.session.pop(BEGUN_WITH, "") != user.get_session_auth_hash():
            raise ImmediateHttpResponse(self.respond_user_inactive(request, user))
        super().login(request, user)

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        return redirect("login")

    def add_message(self, request: HttpRequest, level: int, *args: Any, message: str = "", **facts: Any) -> None:
        """What became of a factor its page shows."""
        if message:
            super().add_message(request, level, message=message)


class Factors(DefaultMFAAdapter):
    error_messages = {
        "incorrect_code": gettext_lazy("验证没有通过，请重试。"),
        "cannot_generate_recovery_codes": gettext_lazy("请先添加验证器或通行密钥。"),
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What an earlier key of the site encrypted is lost: no code fits what stands for it."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            logger.error("A second factor was encrypted with another JIYAO_SECRET_KEY and cannot be used.")
            return b32encode(token_bytes(20)).decode()

    def get_totp_label(self, user: Any) -> str:
        name: str = user.get_username()
        return name

    def _get_user_identifier(self, user: Any) -> str:
        return self.get_totp_label(user)

    def _get_site_name(self) -> str:
        return str(settings.OFFICE["name"])

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        return _("通行密钥")


def _cipher() -> Fernet:
    """Its key follows from that of the site, so that a copy of the database is not enough to make codes."""
    key = salted_hmac("config.second_factor", "", algorithm="sha256").digest()
    return Fernet(urlsafe_b64encode(key))


class LimitedCode(forms.Form):
    """A field for a code, under the limit of sign-ins."""

    user: Any
    code = forms.CharField(
        label=gettext_lazy("验证码"),
        max_length=32,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}),
    )

    def clean_code(self) -> str:
        with limited(context.request, self.user.get_username(), CODE):
            code: str = super().clean_code()  # type: ignore[misc]  # of the form that it is mixed into
            return code


class CodeForm(LimitedCode, AuthenticateForm):
    pass


class EnrolmentForm(LimitedCode, ActivateTOTPForm):
    """Keeps the secret encrypted while it waits in the session for its first code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        session, factors = context.request.session, Factors()
        waiting = session.get(SECRET_SESSION_KEY)
        super().__init__(*args, **kwargs)
        if self.is_bound and waiting:
            self.secret = factors.decrypt(waiting)
        session[SECRET_SESSION_KEY] = factors.encrypt(self.secret)
        self.fields["code"].widget.attrs.pop("autofocus")  # what is above it comes first

    def clean_code(self) -> str:
        code = super().clean_code()
        TOTP(Authenticator(user=self.user))._mark_code_used(code)  # for signing in, too
        return code


class CredentialField(forms.JSONField):
    """What a browser sends of a passkey; what has not even its shape is refused before anybody looks at it."""

    widget = forms.HiddenInput

    def __init__(self, shape: Any) -> None:
        super().__init__()
        self.shape = shape

    def to_python(self, value: Any) -> Any:
        found = super().to_python(value)
        if found not in self.empty_values:
            try:
                self.shape.from_dict(found)
            except (AttributeError, LookupError, TypeError, ValueError, struct.error):
                raise Factors().validation_error("incorrect_code") from None
        return found


class PasskeyStepForm(AuthenticateWebAuthnForm):
    credential = CredentialField(AuthenticationResponse)


class PasskeySignInForm(LoginWebAuthnForm):
    credential = CredentialField(AuthenticationResponse)


class PasskeyForm(AddWebAuthnForm):
    name = forms.CharField(label=gettext_lazy("名称"), max_length=40, required=False)
    passwordless = forms.BooleanField(
        label=gettext_lazy("可以代替密码"),
        help_text=gettext_lazy("登录时不必填写用户名和密码。安全密钥须设有识别码或指纹。"),
        required=False,
    )
    credential = CredentialField(RegistrationResponse)


class PasswordAgainForm(ReauthenticateForm):
    password = forms.CharField(
        label=gettext_lazy("密码"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def clean_password(self) -> str:
        with limited(context.request, self.user.get_username()):
            password: str = super().clean_password()
            return password


class SecondStep:
    """The step after the password, where the session waits for one, as forms on a page that keeps typed words."""

    def __init__(self, request: HttpRequest, prefix: str) -> None:
        self.stage: Any = LoginStageController.enter(request, AuthenticateStage.key)
        self.is_open = self.stage is not None and not request.user.is_authenticated
        if not self.is_open:
            return
        self.user = self.stage.login.user
        facts: dict[str, Any] = {"user": self.user, "prefix": prefix}
        by_key = bool(request.POST.get(f"{prefix}-credential"))
        by_code = f"{prefix}-code" in request.POST and not by_key
        self.code = CodeForm(request.POST if by_code else None, **facts)
        self.passkey = PasskeyStepForm(request.POST if by_key else None, **facts)

    def take(self) -> None:
        """Signs in whoever gave a code or a passkey that fits, in time."""
        if not self.is_open:
            return
        form = self.passkey if self.passkey.is_bound else self.code
        if form.is_valid():
            form.save()
            self.stage.exit()

    def context(self) -> dict[str, Any]:
        options = begin_authentication(self.user) if is_mfa_enabled(self.user, [Authenticator.Type.WEBAUTHN]) else None
        return {"form": self.code, "passkey_form": self.passkey, "js_data": options and {"request_options": options}}


class FactorsView(IndexView):
    """One's own factors."""

    def get_context_data(self, **facts: Any) -> dict[str, Any]:
        user: Any = self.request.user
        found: dict[str, Any] = super().get_context_data(**facts)
        is_required = is_required_of(user) and not was_vouched_for(self.request.session)
        return found | {"is_protected": is_protected(user), "is_required": is_required}
