"""The phrases of a sentence that states a matter: where the statement ends, where a verdict stands."""

import re
from collections.abc import Iterator

from meetings.parser.vocabulary import agenda_verbs, descriptions, modality
from records.codes import ItemKind

_MARK = re.compile("[，；]")
_BREAK = re.compile(  # at a mark, and between two matters joined by 、 or 和, or right behind 汇报
    "(?=[，；、和以指强要])(?:[，；]|(?=[、和以指强要])(?:(?<=的汇报)(?:和|、|以及)(?=关于)|(?<=汇报)(?=(?:指出|强调|要求)[，：])|(?<=[神报》作案项况宜知求])、(?=(?:听取|审议|通报|传达学习|书面学习|研究部署|安排部署)|(?:研究|讨论|学习|部署)了)))"
)
_ATTENDED = re.compile("[^，。；]{2,80}?(?<!全体)(?:出席|参加|列席)了?(?:本次|此次|该|本|此)?(?:会议|议题)?")
_ROSTER = re.compile(
    "[^，。；]{0,14}(?:区长|市长|县长|省长|书记|主任|主席|常委|领导|成员|局长|秘书长)[^，。；了]{2,60}(?:，[^。；了]{2,120})?"
    "(?:出席|参加|列席)了?(?:本次|此次)?会议"
)
_STATE = re.compile("(?:截至|截止)(?:目前|当前|[0-9])|目前[，已]")
_HANDED = re.compile(  # 不足部分由财务处统筹解决
    "[^，。；由]{2,16}由(?![于此来衷])[^，。；]{2,16}?(?:牵头|负责|统筹|解决|承担|落实|办理|协调|筹[集措])[^，。；的]{0,10}"
)
_LOOKS_AHEAD = re.compile(  # 听取了上半年形势分析，对下半年重点任务作出部署
    "(?:并|还)?(?:就|对)(?:下一?步|下一?阶段|下半年|今后|明年|第?[一二三四]季度)[^，。；]{0,20}(?:作出?|进行)了?[^，。；]{0,4}(?:部署|安排)"
)
_ALSO = re.compile("(?:并|还|同时|并且)+")
_BY = re.compile(
    "(?:(?:根据|按照)[^，。；]{2,30}|经过?(?:认真|充分)?讨论)，(?!原则|一致|同意|会议)"
)  # 根据规则，审议通过了……
_HEARD_AND_DECIDED = re.compile("听取了?并(?:一致)?(?:通过|同意)")
_REPORTED = re.compile(
    "(?:各|[^，。；]{1,20}(?:长|局|委|办|部门|单位|负责人|负责同志))[^，。；]{0,8}(?:就|对|围绕)[^，。；]{2,60}(?:进行|作)了?[^，。；]{0,4}(?:汇报|起草说明)$"
    "|[^，。；]{1,20}(?:局|委|办|委会|部门|单位|中心|街道|镇|室|科|处|公司|企业|镇街|乡镇|村)(?:分别|依次|先后|逐一)?(?:(?:通报|汇报)(?!会|人|了)|汇报了)[^，。；]{4,60}$|关于[^，。；]{2,80}的汇报$|[^，。；：]{1,12}(?:科|课|室|处|组|单位)报告：[^，。；]{4,60}$"
)
_SPOKE = re.compile(
    "(?!各|与会|参会|有关|相关|大家)[^，。；]{2,60}(?:[局办委镇乡]|街道|公司|中心|集团)(?:主要)?(?:负责人|负责同志)?(?:分别|先后|依次)?作了?(?:表态|交流|汇报|大会|典型){1,2}发言"
)
_STOPS = re.compile(
    "听取了?[^，。；]{2,24}的?(?:解读|辅导|讲解|讲座)|(?:并|同时|会议)?(?:(?:给予|予以)[^，。；]{0,4}肯定|经过?[^，。；]{0,8}(?:讨论|研究|审议|表决|票决)|充分肯定|肯定|议定|研究议定|研究决定|研究明确|(?:研究|讨论|协商|会商)?(?:商定|(?:[议确]定|决定)(?=[：，]))|(?:形成|达成|作出?|做出?)了?(?:如下|以下|一致)|"
    "认为|强调|指出|要求|决定|明确|责成|责令|交由|(?:会后|下一步)?，?由(?!于|此|来|衷)|一致同意|同意|原则|就(?!业)|"
    "对[^，。；]{1,40}(?:提出|进行|作出|给予)|提出|与会|大家|听了|[^，。；]{1,24}(?:(?<!工)作了?|"
    "进行了?)(?:交流|表态|大会|经验|详细|专题|重点|书面|补充){0,2}(?:发言|说明|介绍|点评|领学|辅导|讲解|汇报)|[^，。；]{1,24}谈了?(?:学习)?体会|[^，。；]{1,24}(?:签订|递交)|[^，。；]{1,20}(?:局|委|办|部门|单位|中心)[^，。；]{0,4}(?:通报|介绍|说明)了|审议通过|"
    "现将|现纪要|(?:根据|按照?)会议[^，。；]{0,12}修改|会议|全文|议题|(?:各|全)[^，。；]{1,20}要|要(?!求)|必须|请[^，]{1,20}(?:牵头|负责))|"
    "并(?:指出|强调|要求|就|对|由)"
)
_VERDICT = re.compile(
    "(?:《□+》(?=(?:原则|一致)?(?:审议)?通过)|会议(?:审议)?|经?研究|经过?(?:认真|充分|集体)?(?:讨论|审议|表决|票决)|并且?|决定){0,8}+(?:一致|修正后?|原则性?上?|审议|讨论|研究|表决|基本|照(?:修正)?案|予以|并){0,8}+(?:同意|(?<=[致则上性议论究决本并案后正以])通过|通过(?=了?(?:《|该|上述|关于|以下|这|[，。；]|$)))(?!率|过|解除列管)"
    "|(?:[本此]次会议|会议|本案|该案|该(?:议题|事项|方案)|决定|议定){0,4}+(?:暂缓|暂不|缓议|(?:本|此)次不(?:作|予|进行)|不(?:作|予)(?:表决|决定)|没有作出[^，。；]{0,4}决定|不予通过|未[予获]通过)"
)
DECIDES = re.compile("同意|通过|暂缓|暂不|缓议|次不|不作|不予|没有作")  # one of them is in each verdict
_WEAK = re.compile(
    "(?:深入|认真|全面|系统|并){0,8}+(?:总结|分析|研判|回顾|交流|提出|(?:研究|讨论|安排|部署){1,4}[^，。；]{0,14}贯彻(?:落实|实施)?(?:意见|措施|举措|工作|$))"
)
_OBJECT = re.compile("(?!该|此|上述|以上|这|《)[^，。；]{6}")
_AGAIN = re.compile("(?:传达|学习|听取)了?(?![，、])")


