"""Saving from the editor's page on a real database: rows and their keys, two people at once, what is asked and told."""

import re
from datetime import date

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directives.models import Directive, Passage
from meetings.models import AgendaItem, Meeting
from tests.factories import (
    act,
    make_attendance,
    make_directive,
    make_item,
    make_meeting,
    make_record,
    make_user,
    release,
    reopen,
)
from tests.posting import edited, messages_of, refs

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


@pytest.fixture
def meeting(db):
    """甲 with a and b, 乙 with c; the words of a row are its name."""
    meeting = make_meeting()
    for title, under in (("甲", "ab"), ("乙", "c")):
        item = make_item(meeting, title=title, text="")
        for text in under:
            make_directive(item, text=text, headline="", verb="")
    return meeting


def address(meeting):
    return f"/admin/meetings/meeting/{meeting.pk}/change/"


def opened(client, meeting):
    return edited(client.get(address(meeting)))


def post(client, meeting, form, **more):
    return client.post(address(meeting), form | {"_continue": "1"} | more, follow=True)


def deed(client, meeting, form, words):
    """The form of the page that answers a deed."""
    return edited(client.post(address(meeting), form | {"deed": words}))


def key(words):
    """The key of the row of these words."""
    found = AgendaItem.objects.filter(title=words).first() or Directive.objects.filter(text=words).first()
    return found.key


def stands(meeting):
    """甲(ab) 乙(c); the positions are gapless."""
    told = []
    for place, item in enumerate(meeting.items.order_by("position"), start=1):
        directives = list(item.directives.order_by("position"))
        assert item.position == place
        assert [one.position for one in directives] == list(range(1, len(directives) + 1))
        told.append(item.title + (f"({''.join(one.text for one in directives)})" if directives else ""))
    return " ".join(told)


def keys(meeting):
    return {item.key: item.title for item in meeting.items.all()} | {
        one.key: one.text for one in Directive.objects.filter(item__meeting=meeting)
    }


# One person


def test_an_untouched_form_writes_nothing(desk, meeting):
    make_attendance(meeting, name="林祎", post="区水务局 局长")
    before = Meeting.objects.values("version", "changed_at").get()

    saved = post(desk, meeting, opened(desk, meeting))

    assert Meeting.objects.values("version", "changed_at").get() == before
    assert not saved.context["errors"]


@pytest.mark.parametrize(
    ("deeds", "expected"),
    [
        (["up c"], "甲(abc) 乙"),
        (["move a 2"], "甲(b) 乙(ca)"),
        (["down 甲"], "乙(c) 甲(ab)"),
        (["merge a"], "甲(ab) 乙(c)"),
        (["delete a"], "甲(b) 乙(c)"),
        (["delete 甲"], "乙(c)"),
        (["delete 甲", "restore b"], "甲(b) 乙(c)"),
        (["delete a", "restore a"], "甲(ab) 乙(c)"),
        (["up b", "down 甲", "move c 2"], "乙 甲(bac)"),
    ],
)
def test_what_was_moved_merged_or_deleted_is_so_after_the_save_and_keys_stay(desk, meeting, deeds, expected):
    form, before = opened(desk, meeting), keys(meeting)
    for words in deeds:
        name, ref, *to = words.split()
        form = deed(desk, meeting, form, " ".join([name, key(ref), *to]))
    assert stands(meeting) == "甲(ab) 乙(c)"  # nothing is saved by a deed

    post(desk, meeting, form)

    assert stands(meeting) == expected
    assert all(before[one] in words for one, words in keys(meeting).items())


def test_a_split_directive_keeps_its_key_for_the_first_part(desk, meeting):
    first = key("a")
    form = deed(
        desk, meeting, opened(desk, meeting) | {f"{first}-text": "要甲，抓好。\n要乙，抓实。"}, f"split {first}"
    )

    post(desk, meeting, form)

    assert stands(meeting) == "甲(要甲，抓好。要乙，抓实。b) 乙(c)"
    assert Directive.objects.get(key=first).text == "要甲，抓好。"
    assert Directive.objects.get(text="要乙，抓实。").headline == "乙"  # proposed of the new words


def test_a_new_row_without_words_is_no_row(desk, meeting):
    form = deed(desk, meeting, opened(desk, meeting), "add-item")
    form = deed(desk, meeting, form, f"add-directive {key('甲')}")

    post(desk, meeting, form)

    assert stands(meeting) == "甲(ab) 乙(c)"


def test_new_rows_are_kept_where_they_stand(desk, meeting):
    form = deed(desk, meeting, opened(desk, meeting), f"add-directive {key('a')}") | {"new1-text": "新"}
    form = deed(desk, meeting, form, f"add-item {key('甲')}") | {"new2-title": "丙", "new3-text": "丙一"}

    post(desk, meeting, form)

    assert stands(meeting) == "甲(a新b) 丙(丙一) 乙(c)"


