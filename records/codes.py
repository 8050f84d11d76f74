"""The closed lists of codes that every room shares, each with its 简体 name. Plain Python: no Django, no other room.

A code's ``label`` is the message id of its translation; ``number`` is fixed for ever, because the index stores it.
"""

from enum import StrEnum
from typing import Self


def gettext_noop(message: str) -> str:
    """Marks a message for those who gather what there is to translate, as Django's function of this name does."""
    return message


class Code(StrEnum):
    """A code word with a 简体 label and a number that never changes."""

    label: str
    number: int

    def __new__(cls, value: str, label: str = "", number: int = 0) -> Self:  # looked up by value alone
        code = str.__new__(cls, value)
        code._value_ = value
        code.label = label
        code.number = number
        return code


class MeetingType(Code):
    EXECUTIVE = "executive", gettext_noop("政府常务会议"), 1
    PARTY_GROUP = "party_group", gettext_noop("政府党组会议"), 2
    STUDY = "study", gettext_noop("党组理论学习中心组学习会"), 3
    PLENARY = "plenary", gettext_noop("政府全体会议"), 4
    SPECIAL = "special", gettext_noop("专题会议"), 5
    OFFICE = "office", gettext_noop("区长办公会议"), 6
    STANDING_COMMITTEE = "standing_committee", gettext_noop("常委会会议"), 7
    OTHER = "other", gettext_noop("其他会议"), 8


class ItemKind(Code):
    RELAY = "relay", gettext_noop("传达学习"), 1
    DELIBERATE = "deliberate", gettext_noop("审议"), 2
    HEAR = "hear", gettext_noop("听取汇报"), 3
    STUDY = "study", gettext_noop("专题学习"), 4
    ARRANGE = "arrange", gettext_noop("研究部署"), 5
    OTHER = "other", gettext_noop("其他事项"), 6


class Outcome(Code):
    ADOPTED = "adopted", gettext_noop("审议通过"), 1
    ADOPTED_IN_PRINCIPLE = "adopted_in_principle", gettext_noop("原则通过"), 2
    NOTED = "noted", gettext_noop("听取"), 3
    DEFERRED = "deferred", gettext_noop("暂缓"), 4
    REFERRED = "referred", gettext_noop("提请审议"), 5


class Disclosure(Code):
    """公开属性, recorded for every document when it is drafted (国办发〔2016〕80号)."""

    PUBLIC = "public", gettext_noop("主动公开"), 1
    ON_REQUEST = "on_request", gettext_noop("依申请公开"), 2
    WITHHELD = "withheld", gettext_noop("不予公开"), 3


class Audience(Code):
    INTERNAL = "internal", gettext_noop("内部"), 1
    PUBLIC = "public", gettext_noop("公开"), 2


class DatePrecision(Code):
    DAY = "day", gettext_noop("日"), 1
    MONTH = "month", gettext_noop("月"), 2
    YEAR = "year", gettext_noop("年"), 3
    UNKNOWN = "unknown", gettext_noop("未知"), 4


class AttendanceRole(Code):
    PRESENT = "present", gettext_noop("出席"), 1
    IN_ATTENDANCE = "in_attendance", gettext_noop("列席"), 2
    APOLOGIES = "apologies", gettext_noop("请假"), 3


class PassageKind(Code):
    SUMMARY = "summary", gettext_noop("会议要点"), 1
    ITEM = "item", gettext_noop("议题"), 2
    DIRECTIVE = "directive", gettext_noop("工作要求"), 3