def adverbial_end(masked: str, start: int) -> int:
    """根据协商规则，审议通过了……: where what only leads to the verb of a further matter ends; ``start`` without it."""
    found = _BY.match(masked, start)
    return found.end() if found else start


def phrases(masked: str, start: int) -> Iterator[tuple[int, int]]:
    """The phrases between commas and semicolons outside quotations, from ``start`` to before the full stop."""
    end = max(len(masked.rstrip("。！？；： \u3000")), start)
    begin = start
    marks = _BREAK if "、" in masked or "汇报" in masked else _MARK
    for cut in marks.finditer(masked, start, end):
        if cut.start() > begin:
            yield begin, cut.start()
        begin = cut.end()
    if end > begin:
        yield begin, end


def ends_statement(phrase: str) -> bool:
    """，责成某办……, ，充分肯定……, ，截至目前……, ，某局负责人参加会议 no longer say what the matter is."""
    return bool(
        _STOPS.match(phrase)
        or ("由" in phrase and _HANDED.fullmatch(phrase))
        or _STATE.match(phrase)
        or is_attended(phrase)
        or modality.charges(phrase)
    )


def is_attended(phrase: str) -> bool:
    """某局、某局负责人参加会议: who was there, in a phrase of the sentence that states a matter."""
    return bool(_ATTENDED.fullmatch(phrase))