def test_a_directive_is_filled_in_one_row(desk, meeting):
    first = key("a")
    fields = {"text": "要备汛", "units": "区水务局，区财政局", "deadline_text": "9月底前"}

    post(desk, meeting, opened(desk, meeting) | {f"{first}-{name}": value for name, value in fields.items()})

    row = Directive.objects.get(key=first)
    assert (row.text, row.headline, row.units) == ("要备汛", "备汛", ["区水务局", "区财政局"])
    assert (row.deadline_text, row.deadline_on, row.deadline_precision) == ("9月底前", date(2026, 9, 30), "month")


def test_rare_fields_stand_in_the_page_only_where_they_say_something(desk, meeting):
    first, second = key("a"), key("b")
    Directive.objects.filter(key=first).update(speaker="沈怀远")

    form = opened(desk, meeting)

    assert f"{first}-speaker" in form
    assert f"{first}-addressee" not in form
    assert f"{second}-speaker" not in form
    more = deed(desk, meeting, form, f"more {second}")
    assert {f"{second}-{name}" for name in ("headline", "verb", "speaker", "addressee", "disclosure")} <= more.keys()
    post(desk, meeting, more | {f"{second}-disclosure": "withheld", f"{second}-disclosure_reason": "未公开"})
    assert Directive.objects.get(key=second).disclosure == "withheld"


def test_people_are_lines_and_those_who_stay_keep_their_rows(desk, meeting):
    first, second = make_attendance(meeting, name="林 祎", post="区长"), make_attendance(meeting, name="周远")
    form = opened(desk, meeting)
    assert form["attendance"] == ["出席 林 祎 区长\n出席 周远"]

    post(desk, meeting, form | {"attendance": "列席 周远 区水务局局长\n出席 林 祎 区长\n何旻"})

    rows = list(meeting.attendance.order_by("position").values_list("pk", "role", "name", "post"))
    assert rows[:2] == [(second.pk, "in_attendance", "周远", "区水务局局长"), (first.pk, "present", "林 祎", "区长")]
    assert rows[2][1:] == ("present", "何旻", "")


def test_the_people_of_the_last_meeting_of_the_type_are_added_to_those_that_are_there(desk, meeting):
    make_attendance(make_meeting(listed_on=date(2026, 2, 1)), name="林祎")
    make_attendance(make_meeting(listed_on=date(2026, 1, 1)), name="何旻")
    make_attendance(make_meeting(type="study"), name="方堃")

    form = deed(desk, meeting, opened(desk, meeting) | {"attendance": "周远"}, "same-people")

    assert form["attendance"] == ["周远\n出席 林祎"]


# Errors


def test_errors_stand_at_their_fields_and_in_a_summary_and_nothing_is_lost(desk, meeting):
    first, second = key("a"), key("b")
    wrong = {
        f"{first}-text": "长" * 20001,
        f"{second}-deadline_on": "九月底",
        "attendance": "列席",
        "held": "2026年13月",
        "title": "我的标题",
    }

    page = post(desk, meeting, opened(desk, meeting) | wrong)

    targets = [one.target for one in page.context["errors"]]
    assert targets == ["id_held", "id_attendance", f"id_{first}-text", f"id_{second}-deadline_on"]
    assert all(f'id="{target}"' in page.content.decode() for target in targets)
    again = edited(page)
    assert {name: again[name] for name in wrong} == {name: [value] for name, value in wrong.items()}
    assert stands(meeting) == "甲(ab) 乙(c)"


@pytest.mark.parametrize("row", ["item:", "directive:aaaaaaaaaa", "item:new1", "x", "directive:new1"])
def test_a_row_that_nobody_showed_breaks_nothing(desk, meeting, row):
    form = opened(desk, meeting)

    page = post(desk, meeting, form | {"row": [row, *form["row"]]})

    assert page.status_code == 200
    assert stands(meeting) == "甲(ab) 乙(c)"


def test_a_row_of_another_meeting_cannot_be_taken_over(desk, meeting):
    other = make_record()
    stolen = other.items.get().directives.first()
    form = opened(desk, meeting)

    post(desk, meeting, form | {"row": [*form["row"], f"directive:{stolen.key}"], f"{stolen.key}-text": "改写"})

    stolen.refresh_from_db()
    assert stolen.text == "要加快老旧管网改造，年底前完成城东片区管网更换"
    assert stands(meeting) == "甲(ab) 乙(c改写)"
    assert Directive.objects.get(text="改写").key != stolen.key


# Two people


@pytest.fixture
def other(cast):
    client = Client()
    client.force_login(make_user("colleague", role="secretary"))
    return client


