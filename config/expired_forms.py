"""Forms that were open too long: what was typed comes back in the page, and nothing of it is done until sent anew.

Two things expire: the token of a form (with a sign-in in another window) and the session of a person (after hours, or
with the account). Words are only ever shown in the answer to the very request that brought them; what a page keeps
while a person types is unsaved work (``meetings.unsaved``).
"""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    QueryDict,
)
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from config.second_factor import SecondStep
from config.sign_in import SignInForm, begin
from website import typed_words
from website.form_expiry import expire

SIGN_IN = "sign-in"  # the prefix of what a page that holds words adds to them
NAME, FILES, TO, CODE = (f"{SIGN_IN}-{field}" for field in ("username", "files", "to", "code"))
SIGN_IN_PAGES = ("login", "admin:login", "mfa_authenticate")
ROOM, ROOM_IN_FIELDS = 1000, 10  # for what a sign-in adds to a form: bytes, fields


class ExpiredSessions:
    """Middleware: a post by nobody, to where one has to be signed in, gets the sign-in and keeps its words.

    It stands behind the check of tokens, so whoever is signed in by then sent a token that holds.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if request.method != "POST" or not needs_sign_in(request):
            return None
        if not request.user.is_authenticated:
            return ask_to_sign_in(request)
        if NAME in request.POST or not may_enter(request):
            return show_again(request)
        return None


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The view for a post whose token does not hold. What another site made a browser send is not even repeated."""
    if not is_same_origin(request):
        return refuse(request, [])
    if _page(request) == "login_again":
        return sign_in_again(request, is_trusted=False)
    if needs_sign_in(request) and not request.user.is_authenticated:
        return ask_to_sign_in(request)
    return show_again(request)


@sensitive_post_parameters()
def sign_in_again(request: Any, is_trusted: bool = True) -> HttpResponse:
    """Signs in and sends the browser back to where the words were to go, with all that it sent.

    That post is never done: its token went with the sign-in. The address stands below that of the sign-in page, so that
    a limit of attempts in front of the site holds for it too.
    """
    if request.method != "POST":
        return redirect("login")
    to = request.POST.get(TO, "")
    if not _lead_to(request, to):
        return refuse(request, [])
    form = step = None
    if is_trusted and CODE in request.POST:
        step = SecondStep(request, SIGN_IN)
        step.take()
    elif is_trusted:
        form = SignInForm(request, request.POST, prefix=SIGN_IN)
        if form.is_valid():
            begin(request, form.get_user(), to)
            step = SecondStep(request, SIGN_IN)
    if not request.user.is_authenticated or (form and form.errors):  # who is, may have signed in in another window
        return ask_to_sign_in(request, form, step)
    return HttpResponseRedirect(to, preserve_request=True)


def is_same_origin(request: HttpRequest) -> bool:
    """Whether a browser says that a page of ours sent this; one that says nothing is not believed."""
    source = request.headers.get("Origin") or request.headers.get("Referer") or ""
    ours = (f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS)
    return any(source == origin or source.startswith(f"{origin}/") for origin in ours)


def needs_sign_in(request: HttpRequest) -> bool:
    page = _page(request)
    return page == "password_change" or (page.startswith("admin:") and page not in ("admin:login", "admin:logout"))


def may_enter(request: HttpRequest) -> bool:
    return _page(request) == "password_change" or admin.site.has_permission(request)


def ask_to_sign_in(request: Any, form: SignInForm | None = None, step: SecondStep | None = None) -> HttpResponse:
    """A page to sign in on, which holds what was posted, to be posted to the same address once more."""
    more = [(TO, request.POST.get(TO) or request.get_full_path()), *([(FILES, "1")] if _had_files(request) else [])]
    request.POST = _without_sign_in(request.POST)
    fields = {"form": form or SignInForm(request, prefix=SIGN_IN)}
    if step and step.is_open:
        more.append((NAME, step.user.get_username()))
        fields = step.context()
    carried, words = [*typed_words.carried(request), *more], typed_words.typed(request)
    if not _fits(carried):
        return refuse(request, words)
    context = {**fields, "carried": carried, "words": words, "had_files": FILES in dict(more)}
    return _not_done(TemplateResponse(request, "registration/sign_in_again.html", context))


