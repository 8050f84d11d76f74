"""The visitor's filter form: what it accepts, what it says of the rest, and the addresses it makes."""

from datetime import date

import pytest
from django.http import QueryDict

from directives.filters import QUESTION_LIMIT, RecordFilter, without
from directives.models import Passage

pytestmark = pytest.mark.django_db


def narrow(query):
    return RecordFilter(QueryDict(query), queryset=Passage.objects.all())


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
    assert narrow(query).faults() == []
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
    assert narrow(query).faults() == [sentence]


def test_every_fault_is_named():
    assert len(narrow(f"type=x&from=x&to=x&q={'供' * (QUESTION_LIMIT + 1)}").faults()) == 4


def test_a_question_with_a_nul_is_refused():
    (fault,) = narrow("q=a%00b").faults()

    assert fault.startswith("关键词")


def test_values_reach_the_rows_as_days_and_codes():
    form = narrow("type=special&from=2022-08-20&to=2022-08-21&q=+供水+").form

    assert form.is_valid()
    assert form.cleaned_data == {
        "type": "special",
        "from": date(2022, 8, 20),
        "to": date(2022, 8, 21),
        "q": "供水",
    }


def test_a_chip_for_each_filter_in_force_and_none_for_empty_or_wrong_ones():
    query = "type=special&from=&q=供水&page=3"
    chips = narrow(query).chips(QueryDict(query))

    assert [(chip["label"], chip["value"], chip["url"]) for chip in chips] == [
        ("会议类型", "专题会议", "?from=&q=%E4%BE%9B%E6%B0%B4"),
        ("关键词", "供水", "?type=special&from="),
    ]
    assert narrow("type=secret&q=供水").chips(QueryDict("type=secret&q=供水")) == []


def test_without_takes_parameters_and_the_page_out_and_keeps_the_rest_in_order():
    assert without(QueryDict("q=a&type=special&page=2&from=x"), "type") == "?q=a&from=x"
    assert without(QueryDict("type=special"), "type") == "?"
    assert without(QueryDict("q=1&q=2"), "type") == "?q=1&q=2"
