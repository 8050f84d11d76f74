"""Items and directives of one meeting in two readings: reworded, new, gone; each against its row on the desk."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from directives.models import Directive
from meetings.intake.column_values import directive_facts, item_facts
from meetings.intake.drafts import new_directive, new_item
from meetings.intake.revision.difference import Difference
from meetings.intake.revision.matching import match, match_directives, match_items
from meetings.intake.revision.meeting_differences import Rows, fact_differences
from meetings.intake.revision.wording import DIRECTIVE, ITEM, shown_item
from meetings.models import AgendaItem
from meetings.parser.outline import DirectiveOutline, ItemOutline, MeetingOutline

Position = tuple[int, int]  # item, directive


class ItemDifferences:
    """A directive keeps its item on the desk even where the new text groups it elsewhere: that is a person's matter."""

    def __init__(self, rows: Rows, old: MeetingOutline, new: MeetingOutline) -> None:
        self.rows, self.old, self.new = rows, old, new
        self.items = match_items(old.items, new.items)
        self.directives = self._pairs()
        self.made: dict[Position, Directive] = {}  # rows of the new text's directives, as they come to stand
        self.numbers = {item.pk: number for number, item in enumerate(rows.items, start=1)}
        self.orders = {
            directive.pk: number
            for item in rows.items
            for number, directive in enumerate(item.directives.all(), start=1)
        }

    def differences(self) -> Iterator[Difference]:
        for number, item in enumerate(self.new.items):
            yield from self._item(number, item)
        yield from self._gone()

    def _pairs(self) -> dict[Position, Position]:
        """Position now → position then: the same words wherever they stand, then the most similar within an item."""
        old, new = _directives(self.old), _directives(self.new)
        same = match(list(old.values()), list(new.values()), same=_text, words=_text, least=2)
        old_positions, new_positions = list(old), list(new)
        pairs = {new_positions[now]: old_positions[then] for now, then in same.items()}
        then, now = _by_item(set(old) - set(pairs.values())), _by_item(set(new) - set(pairs))
        for now_item, then_item in self.items.items():
            now_here, then_here = now.get(now_item, []), then.get(then_item, [])
            found = match_directives(
                [old[position] for position in then_here], [new[position] for position in now_here]
            )
            pairs |= {now_here[b]: then_here[a] for b, a in found.items()}
        return pairs

    def _item(self, number: int, item: ItemOutline) -> Iterator[Difference]:
        if number not in self.items:
            fresh = [
                directive for index, directive in enumerate(item.directives) if (number, index) not in self.directives
            ]
            if not any(row.text == item.statement != "" for row in self.rows.items):
                yield self._new_item(number, item, fresh)
            row = None
        else:
            old = self.old.items[self.items[number]]
            row = self.rows.item(old)
            if row is not None:
                self.rows.set_span(row, item.span)
                label = _("第%(number)d个议题") % {"number": self._number(row)}
                yield from fact_differences(label, ITEM, item_facts(old), item_facts(item), row, self.rows.meeting)
            elif (old.statement, old.kind, old.outcome) != (item.statement, item.kind, item.outcome):
                yield self._stuck(_("议题"), shown_item(old), shown_item(item))
        for index, directive in enumerate(item.directives):
            yield from self._directive((number, index), directive, row)

    def _directive(self, position: Position, read: DirectiveOutline, item: AgendaItem | None) -> Iterator[Difference]:
        if position in self.directives:
            old = self.old.items[self.directives[position][0]].directives[self.directives[position][1]]
            row = self.rows.directive(old)
            if row is not None:
                self.made[position] = row
                self.rows.set_span(row, read.span)
                then, now = directive_facts(old), directive_facts(read)
                yield from fact_differences(self._label(row), DIRECTIVE, then, now, row, self.rows.meeting)
            elif old.text != read.text:
                yield self._stuck(_("工作要求"), old.text, read.text)
        elif position[0] in self.items and read.text not in self.rows.texts:
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
                    act=lambda: self._add(position, read, item),
                )

    def _gone(self) -> Iterator[Difference]:
        gone = set(range(len(self.old.items))) - set(self.items.values())
        stayed = set(self.directives.values())
        for position, read in _directives(self.old).items():
            row = self.rows.directive(read)
            if position in stayed or position[0] in gone or row is None:
                continue
            yield self._deletion(self._label(row), read.text, row, _is_untouched(row, directive_facts(read)))
        for number in sorted(gone):
            item = self.old.items[number]
            if (item_row := self.rows.item(item)) is not None:
                label = _("第%(number)d个议题") % {"number": self._number(item_row)}
                yield self._deletion(label, shown_item(item), item_row, self._is_disposable(number, item, item_row))

    def _is_disposable(self, number: int, item: ItemOutline, row: AgendaItem) -> bool:
        """Nobody edited the item or a part of it, and no directive of it stands elsewhere in the new text."""
        rows = [directive for directive in self.rows.directives if directive.item_id == row.pk]
        moved = any(then[0] == number for then in self.directives.values())
        return (
            not moved
            and _is_untouched(row, item_facts(item))
            and len(rows) == len(item.directives)
            and all(_is_untouched(*pair) for pair in zip(rows, map(directive_facts, item.directives), strict=True))
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
            position = max((row.position for row in before if row), default=0) + 1
            _make_room(self.rows.meeting.items, position)
            row = new_item(self.rows.meeting, position, item)
            row.save()
            Directive.objects.bulk_create(
                new_directive(row, number, directive) for number, directive in enumerate(fresh, start=1)
            )

        words = "\n".join([item.statement or item.title, *(directive.text for directive in fresh)])
        return Difference(_("议题（新增）"), "", words, "", self.rows.meeting, act=act)

    def _add(self, position: Position, read: DirectiveOutline, item: AgendaItem) -> None:
        """Puts a new directive after the one before it in the new text."""
        earlier = [(position[0], index) for index in range(position[1])]
        before = [self.made[key] for key in earlier if key in self.made and self.made[key].item_id == item.pk]
        number = Directive.objects.get(pk=before[-1].pk).position + 1 if before else 1
        _make_room(item.directives, number)
        row = new_directive(item, number, read)
        row.save()
        self.made[position] = row

    def _number(self, item: AgendaItem) -> int:
        return self.numbers[item.pk]

    def _label(self, directive: Directive) -> str:
        label = _("第%(number)d个议题") % {"number": self.numbers[directive.item_id]}
        return label + _("第%(number)d项工作要求") % {"number": self.orders[directive.pk]}


def _by_item(positions: set[Position]) -> dict[int, list[Position]]:
    by_item: dict[int, list[Position]] = {}
    for position in sorted(positions):
        by_item.setdefault(position[0], []).append(position)
    return by_item


def _directives(read: MeetingOutline) -> dict[Position, DirectiveOutline]:
    return {
        (number, index): directive
        for number, item in enumerate(read.items)
        for index, directive in enumerate(item.directives)
    }


def _text(directive: DirectiveOutline) -> str:
    return directive.text


def _is_untouched(row: AgendaItem | Directive, facts: dict[str, Any]) -> bool:
    return all(getattr(row, name) == value for name, value in facts.items())


def _make_room(rows: Any, position: int) -> None:
    rows.filter(position__gte=position).update(position=F("position") + 1)
