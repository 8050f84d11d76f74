"""What a paragraph is about where no statement says so: captions, closing words; and sentences of several matters."""

import itertools
import re

from meetings.parser.assembly.alignment import overlap, pairs, told_share
from meetings.parser.assembly.draft import Draft, Minutes, Origin, Voice
from meetings.parser.cleaning.sentences import Sentence
from meetings.parser.vocabulary import headings

_EXPLAINS = re.compile("(?:（[^（）]{2,24}）)?说明：")  # （提案单位：建设课）说明：
_RESOLVED = re.compile("\n(?:（[^（）]{2,24}）)?(?:决议|议决|决定|主席裁示)：")
_CAPTION = re.compile(
    "(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)?(?:关于|对于?)(?P<what>[^。；：]{2,80})[。：]"
)
_TITLE = re.compile("《[^《》]+》")
_IS_SENTENCE = re.compile("。[^。]{4}")  # 一、关于工期。某公司要……: the heading and what was said stand in one line
_WORDS = re.compile("[^0-9—–\\- \u3000]")  # more than the number of a page
_SEVERAL, _ROW, _RECENT = 2, 2, 60  # matters
_TOLD = 0.1  # of the pairs that distinguish a matter
_NAMED = 0.6  # of the pairs of characters of what a caption says it is about
_CLOSES = re.compile(  # what is said in the end is about no matter stated before, where there are several
    "(?:会议)?最后，?+(?!会议(?:还)?(?:研究|审议|听取|传达|学习|讨论|通报))[^。；]{0,60}?(?:强调|指出|要求|说)"
    "|[^，。；：]{2,16}最后(?:强调|指出|要求|说)"
)
_ON_ALL = re.compile(  # 会议强调，各单位要严格落实本次会议议定事项
    "[^，。；：]{2,12}?(?:强调|指出|要求|明确)，[^。；]{0,30}?(?:本次|此次|这次)?(?:会议|会上)(?:研究|议定|确定|决定|部署|明确|审议){1,3}的?(?:各项|所有|全部)?(?:事项|议题|工作|任务)"
)
_TO_ALL = re.compile(  # below numbered matters: 会议强调，各单位要主动补位; 本期纪要由综合部负责督办
    "会议(?:最后|同时)?(?:强调|要求|指出)，(?:[^。；]{2,40}，)?各[^，。；]{0,6}?(?:单位|部门|成员|责任人|级|方)|(?:本期|本次)?纪要由|(?:以上|上述)(?:议定|决定)?(?:各项)?(?:事项|工作|任务)，?(?:由|请|各|须|要|应)"
)
_ADDS = re.compile(
    "(?:会议|[^，。；：]{2,16}?)还(?:特别|专门)?(?:要求|强调|指出|明确|提出|(?:就|对)[^，。；]{2,40}(?:提出|作出|强调))"
)
_PARAGRAPH, _FAR = 400, 2_000  # characters: as much of a paragraph as shows what it is about, of a matter to its end
_FURTHER_MATTER = re.compile(
    "；(?=(?:会议)?(?:还|并|同时)?(?:听取(?:了|并)|审议(?:了|并|通过)|原则性?上?(?:同意|通过)(?!由|请)|同意(?!由|请|责成|以|按)[^，。；]{6}|批准|通过(?:了|《)|传达学习(?!贯彻)|研究(?:了|并|同意|通过)|讨论(?:了|并|通过)))"
)
_FURTHER_REPORT = re.compile(  # 某局围绕某事作了汇报，……；某局就《某细则》作了起草说明；某局通报了某事
    "；(?=[^，。；：]{2,16}(?:[局委办科室处部镇]|街道|中心|公司)(?:(?:就|围绕)[^，。；]{2,60}作了?[^，。；]{0,4}(?:汇报|说明)|(?:汇报|通报|介绍)了))"
)
_REPORT = re.compile("(?:会上，)?[^，。；：]{2,80}?(?:汇报|说明|通报|介绍)")
_TREATS = re.compile(
    "(?:会议|听取|审议|同意|通过|批准|研究|讨论)[^；]{4,160}?，(?:由|责成|请|决定|并?(?:指出|强调|要求|明确))"
)


def take_explanation(draft: Draft, sentence: Sentence) -> bool:
    """说明：, above numbered lines in minutes of Taiwan: why the matter was put, until 决议：."""
    label = _EXPLAINS.match(sentence.masked) if "说明：" in sentence.text else None
    if label is None:
        return False
    is_alone = label.end() == len(sentence.text)
    if not is_alone and not (sentence.is_first and _RESOLVED.search(draft.text, sentence.end, sentence.end + _FAR)):
        return False
    draft.claim(sentence.start, sentence.start + label.end())
    draft.voice = Voice("说明", is_foreign=True, lists=True, carried=is_alone)
    return True


