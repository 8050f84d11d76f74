"""Where public words name a hidden matter, and, as hard, where shared words name nothing."""

import random
import time
from typing import Any, cast

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from meetings.disclosure_check import exposures, fingerprint, note_excerpt
from records.fields import Document

Part = dict[str, Any]
FORESTS = "会议传达学习了全省林长制工作会议精神"


def an_item(text: str, *directives: Part, hidden: bool = False, title: str | None = None) -> Part:
    return {"title": text if title is None else title, "text": text, "directives": list(directives), **_mark(hidden)}


def a_directive(text: str, hidden: bool = False, **facts: Any) -> Part:
    plain = {"headline": text.split("，")[0].removeprefix("要"), "text": text, "addressee": "", "units": []}
    return plain | {"speaker": "会议"} | facts | _mark(hidden)


def _mark(hidden: bool) -> Part:
    return {"disclosure": "withheld" if hidden else "public", "disclosure_reason": "尚在研究" if hidden else ""}


def a_document(*items: Part, title: str = "", summary: str = "", **facts: Any) -> Document:
    numbered = [
        one
        | {"key": f"i{place}", "position": place}
        | {
            "directives": [
                part | {"key": f"i{place}d{number}", "position": number}
                for number, part in enumerate(one["directives"], start=1)
            ]
        }
        for place, one in enumerate(items, start=1)
    ]
    told = {"title": title, "summary": summary, "chair": "贺知远", "attendance": [], "items": numbered}
    return cast("Document", told | facts)


def shown(document: Document, **more: Any) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.public.label, one.hidden.label, one.words) for one in exposures(document, **more)]


def test_title_and_summary_that_name_hidden_items_are_shown_with_each_of_them():
    document = a_document(
        an_item("传达学习了全省林长制工作会议精神", hidden=True),
        an_item("研究了乡镇客运一体化改革工作", hidden=True),
        title="青柳县政府党组会议传达学习了全省林长制工作会议精神等事项",
        summary="贺知远主持召开青柳县政府党组会议，传达学习全省林长制工作会议精神，研究乡镇客运一体化改革。",
    )

    assert shown(document) == [
        ("标题", "第1个议题", ("传达学习了全省林长制工作会议精神",)),
        ("会议要点", "第1个议题", ("全省林长制工作会议精神",)),
        ("会议要点", "第2个议题", ("乡镇客运一体化改革",)),
    ]


def test_nothing_is_shown_where_nothing_is_hidden():
    document = a_document(an_item(FORESTS), title="县政府党组会议传达学习了全省林长制工作会议精神", summary=FORESTS)

    assert exposures(document) == []


@pytest.mark.parametrize(
    ("hidden", "public", "words"),
    [
        ("审议了《乡镇客运票价办法》", "要做好《乡镇客运票价办法》的宣传", "乡镇客运票价办法"),
        ("审议了《票价》", "要做好《票价》的宣传", "票价"),
        ("任命林祎为县交通运输局局长", "林祎到会", "林祎"),
        ("给予周屹同志党内警告处分", "周屹请假", "周屹"),
        ("研究了柳溪村搬迁事宜", "走访柳溪村群众", "柳溪村"),
        ("研究了，鹭汀镇集镇污水管网", "调研鹭汀镇", "鹭汀镇"),
        ("研究了乡镇客运一体化改革工作", "推进乡镇客运一体化改革", "乡镇客运一体化改革"),
        ("研究了鄉鎮客運一體化改革工作", "推进乡镇客运一体化改革", "乡镇客运一体化改革"),
        ("研究了油茶、竹木产业提质增效工作", "油茶竹木产业取得进展", "油茶竹木产业"),
        ("投资３２００万元建设仓库", "投资3200万元", "投资3200万元"),
        ("传达学习了市委全会精神", "学习市委全会有关要求", "市委全会"),
    ],
)
def test_names_and_runs_are_found_in_either_script_and_width(hidden, public, words):
    facts: Part = {"attendance": [{"name": "林祎", "post": "", "role": "present"}]}
    named = a_document(an_item(hidden, hidden=True), summary=f"会议{public}。", **facts)
    unnamed = a_document(an_item(hidden, hidden=True), summary="会议研究了供水工作。", **facts)

    [found] = exposures(named)
    assert words in found.words
    assert exposures(unnamed) == []


