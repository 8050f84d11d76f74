"""Similar: copies above rewordings above the same topic, only of directives, only of what the reader may see."""

import pytest

from directives.models import Passage
from directives.search.engine import statistics
from directives.search.results.similar import similar
from tests.directives.search.places import make_passage

pytestmark = pytest.mark.django_db

TEXT = "要加快老旧管网改造，年底前完成城东片区管网更换，由区住建局牵头，建立问题清单。"
COPY = "要加快老舊管網改造；年底前完成城東片區管網更換，由區住建局牽頭，建立問題清單。"
REWORDED = "要建立问题清单，年底前完成城东片区管网更换，广泛发动群众参与。"
TOPIC = "要研究老旧管网改造的资金安排，列出问题清单，按季度通报进展。"
OTHERS = [f"第{n}项：要抓好森林防火、校园安全和粮食收储，严格落实值班制度。" for n in range(40)]


@pytest.fixture
def passages(edition):
    texts = [TOPIC, REWORDED, COPY, *OTHERS]
    made = Passage.objects.bulk_create(
        [make_passage(edition, n, headline="抓好落实", context="", text=text) for n, text in enumerate(texts)]
    )
    statistics.take()
    return made


def test_near_copies_come_above_rewordings_above_the_same_topic(passages, cast):
    found = similar(cast.visitor, TEXT)

    assert [one.passage.text for one in found[:3]] == [COPY, REWORDED, TOPIC]
    assert [one.grade for one in found[:2]] == ["copy", "reworded"]


def test_what_both_say_is_marked(passages, cast):
    reworded = similar(cast.visitor, TEXT)[1]

    marked = [text for text, is_marked in reworded.pieces if is_marked]

    assert marked == ["建立问题清单", "年底前完成城东片区管网更换"]
    assert "".join(text for text, _ in reworded.pieces) == REWORDED


def test_the_directive_itself_is_left_out(passages, cast):
    found = similar(cast.visitor, COPY, except_key=passages[2].key)

    assert COPY not in [one.passage.text for one in found]


def test_only_what_the_reader_may_see_is_similar(edition, cast):
    Passage.objects.bulk_create([make_passage(edition, 1, text=COPY, audience="internal")])

    assert similar(cast.visitor, TEXT) == []
    assert [one.passage.text for one in similar(cast.official, TEXT)] == [COPY]


def test_items_are_no_directives(edition, cast):
    Passage.objects.bulk_create([make_passage(edition, 1, text=COPY, kind="item")])

    assert similar(cast.visitor, TEXT) == []


@pytest.mark.parametrize("text", ["", "，。", "水", "\x00", "a" * 5000])
def test_any_text_can_be_asked(text, passages, cast):
    assert isinstance(similar(cast.visitor, text), list)
