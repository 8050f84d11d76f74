"""Numbers as bars: the tallest is the largest, what is not empty can be seen, what is empty leads nowhere."""

from website.bars import HEIGHT, LEAST, bars


def test_bars_are_as_tall_as_their_numbers():
    found = bars([("1月", "/a/", 50), ("2月", "/b/", 25), ("3月", "/c/", 1), ("4月", "/d/", 0)])

    assert [bar.height for bar in found] == [HEIGHT, HEIGHT // 2, LEAST, 0]
    assert [bar.top + bar.height for bar in found] == [HEIGHT] * 4
    assert [bar.url for bar in found] == ["/a/", "/b/", "/c/", ""]


def test_nothing_is_drawn_of_nothing():
    assert [bar.height for bar in bars([("1月", "/a/", 0)])] == [0]
    assert bars([]) == []