def show_again(request: Any) -> HttpResponse:
    """The page that was posted to, opened anew with the typed words in its form.

    Where it has no field for them they are shown for copying, and so they are to whoever may not see that page.
    """
    was_asked, had_files = NAME in request.POST, _had_files(request)
    request.POST = _without_sign_in(request.POST)
    if needs_sign_in(request) and not may_enter(request):
        raise PermissionDenied
    words = [] if _page(request) in SIGN_IN_PAGES else typed_words.typed(request)
    response = _opened(request)
    if response is None or (words and response.status_code != 200):
        return refuse(request, words)
    for sentence in _sentences(request, is_shown=bool(words), was_asked=was_asked, had_files=had_files):
        messages.error(request, sentence)
    if response.status_code != 200:
        return response
    return _not_done(response) if typed_words.all_in(response, words) else refuse(request, words)


def refuse(request: HttpRequest, words: list[typed_words.Word]) -> HttpResponse:
    """A page that says that nothing was done, with what was typed for copying."""
    return _not_done(TemplateResponse(request, "403_csrf.html", {"words": words}))


def _lead_to(request: Any, address: str) -> bool:
    """Takes an address for the one that was asked for, if it is a page of ours that needs a sign-in."""
    if not url_has_allowed_host_and_scheme(address, None):
        return False
    try:
        request.resolver_match = resolve(urlsplit(address).path)
    except Resolver404:
        return False
    return needs_sign_in(request)


def _page(request: HttpRequest) -> str:
    """The name of the address."""
    return request.resolver_match.view_name if request.resolver_match else ""


def _opened(request: Any) -> HttpResponse | None:
    """What a GET of the same address answers; None where there is no page to open, only something to do."""
    if not needs_sign_in(request) and _page(request) not in SIGN_IN_PAGES:
        return None
    expire(request)
    match = request.resolver_match
    try:
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
    except Http404:
        return None
    return None if isinstance(response, HttpResponseNotAllowed) else response


def _sentences(request: HttpRequest, *, is_shown: bool, was_asked: bool, had_files: bool) -> Iterator[str]:
    if was_asked:
        kept = _("您已用“%(name)s”登录：内容没有保存，都还在下面，请核对后再按一次。")
        nothing = _("您已用“%(name)s”登录：刚才的操作没有执行，请核对后再操作一次。")
        yield (kept if is_shown else nothing) % {"name": request.user}
    elif is_shown:
        yield _("页面打开时间过长，或您在别的窗口重新登录过：内容没有保存，都还在下面，请核对后再按一次。")
    else:
        yield _("页面打开时间过长，或您在别的窗口重新登录过：刚才的操作没有执行，请核对后再操作一次。")
    if had_files:
        yield _("文件没有保留，请重新选择。")
    if typed_words.has_password(request):
        yield _("密码没有保留，请重新填写。")


def _had_files(request: HttpRequest) -> bool:
    return bool(request.FILES) or FILES in request.POST


def _without_sign_in(post: QueryDict) -> QueryDict:
    kept = post.copy()
    for name in post:
        if name.startswith(SIGN_IN):
            del kept[name]
    return kept


def _fits(fields: list[tuple[str, str]]) -> bool:
    """Whether the fields can be posted once more beside a sign-in, by a form that sends them as they are."""
    size = sum(len(f"{name}{value}".encode()) + value.count("\n") + 2 for name, value in fields)
    return (
        size + ROOM <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        and len(fields) + ROOM_IN_FIELDS <= settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    )


def _not_done(response: HttpResponse) -> HttpResponse:
    response.status_code = 403
    add_never_cache_headers(response)
    return response
