"""The reader of pages that the tests use."""

from tests.html import parsed

PAGE = """<main><p class="a">一<b>二</b></p><br><p hidden>&lt;三</p><textarea name="t">四&lt;p&gt;</textarea></main>"""


def test_elements_are_found_by_name_and_attributes():
    page = parsed(PAGE)

    assert [found.text() for found in page.all("p")] == ["一二", "<三"]
    assert page.one("p", class_="a").text() == "一二"
    assert page.one("p", "hidden").text() == "<三"
    assert page.one("main").one("textarea", name="t").text() == "四<p>"
    assert page.all("p", class_="b") == []


def test_the_words_of_some_elements_can_be_left_out():
    assert parsed(PAGE).text(without=frozenset({"b", "textarea"})) == "一<三"
