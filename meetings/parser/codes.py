"""The closed lists of codes that every room shares, each with its 简体 name. Plain Python: no Django, no other room.

A code's ``label`` is the message id of its translation; ``number`` is fixed for ever, because the index stores it.
"""

from enum import StrEnum
from typing import Self


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
    EXECUTIVE = "executive", "政府常务会议", 1
    PARTY_GROUP = "party_group", "政府党组会议", 2
    STUDY = "study", "党组理论学习中心组学习会", 3
    PLENARY = "plenary", "政府全体会议", 4
    SPECIAL = "special", "专题会议", 5
    OFFICE = "office", "区长办公会议", 6
    STANDING_COMMITTEE = "standing_committee", "常委会会议", 7
    OTHER = "other", "其他会议", 8


class ItemKind(Code):
    RELAY = "relay", "传达学习", 1
    DELIBERATE = "deliberate", "审议", 2
    HEAR = "hear", "听取汇报", 3
    STUDY = "study", "专题学习", 4
    ARRANGE = "arrange", "研究部署", 5
    OTHER = "other", "其他事项", 6


class Outcome(Code):
    ADOPTED = "adopted", "审议通过", 1
    ADOPTED_IN_PRINCIPLE = "adopted_in_principle", "原则通过", 2
    NOTED = "noted", "听取", 3
    DEFERRED = "deferred", "暂缓", 4
    REFERRED = "referred", "提请审议", 5


class Disclosure(Code):
    """公开属性, recorded for every document when it is drafted (国办发〔2016〕80号)."""

    PUBLIC = "public", "主动公开", 1
    ON_REQUEST = "on_request", "依申请公开", 2
    WITHHELD = "withheld", "不予公开", 3


class Audience(Code):
    INTERNAL = "internal", "内部", 1
    PUBLIC = "public", "公开", 2


class DatePrecision(Code):
    DAY = "day", "日", 1
    MONTH = "month", "月", 2
    YEAR = "year", "年", 3
    UNKNOWN = "unknown", "未知", 4


class AttendanceRole(Code):
    PRESENT = "present", "出席", 1
    IN_ATTENDANCE = "in_attendance", "列席", 2
    APOLOGIES = "apologies", "请假", 3


class PassageKind(Code):
    SUMMARY = "summary", "会议要点", 1
    ITEM = "item", "议题", 2
    DIRECTIVE = "directive", "工作要求", 3