@pytest.mark.parametrize(
    "phrase",
    [
        "会议听取了有关工作情况汇报",
        "会议要求，各级各部门要切实提高政治站位，加快推进项目建设，压实主体责任，确保责任落实",
        "区政府2025年第3次常务会议原则同意，按程序印发实施",
        "要坚决贯彻落实上级决策部署，统筹发展和安全，守住安全底线",
        "年底前完成，一季度取得实效，9月底前报区政府办公室",
        "会议传达学习了上级有关会议精神，研究贯彻落实工作",
    ],
)
def test_what_every_record_says_names_nothing(phrase):
    document = a_document(
        an_item("研究了某项工作", a_directive(phrase), hidden=True),
        an_item("审议了供水方案", a_directive(phrase)),
        title=phrase,
        summary=phrase,
    )

    assert exposures(document, note=note_excerpt("更正说明", phrase)) == []


def test_the_names_of_the_office_and_of_its_bureaus_name_no_matter():
    document = a_document(
        an_item("审议了《青柳县油茶产业规划》", a_directive("县林业局要抓好落实"), hidden=True),
        an_item("审议了《青柳县供水规划》", a_directive("县林业局要配合做好水源地管护")),
        title="青柳县政府常务会议审议《青柳县供水规划》",
        summary="贺知远主持召开青柳县政府2024年第9次常务会议。",
    )

    assert exposures(document) == []


def test_a_run_that_another_public_item_has_too_is_not_distinctive():
    document = a_document(
        an_item("研究了老旧小区改造资金缺口", hidden=True),
        an_item("听取了老旧小区改造进度汇报"),
        title="常务会议听取老旧小区改造进度汇报",
        summary="会议研究老旧小区改造等工作。",
    )

    assert exposures(document) == []


def test_a_person_whom_the_public_record_names_anyway_is_not_distinctive():
    speech = a_directive("贺知远要求，要严格落实护林巡查制度", speaker="贺知远")
    document = a_document(an_item("任命贺知远为河长", speech, hidden=True), summary="县长贺知远主持召开会议。")

    assert exposures(document) == []


def test_a_title_is_distinctive_however_often_it_stands_in_public():
    document = a_document(
        an_item("审议了《客运票价办法》", hidden=True),
        an_item("研究了公交工作", a_directive("要宣传《客运票价办法》")),
        an_item("研究了财政工作", a_directive("要落实客运票价办法")),
    )

    assert [label for label, _hidden, _words in shown(document)] == [
        "第2个议题第1项工作要求",
        "第3个议题第1项工作要求",
    ]


def test_a_hidden_directive_shares_the_topic_of_its_public_item_but_not_its_demand():
    def document(statement: str, sister: str) -> Document:
        hidden = a_directive("要对《产业园管理办法》列明的签约满一年未投产项目启动退出程序", hidden=True)
        return a_document(
            an_item(statement, hidden, a_directive(sister)),
            title="专题会议审议《产业园管理办法》",
            summary="会议审议《产业园管理办法》，研究签约项目投产工作。",
        )

    assert exposures(document("审议了《产业园管理办法》", "要落实《产业园管理办法》")) == []
    [sister] = shown(document("审议了《产业园管理办法》", "要约谈签约满一年未投产项目"))
    assert sister == ("第1个议题第2项工作要求", "第1个议题第1项工作要求", ("签约满一年未投产项目",))
    told = "会议决定，对《产业园管理办法》列明的签约满一年未投产项目启动退出程序"
    assert [label for label, _hidden, _words in shown(document(told, "要抓好服务"))][-1:] == ["第1个议题"]


def test_hidden_directives_of_hidden_items_and_their_units_are_compared_too():
    hidden = a_directive("要七月底前开通镇村公交环线", units=["华岭客运公司"])
    document = a_document(
        an_item("研究了某项工作", hidden, hidden=True),
        an_item(
            "研究了旅游工作", a_directive("要配合镇村公交环线做好站点"), a_directive("要加强华岭客运公司的车辆检查")
        ),
    )

    assert [words for _label, _hidden, words in shown(document)] == [("镇村公交环线",), ("华岭客运公司",)]