def test_rows_and_fields_that_one_side_touched_are_merged_and_told(desk, other, meeting):
    mine, theirs = opened(desk, meeting), opened(other, meeting)
    post(other, meeting, theirs | {f"{key('b')}-text": "他的", "chair": "林祎", "attendance": "何旻"})

    saved = post(desk, meeting, mine | {f"{key('a')}-text": "我的", "place": "区政府"})

    meeting.refresh_from_db()
    assert stands(meeting) == "甲(我的他的) 乙(c)"
    assert (meeting.chair, meeting.place, meeting.attendance.get().name) == ("林祎", "区政府", "何旻")
    assert "您编辑期间，其他人改了这些地方，已一并保留：主持人 出席情况、一（二） “他的” 内容。" in messages_of(saved)


def test_rows_that_others_added_deleted_and_moved_are_merged_and_told(desk, other, meeting):
    mine, theirs = opened(desk, meeting), opened(other, meeting)
    theirs = deed(other, meeting, theirs, f"delete {key('b')}")
    theirs = deed(other, meeting, theirs, f"down {key('甲')}")
    theirs = deed(other, meeting, theirs, f"add-directive {key('乙')}") | {"new1-text": "他"}
    post(other, meeting, theirs)
    mine = deed(desk, meeting, mine, f"add-directive {key('甲')}") | {"new1-text": "我"}

    saved = post(desk, meeting, mine)

    assert stands(meeting) == "乙(c他) 甲(a我)"
    said = " ".join(messages_of(saved))
    for words in ("其他人增加了：一（二） “他”", "其他人删除了您没有改动的：一（二） “b”", "其他人调整了顺序：议题"):
        assert words in said


def test_the_same_field_changed_by_both_is_asked_word_by_word_and_the_second_save_decides(desk, other, meeting):
    first = key("a")
    mine, theirs = opened(desk, meeting), opened(other, meeting)
    post(other, meeting, theirs | {f"{first}-text": "要落实责任", "chair": "林祎"})

    asked = post(desk, meeting, mine | {f"{first}-text": "要压实责任", f"{key('b')}-text": "我的"})

    assert stands(meeting) == "甲(要落实责任b) 乙(c)"
    [question] = asked.context["sheet"].questions
    assert (question.label, question.mine, question.now) == ("一（一） 内容", "要压实责任", "要落实责任")
    page = asked.content.decode()
    assert re.search(r"要<del>.*落.*</del>实责任", page)
    again = edited(asked)
    assert again[f"{first}-text"] == ["要压实责任"]
    assert again["chair"] == ["林祎"]

    post(desk, meeting, again)
    assert stands(meeting) == "甲(要压实责任我的) 乙(c)"


def test_a_question_says_codes_by_name_and_the_rest_of_what_others_did_is_told(desk, other, meeting):
    item, first, second = key("甲"), key("a"), key("b")
    mine, theirs = opened(desk, meeting), opened(other, meeting)
    post(other, meeting, theirs | {f"{item}-outcome": "noted", f"{first}-text": "他的"})
    mine = deed(desk, meeting, mine | {f"{item}-outcome": "deferred"}, f"delete {first}")

    asked = post(desk, meeting, mine)

    [question] = asked.context["sheet"].questions
    assert (question.label, question.mine, question.now) == ("议题一 审议结果", "暂缓", "听取")
    assert any("没有删除：一（一）" in message for message in messages_of(asked))
    assert refs(edited(asked), "directive") == [first, second, key("c")]
    post(desk, meeting, edited(asked))
    assert stands(meeting) == "甲(他的b) 乙(c)"


def test_the_words_of_the_others_are_taken_by_a_button(desk, other, meeting):
    first = key("a")
    mine, theirs = opened(desk, meeting), opened(other, meeting)
    post(other, meeting, theirs | {f"{first}-text": "他的"})
    asked = post(desk, meeting, mine | {f"{first}-text": "我的"})

    form = deed(desk, meeting, edited(asked), asked.context["sheet"].questions[0].take)

    assert form[f"{first}-text"] == ["他的"]
    post(desk, meeting, form)
    assert stands(meeting) == "甲(他的b) 乙(c)"


def test_what_one_deleted_while_the_other_changed_it_is_kept_under_its_key(desk, other, meeting):
    first, second = key("a"), key("b")
    mine, theirs = opened(desk, meeting), opened(other, meeting)
    theirs = deed(other, meeting, theirs, f"delete {first}") | {f"{second}-text": "他的"}
    post(other, meeting, theirs)
    mine = deed(desk, meeting, mine | {f"{first}-text": "我的"}, f"delete {second}")

    saved = post(desk, meeting, mine)

    assert stands(meeting) == "甲(我的他的) 乙(c)"
    assert keys(meeting)[first] == "我的"
    assert keys(meeting)[second] == "他的"
    said = " ".join(messages_of(saved))
    assert "您要删除的内容有其他人刚刚改动，没有删除" in said
    assert "其他人删除的内容有您的改动，已保留" in said


