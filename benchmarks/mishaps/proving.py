"""After a mishap: is everything there that was acknowledged, is nothing half, do the chains verify?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.contrib.admin.models import LogEntry

from benchmarks.mishaps.working import Act
from meetings import reindex
from meetings.hash_chain import Head
from meetings.models import ChainHead, Edition, Meeting
from meetings.verification import Tally, snapshot
from meetings.verification.chains import chain_faults, noted_faults
from meetings.verification.desk import desk_faults
from meetings.verification.triggers import trigger_faults
from meetings.workflow.verb_table import VERB_TABLE

PRINTS = {"approve": "internal", "release": "public"}


@dataclass(frozen=True)
class Proof:
    lost: list[Act] = field(default_factory=list)
    half: list[str] = field(default_factory=list)  # what one transaction should have kept together
    broken: list[str] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)  # where the chains ended then

    @property
    def faults(self) -> list[Act | str]:
        return [*self.lost, *self.half, *self.broken]


def prove(acknowledged: list[Act], before: Proof) -> Proof:
    """All is asked of one moment, while people go on; the acts are those that were acknowledged before it."""
    with snapshot():
        return Proof(
            lost=list(lost(acknowledged)),
            half=[*reindex.differences(), *desk_faults(Tally()), *unlogged()],
            broken=[*chain_faults(Tally()), *noted_faults(before.heads, Tally()), *trigger_faults(Tally())],
            heads=[Head.read(str(head)) for head in ChainHead.objects.filter(count__gt=0)],
        )


def lost(acknowledged: list[Act]) -> Iterator[Act]:
    """The acts of which the database knows nothing, or less often than they were acknowledged."""
    pasted = dict(Meeting.objects.values_list("pk", "report__raw_text"))
    history = apps.get_model("meetings", "MeetingEvent").objects.values_list("pgh_obj_id", "title", "summary")
    saved = {(meeting, f"{title}\n{summary}") for meeting, title, summary in history}
    printed, logged = editions(), entries()
    told = Counter((act.verb, act.meeting) for act in acknowledged)
    for act in acknowledged:
        if act.verb == "create":
            is_there = pasted.get(act.meeting) == act.words
        elif act.verb == "save":
            is_there = (act.meeting, act.words) in saved
        elif act.verb in PRINTS:
            is_there = printed[act.meeting, PRINTS[act.verb]] >= told[act.verb, act.meeting]
        else:
            is_there = logged[act.meeting, act.verb] >= told[act.verb, act.meeting]
        if not is_there:
            yield act


def unlogged() -> Iterator[str]:
    """Where the log tells of other approvals and releases than there are editions."""
    printed, logged = editions(), entries()
    for verb, audience in PRINTS.items():
        for meeting in sorted(
            {pk for pk, one in printed if one == audience} | {pk for pk, one in logged if one == verb}
        ):
            if printed[meeting, audience] != logged[meeting, verb]:
                yield f"{meeting} {audience}: {printed[meeting, audience]} editions, {logged[meeting, verb]} in the log"


def editions() -> Counter[tuple[int, str]]:
    """How often each meeting was printed for whom."""
    return Counter(Edition.objects.values_list("meeting_id", "audience"))


def entries() -> Counter[tuple[int, str]]:
    """How often the log tells of each verb on each meeting."""
    labels = {str(verb.label): name for name, verb in VERB_TABLE.items()}
    lines = LogEntry.objects.values_list("object_id", "change_message")
    told = ((int(meeting or 0), message.partition("：")[0]) for meeting, message in lines)  # a note may follow
    return Counter((meeting, labels[label]) for meeting, label in told if label in labels)
