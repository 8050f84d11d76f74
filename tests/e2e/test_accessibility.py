"""A fault is found where there is one, with the element that has it: an empty list from axe means what it says."""

from tests.e2e.accessibility import WITH_GOOD_PRACTICE, violations


def test_a_fault_is_found_with_its_element(open_context):
    page = open_context(bypass_csp=True).new_page()
    page.set_content('<html lang="zh"><title>页</title><main><h1>页</h1><img src="a.png"></main></html>')

    found = [(one["id"], [node["html"] for node in one["nodes"]]) for one in violations(page)]

    assert found == [("image-alt", ['<img src="a.png">'])]


def test_good_practice_is_asked_for_by_name(open_context):
    page = open_context(bypass_csp=True).new_page()
    page.set_content('<html lang="zh"><title>页</title><p>字</p></html>')

    assert violations(page) == []
    assert {one["id"] for one in violations(page, WITH_GOOD_PRACTICE)} >= {"page-has-heading-one", "region"}
