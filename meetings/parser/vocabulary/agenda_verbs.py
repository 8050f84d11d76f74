"""What a meeting took up: the verbs that open a matter, its statement and kind, within a single string."""

import re

from meetings.parser.vocabulary.names import is_surname
from records.codes import ItemKind

_BEFORE = (
    "(?:会前|集体|集中|书面|深入|专题|专门|认真|再次|及时|系统|重点|分别|进一步|依次|统筹|逐项|组织|共同|"
    "全面|原文|书面|一并|继续|提前|跟进|率先|带头|原原本本|现场|迅速|立即|第一时间|前置){0,8}"
)
_BY_VERB = (
    (
        ItemKind.STUDY,
        (
            "学法|专题学习(?!会|研讨会)|学习研讨|专题研讨|交流研讨|研讨|(?:开展|进行|"
            "举行)了?[^，。；：]{0,12}?(?:学法|学习|研讨)"
        ),
    ),
    (
        ItemKind.RELAY,
        (
            "通报传达|传达学习|学习传达|传达贯彻|传达落实|宣讲贯彻|宣传贯彻|宣讲(?!团|员|会|活动|队|稿)|学习贯彻|贯彻学习|传达|学习领会|领学|学习(?!会|教育|型|成果|"
            "强国|研讨|中心组|方式|时报|中)|研学|宣贯"
        ),
    ),
    (
        ItemKind.HEAR,
        "研究听取|听取并审议|听取审议|听取(?!了?[^，。；]{2,24}的?(?:专题)?(?:解读|辅导|讲解|讲座|授课)(?:报告)?(?:[，。；]|$))(?:并?(?:讨论|研究|审定))?|汇报(?=了)",
    ),
    (
        ItemKind.DELIBERATE,
        "研究审议|讨论审议|审议讨论|审议研究|审议(?!并(?:[议商确]定|决定|明确)[：，])(?:并|和|、)?|审定|讨论研究|讨论决定(?![：，])|讨论(?:并|和)?(?!过|会|时|(?:[商议确]定|决定)[：，])|审核|"
        "审查|审批|研究并?(?:原则)?(?:通过|审定|同意)|"
        "暂缓审议|暂不审议|批准(?=了|《|关于|[^，。；]{2,40}(?:请示|方案|申请|预算|草案)(?:[，。；]|$))|(?:表决|协商|票决)通过|通过(?=了|《|关于)|原则性?上?(?:审议)?(?:通过|同意)|(?:一致|研究)?同意(?=《|关于|(?!由|该|此|上述|以|按|提)[^，。；]{2,40}(?:请示|方案|申请|规划|计划|报告|办法)(?:[，。；]|$))|票决",
    ),
    (
        ItemKind.ARRANGE,
        "研究部署|研究安排|研究谋划|研究分析|研究推进|研究推动|研究讨论|研究确定(?![：，由])|研究解决|研究落实|研究贯彻|"
        "研究(?!院|所|员|生|会|中心|表明|显示|成果|指出|认为|决定|议定|(?:商定|确定|明确)[：，])|分析研判|分析|研判|安排部署|部署安排|"
        "部署|(?<=专题)(?:协调|研商|会商)(?!会)|"
        "动员部署|动员|安排(?!部)|调度|确定(?![：，由])|回顾总结|总结|谋划|决定(?=[^，。；：将由从对])",
    ),
    (ItemKind.OTHER, "通报(?![，：]|指出|强调|要求|认为|显示)|观看|宣读|签订|表彰|约谈|通过视频"),
)
_VERB = "|".join(f"(?P<{kind.value}>{pattern})" for kind, pattern in _BY_VERB)
_KINDS = {kind.value: kind for kind, _ in _BY_VERB}
_FIRST = (  # the characters that the verbs, and what stands before them, begin with
    "会集书深专认再及系重分进依统逐组共全原一协继提跟率带前暂批现迅立第学研交开举通传贯领宣听汇审讨表同票部安动调确回总谋决观签约"
)
MATTER = re.compile(f"(?=[{_FIRST}]){_BEFORE}(?:{_VERB})(?:了(?!解))?")
_ADVERBS = "(?:还|又|首先|随后|接着|之后|最后|先后|先|并|同时|另外|此外|一并|共同|也|在会上|会上|，){0,8}+"
_THOSE = (
    "(?:[^，。；]{0,10}(?:中心组|党组|班子|参会|与会)(?:全体)?(?:成员|人员|同志|领导)"
    "|全体[^，。；]{0,8}(?:委员|成员|党员|人员|同志|干部)|大家)"
)
_SUBJECT = re.compile(
    f"会议共?(?:审议|研究)[0-9一二三四五六七八九十]{{1,3}}[项个]议题，$|会议(?:首先)?(?:履行|落实|执行|按照)[^，。；]{{2,20}}制度，$|(?:会上，?)?{_THOSE}{_ADVERBS}$|(?:(?:经过?|根据|按照|围绕|针对|结合)[^，。；]{{1,40}}，){{0,2}}(?:(?:最后|随后|接着|此外|另外|首先)，)?(?:会议|会上|学习会上|本次会议|此次会议|这次会议|全会)(?:上|中|邀请[^，。；]{{2,20}}(?:参加|列席|旁听))?[，]?"
    f"(?:(?:根据|按照|经)[^，。；]{{1,40}}，|由[^，。；]{{2,16}}?|[^，。；：]{{2,16}}?(?:中心组|党组)|以[^，。；]{{2,24}}?(?:形式|方式)，?)?{_ADVERBS}$"
)
_BY_WHOM = re.compile("会|第|大家|全体|班子|党组|中心组")  # one of them is in each subject of the body
_SUBJECTS_END = 60  # characters: how far a subject reaches
_WHOLE_ADVERBS = re.compile(f"，?{_THOSE}?{_ADVERBS}$")
_AGENDA = re.compile("^(?:会议)?(?:的)?第[一二三四五六七八九十]+(?:项|个)?(?:议题|议程|事项)?(?:是|为)?[，：]?$")
_SOMEBODY = (  # 区长方远就某工作作了安排
    "(?=[^，。；]{2,80}(?:(?:作|做|进行)了?[^，。；]{0,6}(?:部署|安排|布置)|提出了[^，。；]{0,2}意见))(?!会议|各|请|由|要)[^，。；：“《□的了要]{2,20}?(?=就|对)"
)
_TREATED = re.compile(
    f"(?:随后|最后)?(?:会议|会上，?|在?会上|上，)?(?:{_THOSE}|{_SOMEBODY})?"
    "(?:还|首先|随后)?，?(?P<what>(?:(?:就|对|围绕|针对)[^，。；]{3,80}?|以[^，。；]{2,60}?为(?:主题|题)，?)(?:进行|作出|作|做|开展|(?=逐项|逐一|充分交换|交换|提出了))(?:了)?"
    "(?:专题|深入|认真|充分|全面|系统|具体|紧急|周密|详细|明确|交流|集体|集中|逐项|逐一|再|动员|第[一二三四五六七八九十0-9]{1,3}次){0,8}(?P<verb>研究|讨论|审议|部署|调度|安排|布置|分析|学习|研讨|审定|传达|会商|协调|商讨|研商|研判|强调(?=。|$)|交换了?(?:意见|看法)|提出了(?:具体|指导|明确)?意见(?=。|，未))(?:和|部署|讨论|安排|布置|研讨|交流){0,8})"
)
_OF_PAPER = re.compile(
    "(?:方案|办法|草案|规划|计划|条例|细则|意见|清单|名单)(?:（[^（）]*）)?，?(?:进行|作|做|开展|逐)"
)
_ABOUT = re.compile("[就对围针以]")  # one of them is in each such statement
_SUBJECTS = 40  # characters: behind whom it says so, who are never named by more
_TREATED_KINDS = {
    "审议": ItemKind.DELIBERATE,
    "审定": ItemKind.DELIBERATE,
    "学习": ItemKind.STUDY,
    "研讨": ItemKind.STUDY,
    "传达": ItemKind.RELAY,
    "交换了意见": ItemKind.DELIBERATE,
}
_BEFORE_MEETING = re.compile(
    "(?:会|会议开始|会议召开|开会|开始)前[，]?(?P<what>(?:[^，。；]{0,16}?(?:集体|集中|专题|认真|共同|组织){0,8}(?:学习|学法)了?[^，。；]{2,60}"
    "|[^。；]{0,40}?(?:讲座|辅导|讲解|解读|授课|学法)(?:活动)?))(?=[。；，]|$)"
)
_TELLER = re.compile(
    "(?:[^，。；：]{0,8}会上[，]?|会议[，]?)?[^，。；：“《□]{2,40}?(?:(?:[局委办科室处股部所镇队]|街道|单位|部门|负责人|负责同志|长|主任|公司|中心|(?:长|主任|书记)[^，。；：“《□、的]{2,4})(?=通报了|汇报了|宣读了)|(?=听取了|传达了|传达学习了))"
)
_PERSON = re.compile("(?:会上，)?(?:受[^，。；]{2,10}委托，)?(?P<who>[^，。；：“《□、了的]{2,4})(?=[通汇]报了|宣读了)")
_TOLD = re.compile("报了|宣读了|听取了|传达了|传达学习了")  # one of them is behind each teller
_REPORTER = re.compile("[^，。；：“《□]{2,40}?(?=(?:传达|通报|汇报|宣读|宣贯|领学)(?:学习)?了|传达学习)")
_KNOWLEDGE = re.compile("[^，。；]{0,24}(?:知识|法律法规)(?:[，。；]|$)")
_PLAIN_STUDY = re.compile("(?:前置)?(?:研究|研究讨论)了?")
_PAPER = re.compile(
    "[^，。；《、]{2,60}(?:方案|办法|草案|规划|计划|预案|条例|细则|意见|报告|议程|安排|清单|名单)(?:（[^（）]*）)?(?:[，。；]|$)"
)
_MEANS = re.compile(  # what a meeting is asked to grant
    "[^，。；《]{2,60}(?:经费|资金|预算|补助|采购|购置|处置|收储|划转|出让|聘用|任免)(?:的?(?:安排|使用|追加|调剂|分配)?(?:问题|事宜|事项|请示|申请))(?:[，。；]|$)"
)
_LAW = re.compile(
    "(?:(?:新|最新)?(?:修订|修改|修正|颁布|公布|出台|施行)后?的)?《[^》]{0,200}+(?:(?<=法)(?<!办法)|(?<=条例))》|《□+》(?:有关|相关)?(?:章节|条款|内容|知识)"
)
_PETITION = re.compile("(?:、|，|和|及|以及|与)关于[^，。；]{2,60}的请示")
_PAPER_END = "(?:方案|报告|办法|规划|计划|预案|草案|设计|条例|规定|细则|清单)(?:（[^（）]*）|调整|修编|修订)?"
_TITLES = re.compile("《□+》")
_BETWEEN = re.compile(
    "(?<=[》）])(?:、|，|和|及|以及|与)?(?=《)|(?<=[》）])、(?=[^、，。；]{0,20}《)|"
    f"(?<=[》）案法划计例定则单整编订])、(?=[^，。；、《]{{2,40}}{_PAPER_END}(?:[、等，。；]|$))|"
    "(?<=示)(?:、|，|和|及|以及|与)(?=《)|(?<=[稿□]）)、(?=[^、，。；《]{2,30}（[稿□]{1,4}）)|(?:、|，|和|及|以及|与)(?=关于[^，。；《]{2,60}的请示)"
)
_ENDS_PAPER = re.compile(f"{_PAPER_END}(?:等?[0-9一二三四五六七八九十两]{{0,3}}[个项]?议题)?$")
_OF_PAPERS = re.compile("[、和]")
_TWO_REPORTS = re.compile("汇报、[^，。；、]{4,40}汇报")
_NEXT_REPORT = re.compile("(?<=汇报)、(?=[^，。；、]{4,40}汇报)")
_REPORTED_BY = re.compile("听取了?[^，。；、]{2,16}关于")
_NEXT_REPORTER = re.compile("(?:、|和|以及)(?=[^，。；、和]{2,16}(?<!情况)关于[^，。；、]{4,40})")
_MARKS = "，。；、 "
_TWO = 2  # who reported
_SHORTEST, _LONGEST = 4, 48  # characters of a paper's name
_PAPER_CUT = re.compile(f"(?<=[案法划计例定则单整编订告）])[、和](?=[^，。；、]{{2,40}}{_PAPER_END})")
_AHEAD = 80  # characters: how far _BETWEEN looks behind a mark
_AGREES_TO_PAPER = re.compile("并?(?:一致|原则性?上?)?(?:同意|通过)了?《")
_DELIBERATES = re.compile("审议|讨论")
_DOCUMENT = re.compile("(?:了)?(?:关于)?《")
_DISCUSSED = re.compile("[^，。；]{0,40}(?:专题)?研讨")
_FOLLOWING = re.compile("，(?:并)?研究(?:部署|提出)?[^，。；]{0,12}(?:贯彻|落实)[^，。；]{0,8}$")
_OF_SOMETHING = re.compile(
    "(?:就|对|围绕)(?:有关|相关|上述|若干|以上|具体|近期|[0-9一二两三四五六七八九十]{1,3}[项个]|、){1,3}(?:问题|事项|工作|事宜|议题)(?:进行|作)了?[^，。；]{2,8}"
)
_VAGUE = re.compile(
    "^(?:了|以下|下列|最新|有关|相关|重要|若干|其他|其它|近期|当前|全区|全市|全县|全省|下一步|下一阶段|下阶段|一系列|多项|部分|各项|等|"
    "经济社会发展|政策(?=文件)|规划(?=事项)|我[区市县省]|各[区市县乡镇街道村部门单位股科处室、]{1,6}|(?:部门|单位)的?|“□{2,8}”|区政府|市政府|县政府|政府|一批|几个|人事任免|干部任免|干部|人事|上级|以及|和|、|近日|系列)*+"
    "(?:重点|重要|主要|有关|相关)?(?:事项|工作|精神|议题|问题|文件|事宜|情况|汇报|情况汇报|工作汇报|工作情况汇报|情况通报|通报|讲话精神|会议精神|文件精神|"
    "指示精神|指示批示精神|内容|安排|任务|议案|讲话|贯彻落实意见|会议和文件精神|报告|法规草案|草案|法规|文件和法规|法规草案和文件|文件和法规草案|存在的?(?:困难和)?问题(?:和不足)?|解决存在的?(?:困难和)?问题)?等?(?:事项|工作|议题|事宜)?(?:[0-9一二三四五六七八九十]{1,2}[项个])?$"
)


