"""Readings that are kept while they are corrected: a page that can be reloaded, left with Back, and come back to.

Each shown step is unsaved work of its author, under a token that its form carries. Its address says how many
corrections had been made by then, so that Back shows the step before.
"""

import re
import secrets
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from meetings import unsaved
from meetings.admin.reports.hidden_fields import HiddenFields, sent_fields, state_fields
from meetings.admin.reports.state import PasteState
from meetings.admin.reports.steps import load_corrections
from meetings.admin.site import signed_in
from meetings.admin.unsaved import when
from meetings.corrections import to_text
from meetings.models import UnsavedWork, User

KEPT, AT = "kept", "at"  # parameters of the address; ``kept`` is the field of the form too
TOKEN = re.compile(r"[\w-]{22}", re.ASCII)
Row = dict[str, Any]


def keep_reading(request: HttpRequest, state: PasteState, more: HiddenFields | None = None) -> Row:
    """Keeps a step that a form led to; the context of its page. A report that is too long for that is not kept."""
    if request.method != "POST":
        return {"kept": token_of(request), "kept_url": ""}
    fields = [*state_fields(state), *(more or ()), *state.typed.items(), *_ticked(request.POST, state)]
    if not unsaved.fits(fields):
        return {"kept": "", "kept_url": ""}
    token = token_of(request)
    unsaved.keep(signed_in(request), unsaved.reading_page(token), fields, form="")
    return {"kept": token, "kept_url": f"?{KEPT}={token}&{AT}={len(state.corrections)}"}


def keep_typed(request: HttpRequest) -> bool:
    """Keeps what was typed since the step was shown, as the form sends it; False where it cannot be kept."""
    fields = [(name, value) for name, value in sent_fields(request.POST) if name != KEPT]
    if "text" not in dict(fields) or not unsaved.fits(fields):
        return False
    unsaved.keep(signed_in(request), unsaved.reading_page(token_of(request)), fields, form="")
    return True


def token_of(request: HttpRequest) -> str:
    """That of the form or the address, else a new one."""
    given = request.POST.get(KEPT) or request.GET.get(KEPT, "")
    return given if TOKEN.fullmatch(given) else secrets.token_urlsafe(16)


def kept_form(request: HttpRequest) -> QueryDict | None:
    """The form of the step that the address names, as it would be sent; None where nothing of it is kept."""
    work = unsaved.find(signed_in(request), unsaved.reading_page(token_of(request)))
    if work is None:
        return None
    form = work.as_post()
    corrections, at = load_corrections(form) or [], request.GET.get(AT, "")
    if at.isdecimal() and len(at) < 5 and int(at) < len(corrections):
        form["corrections"] = to_text(corrections[: int(at)])
        for name in [name for name in form if "-" in name or name in ("sentence", "directive")]:
            del form[name]  # typed later
    return form


def let_go(request: HttpRequest) -> None:
    """Removes what was kept of this reading: drafts were made of it, or it was given up."""
    unsaved.let_go(signed_in(request), [unsaved.reading_page(token_of(request))])


def waiting(author: User) -> list[Row]:
    """The readings that a person has begun and not made drafts of, latest first."""
    return [row(work) for work in unsaved.works_of(author).filter(unsaved.OF_READINGS)]


def row(work: UnsavedWork) -> Row:
    """A reading as pages offer it: what it is called, and the page that goes on with it."""
    token = work.page.partition(":")[2]
    text = str(work.value("text"))
    title = work.value("title") or next((line.strip() for line in text.splitlines() if line.strip()), "")
    url = f"{reverse('admin:meetings_report_add')}?{KEPT}={token}"
    return {"title": title[:60] or _("会议稿"), "when": when(work), "kept": token, "url": url}


def _ticked(post: QueryDict, state: PasteState) -> HiddenFields:
    names = ("sentence", "directive")
    return [(name, value) for name in names for value in post.getlist(name) if value in state.ticked]
