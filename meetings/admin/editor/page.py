"""The add and change view of a meeting: the editor in place of Django's forms, with its permissions and answers."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from meetings.admin.editor.checking import checklist_of, context_of
from meetings.admin.editor.sheet import Sheet
from meetings.admin.editor.source import source
from meetings.editor import saving
from meetings.models import Meeting
from meetings.record import document
from website.form_expiry import is_expired


def may_edit(request: HttpRequest, meeting: Any) -> bool:
    """Whether the editor of this meeting is shown open.

    A form that is being sent stays open even if the meeting has left the desk meanwhile: the form itself refuses it
    with a sentence and keeps the typed words. So does one that had expired when it was sent.
    """
    is_sent = request.method == "POST" or is_expired(request)
    return meeting is None or is_sent or (meeting.is_draft and not meeting.erased_at)


class EditorPages:
    """Mixin of the meeting's admin."""

    admin_site: Any
    opts: Any

    def _changeform_view(
        self: Any, request: HttpRequest, object_id: str | None, form_url: str, extra_context: Any
    ) -> HttpResponse:
        desk = self._desk(request, object_id)
        if desk is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        sheet = Sheet(request, desk)
        if object_id is None:
            sheet.start_as_asked()
        if request.method == "POST" and request.POST.get("deed"):
            sheet.do(request.POST["deed"])
        elif request.method == "POST" and sheet.check():
            return self._save(request, sheet, is_new=object_id is None)
        elif sheet.merged.conflicts:  # the page goes on with the rest of what others did
            tell(request, sheet)
        elif is_expired(request):
            sheet.judge(sheet.posted_head)
        return self._page(request, sheet, object_id, form_url, extra_context)

    def _desk(self: Any, request: HttpRequest, object_id: str | None) -> Meeting | None:
        """The meeting, an empty one to be added, or None; raises PermissionDenied."""
        if object_id is None:
            if not self.has_add_permission(request):
                raise PermissionDenied
            return Meeting()
        desk = self.get_object(request, object_id)
        may = self.has_change_permission if request.method == "POST" else self.has_view_or_change_permission
        if not may(request, desk):
            raise PermissionDenied
        return desk

    def _save(self: Any, request: HttpRequest, sheet: Sheet, *, is_new: bool) -> HttpResponse:
        form = sheet.form
        meeting = self.save_form(request, form, change=not is_new)
        self.save_model(request, meeting, form, not is_new)
        rows = {ref: one.save(commit=False) for ref, one in sheet.row_forms.items()}
        known = sheet.base.record if not is_new else sheet.now
        saved = saving.save(meeting, sheet.merged.record, rows, known=known)
        people = saving.save_attendance(meeting, sheet.merged.record.head.get("attendance", ""))
        self.save_related(request, form, [], not is_new)
        tell(request, sheet)
        message = change_message(form, saved, is_new=is_new)
        request.saved_changes = bool(message or people)  # type: ignore[attr-defined]
        if is_new:
            self.log_addition(request, meeting, message)
            return self.response_add(request, meeting)
        self.log_change(request, meeting, message)
        return self.response_change(request, meeting)

    def _page(
        self: Any, request: HttpRequest, sheet: Sheet, object_id: str | None, form_url: str, extra_context: Any
    ) -> HttpResponse:
        desk, is_new = sheet.desk, object_id is None
        kept = None if is_new else sheet.kept
        may = self.has_add_permission(request) if is_new else self.has_change_permission(request, desk)
        title = _("新增会议") if is_new else _("编辑会议") if may else _("查看会议")
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "subtitle": str(kept) if kept else None,
            "adminform": AdminForm(sheet.form, [], {}, model_admin=self),
            "inline_admin_formsets": [],
            "media": "",
            "object_id": object_id,
            "original": kept,
            "is_popup": False,
            "to_field": None,
            "errors": sheet.wrong,
            "preserved_filters": self.get_preserved_filters(request),
            "sheet": sheet,
            "may_edit": may,
            "source": source(kept) if kept and may else [],
            "document": None if may else document.internal(desk),
            **(context_of(checklist_of(sheet)) if may else {}),
            **(extra_context or {}),
        }
        return self.render_change_form(request, context, add=is_new, change=not is_new, obj=kept, form_url=form_url)


def tell(request: HttpRequest, sheet: Sheet) -> None:
    for sentence in sheet.sentences():
        messages.info(request, sentence)


def change_message(form: Any, saved: saving.Saved, *, is_new: bool) -> list[dict[str, Any]]:
    """What the admin's log keeps, in Django's own shape."""
    if is_new:
        return [{"added": {}}]
    found: list[dict[str, Any]] = []
    if form.changed_data:
        found.append({"changed": {"fields": [str(form.fields[name].label) for name in form.changed_data]}})
    for act, rows in (("added", saved.added), ("changed", saved.changed), ("deleted", saved.deleted)):
        facts = [{"name": str(row._meta.verbose_name), "object": str(row)} for row in rows]
        found += [{act: fact | ({"fields": []} if act == "changed" else {})} for fact in facts]
    if saved.is_reordered and not found:
        found.append({"changed": {"fields": [_("顺序")]}})
    return found
