"""Readings that are kept while they are corrected: a page that can be reloaded, left with Back, and come back to.

Each shown step is unsaved work of its author, under a token that its form carries. Its address says how many
corrections had been made by then, so that Back shows the step before.
"""

import re
import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from meetings import unsaved
from meetings.admin.once import TOKEN
from meetings.admin.reports.hidden_fields import HiddenFields, sent_fields, state_fields
from meetings.admin.reports.reading_rows import MARK
from meetings.admin.reports.state import PasteState
from meetings.admin.reports.steps import load_corrections
from meetings.admin.site import signed_in
from meetings.admin.unsaved import keep, state, when
from meetings.corrections import to_text
from meetings.editor import posted
from meetings.models import UnsavedWork, User
from meetings.parser.cleaning.pinyin import drop_glosses

KEPT, AT = "kept", "at"  # parameters of the address; ``kept`` is the field of the form too
KEY = re.compile(r"[\w-]{22}", re.ASCII)
MOST_READ = 200  # characters of a report's first line that are read for its name
Row = dict[str, Any]


def keep_reading(request: HttpRequest, paste: PasteState, more: HiddenFields | None = None) -> Row:
    """Keeps a step that a form led to; the context of its page. A report that is too long for that is not kept."""
    if request.method != "POST":
        return {"kept": token_of(request), "kept_url": ""}
    fields = [*state_fields(paste), *(more or ()), *paste.typed.items(), *_ticked(paste), *_rows(paste)]
    if not unsaved.fits(fields):
        return {"kept": "", "kept_url": ""}
    token = token_of(request)
    unsaved.keep(signed_in(request), unsaved.reading_page(token), fields, form="")
    return {"kept": token, "kept_url": f"?{KEPT}={token}&{AT}={len(paste.corrections)}"}


def answer(request: HttpRequest) -> HttpResponse:
    """Keeps what was typed since the step was shown, as the form sends it; GET says what is kept."""
    page = unsaved.reading_page(token_of(request))
    if request.method != "POST":
        return state(request, page)
    fields = [(name, value) for name, value in sent_fields(request.POST) if name not in (KEPT, TOKEN)]
    return keep(request, page, fields if KEPT in request.POST and "text" in request.POST else [])


def token_of(request: HttpRequest) -> str:
    """That of the form or the address, else a new one."""
    given = request.POST.get(KEPT) or request.GET.get(KEPT, "")
    return given if KEY.fullmatch(given) else secrets.token_urlsafe(16)


def kept_form(request: HttpRequest) -> QueryDict | None:
    """The form of the step that the address names, as it would be sent; None where nothing of it is kept."""
    work = unsaved.find(signed_in(request), unsaved.reading_page(token_of(request)))
    if work is None:
        return None
    form = work.as_post()
    corrections, at = load_corrections(form) or [], request.GET.get(AT, "")
    if at.isdecimal() and len(at) < 5 and int(at) < len(corrections):
        form["corrections"] = to_text(corrections[: int(at)])
        for name in [name for name in form if "-" in name or name in ("sentence", "row")]:
            del form[name]  # typed later
    return form


def let_go(request: HttpRequest) -> None:
    """Removes what was kept of this reading: drafts were made of it, or it was given up."""
    page = unsaved.reading_page(token_of(request))
    unsaved.let_go(signed_in(request), [page], form=request.POST.get(TOKEN, ""))


def waiting(author: User) -> list[Row]:
    """The readings that a person has begun and not made drafts of, latest first."""
    return [row(work) for work in unsaved.works_of(author).filter(unsaved.OF_READINGS)]


def row(work: UnsavedWork) -> Row:
    """A reading as pages offer it: what it is called, and the page that goes on with it."""
    token = work.page.partition(":")[2]
    text = str(work.value("text"))
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    title = work.value("title") or drop_glosses(first[:MOST_READ])
    url = f"{reverse('admin:meetings_report_add')}?{KEPT}={token}"
    return {"title": title[:60] or _("会议稿"), "when": when(work), "kept": token, "url": url}


def _ticked(paste: PasteState) -> HiddenFields:
    return [("sentence", value) for value in sorted(paste.ticked)]


def _rows(paste: PasteState) -> HiddenFields:
    """The rows where the page shows others than were read."""
    fields: HiddenFields = []
    for index, record in enumerate(paste.rows or ()):
        fields += [("row", f"{MARK}{index}"), *posted.fields_to_post(record)]
    return fields
