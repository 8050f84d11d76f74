"""Who attended as lines that a person can edit, and back: 列席 王明 区水务局局长."""

from collections.abc import Iterable

from meetings.corrections.outlining import Impossible
from meetings.parser.codes import AttendanceRole
from meetings.parser.outline import Attendee

NAME_LIMIT, POST_LIMIT, MOST = 80, 200, 500
ROLES = {role.label: role for role in AttendanceRole} | {"請假": AttendanceRole.APOLOGIES}


def lines_of(people: Iterable[Attendee]) -> str:
    """A line for each: how they were there, name, post."""
    return "\n".join(f"{one.role.label} {one.name} {one.post}".rstrip() for one in people)


def read_people(lines: str) -> tuple[Attendee, ...]:
    """Raises Impossible. A line that does not say how somebody was there means 出席."""
    people = tuple(_person(line.split()) for line in lines.splitlines() if line.strip())
    if len(people) > MOST:
        raise Impossible
    return people


def _person(words: list[str]) -> Attendee:
    role = ROLES.get(words[0])
    name, *post = (words[1:] if role else words) or [""]
    person = Attendee(name, role or AttendanceRole.PRESENT, " ".join(post))
    if not 0 < len(name) <= NAME_LIMIT or len(person.post) > POST_LIMIT or not f"{name}{person.post}".isprintable():
        raise Impossible
    return person
