"""The form of the paste page's first step: a report comes in, as words or as a file. Corrections come later."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.admin.forms import DayInput
from meetings.parser.cleaning.decode import Unreadable, check
from meetings.reading.sentences import refusal_sentence
from meetings.uploads.upload import ACCEPT, read_upload
from records import limits


class PasteForm(forms.Form):
    """A report: pasted, or chosen as a file. ``cleaned_data["text"]`` is what was received, as text."""

    text = forms.CharField(
        label=gettext_lazy("会议稿全文"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 16})
    )
    file = forms.FileField(
        label=gettext_lazy("或选择文件"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy("Word 文档（.docx）、文字版 PDF 或纯文本（.txt），不超过 10 MB。"),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    published_on = forms.DateField(
        label=gettext_lazy("发布日期"),
        required=False,
        widget=DayInput,
        help_text=gettext_lazy("会议稿公开发布的日期。稿中日期没有写年份时，按它推算；只写“日前”的，列表上用它。"),
    )
    source_url = forms.URLField(
        label=gettext_lazy("来源网址"), required=False, max_length=500, assume_scheme="https", empty_value=""
    )
    title = forms.CharField(
        label=gettext_lazy("会议稿标题"),
        required=False,
        max_length=limits.TITLE,
        help_text=gettext_lazy("可不填，便于日后查找。"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].validators = []  # ``check`` says the same of NUL and more, in words for this page

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or {}
        text, file = facts.get("text", ""), facts.get("file")
        if text.strip() and file:
            raise ValidationError(_("请只用一种方式：粘贴全文，或选择一个文件。"), "both")
        if not text.strip() and not file:
            raise ValidationError(_("请粘贴会议稿全文，或选择一个文件。"), "neither")
        try:
            facts["text"] = read_upload(file) if file else text
            check(facts["text"])
        except Unreadable as refusal:
            self.add_error("file" if file else "text", refusal_sentence(refusal))
        return facts
