"""Have we ordered this before? A directive's page names those that say nearly the same, of what its reader may read."""

from datetime import date

import pytest

from directives.models.passage import Passage
from directives.search.web.similar import alike
from tests.factories import approve, make_directive, make_item, make_meeting, release
from tests.html import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
SAID = "要加快推进城区老旧供水管网更新改造，年底前完成城东片区主干管更换，确保水质水压达标"


def ordered(cast, text, *, take=release, headline="更新管网", **facts):
    meeting = make_meeting(**facts)
    directive = make_directive(make_item(meeting), headline=headline, text=text)
    take(meeting, cast)
    return directive


@pytest.fixture
def others(cast):
    """Enough other matters for words to be rare."""
    for matter in ("要守住森林防火底线", "要做好困难群众救助", "要规范政府采购程序", "要抓好秋粮收购"):
        ordered(cast, f"{matter}，压实各方责任", headline=matter)


def test_a_page_names_those_that_say_nearly_the_same(cast, client, others):
    directive = ordered(cast, SAID)
    copy = ordered(cast, SAID.replace("要加快", "加快"))
    reworded = ordered(cast, "要更新改造城区老旧供水管网，完成城东片区主干管更换，明年汛期前验收，并公布水质")

    page = client.get(f"/directives/{directive.key}/")

    rows = page.context["alike"]
    assert [(row["key"], row["grade"]) for row in rows[:2]] == [(copy.key, "表述几乎相同"), (reworded.key, "表述相近")]
    assert directive.key not in [row["key"] for row in rows]
    html = page.content.decode()
    assert "是否部署过类似要求" in html
    assert "城区老旧供水管网" in "".join(text for text, is_marked in rows[1]["pieces"] if is_marked)
    assert "<mark>" in html


def test_a_page_tells_those_before_from_those_after(cast, client, others):
    before, directive, after = (ordered(cast, SAID, listed_on=date(2025, month, 1)) for month in (3, 6, 9))

    rows = client.get(f"/directives/{directive.key}/").context["alike"]

    assert {row["key"]: row["when"] for row in rows} == {before.key: "此前", after.key: "此后"}


def test_a_page_without_likes_has_no_such_part(cast, client, others):
    directive = ordered(cast, SAID)

    page = client.get(f"/directives/{directive.key}/")

    assert page.context["alike"] == []
    assert "是否部署过类似要求" not in page.content.decode()


def test_a_visitor_is_shown_no_directive_that_is_not_public(cast, client, others):
    directive = ordered(cast, SAID)
    hidden = ordered(cast, SAID, take=approve)

    public = client.get(f"/directives/{directive.key}/")
    client.force_login(cast.official)
    internal = client.get(f"/directives/{directive.key}/")

    assert public.context["alike"] == []
    assert [row["key"] for row in internal.context["alike"]] == [hidden.key]
    assert Passage.objects.filter(audience="public", key=hidden.key).count() == 0


def test_the_desk_does_without_likes_where_they_take_too_long_and_the_public_page_never(cast, client, monkeypatch):
    directive = ordered(cast, SAID)
    other = ordered(cast, SAID)
    monkeypatch.setattr("directives.search.web.similar.TIME", 0.0)

    page = client.get(f"/directives/{directive.key}/")

    assert alike(cast.visitor, SAID) == []
    assert [row["key"] for row in page.context["alike"]] == [other.key]


def test_a_page_sets_them_in_the_order_of_their_days_and_claims_no_more_than_likeness(cast, client, others):
    before, directive, after = (
        ordered(cast, SAID, headline=f"{month}月的要求", listed_on=date(2025, month, 1)) for month in (3, 6, 9)
    )

    section = page_of(client.get(f"/directives/{directive.key}/")).one("section", aria_labelledby="alike")

    earlier, here, later = section.all("h3")
    assert [link["href"] for one in (earlier, here, later) for link in one.all("a")] == [
        f"/directives/{one.key}/" for one in (before, after)
    ]
    assert (here.text(), here["aria-current"]) == ("6月的要求", "true")
    assert "不一定是同一事项" in section.text()


def test_those_that_share_words_alone_stand_apart(cast, client, others):
    directive = ordered(cast, "要加快推进供水管网改造，由区住建局牵头，区财政局配合，2026年6月底前完成")
    other = ordered(
        cast, "要扎实做好防汛备汛，由区住建局牵头，区财政局配合，2026年6月底前完成", headline="做好防汛备汛"
    )

    page = page_of(client.get(f"/directives/{directive.key}/"))

    assert page.all("section", aria_labelledby="alike") == []
    section = page.one("section", aria_labelledby="worded")
    assert [one["href"] for one in section.one("ol").all("h3")[0].all("a")] == [f"/directives/{other.key}/"]
    assert "说的多半是别的事项" in section.text()
