"""The search of the list of meetings: every word in some place of a meeting, of its items or of its directives."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q
from django.utils.text import smart_split, unescape_string_literal

from directives.models import Directive
from meetings.admin.initials import pattern_of
from meetings.models import AgendaItem


def having_all(question: str) -> Q:
    """The condition that a meeting has each word: 供水 沈怀远, "第9次 会议", or the initials of its title: qzfcwhy."""
    condition = Q()
    for word in _words(question):
        condition &= _having(word)
    return condition


def _words(question: str) -> Iterator[str]:
    for bit in smart_split(question):
        is_phrase = len(bit) > 1 and bit[0] in "\"'" and bit[0] == bit[-1]
        yield unescape_string_literal(bit) if is_phrase else bit


def _having(word: str) -> Q:
    items = AgendaItem.objects.filter(meeting=OuterRef("pk"))
    directives = Directive.objects.filter(item__meeting=OuterRef("pk"))
    condition = (
        Q(key=word)
        | Q(title__icontains=word)
        | Q(chair__icontains=word)
        | Q(number_text__icontains=word)
        | Q(Exists(items.filter(Q(title__icontains=word) | Q(text__icontains=word))))
        | Q(Exists(directives.filter(Q(text__icontains=word) | Q(headline__icontains=word))))
    )
    pattern = pattern_of(word)
    return condition | Q(title__regex=pattern) if pattern else condition