def treated_at(masked: str, offset: int = 0) -> tuple[int, int, ItemKind] | None:
    """会议就某事进行了研究, 围绕某题开展研讨: where the statement starts and ends, and its kind."""
    found = _TREATED.match(masked, offset) if _ABOUT.search(masked, offset, offset + _SUBJECTS) else None
    if not found:
        return None
    usual = ItemKind.DELIBERATE if _OF_PAPER.search(found["what"]) else ItemKind.ARRANGE
    return found.start("what"), found.end(), _TREATED_KINDS.get(found["verb"], usual)


def before_meeting(masked: str, offset: int = 0) -> tuple[int, int, ItemKind] | None:
    """会前，集体学习了《某法》; 会前，邀请某局就《某法》作专题讲座: what was studied before the meeting began."""
    found = _BEFORE_MEETING.match(masked, offset) if "前" in masked else None
    return (found.start("what"), found.end("what"), ItemKind.STUDY) if found else None


def match_after_teller(masked: str, offset: int) -> re.Match[str] | None:
    """会上，某局通报了……; 某某区长听取了……: the matter's verb after those who reported or heard it."""
    offset += len("上，") if masked.startswith("上，", offset) else 0
    found = None
    if _TOLD.search(masked, offset):
        person = _PERSON.match(masked, offset)
        found = person if person and is_surname(person["who"]) else _TELLER.match(masked, offset)
    return MATTER.match(masked, found.end()) if found else None


