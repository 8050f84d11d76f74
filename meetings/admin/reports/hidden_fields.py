"""The hidden fields that carry the paste page from step to step; what is kept beside is for coming back."""

from django.http import QueryDict

from meetings.admin.reports.forms import PasteForm
from meetings.admin.reports.state import PasteState
from meetings.corrections import to_text
from meetings.intake import digest

HiddenFields = list[tuple[str, str]]


def state_fields(state: PasteState) -> HiddenFields:
    """Everything that the next step needs: the report as it came, its corrections, what was said of it."""
    facts = state.form.cleaned_data
    published_on = facts["published_on"]
    return [
        ("text", facts["text"]),
        ("published_on", published_on.isoformat() if published_on else ""),
        ("source_url", facts["source_url"]),
        ("title", facts["title"]),
        *correction_fields(state),
        ("apart", "1" if state.is_separate else ""),
    ]


def correction_fields(state: PasteState) -> HiddenFields:
    """The corrections, and of which text they are."""
    return [("corrections", to_text(state.corrections)), ("corrected", digest(state.outline.text))]


def sent_correction_fields(post: QueryDict) -> HiddenFields:
    """The corrections as they were sent, where the text was not read."""
    return [(name, str(post[name])) for name in ("corrections", "corrected") if name in post]


def sent_fields(post: QueryDict) -> HiddenFields:
    """Whatever was sent but the button, to be sent again."""
    names = [name for name in post if name not in ("csrfmiddlewaretoken", "step", "act")]
    return [(name, str(value)) for name in names for value in post.getlist(name)]


def without_button(post: QueryDict) -> QueryDict:
    """A form as it was filled in, without the button: the step it was sent from, and nothing to do there."""
    form = post.copy()
    form.pop("act", None)
    form.pop("deed", None)
    if form.get("step") != "read":
        form["step"] = "revise" if "earlier" in form else "apply"
    return form


def first_form(form: PasteForm) -> PasteForm:
    """The form of the first step, filled with what the later steps carried."""
    return PasteForm(
        initial={name: form.data.get(name, "") for name in ("text", "published_on", "source_url", "title")}
    )
