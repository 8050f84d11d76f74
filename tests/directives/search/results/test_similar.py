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


@pytest.mark.parametrize(
    ("asked", "other", "grade"),
    [
        ("不得以填表报数代替实际工作评价", "承办单位要联系诉求人，不得以系统回复代替实际办理", "wording"),
        ("由区教育局会同区文化和旅游局修改完善后印发", "由区住建局根据会议意见修改完善后，按程序印发", "wording"),
        ("要压实责任，每月开展一次水质检测", "要压实责任，每月开展一次校园食堂抽检", "wording"),
        ("要为失能老人家庭实施改造", "11月底前完成空巢、失能老人家庭新一轮摸底", "topic"),
        ("由区民政局牵头组织实施", "由区民政局牵头组织实施", "copy"),
    ],
)
def test_stock_phrases_make_no_likeness_of_matter(edition, cast, asked, other, grade):
    texts = [other, *(f"要办好{what}，发动各方参与" for what in ("秋粮收购", "森林防火", "招商引资", "义务植树"))]
    Passage.objects.bulk_create(
        [make_passage(edition, n, headline="", context="", text=text) for n, text in enumerate(texts)]
    )

    assert [(one.passage.text, one.grade) for one in similar(cast.visitor, asked)][:1] == [(other, grade)]


def test_wording_alone_comes_last(edition, cast):
    texts = ["由区民政局牵头，区财政局配合，按程序印发", "要做好特困供养人员的冬季取暖", *OTHERS[:5]]
    Passage.objects.bulk_create(
        [make_passage(edition, n, headline="", context="", text=text) for n, text in enumerate(texts)]
    )

    found = similar(cast.visitor, "由区民政局牵头，区财政局配合，做好特困供养人员的生活补贴，按程序印发")

    assert [(one.passage.text, one.grade) for one in found] == [(texts[1], "topic"), (texts[0], "wording")]
    assert found[0].score < found[1].score


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
