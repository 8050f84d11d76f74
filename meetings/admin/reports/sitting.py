"""What one request of the paste page knows: the form as sent, the outline as corrected so far. Nothing outlives it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import get_args

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from meetings.admin.reports.chosen import chosen_act
from meetings.admin.reports.filled import Entry, entries
from meetings.admin.reports.forms import PasteForm
from meetings.corrections import (
    Correction,
    DropMeeting,
    Fact,
    Impossible,
    MergeMeeting,
    apply,
    from_text,
    to_text,
)
from meetings.intake import digest
from meetings.parser import parse_report
from meetings.parser.outline import Outline

NOT_POSSIBLE = gettext_lazy("这一步更正无法应用，没有改动。请核对下面的识别结果后再试。")
NOT_DONE = gettext_lazy("有内容填写不正确，刚才的操作没有执行，您填写的内容都还在。请改正后再试。")
NOT_TAKEN = gettext_lazy("有内容填写不正确，没有应用，其余已应用。请改正下列内容：")
LEFT_TICKED = gettext_lazy("您勾选了句子或工作要求，还没有对它们操作。请先按相应的按钮，或取消勾选，再创建草稿。")
OTHER_TEXT = gettext_lazy("原文已有改动，此前的更正没有沿用，请重新核对。")


@dataclass
class Sitting:
    """What one request knows of the paste page: the form as sent, the outline as corrected so far.

    ``wrong`` says what is wrong in which field, ``typed`` what fields show that is not (or not yet) in the outline,
    ``ticked`` which boxes stay ticked: nothing a person entered is lost by a refusal.
    """

    form: PasteForm
    outline: Outline
    corrections: list[Correction] = field(default_factory=list)
    refusal: str = ""
    wrong: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    ticked: set[str] = field(default_factory=set)

    @property
    def apart(self) -> str:
        """Whether this is said to be another report, though it is like one on file."""
        return "1" if self.form.data.get("apart") or self.form.data.get("step") == "apart" else ""

    def correct(self, corrections: list[Correction]) -> None:
        """All of them, or none."""
        self.outline = apply(self.outline, corrections)
        self.corrections = [*self.corrections, *corrections]

    def fill_in(self, entry: Entry) -> None:
        try:
            self.correct([entry.correction])
        except Impossible:
            self.wrong[entry.name] = str(entry.wrong)
            self.typed |= entry.values


def read_and_correct(form: PasteForm, post: QueryDict) -> Sitting:
    """Reads the text, corrects it as so far, then as this request says. A refusal says what failed."""
    sitting = Sitting(form, _read(form))
    try:
        earlier = from_text(post.get("corrections", ""))
        if earlier and post.get("step") == "read" and post.get("corrected") != digest(sitting.outline.text):
            earlier, sitting.refusal = [], str(OTHER_TEXT)
        sitting.correct(earlier)
    except Impossible:
        sitting.refusal = str(NOT_POSSIBLE)
        return sitting
    sitting.ticked = {*post.getlist("sentence"), *post.getlist("directive")}
    if post.get("step") == "undo":
        return undone(sitting, post)
    for entry in list(entries(sitting.outline, post)):
        sitting.fill_in(entry)
    if "act" in post:
        act(sitting, post)
    elif post.get("step") == "create" and (sitting.wrong or sitting.ticked):
        sitting.refusal = str(NOT_DONE if sitting.wrong else LEFT_TICKED)
    elif sitting.wrong:
        sitting.refusal = str(NOT_TAKEN)
    return sitting


def act(sitting: Sitting, post: QueryDict) -> None:
    """Does what the pressed button says. It waits while a field is wrong: the fields' places may move with it."""
    if sitting.wrong:
        sitting.refusal = str(NOT_DONE)
        return
    try:
        sitting.correct(chosen_act(sitting.outline, post))
    except Impossible as impossible:
        sitting.refusal = str(impossible) or str(NOT_POSSIBLE)
        return
    is_used = post.get("act", "").partition(":")[0] in ("make", "add")
    sitting.ticked = set() if is_used else set(post.getlist("sentence"))  # a directive's place may be another's now


def undone(sitting: Sitting, post: QueryDict) -> Sitting:
    """Everything but the last correction. What was filled in since stays in its field, where the field still is."""
    left = sitting.corrections[:-1]
    back = Sitting(sitting.form, apply(_read(sitting.form), left), left, ticked=set(post.getlist("sentence")))
    last = sitting.corrections[-1:]
    for entry in entries(sitting.outline, post) if last else ():
        back.typed |= dict(_still_there(entry, last[0]))
    return back


def _still_there(entry: Entry, undone: Correction) -> Iterator[tuple[str, str]]:
    """Dropping or joining moves the places that fields are named by: of meetings all, of items those in a meeting."""
    if isinstance(undone, DropMeeting | MergeMeeting):
        return
    for name, value in entry.values.items():
        if isinstance(undone, get_args(Fact)) or name.count("-") == 1:
            yield name, value


def _read(form: PasteForm) -> Outline:
    return parse_report(form.cleaned_data["text"], published_on=form.cleaned_data["published_on"])


def again(form: PasteForm) -> PasteForm:
    """The form of step 1, filled with what step 2 carried."""
    return PasteForm(
        initial={name: form.data.get(name, "") for name in ("text", "published_on", "source_url", "title")}
    )


def carried(sitting: Sitting) -> list[tuple[str, str]]:
    """What the hidden fields of step 2 hold: the server remembers nothing between the steps."""
    facts = sitting.form.cleaned_data
    day = facts["published_on"]
    return [
        ("text", facts["text"]),
        ("published_on", day.isoformat() if day else ""),
        ("source_url", facts["source_url"]),
        ("title", facts["title"]),
        *corrected(sitting),
        ("apart", sitting.apart),
    ]


def corrected(sitting: Sitting) -> list[tuple[str, str]]:
    """The corrections, and of which text they are."""
    return [("corrections", to_text(sitting.corrections)), ("corrected", digest(sitting.outline.text))]
