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
