"""The steps of a request to the paste page in their order: parse the text, apply corrections old and new, or undo one.

Each step takes the state and changes it. What is shown or kept then is for ``paste_page``.
"""

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from meetings.admin.reports import reading_rows
from meetings.admin.reports.button_corrections import button_corrections
from meetings.admin.reports.field_corrections import field_changes
from meetings.admin.reports.forms import PasteForm
from meetings.admin.reports.state import PasteState
from meetings.corrections import (
    Correction,
    DropMeeting,
    Impossible,
    MakeMeeting,
    MergeMeeting,
    apply,
    from_text,
)
from meetings.editor import deeds
from meetings.intake import digest
from meetings.reading.report import Reading, read

NOT_POSSIBLE = gettext_lazy("这一步更正无法应用，没有改动。请核对下面的识别结果后再试。")
NOT_DONE = gettext_lazy("有内容填写不正确，刚才的操作没有执行，您填写的内容都还在。请改正后再试。")
NOT_APPLIED = gettext_lazy("有内容填写不正确，没有应用，其余已应用。请改正下列内容：")
STILL_TICKED = gettext_lazy("您勾选了句子，还没有对它们操作。请先按相应的按钮，或取消勾选，再创建草稿。")
NOT_UNDONE = gettext_lazy("议题和工作要求有改动还没有应用，没有撤销。请先按“应用更正”；改动都还在。")
OTHER_TEXT = gettext_lazy("原文已有改动，此前的更正没有沿用，请重新核对。")


def load_state(form: PasteForm, post: QueryDict, *, is_expired: bool = False) -> PasteState:
    """The state after all steps of a request. Raises Unreadable where the text cannot be read.

    Rows of a form that had expired stay as they were sent: their ticks delete nothing until it is sent anew.
    """
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
        if corrections:
            undo(state, corrections, post)
        return state
    apply_fields(state, post)
    if "deed" in post:
        do_deed(state, post)
    elif is_expired:
        state.rows = reading_rows.read_rows(post, len(state.outline.meetings))
    else:
        apply_rows(state, post)
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
    state.ticked = {*post.getlist("sentence")}
    for change in list(field_changes(state.outline, post)):
        state.set_field(change)


def apply_rows(state: PasteState, post: QueryDict) -> None:
    """Applies what was done to the rows, all at once; they stay as they were sent while one is wrong."""
    rows = reading_rows.read_rows(post, len(state.outline.meetings))
    if rows is None:
        return
    state.wrong_rows = reading_rows.faults(rows)
    change = None if state.wrong_rows else reading_rows.correction(state.outline, rows)
    try:
        state.correct([change] if change else [])
    except Impossible as impossible:
        state.refusal = str(impossible) or str(NOT_POSSIBLE)
    if state.wrong_rows or state.refusal:
        state.rows = rows


def do_deed(state: PasteState, post: QueryDict) -> None:
    """A deed on the rows as they were sent, for a browser without scripts: nothing of them is applied."""
    rows = reading_rows.read_rows(post, len(state.outline.meetings)) or state.shown_rows
    name, _space, ref = str(post["deed"]).partition(" ")
    home = reading_rows.meeting_of(rows, ref)
    state.rows = rows
    if name == "more":
        state.opened, state.focus = {ref}, ref
    elif name in deeds.DEEDS and home is not None:
        done = deeds.DEEDS[name](rows[home], ref, post.get(f"{ref}-to", ""))
        rows[home], state.focus = done.record, done.ref


def press_button(state: PasteState, post: QueryDict) -> None:
    """Does what the pressed button stands for. It waits while a field is wrong, since positions may change with it."""
    if state.refusal:
        return
    if "act" in post:
        if state.is_wrong:
            state.refusal = str(NOT_DONE)
        else:
            apply_button(state, post)
    elif post.get("step") == "create" and (state.is_wrong or state.ticked):
        state.refusal = str(NOT_DONE if state.is_wrong else STILL_TICKED)
    elif state.is_wrong:
        state.refusal = str(NOT_APPLIED)


def apply_button(state: PasteState, post: QueryDict) -> None:
    """Applies the corrections of the button and unticks the boxes that were its."""
    try:
        state.correct(button_corrections(state.outline, post))
    except Impossible as impossible:
        state.refusal = str(impossible) or str(NOT_POSSIBLE)
        return
    if post["act"] in ("make", "add"):
        state.ticked = set()


def undo(state: PasteState, corrections: list[Correction], post: QueryDict) -> None:
    """Takes the last correction back and keeps what was filled in since, in the inputs that are still there.

    It waits while rows have changes that are not applied, which the outline before would not have.
    """
    state.ticked = set(post.getlist("sentence"))
    undone = corrections[-1:]
    try:
        shown = apply(state.outline, undone)
    except Impossible:  # it never fitted
        return
    typed = {name: value for change in field_changes(shown, post) for name, value in change.typed.items()}
    rows = reading_rows.read_rows(post, len(shown.meetings))
    if rows and reading_rows.correction(shown, rows):
        state.outline, state.corrections, state.rows = shown, corrections, rows
        state.refusal = str(NOT_UNDONE)
    elif isinstance(undone[0], MakeMeeting | DropMeeting | MergeMeeting):  # the inputs have other positions
        return
    state.typed |= typed
