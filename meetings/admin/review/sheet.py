"""One opening or sending of the review page: what it shows of the record, what was said, and doing what was pressed."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings import remarks
from meetings.models import Meeting, Remark, User
from meetings.record.schemas import read_document
from meetings.workflow import verbs
from meetings.workflow.attempt import STALE, Attempt, Kind, Refused
from meetings.workflow.gate import obstacle
from meetings.workflow.levels import next_level
from meetings.workflow.standing import Standing
from records import limits
from records.fields import DIRECTIVE, MEETING, Document, Field, Part

RESTRICTION = ("disclosure", "disclosure_reason")  # which the record says itself
AT = "at-"  # how the fields of new remarks begin; the key of the row follows
VERB_OF = {"approve": "approve", "approve_next": "approve", "send_back": "send_back"}


class ReviewForm(forms.Form):
    """What was shown, and what is said of the whole. What is said of rows is read beside it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    level = forms.IntegerField(widget=forms.HiddenInput, required=False)
    note = forms.CharField(
        label=gettext_lazy("意见"),
        required=False,
        max_length=limits.NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class Sheet:
    """``post`` is what was sent, or what had expired and is shown again; empty where the page is merely opened."""

    def __init__(self, meeting: Meeting, by: User, post: Any) -> None:
        self.meeting, self.by, self.post = meeting, by, post or {}
        self.standing = Standing(meeting)
        self.now = verbs.as_it_stands("approve", meeting)
        self.form = ReviewForm(post, initial=self.now)
        self.wrong: list[str] = []  # what is wrong with the words at rows

    # What it shows

    @cached_property
    def record(self) -> Document:
        return self.standing.desk()

    @cached_property
    def reviewed(self) -> Document | None:
        """The last edition, to compare with."""
        return read_document(self.standing.internal) if self.standing.internal else None

    @cached_property
    def hindrance(self) -> str:
        """Why this person may read it but not pass it on; empty where they may."""
        return str(obstacle(Attempt("approve", self.standing, self.by), Kind.STATE | Kind.PURPOSE) or "")

    @cached_property
    def may_decide(self) -> bool:
        """Whether anything can be done here: not where somebody else has just decided."""
        return obstacle(Attempt("send_back", self.standing, self.by), Kind.STATE) is None

    @cached_property
    def rows(self) -> dict[str, str]:
        return remarks.quotes(self.record)

    @cached_property
    def remarks(self) -> list[Remark]:
        return list(self.meeting.remarks.select_related("by", "answered_by", "done_by"))

    @cached_property
    def by_row(self) -> dict[str, list[Remark]]:
        return remarks.by_row(self.remarks, self.rows)

    @property
    def open_remarks(self) -> int:
        return sum(not one.is_done for one in self.remarks)

    @cached_property
    def said(self) -> dict[str, str]:
        """What is typed at rows, by key."""
        return {name.removeprefix(AT): words for name, words in self.post.items() if name.startswith(AT)}

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The head in words, besides what the record says under a heading of its own."""
        return _in_words(MEETING, self.record, but=("summary", "withheld", "attendance", "place"))

    @cached_property
    def facts_of_rows(self) -> dict[str, list[tuple[str, str]]]:
        """What a directive says besides its words, by key: its unit, its deadline."""
        directives = (one for item in self.record["items"] for one in item["directives"])
        return {one["key"]: _in_words(DIRECTIVE, one, but=("headline", "text", *RESTRICTION)) for one in directives}

    # What is done with it

    def check(self, button: str) -> bool:
        """Whether what was sent can be done as it stands; the page says what is wrong."""
        is_valid = self.form.is_valid()
        if any(len(words) > limits.NOTE or "\x00" in words for words in self.said.values()):
            self.wrong.append(_("说明最多 %(limit)d 字。") % {"limit": limits.NOTE})
        if VERB_OF.get(button) == "approve" and next_level(self.meeting).is_last and self._says_something():
            self.wrong.append(_("审核通过后，各处意见不再保留。请退回修改，或清空意见后再审核通过。"))
        if button == "send_back" and is_valid and not self._note(button):
            self.form.add_error("note", _("请填写%(note)s。") % {"note": _("退回意见")})
        return self.form.is_valid() and not self.wrong

    @transaction.atomic
    def do(self, button: str) -> None:
        """Keeps the remarks and does the verb, or neither. Raises Refused."""
        shown = {name: self.form.cleaned_data[name] for name in self.now}
        if button not in VERB_OF and shown != self.now:
            raise Refused(STALE)
        self._keep_remarks()
        if button in VERB_OF:
            verb = VERB_OF[button]
            seen = {name: shown[name] for name in verbs.as_it_stands(verb, self.meeting)}
            verbs.VERBS[verb](self.meeting, by=self.by, note=self._note(button), **seen)

    def _keep_remarks(self) -> None:
        if not remarks.may_remark(self.meeting, self.by):
            raise Refused(STALE)
        remarks.make(self.meeting, self.said, about=self.rows, by=self.by)
        for one in self.remarks:
            if f"seen-{one.pk}" in self.post:
                remarks.settle(one, is_done=f"done-{one.pk}" in self.post, by=self.by)

    def _says_something(self) -> bool:
        return any(words.strip() for words in self.said.values())

    def _note(self, button: str) -> str:
        """The note of the verb; who sends back with remarks at rows need not say more."""
        note: str = self.form.cleaned_data.get("note", "").strip()
        if note or button != "send_back" or not (self._says_something() or self.open_remarks):
            return note
        return _("见各处的审核意见。")


def _in_words(fields: Iterable[Field], part: Part, *, but: tuple[str, ...]) -> list[tuple[str, str]]:
    """The facts of a part that are said, each with its label."""
    facts = ((str(one.label), one.in_words(part)) for one in fields if one.label and one.name not in but)
    return [(label, words) for label, words in facts if words]
