"""Loads the sample office into a demo: staff, reports and what became of each meeting, by the real parser and verbs.

What it tells is in ``meetings/sample``; here is only the telling. Nothing of it exists in production.
"""

import os
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from directives.models import Directive
from meetings import intake, workflow
from meetings.models import AgendaItem, Edition, Meeting, Report, User

SAMPLE = Path(__file__).resolve().parents[2] / "sample"
PASSWORD = "jiyao-demo"  # published on purpose: these accounts exist in a demo alone
PAGES = (("/", "home"), ("/meetings/", "meetings"), ("/admin/", "the desk"))

Told = dict[str, Any]


class Command(BaseCommand):
    help = (
        "Load the sample office, a district that does not exist, into a demo: staff, reports, and meetings in every "
        "state, made by the real parser and verbs. What is there stays as it is, so repeating goes on where a load was "
        "interrupted. Prints a line for each report, then the addresses and the sign-ins."
    )

    def handle(self, *args: object, **options: object) -> None:
        if settings.MODE not in ("demo", "test"):
            raise CommandError("The sample office is for a demo: JIYAO_MODE must be demo or test. Nothing was changed.")
        office = read_office()
        staff = {told["username"]: hire(told) for told in office["staff"]}
        self.tell(office["entry"], staff)
        self.stdout.write(farewell(office["staff"], os.environ.get("PORT", "8000")))

    def tell(self, entries: list[Told], staff: dict[str, User]) -> None:
        """One line for each entry that was not told before; each is a transaction of its own."""
        arrived = set(Report.objects.values_list("source_url", flat=True))
        addresses = {entry["arrives"]: entry["source_url"] for entry in entries if "arrives" in entry}
        told = 0
        for place, entry in enumerate(entries, start=1):
            line = arrive(entry, staff, arrived) if "arrives" in entry else revisit(entry, staff, addresses)
            if line:
                told += 1
                self.stdout.write(f"[{place}/{len(entries)}] {line}")
                self.stdout.flush()
        if not told:
            self.stdout.write("The sample office is loaded already.")


def read_office() -> Told:
    """The manifest; its first lines say what its words mean."""
    return tomllib.loads((SAMPLE / "office.toml").read_text(encoding="utf-8"))


def hire(told: Told) -> User:
    """The account of one of the staff, made where there is none; one that exists keeps its password and groups."""
    facts = {"name": told["name"], "is_staff": told["enters_desk"]}
    with transaction.atomic():
        user, is_new = User.objects.get_or_create(username=told["username"], defaults=facts)
        if is_new:
            user.set_password(PASSWORD if told["signs_in"] else None)
            user.save()
            user.groups.set(Group.objects.filter(name=told["group"]))
    return user


def arrive(entry: Told, staff: dict[str, User], arrived: set[str]) -> str:
    """Receives a report and tells the story of each of its meetings, in one transaction. Empty if it is known."""
    if entry["source_url"] in arrived:
        return ""
    text = (SAMPLE / "reports" / entry["arrives"]).read_text(encoding="utf-8")
    with transaction.atomic():
        try:
            report = intake.receive(
                text, by=staff["secretary"], published_on=entry.get("published_on"), source_url=entry["source_url"]
            )
        except intake.Duplicate:  # pasted by a visitor, or erased: either way not ours to tell again
            return ""
        meetings = list(report.meetings.order_by("pk"))
        live(entry["arrives"], meetings, entry["meeting"], staff)
    return f"{entry['arrives']}: {', '.join(meeting.get_type_display() for meeting in meetings)}"


def revisit(entry: Told, staff: dict[str, User], addresses: dict[str, str]) -> str:
    """Goes on with a report that arrived before. Empty if that was told, or its meetings are no longer there."""
    report = Report.objects.filter(source_url=addresses[entry["revisits"]]).first()
    meetings = list(report.meetings.order_by("pk")) if report else []
    if len(meetings) != len(entry["meeting"]) or is_told(meetings, entry["meeting"]):
        return ""
    with transaction.atomic():
        live(entry["revisits"], meetings, entry["meeting"], staff)
    return f"{entry['revisits']}: {entry['meeting'][0]['story'][-1]['note']}"


def is_told(meetings: list[Meeting], stories: list[Told]) -> bool:
    """Whether the last act, which prints in every entry that revisits, has been printed."""
    last = stories[-1]["story"][-1]["at"]
    return Edition.objects.filter(key=meetings[-1].key, issued_at=local(last)).exists()


def live(file: str, meetings: list[Meeting], stories: list[Told], staff: dict[str, User]) -> None:
    if [meeting.type for meeting in meetings] != [told["type"] for told in stories]:
        read = ", ".join(meeting.type for meeting in meetings)
        raise CommandError(f"{file} was read as {read}, which is not what office.toml tells.")
    for meeting, told in zip(meetings, stories, strict=True):
        if "title" in told:
            entitle(meeting, told["title"], staff["secretary"])
        for act in told["story"]:
            try:
                perform(meeting, act, staff[act["by"]])
            except workflow.Refused as refusal:
                raise CommandError(f"{file}: {act['act']} was refused: {refusal}") from refusal


def entitle(meeting: Meeting, title: str, by: User) -> None:
    with pghistory.context(verb="edit", user=by.pk):
        meeting.title = title
        meeting.save(update_fields=["title"])
    meeting.refresh_from_db()


def perform(meeting: Meeting, act: Told, by: User) -> None:
    if act["act"] in workflow.VERBS:
        workflow.VERBS[act["act"]](meeting, by=by, at=local(act["at"]), note=act.get("note", ""))
        return
    with pghistory.context(verb=act["act"], user=by.pk):
        CHANGES[act["act"]](piece(meeting, act["words"]), act)
    meeting.refresh_from_db()


def hide(one: AgendaItem | Directive, act: Told) -> None:
    one.disclosure, one.disclosure_reason = act["disclosure"], act["reason"]
    one.save()


def edit(one: AgendaItem | Directive, act: Told) -> None:
    one.text = one.text.replace(act["words"], act["to"])
    one.save()


CHANGES = {"hide": hide, "edit": edit}


def piece(meeting: Meeting, words: str) -> AgendaItem | Directive:
    """The one item or directive in which the words stand."""
    found: list[AgendaItem | Directive] = [
        *AgendaItem.objects.filter(meeting=meeting, text__contains=words),
        *Directive.objects.filter(item__meeting=meeting, text__contains=words),
    ]
    if len(found) != 1:
        raise CommandError(f"“{words}” stands in {len(found)} pieces of {meeting}, not in one; correct office.toml.")
    return found[0]


def local(moment: datetime) -> datetime:
    return timezone.make_aware(moment)


def farewell(staff: list[Told], port: str) -> str:
    """The addresses to open and the sign-ins that work there."""
    addresses = [f"  http://127.0.0.1:{port}{path:<11} {name}" for path, name in PAGES]
    sign_ins = [f"  {told['username']:<14} {PASSWORD}  {told['role']}" for told in staff if told["signs_in"]]
    return "\n".join(["", "Addresses:", *addresses, "Sign-ins (name, password, role):", *sign_ins])
