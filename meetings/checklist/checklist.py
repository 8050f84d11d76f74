"""The checklist of a record: what must be done, what should be looked at, what is in order."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from meetings.checklist.blocking import blocking
from meetings.checklist.facts import Facts
from meetings.checklist.findings import Finding, Kind
from meetings.checklist.warnings import warnings
from meetings.editor.record import Item, Record


@dataclass(frozen=True, slots=True)
class Checklist:
    """``passed`` says of each kind that found nothing what is in order."""

    blocking: list[Finding]
    warnings: list[Finding]

    @property
    def is_ready(self) -> bool:
        return not self.blocking

    @property
    def passed(self) -> list[str]:
        found = {finding.kind for finding in (*self.blocking, *self.warnings)}
        return [sentence for kind, sentence in _in_order().items() if kind not in found]


def checklist(record: Record, facts: Facts) -> Checklist:
    """Of the rows that stay: what is to be deleted with the next save lacks nothing."""
    staying = without_deleted(record)
    return Checklist([*blocking(staying, facts)], [*warnings(staying, facts.beside)])


def without_deleted(record: Record) -> Record:
    return replace(record, items=tuple(_below(item) for item in record.items if not item.is_deleted))


def _below(item: Item) -> Item:
    return replace(item, directives=tuple(one for one in item.directives if not one.is_deleted))


def _in_order() -> dict[Kind, str]:
    return {
        Kind.HEAD: _("会议类型、标题、会议要点齐全"),
        Kind.DAY: _("会议日期已确定"),
        Kind.NUMBER: _("会议届次没有重复"),
        Kind.ROWS: _("没有空白的议题和工作要求"),
        Kind.REASONS: _("不公开的内容都有理由"),
        Kind.DOUBTS: _("识别存疑均已核对"),
        Kind.NUMBERS_OF_PEOPLE: _("未见身份证号、电话号码、银行卡号"),
        Kind.MARKING: _("未见密级字样"),
        Kind.NAMES: _("公开的文字没有写到不公开的内容"),
    }
