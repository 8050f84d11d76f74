"""What the running site may do to each table: the rights of a database role that owns nothing.

A table without a line here is refused by name, so that none is forgotten. History has none: triggers write it, with the
rights of the tables' owner.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pghistory.models
import pgtrigger
from django.apps import apps
from django.db import models
from django.db.migrations.recorder import MigrationRecorder

WHOLE = ("*",)  # every column: what forms save, they save as a whole


@dataclass(frozen=True, slots=True)
class Grant:
    """What may be done to a table besides reading it; ``update`` names columns."""

    insert: bool = False
    update: tuple[str, ...] = ()
    delete: bool = False


READ = Grant()
REPLY = ("answer", "answered_by_id", "answered_at", "done_by_id", "done_at")
FATE = ("confirmed_by_id", "confirmed_at", "failed_at", "failure")
DESK = Grant(insert=True, update=WHOLE, delete=True)
GRANTS = {
    "account.EmailAddress": READ,  # accounts have none
    "account.EmailConfirmation": READ,
    "admin.LogEntry": Grant(insert=True),
    "auth.Group": Grant(insert=True, update=("name",)),
    "auth.Group_permissions": Grant(insert=True, delete=True),
    "auth.Permission": READ,
    "contenttypes.ContentType": READ,
    "directives.Directive": DESK,
    "directives.Gone": Grant(insert=True, delete=True),
    "directives.Passage": Grant(insert=True, delete=True),
    "directives.Sample": Grant(insert=True, update=WHOLE),
    "meetings.AccessEntry": Grant(insert=True),
    "meetings.AgendaItem": DESK,
    "meetings.Attendance": DESK,
    "meetings.ChainHead": Grant(insert=True, update=("count", "digest")),
    "meetings.Edition": Grant(insert=True, update=("is_current",)),
    "meetings.Erasure": READ,  # erasing is for the owner of the tables
    "meetings.Identity": Grant(insert=True),
    "meetings.Meeting": DESK,
    "meetings.MeetingTemplate": DESK,
    "meetings.PlannedRelease": Grant(insert=True, update=FATE, delete=True),
    "meetings.ReadingDoubt": DESK,
    "meetings.Remark": Grant(insert=True, update=REPLY, delete=True),
    "meetings.Report": Grant(insert=True, update=WHOLE),
    "meetings.ReviewLevel": Grant(insert=True, delete=True),
    "meetings.Role": Grant(insert=True, update=("rights",)),
    "meetings.Session": DESK,
    "meetings.SubmittedForm": DESK,
    "meetings.UnsavedWork": DESK,
    "meetings.UsedCode": DESK,
    "meetings.User": Grant(insert=True, update=WHOLE),
    "meetings.User_groups": Grant(insert=True, delete=True),
    "meetings.User_user_permissions": READ,
    "meetings.WrongPassword": Grant(insert=True, update=("is_logged",), delete=True),
    "mfa.Authenticator": DESK,
    "pghistory.Context": READ,
    "sessions.Session": READ,  # left by an earlier version
}


class NotGranted(Exception):
    """Why no rights were given, as a sentence."""


def tables() -> dict[str, Grant]:
    """The grant of each table of the application."""
    granted = {MigrationRecorder.Migration._meta.db_table: READ}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            granted[model._meta.db_table] = grant_of(model)
    return granted


def grant_of(model: type[models.Model]) -> Grant:
    if issubclass(model, pghistory.models.Event):
        return READ
    try:
        return GRANTS[model._meta.label]
    except KeyError:
        raise NotGranted(
            f"{model._meta.label} has no line in meetings/database/grants.py; nothing was changed."
        ) from None


def statements(role: str) -> Iterator[str]:
    """The SQL that leaves a role with exactly these rights, whatever it had before."""
    to = name(role)
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {to}"
    yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {to}"
    for table, grant in sorted(tables().items()):
        rights = ["SELECT", *["INSERT"] * grant.insert, *["DELETE"] * grant.delete]
        if grant.update:
            columns = "" if grant.update == WHOLE else f" ({', '.join(map(name, grant.update))})"
            rights.append(f"UPDATE{columns}")
        yield f"GRANT {', '.join(rights)} ON {name(table)} TO {to}"
    for model, trigger in pgtrigger.registered():  # who may not run it cannot hang it on a table of their own
        yield f"REVOKE ALL ON FUNCTION {trigger.get_pgid(model)}() FROM PUBLIC, {to}"


def name(identifier: str) -> str:
    """Quoted, whatever it holds."""
    return '"' + identifier.replace('"', '""') + '"'
