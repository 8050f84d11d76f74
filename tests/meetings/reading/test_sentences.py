"""What is said of a code: a sentence for each, in every language, that fills in what the code brings along."""

import json
import re

import pytest
from django.conf import settings
from django.utils.translation import override

from config import catalogues
from meetings.models import ReadingDoubt
from meetings.parser.cleaning.decode import TextReason, Unreadable
from meetings.parser.outline import Doubt, DoubtReason, Span
from meetings.parser.read import parse_report
from meetings.reading.earlier_reasons import SENTENCES, as_code
from meetings.reading.outline_json import as_json, from_json
from meetings.reading.sentences import DOUBTS, UNREADABLE, doubt_sentence, refusal_sentence
from meetings.uploads.reason import Reason

PARAMETER = re.compile(r"%\([a-z]+\)[sd]")
LANGUAGES = [language for language, _name in settings.LANGUAGES]
WORDED = {**DOUBTS, **UNREADABLE}


def test_every_code_has_a_sentence_and_none_means_two_things():
    assert set(DOUBTS) == set(DoubtReason)
    assert set(UNREADABLE) == {*TextReason, *Reason}
    assert len(UNREADABLE) == len(TextReason) + len(Reason)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", WORDED)
def test_every_sentence_names_the_same_in_every_language(code, language):
    with override("zh-hans"):
        wanted = PARAMETER.findall(str(WORDED[code]))
    with override(language):
        worded = str(WORDED[code])

    assert PARAMETER.findall(worded) == wanted
    assert worded[-1] in "。."
    assert bool(re.search(r"[\u4e00-\u9fff]", worded)) == (language != "en")


def test_every_sentence_is_found_by_the_extraction_of_gettext():
    found = {message.id for message in catalogues.messages()}

    with override(None):
        assert {str(sentence) for sentence in WORDED.values()} <= found


@pytest.mark.parametrize(
    ("doubt", "sentence"),
    [
        (Doubt("date", DoubtReason.NO_YEAR, quoted="6月11日"), "会议日期「6月11日」没有年份，请补充。"),
        (Doubt("date", DoubtReason.VAGUE_DATE, quoted="50%(x)s"), "会议日期只写作「50%(x)s」，请手动填写。"),
        (Doubt("chair", DoubtReason.NO_CHAIR), "未能识别主持人，请手动填写。"),
        (Doubt("chair", "这位主持人可疑。"), "这位主持人可疑。"),
        (Doubt("chair", "「方远」可疑。"), "「方远」可疑。"),
        (Doubt("chair", ""), ""),
    ],
)
def test_a_doubt_is_said_with_the_words_it_quotes(doubt, sentence):
    with override("zh-hans"):
        assert doubt_sentence(doubt) == sentence


def test_a_refusal_is_said_with_its_pages():
    with override("en"):
        assert "3、5" in refusal_sentence(Unreadable(Reason.SCANNED_PAGES, "3、5"))
        assert refusal_sentence(ValueError("as it is")) == "as it is"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kept", SENTENCES)
def test_a_sentence_kept_by_an_earlier_parser_is_said_as_its_code_is(kept, language):
    words = "6月11日" if "「」" in kept else ""
    reason = kept.replace("「」", f"「{words}」")

    with override(language):
        then = doubt_sentence(ReadingDoubt(reason=reason))
        now = doubt_sentence(Doubt("date", SENTENCES[kept], quoted=words))

    assert then == now
    assert as_code(reason) == (SENTENCES[kept], words)
    assert as_code(*as_code(reason)) == as_code(reason)


KEPT_AS_CODES = {  # from the first day
    DoubtReason.AFTER_PUBLICATION,
    DoubtReason.LONG_BEFORE_PUBLICATION,
    DoubtReason.SCRIPT_CONVERTED,
    DoubtReason.CUT_SHORT,
    DoubtReason.TWO_NUMBERS,
    DoubtReason.NO_SITTING,
}


def test_every_code_had_a_sentence_and_the_sentences_are_those_that_were_kept():
    assert sorted(SENTENCES.values()) == sorted(set(DoubtReason) - KEPT_AS_CODES)
    with override("zh-hans"):
        worded = {str(words).replace("%(words)s", "") for code, words in DOUBTS.items() if code not in KEPT_AS_CODES}
        assert set(SENTENCES) == worded


def test_an_outline_kept_with_sentences_reads_as_one_with_codes():
    outline = parse_report("6月11日，区政府召开座谈会，研究供水。要确?h保安全。")
    kept = json.loads(json.dumps(as_json(outline)))
    with override("zh-hans"):
        for plain, doubt in zip(kept["doubts"], outline.doubts, strict=True):
            plain["reason"] = doubt_sentence(doubt)
            del plain["quoted"]

    assert {doubt.reason for doubt in outline.doubts} >= {"no_year", "no_chair", "no_type", "bytes_lost"}
    assert from_json(kept, outline.text) == outline


def test_a_doubt_kept_on_the_desk_is_shown_in_the_readers_language():
    doubt = ReadingDoubt(code="date", reason="会议日期「6月11日」没有年份，请补充。", words="6月11日，")

    with override("en"):
        assert "6月11日" in str(doubt)
        assert "会议日期" not in str(doubt)


def test_doubts_compare_by_what_they_quote():
    assert Doubt("date", "no_year", Span(0, 1), quoted="甲") != Doubt("date", "no_year", Span(0, 1), quoted="乙")
