"""Text pasted with the tags of a page, and text that only looks like it."""

import pytest

from meetings.parser.cleaning.markup import strip_markup


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>会议指出</p><p>要抓好</p>", "\n会议指出\n\n要抓好\n"),
        ("<div><span>会议</span>指出</div>", "\n会议指出\n"),
        ("会议<br>指出", "会议\n指出"),
        ("会议&nbsp;指出&ldquo;抓好&rdquo;", "会议 指出“抓好”"),
        ("会议&amp;nbsp;指出", "会议 指出"),
        ("&#8220;双减&#x201D;&amp;&times;2&lt;5&#12288;&emsp;&#160;。", "“双减”&×2<5\u3000\u3000\xa0。"),
        ("<script>var a = 1;</script>会议<p>指出", "会议\n指出"),
        ("会议<STYLE>p {}</STYLE><p>指出", "会议\n指出"),
        ("<p>会<style>a</style>议<script>b</script>指出", "\n会议指出"),
        ("<script>a<style>b</script>会</style>议", "会议"),
        ("<script>a<style>b</script>会<script>c</script>议", "会议"),
        ("</script>会<script>a</script>议", "会议"),
        ("<script>a</script>会<script>b</script>议", "会议"),
        ("会议<script>指出<p>抓好", "会议指出\n抓好"),
    ],
)
def test_markup_goes(text: str, expected: str) -> None:
    assert strip_markup(text) == expected


@pytest.mark.parametrize("text", ["会议指出", "增幅<5%，降幅>3%", "A&T公司", "AT&T;公司", "&nosuch;", "<会议>指出"])
def test_plain_text_stays(text: str) -> None:
    assert strip_markup(text) == text
