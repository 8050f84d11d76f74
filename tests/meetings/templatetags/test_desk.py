"""How the desk's pages say what the parser found."""

from django.utils.translation import override

from meetings.templatetags import desk


def test_what_is_worded_otherwise_is_marked_and_said_and_markup_stays_text():
    with override("zh-hans"):
        words = desk.wording("要做好<b>安置</b>", "要完善<b>安置</b>")

    assert words["before"] == '要<del><span class="desk-sr">删去：</span>做好</del>&lt;b&gt;安置&lt;/b&gt;'
    assert words["after"] == '要<ins><span class="desk-sr">增加：</span>完善</ins>&lt;b&gt;安置&lt;/b&gt;'
    assert desk.wording("", "新增") == {"before": "", "after": "新增"}
