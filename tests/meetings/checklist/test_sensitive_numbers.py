"""Numbers of people are told by their form and their check digits, and other numbers are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.checklist.sensitive_numbers import has_identity_check, has_luhn_check, sensitive_numbers


def found(text):
    return [(one.kind.value, one.text) for one in sensitive_numbers(text)]


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("身份证号110101199003070011。", "identity_card", "110101199003070011"),
        ("（11010519491231002x）", "identity_card", "11010519491231002x"),
        ("１１０１０５１９４９１２３１００２Ｘ", "identity_card", "１１０１０５１９４９１２３１００２Ｘ"),
        ("110105 19491231 002X", "identity_card", "110105 19491231 002X"),
        ("联系电话13800138000。", "phone", "13800138000"),
        ("+86 138-0013-8000", "phone", "+86 138-0013-8000"),
        ("区号0571-88881234", "phone", "0571-88881234"),
        ("（0571）88881234", "phone", "（0571）88881234"),
        ("电话：88881234", "phone", "88881234"),
        ("账号6222021001116245702", "bank_card", "6222021001116245702"),
        ("卡号 4111 1111 1111 1111", "bank_card", "4111 1111 1111 1111"),
    ],
)
def test_a_number_of_a_person_is_found(text, kind, number):
    assert found(text) == [(kind, number)]


@pytest.mark.parametrize(
    "text",
    [
        "110101199003070012",  # a wrong check digit
        "110101199013070010",  # no such month
        "12345政务服务热线、110、119",
        "统一社会信用代码11330206002954449B",
        "6222021001116245703",  # a wrong check digit
        "投资123456789012元",
        "总投资13.8亿元，涉及138个小区",
        "2026年3月5日 08:30—11:30",
        "区政办发〔2026〕12号",
        "项目编号13800138000123",
        "msqrmzf-2022-00498",
        "20260305-1",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert found(text) == []


def test_several_are_found_in_their_order_each_once():
    text = "张某（13800138000，110101199003070011），另：0571-88881234"

    assert [kind for kind, _number in found(text)] == ["phone", "identity_card", "phone"]


def test_a_masked_number_is_enough_to_find_it_by():
    assert [one.masked for one in sensitive_numbers("110101199003070011")] == ["110…0011"]


@given(st.text("0123456789", min_size=17, max_size=17))
def test_one_of_eleven_check_characters_is_right(digits):
    assert sum(has_identity_check(digits + check) for check in "0123456789X") == 1


@given(st.text("0123456789", min_size=15, max_size=18))
def test_one_of_ten_check_digits_is_right(digits):
    assert sum(has_luhn_check(digits + check) for check in "0123456789") == 1