def attends(masked: str, start: int) -> bool:
    """副区长某某、某某，办公室主任某某出席会议。: whether the rest of a sentence says who was there."""
    return bool(_ROSTER.match(masked, start))


def reported_kind(phrase: str) -> ItemKind | None:
    """各副县长分别就分管工作进行了汇报: the kind of a matter told by who reported it; None where the words tell none.

    某局就《某细则》作了起草说明 puts a paper before the meeting; 某镇、某局作了表态发言 is noted.
    """
    if "发言" in phrase and _SPOKE.fullmatch(phrase):
        return ItemKind.OTHER
    if not ("报" in phrase or "说明" in phrase) or not _REPORTED.fullmatch(phrase):
        return None
    if phrase.endswith("起草说明"):
        return ItemKind.DELIBERATE
    return ItemKind.HEAR if "汇报" in phrase or "报告" in phrase else ItemKind.OTHER


def verdict_end(phrase: str) -> int:
    """Where a verb of decision ends that begins a phrase (原则上同意, 一致通过); 0 where none does."""
    found = _VERDICT.match(phrase)
    return found.end() if found else 0


def segment(masked: str, start: int) -> tuple[int, int]:
    """Where the statement that begins at ``start`` ends, and where what follows it begins (0: nothing does).

    A further verb of the same kind (传达学习甲，集中学习乙) and 分析了…… go on with the same matter;
    after ；, 研究了…… begins another.
    """
    following = phrases(masked, start)
    first_phrase = next(following, None)
    if first_phrase is None:
        return len(masked), 0
    verb = agenda_verbs.MATTER.match(masked, start)
    kind = agenda_verbs.kind_of(verb, masked[verb.end() : first_phrase[1]]) if verb else None
    end = first_phrase[1]
    for a, b in following:
        if _parts_from(masked, a, b, kind):
            return end, a
        end = b
    return end, 0


def _parts_from(masked: str, start: int, end: int, kind: ItemKind | None) -> bool:
    """Whether a further phrase is no more of the matter of this kind: another matter, a verdict, who was there."""
    treated = agenda_verbs.treated_at(masked, start)
    is_next = masked.startswith(("随后", "最后"), start)
    is_next = is_next or bool(_LOOKS_AHEAD.match(masked, start))
    if treated and treated[2] is not kind and (is_next or treated[2] is not ItemKind.ARRANGE):
        return True
    if ends_statement(masked[start:end]) or attends(masked, start) or reported_kind(masked[start:end]):
        return True
    if DECIDES.search(masked, 0, start) and descriptions.is_task_of_a_body(masked[start:end]):
        return True  # 原则同意某报告，总务科按专家意见补充测算
    if agenda_verbs.teller_end(masked, start) and not agenda_verbs.MATTER.match(masked, start):
        return True
    also = _ALSO.match(masked, start) or _BY.match(masked, start)
    verb = agenda_verbs.MATTER.match(masked, also.end() if also else start)
    if verb is None:
        return False
    if masked[start - 1] == "；":
        return True
    if kind is ItemKind.DELIBERATE and "》" in masked[:start] and "》" not in masked[start:end] and not also:
        return True  # 审议《甲办法》，讨论研究乙事
    if kind is ItemKind.DELIBERATE and verb[0].endswith("了") and _OBJECT.match(masked, verb.end(), end):
        return True  # 审议通过了甲清单，前置研究了乙方案
    if verb["hear"] and kind is ItemKind.HEAR and _HEARD_AND_DECIDED.search(masked, 0, start):
        return True  # 听取并通过了甲报告，听取了乙汇报
    if (
        kind in (ItemKind.HEAR, ItemKind.RELAY)
        and _AGAIN.match(masked, verb.start())
        and _AGAIN.search(masked, 0, start)
    ):
        return True  # 听取甲汇报，听取乙汇报
    is_weak = _WEAK.match(masked, start) and kind is not ItemKind.OTHER
    return not is_weak and agenda_verbs.kind_of(verb, masked[verb.end() : end]) is not kind
