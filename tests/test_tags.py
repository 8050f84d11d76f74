"""The tags of government pages (国办发〔2017〕47号, its annex), by type of page: none missing, none empty."""

from datetime import datetime

import pytest
from django.urls import reverse
from django.utils.translation import override

from tests.factories import correct, make_record, release
from tests.html import page_of

pytestmark = pytest.mark.django_db
SITE = {"SiteName": "澄湖区人民政府会议公开", "SiteDomain": "testserver", "SiteIDCode": "9900000001"}
COLUMN = ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
ARTICLE = ("ArticleTitle", "PubDate", "ContentSource", "Description", "Url")
COLUMNS = {  # by the name of the page's address: the column and its type
    "home": ("首页", "首页"),
    "meetings:list": ("会议列表", "工作动态"),
    "directives:list": ("工作要求", "工作动态"),
    "directives:units": ("单位", "工作动态"),
    "changes": ("更新动态", "工作动态"),
    "directives:search": ("搜索", "工作动态"),
    "open_data": ("开放数据", "工作动态"),
    "about": ("关于本站", "概况信息"),
    "follow": ("订阅与再利用", "工作动态"),
    "accessibility": ("无障碍声明", "工作动态"),
    "privacy": ("隐私说明", "工作动态"),
    "site_map": ("网站地图", "工作动态"),
}
ARTICLES = {"meetings:detail": ("会议列表", "工作动态"), "directives:detail": ("工作要求", "工作动态")}
LANGUAGES = ("zh-hans", "zh-hant", "en")


def tags(response):
    """The tags of a page by name, each of which stands there once."""
    found = [(one["name"], one["content"]) for one in page_of(response).all("meta", "name", "content")]
    assert len(found) == len(dict(found))
    return dict(found)


def properties(response):
    return {one["property"]: one["content"] for one in page_of(response).all("meta", "property", "content")}


@pytest.fixture
def meeting(cast):
    """Released, and corrected since."""
    return correct(release(make_record(), cast), cast, summary="区长沈怀远主持会议，研究供水。")


def address(name, meeting):
    keys = {"meetings:detail": meeting.key, "directives:detail": meeting.items.get().directives.first().key}
    return reverse(name, args=[keys[name]] if name in keys else [])


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", COLUMNS)
def test_a_column_has_the_tags_of_its_own(client, meeting, name, code):
    with override(code):
        found = tags(client.get(address(name, meeting)))

    assert SITE.items() <= found.items()
    assert (found["ColumnName"], found["ColumnType"]) == COLUMNS[name]
    assert all(found[tag] for tag in COLUMN)
    assert not set(ARTICLE) & set(found)


def test_a_page_of_no_column_is_not_the_home_page(client):
    found = tags(client.get("/accounts/login/"))

    assert (found["ColumnName"], found["ColumnType"]) == ("会议公开", "工作动态")
    assert all(found[tag] for tag in COLUMN)


def test_columns_differ(client, meeting):
    descriptions = [tags(client.get(address(name, meeting)))["ColumnDescription"] for name in COLUMNS]

    assert len(set(descriptions)) == len(COLUMNS)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_has_the_tags_of_an_article(client, meeting, name, code):
    first = meeting.editions.get(audience="public", number=1).issued_at
    with override(code):
        page = client.get(address(name, meeting))
        found = tags(page)
        url = f"http://testserver{address(name, meeting)}"

    assert SITE.items() <= found.items()
    assert (found["ColumnName"], found["ColumnType"]) == ARTICLES[name]
    assert all(found[tag] for tag in ARTICLE)
    assert found["Url"] == url
    assert found["ContentSource"] == "澄湖区人民政府办公室"
    shown = datetime.strptime(found["PubDate"], "%Y-%m-%d %H:%M")
    assert shown.timestamp() == first.replace(second=0, microsecond=0).timestamp()
    assert found["PubDate"] in page_of(page).one("main").text() or code == "en"  # which writes times otherwise
    assert "ColumnDescription" not in found


@pytest.mark.parametrize("name", [*COLUMNS, *ARTICLES])
@pytest.mark.parametrize("office", [{"id_code": "", "publisher": ""}, {}])
def test_no_tag_is_empty(client, meeting, settings, name, office):
    settings.OFFICE = settings.OFFICE | office

    for found in (tags(client.get(address(name, meeting))), properties(client.get(address(name, meeting)))):
        assert [tag for tag, value in found.items() if not value.strip()] == []


def test_the_office_names_its_domain_and_columns(client, meeting, settings):
    settings.OFFICE = settings.OFFICE | {"domain": "www.chenghu.example", "column_type": "政务公开"}

    page = client.get(address("meetings:detail", meeting))

    assert tags(page)["SiteDomain"] == "www.chenghu.example"
    assert tags(page)["ColumnType"] == "政务公开"
    assert tags(page)["Url"] == f"http://www.chenghu.example/meetings/{meeting.key}/"
    assert page_of(page).one("link", rel="canonical")["href"] == tags(page)["Url"]


def test_what_is_shared_has_a_title_a_picture_of_time_and_an_address(client, meeting):
    found = properties(client.get(address("meetings:detail", meeting)))

    first, last = meeting.editions.filter(audience="public").order_by("number")
    assert found["og:type"] == "article"
    assert found["og:title"] == meeting.title
    assert found["og:description"] == "区长沈怀远主持会议，研究供水。"
    assert found["og:url"] == f"http://testserver/meetings/{meeting.key}/"
    times = [datetime.fromisoformat(found[f"article:{name}_time"]) for name in ("published", "modified")]
    assert times == [first.issued_at, last.issued_at]
    assert properties(client.get("/en/"))["og:locale"] == "en_US"


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", "http://testserver/meetings/"),
        ("?page=1", "http://testserver/meetings/"),
        ("?page=2", "http://testserver/meetings/?page=2"),
        ("?type=executive", None),
        ("?page=2&type=executive", None),
        ("?utm=x", None),
        ("?page=x", None),
    ],
)
def test_a_selection_is_not_kept_by_search_engines(client, cast, query, canonical):
    for _ in range(21):
        release(make_record(directives=0), cast)

    page = client.get(f"/meetings/{query}")

    assert [one["href"] for one in page_of(page).all("link", rel="canonical")] == ([canonical] if canonical else [])
    assert tags(page).get("robots") == (None if canonical else "noindex")


def test_what_officials_read_is_not_kept_by_search_engines(client, cast, meeting):
    client.force_login(cast.official)

    page = client.get(address("meetings:detail", meeting))

    assert tags(page)["robots"] == "noindex"
    assert page_of(page).all("link", rel="canonical") == page_of(page).all("script", type="application/ld+json") == []
