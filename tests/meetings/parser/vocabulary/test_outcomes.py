"""What was decided, by the verb of decision."""

import pytest

from meetings.parser.vocabulary.outcomes import is_put_off, is_referral, read_verdict, settled
from records.codes import ItemKind, Outcome


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("审议并原则通过《甲办法》", Outcome.ADOPTED_IN_PRINCIPLE),
        ("原则同意修改后暂缓印发", Outcome.ADOPTED_IN_PRINCIPLE),
        ("暂缓审议通过", Outcome.DEFERRED),
        ("审议通过《甲办法》", Outcome.ADOPTED),
        ("会议批准了方案", Outcome.ADOPTED),
        ("下次会议再研究同意", Outcome.DEFERRED),
        ("修正后通过", Outcome.ADOPTED),
        ("修正通过", Outcome.ADOPTED),
        ("补充财务试算后，提下次会议讨论", None),
        ("听取防汛汇报", None),
        ("通过视频观看警示教育片", None),
    ],
)
def test_verdict(words: str, outcome: Outcome | None) -> None:
    assert read_verdict(words) is outcome


def test_put_off_and_referral() -> None:
    assert is_put_off("由区住建局修改完善后再提交会议审议")
    assert not is_put_off("由区住建局修改完善后印发")
    assert is_referral("决定将草案提请区人大常委会审议")
    assert not is_referral("决定将草案提请审议时间推迟")


@pytest.mark.parametrize(
    ("kind", "verdict", "words", "outcome"),
    [
        (ItemKind.HEAR, None, "听取防汛汇报", Outcome.NOTED),
        (ItemKind.HEAR, Outcome.ADOPTED, "听取并同意", Outcome.ADOPTED),
        (ItemKind.OTHER, None, "通报检查情况", Outcome.NOTED),
        (ItemKind.OTHER, None, "书面通报检查情况", Outcome.NOTED),
        (ItemKind.OTHER, None, "观看警示片", None),
        (ItemKind.DELIBERATE, None, "审议《甲办法》", None),
    ],
)
def test_what_was_heard_is_noted(kind: ItemKind, verdict: Outcome | None, words: str, outcome: Outcome | None) -> None:
    assert settled(kind, verdict, words) is outcome