def test_a_deletion_stays_in_the_page_that_asks(desk, other, meeting):
    mine, theirs = opened(desk, meeting), opened(other, meeting)
    post(other, meeting, theirs | {"title": "他的"})
    mine = deed(desk, meeting, mine | {"title": "我的"}, f"delete {key('b')}")

    asked = post(desk, meeting, mine)

    assert asked.context["sheet"].questions
    post(desk, meeting, edited(asked))
    assert stands(meeting) == "甲(a) 乙(c)"
    assert Meeting.objects.get(pk=meeting.pk).title == "我的"


@pytest.mark.parametrize("base", [None, "", "x", "other"])
def test_a_form_that_does_not_say_what_it_showed_is_asked_about(desk, meeting, base):
    form = opened(desk, meeting)
    other = opened(desk, make_record())["base"]
    form |= {"base": other if base == "other" else base or ""}
    if base is None:
        del form["base"]

    asked = post(desk, meeting, form | {f"{key('a')}-text": "我的"})

    assert stands(meeting) == "甲(ab) 乙(c)"
    assert [one.mine for one in asked.context["sheet"].questions] == ["我的"]
    post(desk, meeting, edited(asked))
    assert stands(meeting) == "甲(我的b) 乙(c)"


def test_a_form_sent_after_submission_is_refused_with_its_words(desk, cast, meeting):
    form = opened(desk, meeting)
    act("submit", meeting, by=cast.secretary)

    page = post(desk, meeting, form | {f"{key('a')}-text": "我的"})

    assert "该会议现在的状态是“待审核”，不能修改，本次没有保存" in page.content.decode()
    assert edited(page)[f"{key('a')}-text"] == ["我的"]
    assert stands(meeting) == "甲(ab) 乙(c)"


# Keys over releases


def test_every_cited_address_answers_rightly_over_move_split_merge_and_release(desk, client, cast, meeting):
    meeting.items.all()
    release(meeting, cast)
    a, b, c = key("a"), key("b"), key("c")
    visitor = Client()
    read = lambda one: visitor.get(f"/directives/{one}/")  # noqa: E731 - three words

    form = opened(desk, reopen(meeting, cast))
    form = deed(desk, meeting, form, f"move {a} 2")
    form = deed(desk, meeting, form | {f"{b}-text": "b一\nb二"}, f"split {b}")
    post(desk, meeting, form)
    assert stands(meeting) == "甲(b一b二) 乙(ca)"
    release(Meeting.objects.get(pk=meeting.pk), cast, note="更正。")
    assert [read(one).status_code for one in (a, b, c)] == [200, 200, 200]
    assert "b一" in read(b).content.decode()
    assert "b二" not in read(b).content.decode().split("</h1>")[0]

    form = opened(desk, reopen(meeting, cast))
    post(desk, meeting, deed(desk, meeting, form, f"merge {c}"))
    assert stands(meeting) == "甲(b一b二) 乙(ca)"
    release(Meeting.objects.get(pk=meeting.pk), cast, note="更正。")
    assert [read(one).status_code for one in (a, b, c)] == [410, 200, 200]
    assert Passage.objects.get(audience="public", key=c).text == "ca"


# Laws


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_sequence_of_deeds_and_saves_keeps_positions_keys_and_words(desk, data):
    meeting = make_record(directives=2)
    make_directive(make_item(meeting, title="乙"), text="丙")
    for _ in range(2):
        form, before, words = opened(desk, meeting), keys(meeting), letters(meeting)
        merged = []
        for _ in range(data.draw(st.integers(1, 4))):
            refs = [row.partition(":")[2] for row in form["row"]]
            name = data.draw(st.sampled_from(["up", "down", "move", "split", "merge", "add-directive", "add-item"]))
            ref, to = data.draw(st.sampled_from(refs)), data.draw(st.sampled_from(["1", "2"]))
            if name == "split" and f"{ref}-text" in form:
                form[f"{ref}-text"] = form[f"{ref}-text"][0].replace("，", "，\n")
            merged += [name] if name == "merge" else []
            form = deed(desk, meeting, form, f"{name} {ref} {to}")

        post(desk, meeting, form)

        stands(meeting)  # gapless
        assert letters(meeting) == words
        assert merged or before.keys() <= keys(meeting).keys()
        assert all(now[:1] == before[ref][:1] for ref, now in keys(meeting).items() if ref in before)


def letters(meeting):
    return sorted("".join(keys(meeting).values()).replace("\n", ""))