def teller_end(masked: str, offset: int) -> int:
    """；党委副书记某某传达学习了……: where the naming of who reported a matter ends; 0 where none begins."""
    found = _REPORTER.match(masked, offset)
    return found.end() if found else 0


def find_body_matter(masked: str, subject_end: int, start: int = 0) -> re.Match[str] | None:
    """会议还传达学习了……, 会上，听取了……: the verb after a subject that ends at ``subject_end``, else after 会议.

    ``start``: behind the number of the sentence.
    """
    if not (subject_end or _BY_WHOM.search(masked, start, start + _SUBJECTS_END)):
        return None
    for found in MATTER.finditer(masked[: start + _SUBJECTS_END], start):
        before = masked[start : found.start()]
        if (
            subject_end
            and found.start() >= subject_end
            and _WHOLE_ADVERBS.match(masked[subject_end : found.start()].lstrip("上中在"))
        ):
            return found
        if _SUBJECT.match(before) or _AGENDA.match(before):
            return found
        if found.start() > max(subject_end, 0) + 30:
            return None
    return None


def kind_of(found: re.Match[str], rest: str) -> ItemKind:
    """研究 a 《document》 deliberates on it, other 研究 arranges; 学习 a law studies it (``rest`` unmasked)."""
    assert found.lastgroup is not None
    kind = _KINDS[found.lastgroup]
    words = found[0]
    is_relayed = "传达" in words or words.startswith(("原文", "书面", "宣"))
    if words.startswith("研究确定") and _PAPER.match(rest):
        return ItemKind.DELIBERATE
    if words.startswith("专题学习") or (kind is ItemKind.RELAY and not is_relayed and _is_of_law(rest)):
        return ItemKind.STUDY
    if kind is ItemKind.HEAR and (
        (_DELIBERATES.search(words) and rest.startswith("《")) or _AGREES_TO_PAPER.match(rest)
    ):
        return ItemKind.DELIBERATE
    if kind is ItemKind.ARRANGE and words.rstrip("了").endswith(("研究", "研究讨论")) and _DOCUMENT.match(rest):
        return ItemKind.DELIBERATE
    if kind is ItemKind.ARRANGE and _PLAIN_STUDY.fullmatch(words) and (_PAPER.match(rest) or _MEANS.match(rest)):
        return ItemKind.DELIBERATE
    if kind is ItemKind.RELAY and _DISCUSSED.match(rest) and rest.rstrip(_MARKS).endswith("研讨"):
        return ItemKind.STUDY
    return kind


