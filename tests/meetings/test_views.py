"""The readers' pages: what stands in them, what narrows them, and what they say of what is not there."""

from datetime import date

import pytest
from django.urls import reverse

from meetings.models import ChainHead
from tests.factories import (
    act,
    approve,
    correct,
    make_attendance,
    make_directive,
    make_item,
    make_meeting,
    make_record,
    release,
    reopen,
    withdraw,
)
from tests.html import parsed

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
OTHER_MATTERS = "会议还研究了其他事项。"


def page(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def titles(client, path):
    return [row["title"] for row in client.get(path).context["rows"]]


# Lists


def test_meetings_are_listed_newest_first_and_those_of_one_day_as_entered_last(cast, client):
    for title, day in (("甲", 3), ("乙", 9), ("丙", 3), ("丁", 5)):
        release(make_meeting(title=title, listed_on=date(2026, 3, day)), cast)

    assert titles(client, "/meetings/") == ["乙", "丁", "丙", "甲"]
    assert [row["title"] for row in client.get("/").context["recent"]] == ["乙", "丁", "丙", "甲"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("type=special", ["专题"]),
        ("type=", ["常务", "专题"]),
        ("from=2026-03-05", ["常务"]),
        ("from=2026-03-04&to=2026-03-04", ["专题"]),
        ("from=2026-03-04&to=2026-03-05", ["常务", "专题"]),
        ("to=2026-03-03", []),
        ("from=0001-01-01&to=9999-12-31", ["常务", "专题"]),
        ("q=%E7%AE%A1%E7%B6%B2", ["常务"]),  # 管網, in the other script
        ("q=１２%20管网", ["常务"]),  # full width, and two words that must both stand
        ("q=管网%20专题", []),
        ("q=%20%20", ["常务", "专题"]),
        ("q=%25", []),  # a sign stands for itself
        ("q=_", ["常务", "专题"]),  # punctuation is no word
        ("unknown=1", ["常务", "专题"]),
        ("type=special&q=管网", []),
    ],
)
def test_filters_narrow_the_list(cast, client, query, expected):
    release(make_meeting(type="special", title="专题", summary="研究", listed_on=date(2026, 3, 4)), cast)
    release(make_meeting(title="常务", summary="研究12处管网", listed_on=date(2026, 3, 5)), cast)

    assert titles(client, f"/meetings/?{query}") == expected


def test_filters_narrow_directives_by_their_meeting_and_their_words(cast, client):
    meeting = make_meeting()
    make_directive(make_item(meeting, title="供水"), headline="加快改造", text="要加快改造")
    release(meeting, cast)
    release(make_record(type="special", listed_on=date(2025, 1, 1)), cast)

    def headlines(query):
        return [row["headline"] for row in client.get(f"/directives/?{query}").context["rows"]]

    assert headlines("q=供水&type=executive&from=2026-03-05&to=2026-03-05") == ["加快改造"]
    assert headlines("q=供水&type=special") == ["加快老旧管网改造"] * 2  # by its item's title
    assert headlines("q=供水保障工作情况汇报加快") == []  # words are not found across the parts


