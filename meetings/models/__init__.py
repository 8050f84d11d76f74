"""The models of the whole. Reader modules import from ``edition`` directly, so that no desk model is in their reach."""

from meetings.models.access_log import AccessEntry, Act
from meetings.models.desk import AgendaItem, Attendance, Meeting, Report, State
from meetings.models.doubt import ReadingDoubt
from meetings.models.edition import ChainHead, Edition, Erasure
from meetings.models.identity import Identity
from meetings.models.people import User
from meetings.models.planned_release import PlannedRelease
from meetings.models.remark import Remark
from meetings.models.review import ReviewLevel
from meetings.models.role import Role
from meetings.models.session import Session
from meetings.models.sign_in import UsedCode, WrongPassword
from meetings.models.submission import SubmittedForm
from meetings.models.template import MeetingTemplate
from meetings.models.unsaved import UnsavedWork

__all__ = [
    "AccessEntry",
    "Act",
    "AgendaItem",
    "Attendance",
    "ChainHead",
    "Edition",
    "Erasure",
    "Identity",
    "Meeting",
    "MeetingTemplate",
    "PlannedRelease",
    "ReadingDoubt",
    "Remark",
    "Report",
    "ReviewLevel",
    "Role",
    "Session",
    "State",
    "SubmittedForm",
    "UnsavedWork",
    "UsedCode",
    "User",
    "WrongPassword",
]
