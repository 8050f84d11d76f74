"""The steps of a request to the paste page in their order: parse the text, apply corrections old and new, or undo one.

Each step takes the state and changes it. What is shown or kept then is for ``paste_page``.
"""

from collections.abc import Iterator

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from meetings.admin.reports.button_corrections import button_corrections
from meetings.admin.reports.field_corrections import FieldChange, field_changes
from meetings.admin.reports.forms import PasteForm
from meetings.admin.reports.state import PasteState
from meetings.corrections import (
    ConfirmDoubts,
    Correction,
    DropMeeting,
    Impossible,
    MergeMeeting,
    SetField,
    apply,
    from_text,
)
from meetings.intake import digest
from meetings.reading.report import Reading, read

NOT_POSSIBLE = gettext_lazy("这一步更正无法应用，没有改动。请核对下面的识别结果后再试。")
NOT_DONE = gettext_lazy("有内容填写不正确，刚才的操作没有执行，您填写的内容都还在。请改正后再试。")
NOT_APPLIED = gettext_lazy("有内容填写不正确，没有应用，其余已应用。请改正下列内容：")
STILL_TICKED = gettext_lazy("您勾选了句子或工作要求，还没有对它们操作。请先按相应的按钮，或取消勾选，再创建草稿。")
OTHER_TEXT = gettext_lazy("原文已有改动，此前的更正没有沿用，请重新核对。")


def load_state(form: PasteForm, post: QueryDict) -> PasteState:
    """The state after all steps of a request. Raises Unreadable where the text cannot be read."""
    corrections = load_corrections(post)
    is_undo = post.get("step") == "undo"
    kept = corrections[:-1] if corrections and is_undo else corrections
    reading = parse(form, kept)
    state = PasteState(form, reading, reading.outline)
    if corrections and is_other_text(state, post):
        state.refusal = str(OTHER_TEXT)
    elif kept is None or reading.corrected is None:
        state.refusal = str(NOT_POSSIBLE)
        return state
    else:
        state.outline, state.corrections = reading.corrected, kept
    if is_undo:
        keep_typed(state, (corrections or [])[-1:], post)
    else:
        apply_fields(state, post)
        press_button(state, post)
    return state


def load_corrections(post: QueryDict) -> list[Correction] | None:
    """The corrections that the form carries; None where it carries something else."""
    try:
        return from_text(post.get("corrections", ""))
    except Impossible:
        return None


def parse(form: PasteForm, corrections: list[Correction] | None) -> Reading:
    """The text as it is read, and with the corrections applied."""
    facts = form.cleaned_data
    return read(facts["text"], published_on=facts["published_on"], corrections=corrections or ())


def is_other_text(state: PasteState, post: QueryDict) -> bool:
    """Whether the corrections were made in another text, which the person has gone back to and changed since."""
    return post.get("step") == "read" and post.get("corrected") != digest(state.outline.text)


def apply_fields(state: PasteState, post: QueryDict) -> None:
    """Applies what was filled in; boxes stay ticked until a button takes them."""
    state.ticked = {*post.getlist("sentence"), *post.getlist("directive")}
    for change in list(field_changes(state.outline, post)):
        state.set_field(change)


def press_button(state: PasteState, post: QueryDict) -> None:
    """Does what the pressed button stands for. It waits while a field is wrong, since positions may change with it."""
    if "act" in post:
        if state.errors:
            state.refusal = str(NOT_DONE)
        else:
            apply_button(state, post)
    elif post.get("step") == "create" and (state.errors or state.ticked):
        state.refusal = str(NOT_DONE if state.errors else STILL_TICKED)
    elif state.errors:
        state.refusal = str(NOT_APPLIED)


def apply_button(state: PasteState, post: QueryDict) -> None:
    """Applies the corrections of the button and unticks the boxes that were its, or whose position may be another's."""
    try:
        state.correct(button_corrections(state.outline, post))
    except Impossible as impossible:
        state.refusal = str(impossible) or str(NOT_POSSIBLE)
        return
    action = post.get("act", "").partition(":")[0]
    if action in ("make", "add"):
        state.ticked = set()
    elif action != "confirm":
        state.ticked = set(post.getlist("sentence"))


def keep_typed(state: PasteState, undone: list[Correction], post: QueryDict) -> None:
    """Keeps what was filled in since the correction that is undone, in the inputs that are still there."""
    state.ticked = set(post.getlist("sentence"))
    try:
        before = apply(state.outline, undone)
    except Impossible:  # it never fitted
        return
    for change in field_changes(before, post) if undone else ():
        state.typed |= dict(_still_there(change, undone[0]))


def _still_there(change: FieldChange, undone: Correction) -> Iterator[tuple[str, str]]:
    """Dropping or joining moves the positions in the names of inputs: of meetings all, of items those in a meeting."""
    if isinstance(undone, DropMeeting | MergeMeeting):
        return
    for name, value in change.typed.items():
        if isinstance(undone, SetField | ConfirmDoubts) or name.count("-") == 1:
            yield name, value