@pytest.mark.parametrize("path", ["/meetings/", "/directives/"])
@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("type=secret", "secret"),
        ("from=2022-02-30", "2022-02-30"),
        ("to=20220101", "20220101"),
        ("from=%3Cb%3E", "&lt;b&gt;"),
        ("from=2022-02-02&to=2022-02-01", "结束日期不能早于开始日期"),
        ("q=%00", "关键词"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_and_shows_no_rows(cast, client, path, query, wrong):
    release(make_record(), cast)

    answer = client.get(f"{path}?{query}")

    assert answer.status_code == 200
    assert answer.context["rows"] == []
    assert answer.context["count"] == 0
    assert answer.context["is_valid"] is False
    assert wrong in answer.content.decode().split('id="main"')[1]
    assert "筛选条件有误" in answer.content.decode()


def test_chips_take_one_filter_away_and_keep_the_others(cast, client):
    answer = client.get("/meetings/?type=special&from=2026-01-01&q=供水&page=1")

    chips = {chip["label"]: (chip["value"], chip["url"]) for chip in answer.context["chips"]}
    assert chips["会议类型"] == ("专题会议", "?from=2026-01-01&q=%E4%BE%9B%E6%B0%B4")
    assert chips["开始日期"] == ("2026-01-01", "?type=special&q=%E4%BE%9B%E6%B0%B4")
    assert chips["关键词"] == ("供水", "?type=special&from=2026-01-01")


def test_pages_are_followed_to_the_end(cast, client):
    meeting = make_meeting()
    item = make_item(meeting)
    expected = [make_directive(item, headline=f"第{number}项").key for number in range(45)]
    release(meeting, cast)

    seen, path = [], "/directives/?type=executive"
    while path:
        context = client.get(path).context
        seen += [row["key"] for row in context["rows"]]
        following = context["page_links"]["next"]
        path = following and f"/directives/{following}"

    assert seen == expected
    assert context["page"].number == context["page"].paginator.num_pages == 3
    assert context["page_links"]["first"] == "?type=executive"
    for number in ("abc", "0", "4", "99"):
        assert client.get(f"/directives/?page={number}").status_code == 404


def test_the_years_narrow_to_themselves_and_keep_other_filters(cast, client):
    for year in (2024, 2026, 2026):
        release(make_meeting(listed_on=date(year, 3, 31)), cast)

    years = client.get("/meetings/?type=executive&from=2024-01-01").context["years"]

    assert [(one["year"], one["count"]) for one in years] == [(2026, 2), (2024, 1)]
    assert years[0]["url"] == "?type=executive&from=2026-01-01&to=2026-12-31"
    assert len(titles(client, f"/meetings/{years[0]['url']}")) == 2


def test_an_empty_office_has_pages(client):
    for name in ("home", "meetings:list", "directives:list", "changes"):
        assert client.get(reverse(name)).status_code == 200


# One meeting


def test_a_meeting_shows_its_record(cast, client):
    meeting = make_meeting(number_text="第12次")
    item = make_item(meeting, outcome="noted")
    directive = make_directive(item)
    release(meeting, cast)

    text = page(client, f"/meetings/{meeting.key}/")

    for words in (meeting.title, meeting.summary, "第12次", "沈怀远", item.title, directive.text):
        assert words in parsed(text).text()
    assert f'href="/directives/{directive.key}/"' in text
    assert OTHER_MATTERS not in text


@pytest.mark.parametrize("kind", ["item", "directive", "said"])
def test_the_conventional_line_stands_where_something_is_hidden(cast, client, kind):
    hidden = {"disclosure": "withheld", "disclosure_reason": "涉及商业秘密"}
    meeting = make_meeting(has_other_matters=kind == "said")
    item = make_item(meeting, **(hidden if kind == "item" else {}))
    make_directive(item, **(hidden if kind == "directive" else {}))
    release(meeting, cast)

    assert OTHER_MATTERS in page(client, f"/meetings/{meeting.key}/")


def test_an_official_reads_the_internal_record_marked_as_such(cast, client):
    meeting = make_meeting(place="第一会议室")
    make_attendance(meeting, name="林祎")
    make_item(meeting, title="涉密议题", disclosure="withheld", disclosure_reason="涉及商业秘密")
    release(meeting, cast)
    client.force_login(cast.official)

    text = page(client, f"/meetings/{meeting.key}/")

    for words in ("内部视图", "第一会议室", "林祎", "涉密议题", "涉及商业秘密", 'content="noindex"'):
        assert words in text.replace("林　祎", "林祎")


def test_reopening_and_editing_changes_nothing_until_the_next_release(cast, client):
    meeting = release(make_record(), cast)
    before = page(client, f"/meetings/{meeting.key}/")

    meeting = reopen(meeting, cast)
    meeting.title = "改后的标题"
    meeting.save()
    assert page(client, f"/meetings/{meeting.key}/") == before
    approve(meeting, cast)
    assert page(client, f"/meetings/{meeting.key}/") == before
    act("release", meeting, by=cast.reviewer, note="更正标题。")

    after = page(client, f"/meetings/{meeting.key}/")
    assert "改后的标题" in parsed(after).text()
    assert "更正标题。" in after
    assert make_record().title not in after


# Not there


def test_what_was_withdrawn_answers_410_without_its_title_and_leaves_every_list(cast, client):
    meeting = release(make_record(title="不再公开的标题"), cast)
    directive = meeting.items.get().directives.first()
    withdraw(meeting, cast, note="内容有误。")

    for path in (f"/meetings/{meeting.key}/", f"/directives/{directive.key}/"):
        text = page(client, path, 410)
        assert "这一内容曾经发布，现已撤回" in text
        assert "不再公开的标题" not in text
    for path in ("/", "/meetings/", "/directives/", "/changes/"):
        assert f'href="/meetings/{meeting.key}/' not in page(client, path)
        assert "不再公开的标题" not in page(client, path)
    assert "内容有误。" in page(client, "/changes/")


def test_a_directive_corrected_away_answers_410_and_its_meeting_stands(cast, client):
    meeting = reopen(release(make_record(), cast), cast)
    removed = meeting.items.get().directives.first()
    meeting.items.get().directives.first().delete()
    release(meeting, cast, note="删去一项。")

    page(client, f"/directives/{removed.key}/", 410)
    assert removed.key not in page(client, f"/meetings/{meeting.key}/")
    assert client.get("/directives/").context["count"] == 1


@pytest.mark.parametrize("language", ["", "/zh-hant", "/en"])
def test_what_was_never_released_answers_404_in_every_language(cast, client, language):
    meeting = approve(make_record(title="未发布的标题"), cast)
    unknown = page(client, f"{language}/meetings/bcdfghjkmn/", 404)

    text = page(client, f"{language}/meetings/{meeting.key}/", 404)

    assert text.replace(meeting.key, "bcdfghjkmn") == unknown
    assert "未发布的标题" not in text


def test_an_unknown_address_answers_404_in_words(client):
    assert "您访问的页面不存在" in page(client, "/nothing/", 404)


@pytest.mark.parametrize("path", ["/", "/meetings/", "/meetings.json", "/changes/"])
def test_a_reader_page_takes_no_posts(client, path):
    assert client.post(path).status_code == 405


# Changes


def test_changes_show_the_head_of_the_readers_own_chain(cast, client):
    correct(release(make_record(), cast), cast, title="标题一")
    public, internal = (ChainHead.objects.get(audience=one) for one in ("public", "internal"))

    assert f"<code>public:2:{public.digest}</code>" in page(client, "/changes/")
    client.force_login(cast.official)
    assert f"<code>internal:2:{internal.digest}</code>" in page(client, "/changes/")
