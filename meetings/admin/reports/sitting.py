"""What one request of the paste page knows: the form as sent, the outline as corrected so far. Nothing outlives it."""

from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from meetings.admin.reports.chosen import chosen_act, chosen_facts
from meetings.admin.reports.forms import PasteForm
from meetings.corrections import Correction, Impossible, apply, from_text, to_text
from meetings.parser import parse_report
from meetings.parser.outline import Outline

NOT_POSSIBLE = gettext_lazy("这一步更正无法应用，没有改动。请核对下面的识别结果后再试。")


@dataclass
class Sitting:
    """What one request knows of the paste page: the form as sent, the outline as corrected so far."""

    form: PasteForm
    outline: Outline
    corrections: list[Correction] = field(default_factory=list)
    refusal: str = ""

    @property
    def apart(self) -> str:
        """Whether this is said to be another report, though it is like one on file."""
        return "1" if self.form.data.get("apart") or self.form.data.get("step") == "apart" else ""

    def correct(self, corrections: list[Correction]) -> None:
        """All of them, or none."""
        self.outline = apply(self.outline, corrections)
        self.corrections = [*self.corrections, *corrections]


def read_and_correct(form: PasteForm, post: QueryDict) -> Sitting:
    """Reads the text, corrects it as so far, then as this request says. A refusal says what failed."""
    facts = form.cleaned_data
    sitting = Sitting(form, parse_report(facts["text"], published_on=facts["published_on"]))
    try:
        sitting.correct(from_text(post.get("corrections", "")))
        if post.get("step") == "undo":
            return Sitting(form, *undone(sitting, facts))
        sitting.correct(chosen_facts(sitting.outline, post))
        if "act" in post:
            sitting.correct(chosen_act(sitting.outline, post))
    except Impossible as impossible:
        sitting.refusal = str(impossible) or str(NOT_POSSIBLE)
    return sitting


def undone(sitting: Sitting, facts: dict[str, Any]) -> tuple[Outline, list[Correction]]:
    """Everything but the last correction."""
    left = sitting.corrections[:-1]
    return apply(parse_report(facts["text"], published_on=facts["published_on"]), left), left


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
        ("corrections", to_text(sitting.corrections)),
        ("apart", sitting.apart),
    ]
