"""Passages and what is gone: derived from a printed edition, replaced with it, and for one audience each."""

import pytest
from django.db import IntegrityError, transaction

from directives.document_parts import take_apart
from directives.models import Gone, Passage
from directives.models.passage import unit_code
from meetings.models import Edition
from meetings.record import document
from tests.factories import act, approve, correct, make_directive, make_item, make_meeting, make_record, release, reopen

pytestmark = pytest.mark.django_db


def keys(person):
    return list(Passage.objects.visible_to(person).newest_first().values_list("kind", "key"))


def gone(person):
    return set(Gone.objects.visible_to(person).values_list("key", flat=True))


def test_an_edition_is_taken_apart_in_the_order_of_its_record(cast):
    meeting = make_meeting(number_text="第12次")
    items = [make_item(meeting, title=title) for title in ("供水", "供电")]
    directives = [make_directive(item, units=["区水务局"]) for item in items for _ in range(2)]
    release(meeting, cast)

    assert keys(cast.visitor) == [
        ("summary", meeting.key),
        ("item", items[0].key),
        ("directive", directives[0].key),
        ("directive", directives[1].key),
        ("item", items[1].key),
        ("directive", directives[2].key),
        ("directive", directives[3].key),
    ]
    summary, directive = (Passage.objects.visible_to(cast.visitor).get(key=one.key) for one in (meeting, directives[3]))
    assert (summary.headline, summary.text, summary.context) == (meeting.title, meeting.summary, "第12次 沈怀远")
    assert (directive.headline, directive.context, directive.units) == ("加快老旧管网改造", "供电", ["区水务局"])
    assert directive.folded.split("\n")[2] == "供电"
    assert directive.row["item"]["position"] == 2


def test_hidden_parts_leave_no_passage_for_the_public(cast):
    meeting = make_meeting()
    hidden = make_item(meeting, disclosure="withheld", disclosure_reason="涉及商业秘密")
    shown = make_item(meeting)
    for item in (hidden, shown):
        make_directive(item)
    secret = make_directive(shown, disclosure="on_request", disclosure_reason="内部事务")
    release(meeting, cast)

    public, internal = ({key for _kind, key in keys(person)} for person in (cast.visitor, cast.official))
    assert internal - public == {hidden.key, hidden.directives.get().key, secret.key}
    assert Passage.objects.visible_to(cast.visitor).get(key=shown.key).row["item"]["position"] == 1


def test_a_later_edition_replaces_the_passages_of_the_earlier_one(cast):
    meeting = release(make_record(), cast)
    other = keys(cast.visitor)
    correct(meeting, cast, title="更正后的标题")

    summary = Passage.objects.visible_to(cast.visitor).get(kind="summary")
    assert keys(cast.visitor) == other
    assert (summary.headline, summary.row["edition"], summary.edition.number) == ("更正后的标题", 2, 2)
    assert set(Passage.objects.values_list("edition__is_current", flat=True)) == {True}


def test_approval_alone_replaces_passages_of_officials_alone(cast):
    meeting = reopen(release(make_record(), cast), cast)
    meeting.title = "更正后的标题"
    meeting.save()
    approve(meeting, cast)

    assert Passage.objects.visible_to(cast.official).get(kind="summary").headline == "更正后的标题"
    assert Passage.objects.visible_to(cast.visitor).get(kind="summary").headline != "更正后的标题"


def test_a_directive_that_is_hidden_later_is_gone_for_the_public_alone(cast):
    meeting = reopen(release(make_record(), cast), cast)
    directive = meeting.items.get().directives.last()
    directive.disclosure, directive.disclosure_reason = "withheld", "涉及商业秘密"
    directive.save()
    release(meeting, cast, note="不再公开一项。")

    assert gone(cast.visitor) == {directive.key}
    assert gone(cast.official) == set()

    meeting = reopen(meeting, cast)
    directive.disclosure = "public"
    directive.save()
    release(meeting, cast, note="恢复公开。")
    assert gone(cast.visitor) == set()


def test_withdrawal_leaves_officials_what_they_read(cast):
    meeting = release(make_record(), cast)
    act("withdraw", meeting, by=cast.reviewer, note="内容有误。")

    assert keys(cast.visitor) == []
    assert len(keys(cast.official)) == 4
    assert gone(cast.visitor) == {meeting.key, *meeting.items.get().directives.values_list("key", flat=True)}


def test_a_key_stands_once_for_each_audience(cast):
    meeting = release(make_record(), cast)
    passage = Passage.objects.visible_to(cast.visitor).get(kind="summary")
    passage.pk = None

    with pytest.raises(IntegrityError, match="passage_key"), transaction.atomic():
        passage.save()
    with pytest.raises(IntegrityError, match="passage_audience_is_known"), transaction.atomic():
        Passage.objects.filter(meeting_key=meeting.key).update(audience="press")


def test_the_pieces_hold_the_words_of_the_document_and_no_fact_of_the_desk(cast):
    meeting = make_record(place="第一会议室")
    approve(meeting, cast)
    internal = Edition.objects.get(audience="internal").document

    pieces = take_apart(document.public(internal))

    assert [piece.kind for piece in pieces] == ["summary", "item", "directive", "directive"]
    assert "第一会议室" not in str(pieces)
    assert "disclosure" not in str(pieces)


@pytest.mark.parametrize(
    ("one", "other", "is_same"), [("区发展改革局", "區發展改革局", True), ("区水务局", "区住建局", False)]
)
def test_a_unit_is_the_same_in_either_script(one, other, is_same):
    assert (unit_code(one) == unit_code(other)) is is_same
