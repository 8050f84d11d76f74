"""The state of one request of the paste page: the form as sent, the outline as corrected so far. It is not kept."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy

from meetings.admin.reports import reading_rows
from meetings.admin.reports.field_corrections import FieldChange
from meetings.admin.reports.forms import PasteForm
from meetings.corrections import MOST, Correction, Impossible, apply
from meetings.editor.record import Record
from meetings.parser.outline import Outline
from meetings.reading.report import Reading

TOO_MANY = gettext_lazy("更正已超过 1000 处，这一步没有应用。请先创建草稿，再在草稿中修改。")


@dataclass
class PasteState:
    """``reading`` is what was read, with ``outline`` as it is after all ``corrections``.

    ``refusal`` is the message on top of the page. Nothing a person entered is lost by a refusal: ``errors`` are the
    messages beside inputs, ``typed`` the values that inputs show although the outline has others, both by the name of
    the input; ``ticked`` are the values of the boxes that stay ticked. ``rows`` are the rows of each meeting where the
    page shows others than the outline has, ``wrong_rows`` what is wrong in them by reference and field; ``focus`` is
    the row where the page goes on, ``opened`` are those whose rare fields stand open.
    """

    form: PasteForm
    reading: Reading
    outline: Outline
    corrections: list[Correction] = field(default_factory=list)
    refusal: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    ticked: set[str] = field(default_factory=set)
    rows: list[Record] | None = None
    wrong_rows: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    focus: str = ""
    opened: set[str] = field(default_factory=set)

    @property
    def is_separate(self) -> bool:
        """Whether the person said that this is another report, though it is like one on file."""
        return bool(self.form.data.get("apart")) or self.form.data.get("step") == "apart"

    @property
    def is_wrong(self) -> bool:
        return bool(self.errors or self.wrong_rows)

    @property
    def shown_rows(self) -> list[Record]:
        """The rows of each meeting as the page shows them."""
        return reading_rows.records_of(self.outline) if self.rows is None else self.rows

    def correct(self, corrections: list[Correction]) -> None:
        """Applies all of them or raises Impossible; no more than a form carries, which would lose them all."""
        if len(self.corrections) + len(corrections) > MOST:
            raise Impossible(str(TOO_MANY))
        self.outline = apply(self.outline, corrections)
        self.corrections = [*self.corrections, *corrections]

    def set_field(self, change: FieldChange) -> None:
        """Applies what was typed in a field, or keeps it with an error."""
        try:
            self.correct([change.correction])
        except Impossible as impossible:
            self.errors[change.name] = str(impossible) or change.error
            self.typed |= change.typed