def _is_of_law(words: str) -> bool:
    """《某法》有关章节, 法律法规知识; but not the rules of the party."""
    is_law = _LAW.match(words) and not words.partition("《")[2].startswith(("中国共产党", "中共"))
    return bool(is_law or _KNOWLEDGE.match(words))


def is_plain_study(words: str) -> bool:
    """研究了某事: nothing but 研究 says what was done; 研究部署 arranges."""
    found = MATTER.match(words)
    return bool(found and _PLAIN_STUDY.fullmatch(found[0]))


def is_vague(words: str) -> bool:
    """研究有关事项, 传达重要精神: a phrase that names no matter."""
    if _OF_SOMETHING.fullmatch(words):
        return True
    found = MATTER.match(words)
    rest = _FOLLOWING.sub("", words[found.end() :] if found else words)
    if len(rest) > 40:
        return False
    return bool(_VAGUE.match(rest.strip(_MARKS)))


def split_documents(masked: str, start: int, end: int) -> list[tuple[int, int]]:
    """审议通过《甲》《乙》、《丙》及《丁》: each document is a matter of its own; 《甲》及相关事项 is one.

    Beside a document, each 关于某事的请示 is a matter too.
    """
    verb = MATTER.match(masked, start)
    if _lists_papers(masked[verb.end() if verb else start : end]):
        return _cut_at(_PAPER_CUT, masked, start, end)
    named = len(_TITLES.findall(masked, start, end))
    if named < 2 and not (named and _PETITION.search(masked, start, end)):
        return [(start, end)]
    return _cut_at(_BETWEEN, masked, start, end)


