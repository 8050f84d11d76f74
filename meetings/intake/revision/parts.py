"""Items and directives of one sitting in two readings: reworded, new, gone; each against its row on the desk."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from directives.models import Directive
from meetings.intake.arriving import new_directive, new_item
from meetings.intake.facts import directive_facts, item_facts
from meetings.intake.revision.difference import Difference
from meetings.intake.revision.matching import match, match_directives, match_items
from meetings.intake.revision.saying import DIRECTIVE, ITEM, said_item
from meetings.intake.revision.sitting import Rows, fact_differences
from meetings.models import AgendaItem
from meetings.parser.outline import DirectiveOutline, ItemOutline, MeetingOutline

Place = tuple[int, int]  # item, directive


class Parts:
    """A directive keeps its item on the desk even where the new text groups it elsewhere: that is a person's matter."""

    def __init__(self, rows: Rows, old: MeetingOutline, new: MeetingOutline) -> None:
        self.rows, self.old, self.new = rows, old, new
        self.items = match_items(old.items, new.items)
        self.directives = self._pairs()
        self.made: dict[Place, Directive] = {}  # rows of the new text's directives, as they come to stand
        self.numbers = {item.pk: number for number, item in enumerate(rows.items, start=1)}
        self.orders = {
            one.pk: number for item in rows.items for number, one in enumerate(item.directives.all(), start=1)
        }

    def differences(self) -> Iterator[Difference]:
        for number, item in enumerate(self.new.items):
            yield from self._item(number, item)
        yield from self._gone()

    def _pairs(self) -> dict[Place, Place]:
        """Place now → place then: the same words wherever they stand, then the likest within an item."""
        old, new = _directives(self.old), _directives(self.new)
        same = match(
            list(old.values()), list(new.values()), same=lambda one: one.text, words=lambda one: one.text, least=2
        )
        places = list(old), list(new)
        pairs = {places[1][now]: places[0][then] for now, then in same.items()}
        then, now = _by_item(set(old) - set(pairs.values())), _by_item(set(new) - set(pairs))
        for now_item, then_item in self.items.items():
            here, there = now.get(now_item, []), then.get(then_item, [])
            found = match_directives([old[one] for one in there], [new[one] for one in here])
            pairs |= {here[b]: there[a] for b, a in found.items()}
        return pairs

    def _item(self, number: int, item: ItemOutline) -> Iterator[Difference]:
        if number not in self.items:
            fresh = [one for place, one in enumerate(item.directives) if (number, place) not in self.directives]
            if not any(row.text == item.statement != "" for row in self.rows.items):
                yield self._new_item(number, item, fresh)
            row = None
        else:
            old = self.old.items[self.items[number]]
            row = self.rows.item(old)
            if row is not None:
                self.rows.place(row, item.span)
                label = _("第%(number)d个议题") % {"number": self._number(row)}
                yield from fact_differences(label, ITEM, item_facts(old), item_facts(item), row, self.rows.meeting)
            elif (old.statement, old.kind, old.outcome) != (item.statement, item.kind, item.outcome):
                yield self._stuck(_("议题"), said_item(old), said_item(item))
        for place, directive in enumerate(item.directives):
            yield from self._directive((number, place), directive, row)

    def _directive(self, place: Place, read: DirectiveOutline, item: AgendaItem | None) -> Iterator[Difference]:
        if place in self.directives:
            old = self.old.items[self.directives[place][0]].directives[self.directives[place][1]]
            row = self.rows.directive(old)
            if row is not None:
                self.made[place] = row
                self.rows.place(row, read.span)
                then, now = directive_facts(old), directive_facts(read)
                yield from fact_differences(self._label(row), DIRECTIVE, then, now, row, self.rows.meeting)
            elif old.text != read.text:
                yield self._stuck(_("工作要求"), old.text, read.text)
        elif place[0] in self.items and read.text not in self.rows.texts:
            if item is None:
                yield self._stuck(_("工作要求（新增）"), "", read.text)
            else:
                label = _("第%(number)d个议题") % {"number": self._number(item)}
                yield Difference(
                    label + _("：工作要求（新增）"),
                    "",
                    read.text,
                    "",
                    self.rows.meeting,
                    act=lambda: self._add(place, read, item),
                )

    def _gone(self) -> Iterator[Difference]:
        gone = set(range(len(self.old.items))) - set(self.items.values())
        stayed = set(self.directives.values())
        for place, read in _directives(self.old).items():
            row = self.rows.directive(read)
            if place in stayed or place[0] in gone or row is None:
                continue
            yield self._deletion(self._label(row), read.text, row, _is_untouched(row, directive_facts(read)))
        for number in sorted(gone):
            item = self.old.items[number]
            if (item_row := self.rows.item(item)) is not None:
                label = _("第%(number)d个议题") % {"number": self._number(item_row)}
                yield self._deletion(label, said_item(item), item_row, self._is_disposable(number, item, item_row))

    def _is_disposable(self, number: int, item: ItemOutline, row: AgendaItem) -> bool:
        """Nobody edited the item or a part of it, and no directive of it stands elsewhere in the new text."""
        here = [one for one in self.rows.directives if one.item_id == row.pk]
        moved = any(then[0] == number for then in self.directives.values())
        return (
            not moved
            and _is_untouched(row, item_facts(item))
            and len(here) == len(item.directives)
            and all(_is_untouched(*pair) for pair in zip(here, map(directive_facts, item.directives), strict=True))
        )

    def _deletion(self, label: str, then: str, row: AgendaItem | Directive, is_untouched: bool) -> Difference:
        words = row.text or str(row)
        return Difference(
            _("%(part)s（删除）") % {"part": label},
            then,
            "",
            words,
            self.rows.meeting,
            act=row.delete if is_untouched else None,
            hindrance="" if is_untouched else _("录入后已手工修改，或其中的要求仍在新稿中，不会删除。"),
        )

    def _stuck(self, label: str, then: str, now: str) -> Difference:
        words = _("工作台上已没有对应的内容（已手工删除或合并），不会恢复。")
        return Difference(label, then, now, "", self.rows.meeting, hindrance=words)

    def _new_item(self, number: int, item: ItemOutline, fresh: list[DirectiveOutline]) -> Difference:
        def act() -> None:
            before = [self.rows.item(self.old.items[self.items[n]]) for n in range(number) if n in self.items]
            place = max((row.position for row in before if row), default=0) + 1
            _make_room(self.rows.meeting.items, place)
            row = new_item(self.rows.meeting, place, item)
            row.save()
            Directive.objects.bulk_create(new_directive(row, count, one) for count, one in enumerate(fresh, start=1))

        words = "\n".join([item.statement or item.title, *(one.text for one in fresh)])
        return Difference(_("议题（新增）"), "", words, "", self.rows.meeting, act=act)

    def _add(self, place: Place, read: DirectiveOutline, item: AgendaItem) -> None:
        """Puts a new directive after the one before it in the new text."""
        before = [self.made[place[0], count] for count in range(place[1]) if (place[0], count) in self.made]
        here = [row for row in before if row.item_id == item.pk]
        position = Directive.objects.get(pk=here[-1].pk).position + 1 if here else 1
        _make_room(item.directives, position)
        row = new_directive(item, position, read)
        row.save()
        self.made[place] = row

    def _number(self, item: AgendaItem) -> int:
        return self.numbers[item.pk]

    def _label(self, directive: Directive) -> str:
        place = {"number": self.orders[directive.pk]}
        label = _("第%(number)d个议题") % {"number": self.numbers[directive.item_id]}
        return label + _("第%(number)d项工作要求") % place


def _by_item(places: set[Place]) -> dict[int, list[Place]]:
    parted: dict[int, list[Place]] = {}
    for place in sorted(places):
        parted.setdefault(place[0], []).append(place)
    return parted


def _directives(read: MeetingOutline) -> dict[Place, DirectiveOutline]:
    return {
        (number, place): directive
        for number, item in enumerate(read.items)
        for place, directive in enumerate(item.directives)
    }


def _is_untouched(row: AgendaItem | Directive, facts: dict[str, Any]) -> bool:
    return all(getattr(row, name) == value for name, value in facts.items())


def _make_room(rows: Any, position: int) -> None:
    rows.filter(position__gte=position).update(position=F("position") + 1)