@pytest.mark.parametrize("disclosure", ["withheld", "on_request"])
def test_both_ways_of_not_being_public_are_hidden(disclosure):
    item = an_item("研究了乡镇客运一体化改革工作") | {"disclosure": disclosure}

    assert len(exposures(a_document(item, summary="会议研究乡镇客运一体化改革。"))) == 1


def test_a_note_is_compared_with_the_hidden_parts():
    document = a_document(an_item("研究了乡镇客运一体化改革工作", hidden=True), title="常务会议")

    [found] = exposures(document, note=note_excerpt("更正说明", "删去乡镇客运一体化改革的表述。"))

    assert (found.public.path, found.public.label, found.words) == ("note", "更正说明", ("乡镇客运一体化改革",))
    assert exposures(document, note=note_excerpt("更正说明", "更正文字。")) == []


def test_hidden_items_of_another_sitting_of_the_report_are_named_with_its_title():
    beside = a_document(an_item(FORESTS, hidden=True), title="县政府党组会议")
    document = a_document(an_item("审议了供水方案"), summary="会议审议供水方案，传达学习全省林长制工作会议精神。")

    [found] = shown(document, beside=[beside])

    assert found == ("会议要点", "《县政府党组会议》第1个议题", ("全省林长制工作会议精神",))


def test_spans_point_into_both_texts():
    document = a_document(
        an_item("研究了，乡镇客运一体化改革、票价", hidden=True), summary="会议强调：乡镇“客运一体化”改革要快。"
    )

    [found] = exposures(document)

    assert [found.public.text[slice(*span)] for span in found.public_spans] == ["乡镇“客运一体化”改革"]
    assert [found.hidden.text[slice(*span)] for span in found.hidden_spans] == ["乡镇客运一体化改革"]


@given(st.text("林长制工作《》，。 1３⑩", max_size=30), st.text("林长制工作《》，。 1３⑩", max_size=30))
def test_shared_words_stand_in_both_texts(hidden, public):
    for found in exposures(a_document(an_item(hidden, hidden=True), summary=public)):
        for side, spans in ((found.public, found.public_spans), (found.hidden, found.hidden_spans)):
            assert spans
            assert all(0 <= start < end <= len(side.text) for start, end in spans)
        assert all(word in public for word in found.words)


def test_the_fingerprint_changes_with_what_is_shown_and_not_with_the_language():
    def document(summary: str) -> Document:
        return a_document(an_item("研究了乡镇客运一体化改革工作", hidden=True), summary=summary)

    here = fingerprint(exposures(document("研究客运一体化改革。")))
    with translation.override("en"):
        assert fingerprint(exposures(document("研究客运一体化改革。"))) == here
    assert fingerprint(exposures(document("部署客运一体化改革。"))) != here
    assert fingerprint([]) == ""


LONG = 20_000
KINDS = {
    "words of their own": lambda draw: "".join(draw(3000) for _ in range(LONG)),
    "few characters": lambda draw: "".join(draw(3) for _ in range(LONG)),
    "one phrase": lambda draw: "客运改革" * (LONG // 4),
    "titles": lambda draw: "".join(f"《{draw(3000)}{draw(3000)}》" for _ in range(LONG // 4)),
    "people": lambda draw: "".join(f"任命王{draw(3000)}为" for _ in range(LONG // 5)),
    "towns": lambda draw: "".join(f"，{draw(3000)}{draw(3000)}镇" for _ in range(LONG // 4)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_long_texts_are_compared_in_time_that_grows_with_their_length(kind):
    """Six texts of 20,000 characters in seconds; a comparison of each with each would take minutes."""
    generator = random.Random(kind)
    texts = [KINDS[kind](lambda most: chr(0x4E00 + generator.randrange(most))) for _ in range(3)]
    hidden = [an_item(text, hidden=True, title="") for text in texts]
    public = [an_item(text[::-1], title="") for text in texts]

    started = time.process_time()
    exposures(a_document(*hidden, *public, summary=texts[0][:5000]))

    assert time.process_time() - started < 15
