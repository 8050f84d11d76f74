"""Lists as plain text: a paragraph a row, in the order of the page, with its filters and its reader's sight."""

from urllib.parse import unquote

import pytest

from tests.factories import approve, correct, make_directive, make_item, make_meeting, make_record, release, withdraw
from website import texts

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
LISTS = ("/meetings.txt", "/directives.txt", "/changes.txt", "/search.txt?q=供水")


def read(client, url):
    answer = client.get(url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")
    return answer.content.decode().removesuffix("\n").split("\n\n")


def test_meetings_are_read_as_paragraphs(cast, client):
    meeting = release(make_record(number_text="第12次"), cast)

    title, paragraph = read(client, "/meetings.txt")

    assert title == "会议列表 · 澄湖区人民政府会议公开"
    assert paragraph.splitlines() == [
        "区政府常务会议研究供水保障工作",
        "2026年3月5日  政府常务会议  第12次",
        "区长沈怀远主持召开区政府常务会议，研究供水保障工作。",
        f"http://testserver/meetings/{meeting.key}/",
    ]


def test_directives_say_where_they_stand(cast, client):
    item = make_item(make_meeting())
    directive = make_directive(item, units=["区水务局", "区财政局"])
    release(item.meeting, cast)

    _title, paragraph = read(client, "/directives.txt")

    assert paragraph.splitlines() == [
        "要加快老旧管网改造，年底前完成城东片区管网更换。",
        "2026-03-05  《区政府常务会议研究供水保障工作》一（一）",
        "区水务局、区财政局",
        f"http://testserver/directives/{directive.key}/",
    ]
    assert read(client, "/search.txt?q=管网")[1].splitlines()[::2] == paragraph.splitlines()[::3]
    assert len(read(client, "/search.txt")) == 1


def test_acts_say_their_times_and_a_withdrawn_meeting_its_key(cast, client):
    meeting = correct(release(make_record(), cast), cast, note="更正标题。", title="更正后的标题")
    gone = withdraw(release(make_record(), cast), cast, note="内容有误。")

    paragraphs = [one.splitlines() for one in read(client, "/changes.txt")[1:]]

    assert [one[0][18:] for one in paragraphs] == [
        "撤回 · 一次会议",
        "发布 · 一次会议",
        "更正 · 更正后的标题",
        "发布 · 更正后的标题",
    ]
    assert paragraphs[0][1:] == ["内容有误。", gone.key]
    assert paragraphs[2][1:] == ["更正标题。", f"http://testserver/meetings/{meeting.key}/"]


@pytest.mark.parametrize("url", LISTS)
def test_texts_take_the_filters_of_their_pages(cast, client, url):
    release(make_record(), cast)
    join = "&" if "?" in url else "?"

    assert len(read(client, url)) > 1
    assert len(read(client, f"{url}{join}to=2020-01-01")) == 1
    assert client.get(f"{url}{join}from=x").status_code == 400


@pytest.mark.parametrize("url", LISTS)
def test_texts_know_what_the_reader_may_read(cast, client, url):
    approve(make_record(), cast)

    assert len(read(client, url)) == 1
    client.force_login(cast.official)
    assert len(read(client, url)) > 1


def test_a_text_says_where_it_ends_before_the_list(cast, client, monkeypatch):
    monkeypatch.setattr(texts, "MOST_ROWS", 2)
    release(make_record(directives=3), cast)

    assert read(client, "/directives.txt")[3:] == ["仅列出前 2 项。"]


@pytest.mark.parametrize("page", ["/meetings/", "/directives/", "/changes/", "/search/?q=供水"])
def test_each_list_leads_to_itself_as_text(cast, client, page):
    release(make_record(), cast)
    path, _, query = page.partition("/?")
    address = f"{path.rstrip('/')}.txt" + (f"?{query}" if query else "")

    assert unquote(client.get(page).context["txt_url"]) == address
    assert f'href="{client.get(page).context["txt_url"]}"' in client.get(page).content.decode()
