"""What a new meeting begins with is put beside what stands in the page, and nothing is put there twice."""

from meetings.editor.deeds import add_item
from meetings.editor.record import HEAD, Directive, Item, Record
from meetings.editor.starts import Start, begun

ITEMS = [{"title": "传达学习上级会议精神", "kind": "relay"}, {"title": "研究人事事项", "disclosure": "withheld"}]


def test_items_take_the_place_of_the_blank_row():
    record, focus = begun(add_item(Record()).record, Start(ITEMS))

    assert [(item.fields["title"], len(item.directives)) for item in record.items] == [
        ("传达学习上级会议精神", 1),
        ("研究人事事项", 1),
    ]
    assert focus == record.items[0].ref
    assert len({row.ref for row in record.rows()}) == 4


def test_what_was_typed_stays_and_comes_first():
    typed = Item("new1", {"title": "研究供水"}, directives=(Directive("new2", {"text": "要供水"}),))

    record, _focus = begun(Record(items=(typed,)), Start(ITEMS))

    assert record.items[0] == typed
    assert [item.fields["title"] for item in record.items[1:]] == [item["title"] for item in ITEMS]


def test_twice_is_as_once():
    start = Start(ITEMS, {"chair": "沈怀远"}, ["出席 林祎"])
    once, _focus = begun(Record(), start)

    again, focus = begun(once, start)

    assert [item.fields for item in again.items] == [item.fields for item in once.items]
    assert (again.head, focus) == (once.head, "")


def test_the_head_is_filled_where_it_is_empty():
    here = Record().with_fields(HEAD, {"chair": "苏映雪", "place": " ", "attendance": "出席 何旻"})

    record, _focus = begun(here, Start([], {"chair": "沈怀远", "place": "一楼"}, ["出席 何旻", "出席 林祎"]))

    assert record.head == {"chair": "苏映雪", "place": "一楼", "attendance": "出席 何旻\n出席 林祎"}


def test_from_nothing_nothing_comes():
    blank = add_item(Record()).record

    record, focus = begun(blank, Start())

    assert (len(record.items), focus) == (1, "")
    assert not Start()