def take_caption(draft: Draft, sentence: Sentence) -> bool:
    """关于《某办法》。会议原则同意……: the first sentence of a paragraph names what it is about, stated before."""
    found = _CAPTION.fullmatch(sentence.masked) if sentence.is_first and not sentence.is_last else None
    if found is None:
        return False
    items = [item for item in draft.current_minutes.items if item.origin in (Origin.BODY, Origin.HEADING, Origin.LEAD)]
    titles = _TITLE.findall(sentence.text)
    named = [item for item in items if any(title in item.words for title in titles)]
    if not titles:
        about = pairs(found["what"])
        best = max(items, key=lambda item: overlap(item.words, about), default=None)
        named = [best] if best and overlap(found["what"], best.pairs) >= _NAMED else []
    if not named:
        return False
    draft.current_minutes.caption(named)
    draft.claim(sentence.start, sentence.end)
    return True


def close_matters(draft: Draft, sentence: Sentence) -> None:
    """方远最后强调，……: what is said in the end of several matters is about none of them."""
    if not sentence.is_first or len(draft.current_minutes.items) < _SEVERAL:
        return
    masked = sentence.masked
    if (
        ("最后" in masked and _CLOSES.match(masked) and _are_several(draft.current_minutes))
        or _ON_ALL.match(masked)
        or (_TO_ALL.match(masked) and _ends_row(draft, sentence))
        or ("还" in masked and _ADDS.match(masked) and _is_about_none(draft, sentence))
    ):
        draft.current_minutes.close(is_general=True)


def _are_several(minutes: Minutes) -> bool:
    """Of matters of which one alone was instructed on, that one is meant to the end."""
    instructed = [item for item in minutes.items if item.directives]
    return len(instructed) != 1 or any(group.directives for group in minutes.unassigned)


def _is_about_none(draft: Draft, sentence: Sentence) -> bool:
    """会议还要求，各单位要抓好节日值班: a paragraph of which no word is of a matter stated or listed before."""
    told = draft.words(sentence.start, sentence.start + _PARAGRAPH).partition("\n")[0]
    items = draft.current_minutes.items[-_RECENT:]
    return all(told_share(item.words, told) < _TOLD for item in items)


def _ends_row(draft: Draft, sentence: Sentence) -> bool:
    """Whether matters of one paragraph each stand before: a further paragraph belongs to none of them."""
    lines = {item.line for item in draft.current_minutes.items if item.origin is Origin.BODY}
    return (len(lines) > _ROW and lines >= set(range(min(lines), sentence.line))) or _ends_numbered(draft, sentence)


def is_below_list(draft: Draft, sentence: Sentence) -> bool:
    """会议听取了乙汇报。 below 1.甲议案。会议同意……: a paragraph without a number, where the numbered ones tell all
    in a line each and others without a number stand above them."""
    items = draft.current_minutes.items
    if not sentence.is_first or not items or (items[0].origin, items[-1].origin) != (Origin.BODY, Origin.HEADING):
        return False
    lines = [(item.start, draft.text.find("\n", item.start)) for item in items if item.origin is Origin.HEADING]
    is_next = len(lines) >= _ROW and lines[-1][1] + 1 == sentence.start
    return is_next and all(_IS_SENTENCE.search(draft.text, start, end) for start, end in lines)


def _ends_numbered(draft: Draft, sentence: Sentence) -> bool:
    """The same of numbered matters."""
    starts = [item.start for item in draft.current_minutes.items if item.level == 1]
    if len(starts) < _ROW:
        return False
    for begin, end in itertools.pairwise([*starts, sentence.start]):
        above = draft.text.rfind("\n", begin, end)
        first, *others = draft.words(begin, above if above >= 0 else end).split("\n")
        loose = [line for line in others if _WORDS.search(line) and not headings.read_heading(line)]
        if len(loose) > (0 if _IS_SENTENCE.search(first) else 1):
            return False
    return True


def chained(sentence: Sentence) -> list[Sentence]:
    """会议原则同意甲办法，由某局印发；听取乙汇报: a sentence of several matters, with what it says of each."""
    edges = [0]
    for found in _FURTHER_MATTER.finditer(sentence.masked):
        if _TREATS.search(sentence.masked[edges[-1] : found.start()]):
            edges.append(found.end())
    if len(edges) == 1 and _REPORT.match(sentence.masked):
        edges += [found.end() for found in _FURTHER_REPORT.finditer(sentence.masked)]
    return [sentence.part(a, b) for a, b in itertools.pairwise([*edges, len(sentence.text)])]
