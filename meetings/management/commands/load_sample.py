"""Loads the sample office into a demo: staff, reports and what became of each meeting, by the real parser and verbs.

The sample itself is in ``meetings/sample``; this module only plays it. Nothing of it exists in production.
"""

import os
import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.test.utils import override_settings
from django.utils import timezone

from directives.models import Directive
from meetings import doubts, intake
from meetings.intake.proposals import propose_all_anew
from meetings.models import AgendaItem, Edition, Meeting, Report, User
from meetings.workflow import verbs
from records.history import acting

SAMPLE = Path(__file__).resolve().parents[2] / "sample"
PASSWORD = "jiyao-demo"  # published on purpose: these accounts exist in a demo alone
ENTRY, EDITING = 90, 15  # minutes before the next verb
PAGES = (("/", "home"), ("/meetings/", "meetings"), ("/admin/", "the desk"))

Table = dict[str, Any]


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
        staff = {person["username"]: hire(person) for person in office["staff"]}
        with override_settings(REVIEW_LEVELS={}):  # the story knows one level, whatever the environment says
            self.load(office["entry"], staff)
        self.stdout.write(farewell(office["staff"], os.environ.get("PORT", "8000")))

    def load(self, entries: list[Table], staff: dict[str, User]) -> None:
        """Prints a line for each entry that was not loaded before; each is a transaction of its own."""
        arrived = set(Report.objects.values_list("source_url", flat=True))
        addresses = {entry["arrives"]: entry["source_url"] for entry in entries if "arrives" in entry}
        loaded = 0
        for number, entry in enumerate(entries, start=1):
            line = arrive(entry, staff, arrived) if "arrives" in entry else revisit(entry, staff, addresses)
            if line:
                loaded += 1
                self.stdout.write(f"[{number}/{len(entries)}] {line}")
                self.stdout.flush()
        if not loaded:
            self.stdout.write("The sample office is loaded already.")


def read_office() -> Table:
    """The manifest; its first lines say what its words mean."""
    return tomllib.loads((SAMPLE / "office.toml").read_text(encoding="utf-8"))


def hire(person: Table) -> User:
    """The account of one of the staff, made where there is none; one that exists keeps its password and groups."""
    facts = {"name": person["name"], "is_staff": person["enters_desk"]}
    with transaction.atomic():
        user, is_new = User.objects.get_or_create(username=person["username"], defaults=facts)
        if is_new:
            user.set_password(PASSWORD if person["signs_in"] else None)
            user.save()
            user.groups.set(Group.objects.filter(name=person["group"]))
    return user


def arrive(entry: Table, staff: dict[str, User], arrived: set[str]) -> str:
    """Receives a report and plays the story of each of its meetings, in one transaction. Empty if it is known."""
    if entry["source_url"] in arrived:
        return ""
    text = (SAMPLE / "reports" / entry["arrives"]).read_text(encoding="utf-8")
    with transaction.atomic():
        try:
            report = intake.receive(
                text,
                by=staff["secretary"],
                published_on=entry.get("published_on"),
                source_url=entry["source_url"],
                at=before(entry["meeting"][0]["story"], ENTRY),
            )
        except intake.Duplicate:  # pasted by a visitor, or erased: either way not ours to load again
            return ""
        meetings = list(report.meetings.order_by("pk"))
        play(entry["arrives"], meetings, entry["meeting"], staff)
    return f"{entry['arrives']}: {', '.join(meeting.get_type_display() for meeting in meetings)}"


def revisit(entry: Table, staff: dict[str, User], addresses: dict[str, str]) -> str:
    """Goes on with a report that arrived before. Empty if that was loaded, or its meetings are no longer there."""
    report = Report.objects.filter(source_url=addresses[entry["revisits"]]).first()
    meetings = list(report.meetings.order_by("pk")) if report else []
    if len(meetings) != len(entry["meeting"]) or is_loaded(meetings, entry["meeting"]):
        return ""
    with transaction.atomic():
        play(entry["revisits"], meetings, entry["meeting"], staff)
    return f"{entry['revisits']}: {entry['meeting'][0]['story'][-1]['note']}"


def is_loaded(meetings: list[Meeting], stories: list[Table]) -> bool:
    """Whether the last act, which prints in every entry that revisits, has been printed."""
    last = stories[-1]["story"][-1]["at"]
    return Edition.objects.filter(key=meetings[-1].key, issued_at=local(last)).exists()


def play(file: str, meetings: list[Meeting], stories: list[Table], staff: dict[str, User]) -> None:
    if [meeting.type for meeting in meetings] != [facts["type"] for facts in stories]:
        read = ", ".join(meeting.type for meeting in meetings)
        raise CommandError(f"{file} was read as {read}, which is not what office.toml tells.")
    for meeting, facts in zip(meetings, stories, strict=True):
        if "title" in facts:
            entitle(meeting, facts["title"], staff["secretary"], at=before(facts["story"], EDITING))
        for index, act in enumerate(facts["story"]):
            try:
                perform(meeting, act, staff[act["by"]], at=before(facts["story"][index:], EDITING))
            except verbs.Refused as refusal:
                raise CommandError(f"{file}: {act['act']} was refused: {refusal}") from refusal


def before(story: list[Table], minutes: int) -> datetime:
    """When something was done that the story gives no time for: some minutes before its next verb."""
    moment = next((act["at"] for act in story if "at" in act), None)
    return local(moment) - timedelta(minutes=minutes) if moment else timezone.now()


def entitle(meeting: Meeting, title: str, by: User, *, at: datetime) -> None:
    with acting(by=by, at=at):
        meeting.title = title
        meeting.save(update_fields=["title"])
    meeting.refresh_from_db()


def perform(meeting: Meeting, act: Table, by: User, *, at: datetime) -> None:
    if act["act"] in verbs.VERBS:
        shown = verbs.as_it_stands(act["act"], meeting)
        verbs.VERBS[act["act"]](meeting, by=by, at=local(act["at"]), note=act.get("note", ""), **shown)
        return
    with acting(by=by, at=at):
        if act["act"] == "check":
            doubts.settle(meeting, {doubt.pk for doubt in meeting.doubts.all()}, by=by, at=at)
        else:
            CHANGES[act["act"]](find_part(meeting, act["words"]), act)
            propose_all_anew(meeting)
    meeting.refresh_from_db()


def hide(part: AgendaItem | Directive, act: Table) -> None:
    part.disclosure, part.disclosure_reason = act["disclosure"], act["reason"]
    part.save()


def edit(part: AgendaItem | Directive, act: Table) -> None:
    part.text = part.text.replace(act["words"], act["to"])
    part.save()


CHANGES = {"hide": hide, "edit": edit}


def find_part(meeting: Meeting, words: str) -> AgendaItem | Directive:
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


def farewell(staff: list[Table], port: str) -> str:
    """The addresses to open and the sign-ins that work there."""
    addresses = [f"  http://127.0.0.1:{port}{path:<11} {name}" for path, name in PAGES]
    sign_ins = [f"  {person['username']:<14} {PASSWORD}  {person['role']}" for person in staff if person["signs_in"]]
    return "\n".join(["", "Addresses:", *addresses, "Sign-ins (name, password, role):", *sign_ins])
