"""What a person should look at before a record goes on. Nothing of it stands in the way of a verb by being found here;
words that name a hidden matter are acknowledged on the page of the verb."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meetings.checklist.exposed import exposed_in
from meetings.checklist.findings import Finding, Kind, target_of, target_of_ref
from meetings.checklist.markings import markings
from meetings.checklist.sensitive_numbers import NumberKind, sensitive_numbers
from meetings.disclosure_check import sentence
from meetings.editor.record import Record, Row
from records.fields import Document

HEAD_TEXTS = ("title", "summary", "chair", "place", "attendance")
ROW_TEXTS = ("title", "text", "disclosure_reason", "headline", "speaker", "addressee", "units", "deadline_text")
# Characters that a part seldom has fewer or more of: in the sample office titles have 12 to 30, directives 5 to 59
LENGTHS = {"title": (6, 60), "summary": (10, 800), "item": (4, 1_000), "directive": (5, 500)}


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a record with its words; ``measured`` are those whose length is judged, as ``kind`` has it."""

    label: str
    target: str
    words: str
    kind: str = ""
    measured: str = ""


def warnings(record: Record, beside: Sequence[Document] = ()) -> Iterator[Finding]:
    """By what they are about, each in the order of the page; ``beside`` are the other meetings of its report."""
    places = list(_places(record))
    for find in (_numbers, _markings):
        for place in places:
            yield from find(place)
    for exposure in exposed_in(record, beside):
        yield Finding(Kind.NAMES, sentence(exposure), target_of_ref(exposure.public.path, record))
    for place in places:
        yield from _lengths(place)


def _places(record: Record) -> Iterator[Place]:
    labels = {
        "title": _("标题"),
        "summary": _("会议要点"),
        "chair": _("主持人"),
        "place": _("地点"),
        "attendance": _("出席情况"),
    }
    for name in HEAD_TEXTS:
        words = record.head.get(name, "")
        yield Place(labels[name], f"id_{name}", words, name if name in LENGTHS else "", words)
    for number, item in enumerate(record.items, start=1):
        label = _("第%(number)d个议题") % {"number": number}
        said = item.fields.get("text") or item.fields.get("title", "")
        yield Place(label, target_of(item, "text" if item.fields.get("text") else "title"), _words(item), "item", said)
        for place, one in enumerate(item.directives, start=1):
            below = label + _("第%(number)d项工作要求") % {"number": place}
            yield Place(below, target_of(one), _words(one), "directive", one.fields.get("text", ""))


def _words(row: Row) -> str:
    return "\n".join(filter(None, (row.fields.get(name, "") for name in ROW_TEXTS)))


def _numbers(place: Place) -> Iterator[Finding]:
    names = {
        NumberKind.IDENTITY_CARD: _("身份证号"),
        NumberKind.PHONE: _("电话号码"),
        NumberKind.BANK_CARD: _("银行卡号"),
    }
    for kind, shown in dict.fromkeys((one.kind, one.masked) for one in sensitive_numbers(place.words)):
        facts = {"where": place.label, "kind": names[kind], "number": shown}
        sentence = _("%(where)s里有%(kind)s（%(number)s），请核对是否应当写入。") % facts
        yield Finding(Kind.NUMBERS_OF_PEOPLE, sentence, place.target)


def _markings(place: Place) -> Iterator[Finding]:
    if found := markings(place.words):
        facts = {"where": place.label, "words": "、".join(f"“{one}”" for one in found)}
        sentence = _("%(where)s里有密级或限制传播的字样：%(words)s。涉密信息不得录入。") % facts
        yield Finding(Kind.MARKING, sentence, place.target)


def _lengths(place: Place) -> Iterator[Finding]:
    if not place.kind or not place.measured:
        return
    (least, most), length = LENGTHS[place.kind], len(place.measured)
    facts = {"where": place.label, "count": length}
    if length < least:
        yield Finding(Kind.LENGTH, _("%(where)s只有 %(count)d 字，请核对是否完整。") % facts, place.target)
    elif length > most:
        yield Finding(Kind.LENGTH, _("%(where)s有 %(count)d 字，比通常长，请核对是否应当拆分。") % facts, place.target)