def split_reports(masked: str, start: int, end: int) -> list[tuple[int, int]]:
    """听取了甲局关于某事、乙队关于某事情况的汇报; 听取了甲汇报、乙汇报: what each told is a matter of its own."""
    if _TWO_REPORTS.search(masked, start, end):
        return _cut_at(_NEXT_REPORT, masked, start, end)
    if masked.count("关于", start, end) < _TWO or not _REPORTED_BY.search(masked, start, end):
        return [(start, end)]
    return _cut_at(_NEXT_REPORTER, masked, start, end)


def _lists_papers(words: str) -> bool:
    """甲投资计划、乙招标方案和丙增资方案: papers without 《》."""
    if not _ENDS_PAPER.search(words[-_LONGEST:]):
        return False
    parts = _OF_PAPERS.split(words)
    return len(parts) > 1 and all(
        _SHORTEST <= len(part) <= _LONGEST and "，" not in part and bool(_ENDS_PAPER.search(part)) for part in parts
    )


def _cut_at(marks: re.Pattern[str], masked: str, start: int, end: int) -> list[tuple[int, int]]:
    """What stands between the marks."""
    cuts = [found for found in marks.finditer(masked, start, end + _AHEAD) if start < found.start() < end]
    documents, begin = [], start
    for cut in cuts:
        documents.append((begin, cut.start()))
        begin = cut.end()
    documents.append((begin, end))
    return documents
