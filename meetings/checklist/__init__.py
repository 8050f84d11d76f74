"""Whether a draft is ready: what blocks its submission, what a person should look at, what is in order. Pure: a record
as the editor holds it, with what its words cannot tell, in; findings out, each with its place in the editor's page."""

from meetings.checklist.checklist import Checklist, checklist
from meetings.checklist.facts import Facts, OpenDoubt
from meetings.checklist.findings import Finding, Kind

__all__ = ["Checklist", "Facts", "Finding", "Kind", "OpenDoubt", "checklist"]
