"""The visitor's filter form: what it accepts, what it says of the rest, and the addresses it makes."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import RequestFactory

from directives.lists import DirectiveFilterSet
from directives.models import Passage
from directives.search.web.filters import SearchFilterSet
from tests.factories import make_directive, make_item, make_meeting, release
from website.filters import QUESTION_LIMIT, CodeFilter

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


class ReplyFilterSet(DirectiveFilterSet):
    """A list that declares one filter more."""

    audience = CodeFilter("读者", [("public", "公开"), ("internal", "内部")], "没有“%(value)s”这类读者。")


def narrow(query, filterset_class=DirectiveFilterSet):
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    return filterset_class(QueryDict(query), queryset=Passage.objects.all(), request=request)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "type=&from=&to=&q=",
        "type=standing_committee",
        "from=2024-02-29&to=2024-02-29",
        "from=0001-01-01&to=9999-12-31",
        f"q={'供' * QUESTION_LIMIT}",
        "q=%22%27%3B--%5C%25_",
        "q=%EF%BF%BF%F0%A0%80%80",
        "page=2&utm_source=x",
    ],
)
def test_what_can_be_used_has_no_fault(query):
    assert narrow(query).error_sentences() == []
    assert list(narrow(query).qs) == []


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("type=secret", "会议类型“secret”：没有“secret”这一会议类型。"),
        ("from=2023-02-29", "开始日期“2023-02-29”：不是有效的日期，请按“2022-08-20”的格式填写。"),
        ("to=20220820", "结束日期“20220820”：不是有效的日期，请按“2022-08-20”的格式填写。"),
        ("from=2022-08-21&to=2022-08-20", "结束日期“2022-08-20”：结束日期不能早于开始日期。"),
        ("type=executive&type=secret", "会议类型“secret”：没有“secret”这一会议类型。"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_in_a_sentence(query, sentence):
    assert narrow(query).error_sentences() == [sentence]


def test_every_fault_is_named():
    assert len(narrow(f"type=x&from=x&to=x&q={'供' * (QUESTION_LIMIT + 1)}").error_sentences()) == 4


def test_a_question_with_a_nul_is_refused():
    (fault,) = narrow("q=a%00b").error_sentences()

    assert fault.startswith("关键词")


def test_values_reach_the_rows_as_days_and_codes():
    form = narrow("type=special&from=2022-08-20&to=2022-08-21&q=+供水+").form

    assert form.is_valid()
    assert form.cleaned_data == {
        "type": "special",
        "since": date(2022, 8, 20),
        "until": date(2022, 8, 21),
        "q": "供水",
    }


def test_a_chip_for_each_filter_in_force_and_none_for_empty_or_wrong_ones():
    query = "type=special&from=&q=供水&page=3"
    chips = narrow(query).chips()

    assert [(chip["label"], chip["value"], chip["url"]) for chip in chips] == [
        ("会议类型", "专题会议", "?q=%E4%BE%9B%E6%B0%B4"),
        ("关键词", "供水", "?type=special"),
    ]
    assert narrow("type=secret&q=供水").chips() == []


@pytest.mark.parametrize(
    ("query", "changes", "address"),
    [
        ("q=a&type=special&page=2&from=x", {"type": None}, "?q=a&from=x"),
        ("type=special", {"type": None}, "?"),
        ("q=1&q=2&x=3&to=", {"type": None}, "?q=2"),
        ("from=2024-01-01&q=a", {"since": date(2025, 1, 1), "until": date(2025, 12, 31)}, None),
        ("", {"since": date(2025, 1, 1)}, "?from=2025-01-01"),
        ("type=special", {"type": ""}, "?"),
    ],
)
def test_an_address_changes_some_filters_leaves_the_page_and_keeps_the_rest(query, changes, address):
    assert narrow(query).address(**changes) == (address or "?from=2025-01-01&q=a&to=2025-12-31")


def test_a_filter_declared_in_one_line_narrows_has_a_chip_and_names_its_errors(cast):
    meeting = make_meeting()
    make_directive(make_item(meeting))
    release(meeting, cast)
    chosen = narrow("audience=public&q=供水", ReplyFilterSet)
    wrong = narrow("audience=all", ReplyFilterSet)
    shown = render_to_string("_filters.html", {"form": chosen.form})

    assert {passage.audience for passage in narrow("audience=public", ReplyFilterSet).qs} == {"public"}
    assert chosen.chips()[-1] == {"label": "读者", "value": "公开", "url": "?q=%E4%BE%9B%E6%B0%B4"}
    assert '<option value="public" selected>公开</option>' in shown
    assert wrong.error_sentences() == ["读者“all”：没有“all”这类读者。"]
    assert list(wrong.qs) == []


def test_filters_that_a_page_shows_in_another_way_have_no_chip_and_hidden_fields():
    search = narrow("kind=item&unit=区水务局&sort=relevance&to=2025-01-01", SearchFilterSet)

    assert [(chip["label"], chip["value"]) for chip in search.chips()] == [
        ("单位", "区水务局"),
        ("结束日期", "2025-01-01"),
    ]
    assert [field.html_name for field in search.form.hidden_fields()] == ["kind", "unit", "sort"]
    assert [field.html_name for field in search.form.visible_fields()] == ["type", "from", "to"]
