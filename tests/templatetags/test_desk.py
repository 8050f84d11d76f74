"""How the desk's pages say what the parser found."""

from django.utils.translation import override

from config import catalogues
from meetings.templatetags import desk


def test_doubt_keeps_the_words_it_quotes():
    with override("zh-hans"):
        assert desk.doubt_said("会议日期「6月11日」没有年份，请补充。") == "会议日期「6月11日」没有年份，请补充。"
        assert desk.doubt_said("会议日期只写作「50%」，请手动填写。") == "会议日期只写作「50%」，请手动填写。"
        assert desk.doubt_said("未能识别主持人，请手动填写。") == "未能识别主持人，请手动填写。"


def test_doubts_of_the_parser_quote_in_the_way_that_is_found_again():
    quoting = [
        message.id
        for message in catalogues.messages()
        if "%(words)s" in message.id and any("meetings/parser/" in place for place, _line in message.locations)
    ]

    assert quoting
    for message in quoting:
        assert desk.QUOTED.sub("「%(words)s」", message % {"words": "6月5日"}, count=1) == message


def test_what_is_worded_otherwise_is_marked_and_said_and_markup_stays_text():
    with override("zh-hans"):
        words = desk.wording("要做好<b>安置</b>", "要完善<b>安置</b>")

    assert words["before"] == '要<del><span class="desk-sr">删去：</span>做好</del>&lt;b&gt;安置&lt;/b&gt;'
    assert words["after"] == '要<ins><span class="desk-sr">增加：</span>完善</ins>&lt;b&gt;安置&lt;/b&gt;'
    assert desk.wording("", "新增") == {"before": "", "after": "新增"}
