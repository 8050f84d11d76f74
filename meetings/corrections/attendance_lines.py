"""Who attended as lines that a person can edit, and back: 列席 王明 区水务局局长."""

from collections.abc import Iterable

from meetings.corrections.outline_edits import Impossible
from meetings.parser.outline import Attendee
from records import limits
from records.codes import AttendanceRole

MOST = 500  # people
ROLES = {role.label: role for role in AttendanceRole} | {"請假": AttendanceRole.APOLOGIES}


def lines_of(people: Iterable[Attendee]) -> str:
    """A line for each person: role, name, post."""
    return "\n".join(f"{person.role.label} {person.name} {person.post}".rstrip() for person in people)


def read_people(lines: str) -> tuple[Attendee, ...]:
    """The people of the lines; a line without a role means 出席. Raises Impossible for a line that names nobody."""
    people = tuple(_person(line.split()) for line in lines.splitlines() if line.strip())
    if len(people) > MOST:
        raise Impossible
    return people


def _person(words: list[str]) -> Attendee:
    role = ROLES.get(words[0])
    name, *post = (words[1:] if role else words) or [""]
    person = Attendee(name, role or AttendanceRole.PRESENT, " ".join(post))
    if not 0 < len(name) <= limits.PERSON or len(person.post) > limits.POST or not f"{name}{person.post}".isprintable():
        raise Impossible
    return person
