"""The description of search for browsers: its addresses lead to the answers."""

from xml.etree import ElementTree

import pytest

pytestmark = pytest.mark.django_db
SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.mark.parametrize("prefix", ["", "/zh-hant", "/en"])
def test_its_addresses_answer(client, prefix):
    answer = client.get(f"{prefix}/opensearch.xml")
    root = ElementTree.fromstring(answer.content)

    assert answer["Content-Type"].startswith("application/opensearchdescription+xml")
    assert 0 < len(root.findtext(f"{SPACE}ShortName")) <= 16
    templates = [one.get("template") for one in root.findall(f"{SPACE}Url")]
    assert len(templates) == 4
    for template in templates:
        address = template.replace("{searchTerms}", "x").removeprefix("http://testserver")
        assert address.startswith(f"{prefix}/")
        assert client.get(address).status_code == 200
