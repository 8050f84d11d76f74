"""What keeps a draft from being submitted. The gate refuses for these sentences and for no other fault of a record."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from meetings.checklist.facts import Facts
from meetings.checklist.findings import Finding, Kind, target_of
from meetings.days import day
from meetings.editor.record import Directive, Item, Record
from records.codes import Disclosure


def blocking(record: Record, facts: Facts) -> Iterator[Finding]:
    """In the order of the page. A meeting without items lacks none."""
    yield from _in_head(record)
    for number, item in enumerate(record.items, start=1):
        yield from _in_item(number, item)
        for place, directive in enumerate(item.directives, start=1):
            yield from _in_directive({"item": number, "directive": place}, directive)
    if facts.twin:
        yield Finding(Kind.NUMBER, _("会议届次与“%(title)s”相同。") % {"title": facts.twin}, "id_number_text")
    yield from _unconfirmed(facts)


def _in_head(record: Record) -> Iterator[Finding]:
    sentences = {"title": _("会议没有标题。"), "type": _("会议没有类型。"), "summary": _("会议没有会议要点。")}
    for name, sentence in sentences.items():
        if not record.head.get(name, "").strip():
            yield Finding(Kind.HEAD, sentence, f"id_{name}")


def _in_item(number: int, item: Item) -> Iterator[Finding]:
    if not _said(item, "text") and not _said(item, "title"):
        yield Finding(Kind.ROWS, _("第%(item)d个议题没有内容。") % {"item": number}, target_of(item, "title"))
    if _lacks_reason(item):
        sentence = _("第%(item)d个议题不公开，但没有填写理由。") % {"item": number}
        yield Finding(Kind.REASONS, sentence, target_of(item, "disclosure_reason"))


def _in_directive(numbers: dict[str, int], directive: Directive) -> Iterator[Finding]:
    if not _said(directive, "text"):
        sentence = _("第%(item)d个议题的第%(directive)d项工作要求没有内容。") % numbers
        yield Finding(Kind.ROWS, sentence, target_of(directive))
    if _lacks_reason(directive):
        sentence = _("第%(item)d个议题的第%(directive)d项工作要求不公开，但没有填写理由。") % numbers
        yield Finding(Kind.REASONS, sentence, target_of(directive, "disclosure_reason"))


def _said(row: Item | Directive, name: str) -> str:
    return row.fields.get(name, "").strip()


def _lacks_reason(row: Item | Directive) -> bool:
    is_hidden = row.fields.get("disclosure", Disclosure.PUBLIC) != Disclosure.PUBLIC
    return is_hidden and not _said(row, "disclosure_reason")


def _unconfirmed(facts: Facts) -> Iterator[Finding]:
    """What nobody has confirmed: a day in the future, a guessed day, doubts of the reading."""
    yield from future_days(facts.held_on, facts.listed_on, today=facts.today)
    if facts.guessed_day:
        sentence = _(
            "没有写明会议日期，列表日期取自录入当天，公众将读到“%(said)s”。请改为实际日期，或核对后勾选“列表日期无误”。"
        )
        yield Finding(Kind.DAY, sentence % {"said": facts.guessed_day}, "id_held")
    for doubt in facts.doubts:
        sentence = _("识别结果有疑问，尚未核对：%(reason)s") % {"reason": doubt.sentence}
        yield Finding(Kind.DOUBTS, sentence, f"doubt-{doubt.pk}")


def future_days(held_on: date | None, listed_on: date | None, *, today: date) -> Iterator[Finding]:
    """A finding for each day of a meeting that has not come yet."""
    if held_on and held_on > today:
        sentence = _("会议日期（%(day)s）还没有到，请更正，或在会议召开后提交。") % {"day": day(held_on)}
        yield Finding(Kind.DAY, sentence, "id_held")
    if listed_on and listed_on > today and listed_on != held_on:
        sentence = _("列表日期（%(day)s）还没有到，请更正，或到那一天再提交。") % {"day": day(listed_on)}
        yield Finding(Kind.DAY, sentence, "id_listed_on")
