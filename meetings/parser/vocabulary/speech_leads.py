"""The reporting lead of a sentence: who says it and by which verb (会议强调，/ 某某某指出，/ 会议要求：)."""

import re
from collections.abc import Set
from typing import NamedTuple

from meetings.parser.vocabulary.imperatives import AN_IMPERATIVE
from meetings.parser.vocabulary.modality import has_modal
from meetings.parser.vocabulary.names import read_person

PLAIN = ("会议指出，", "会议强调，", "会议要求，", "会议认为，")  # the leads that most sentences have
_IN_PAIRS = "(?:强调|指出|认为|明确)并?(?:指出|强调|要求)(?=[，：要各])"  # 强调指出, 强调并要求
_SPEAKING = (
    "研究议定|研究决定|研究确定|研究明确|一致认为|一致同意|指出|强调|要求|认为|明确|决定|议定|确定|提出|号召|希望|重申|部署|裁示|"
    "(?<=主席)指示(?=：)|说|表示|讨论决定|确认|议决|讲道|谈到|勉励|(?:说明|建议|总结)(?=[：，])|讲(?=了[0-9一二两三四五六七八几]点)"
)
_AGREEING = "(?:研究|讨论|协商|会商|共同)?商定|(?:讨论|协商|会商)(?:确定|议定)"
_MAKING = (  # 作了安排：, 形成如下意见：, 达成一致意见：
    "(?:作出?|做出?|进行|形成|达成)了?(?:如下|以下|一致|具体|全面|专门|详细|再){0,2}(?:部署|安排|强调|意见|共识|决定|决议|结论)(?=：)"
)
_REMINDING = "(?:提醒|叮嘱|嘱咐|告诫|嘱托|寄语)(?:道|大家|各[^，。；：]{1,8})?(?=[，：])"
_HANDING = "(?<![了行])(?:补充|交办|布置|倡议|勉励大家)(?:道|说)?(?:如下)?(?=[，：])"
_VERBS = f"{_IN_PAIRS}|{_SPEAKING}|{_AGREEING}|{_MAKING}|{_REMINDING}|{_HANDING}"
SAYS = re.compile(  # one of them is in each sentence that tells whose words they are
    "称|规定|反映|介绍|显示|指出|强调|要求|认为|明确|决定|议定|商定|确定|提出|号召|希望|重申|部署|裁示|指示|说|表示|确认|议决|讲道|讲了|谈到|勉励|建议|总结|安排|同意|意见|共识|结论|提醒|叮嘱|嘱咐|嘱托|告诫|寄语|补充|交办|布置|倡议|分工|决议"
)
_ADVERBS = (
    "(?:还|插话|在?听取[^，。；]{0,12}汇报后|经(?:认真|充分|集体)?(?:研究|讨论|审议)，?|(?:研究|讨论|审议)并|从[^，。；：]{1,8}方面|进而|现场|当场|当即|随即|同时|进一步|再次|特别|最后|一致|并|就此|又|着重|重点|反复|郑重|专门|"
    "在?(?:总结|作?总结讲话|讲话|主持会议|会议总结)时|在讲话中|在总结讲话中|在会议?上|充分|也){0,8}"
)
_OPINIONS = (
    "(?:了?(?:如下|以下)[^，。；：]{0,8}|如下|了?下列[^，。；：]{0,6}|了?(?:四|三|两|五|几|六|七|[2-9])(?:点|"
    "个方面|方面)(?:要求|意见)?"
    "|了?(?:以下|如下)?[一二三四五六七八九十两几0-9]{1,2}[^，。；：]{1,8}(?=：)"
    "|了?(?:明确|具体|工作|贯彻|落实){0,3}(?:要求|意见)(?=。$|[：，])"
    "|(?:切实|着重|重点|认真){0,2}(?:做到|做好|抓好)(?:以下|如下|下列)[^，。；：]{1,10}(?=：))?"
)
_CONNECT = (
    "(?:经过?(?:认真|充分|集体)?(?:讨论|研究|审议)|同时|此外|另外|随后|最后|会上|会前|会后|对此|为此|因此|据此|就此|针对此|就下一步工作|"
    "就做好[^，。；：]{0,40}|对做好[^，。；：]{0,40}|围绕[^，。；：]{0,40}|就[^，。；：]{1,40}|"
    "对于?(?![照标表接])[^，。；：]{1,40}|关于[^，。；：]{1,40}|在[^，。；：]{1,40}(?:后|时|中|上|方面)|"
    "针对[^，。；：]{1,40}|谈到[^，。；：]{1,40}(?=，)|[^，。；：]{2,20}方面(?=，))[，、]?"
)
_POSTS = (
    "(?:[^，。；：“”《》、□]{3,18}+"
    "(?<=书记|常委|主任|组长|主席|区长|市长|县长|镇长|乡长|局长|院长|校长|部长|会长|经理|成员)、){0,3}"
)
_BODY_NEXT = (
    "[^，。；：]{1,14}?(?:组|课|科|处|局|委|办|厅|部门|单位|机构|企业|中心|街道|镇|乡|政府|公司|同志|"
    "[^内外全各]部(?![门分署]))(?!部)"
)
_BY_WHEN = "会[前后]|年内|近期|下一步|今后|[^，。；]{0,6}[月日年季]底?前"
PRESIDED_AND = "主持(?:了)?(?:召开)?(?:会议|学习)?(?:并[^，。；：]{0,6}讲话)?(?:，|并|，并)(?:在讲话[中时])?"
_ANSWERED = "(?:逐一|一一|现场|当场|认真){0,2}(?:回应|点评|总结|作答)(?:后|并)，?"
_FIRST = (  # the characters that what follows the speaker begins with; looked for behind each that may end who speaks
    "一专主也插听会作做充再决勉又反号同回在就希并建强当总指提明最点特现着研确表裁要认讨议讲说谈还进逐郑部重随商协共形达叮嘱告寄补交布倡经审从对"
)
_LEAD = re.compile(
    rf"(?P<pre>{_CONNECT})?{_POSTS}(?P<who>[^，。；：“”《》、□]{{0,24}}?)(?=[{_FIRST}])(?:{PRESIDED_AND}|{_ANSWERED}|[还又也]?(?:就|对(?![照标表接]))[^，。；：]{{2,40}}?)?{_ADVERBS}"
    rf"(?P<verb>{_VERBS}){_OPINIONS}"
    rf"(?P<mark>[，：]|$|(?<=意见|要求)。$|(?<=强调|指出|要求)(?=一[是要]|[^，。；：的]{{2,12}}?(?<![重主需必首不只])要(?![求素点义]))|(?=要|必须|务必|各|全[区市县省州]|对于?[^，。；]{{2,30}}，要)|(?<=要求)(?={_BODY_NEXT}|以[^，。；]{{2,40}}为(?:重点|抓手|契机|牵引)，|(?:{_BY_WHEN})?{AN_IMPERATIVE}|全体|广大|全[市区县]|与会|参会|党员|干部|大家|[^，。；：的]{{1,6}}(?:干部|党员|职工|同志|人员|代表|委员|师生)))"
)
_BARE = re.compile(
    rf"(?:经过?(?:认真|充分|集体)?(?:讨论|研究|审议)，)?(?P<who>会议|本次会议|全会){_ADVERBS}(?P<verb>要求|强调|指出|认为|明确|决定|[议商确]定(?=由|请|责成)){_OPINIONS}"
)
_INNER = re.compile(
    rf"[，；](?P<who>会议|[^，。；：“”《》、□]{{0,10}}?)(?=[{_FIRST}]){_ADVERBS}"
    rf"(?:(?P<verb>强调|指出|要求|提出|(?:研究|讨论|协商|会商)?(?:明确|决定|[议商确]定)|(?:作出?|做出?|形成|达成)了?(?:如下|以下|一致){{0,2}}(?:部署|安排|意见|共识|决定|决议)(?=：)){_OPINIONS}[，：]"
    rf"|(?P<told>强调|指出|要求)(?=要(?!求)|一[是要]|[^，。；：的]{{2,12}}?(?<![重主需必首不只])要(?![求素点义])|按照|必须|务必|各|全[区市县]|有关|相关|严格|切实|进一步|{_BODY_NEXT})|(?P<asked>要求(?=(?:{_BY_WHEN})?(?:以[^，。；]{{2,40}}为(?:重点|抓手|契机|牵引)，|[以按把将][^，。；]{{2,16}})?{AN_IMPERATIVE})|(?<=会议)(?:研究)?(?:决定|明确|[议商确]定)(?=由(?!于)|责成)))"
)
_LABEL = re.compile(  # 下一步工作要求：; 议定事项如下：; 任务分工如下：
    "(?:会议)?(?:下一?步|下一?阶段|有关|相关|具体|主要|工作|任务|责任|议定|决定|明确){0,4}(?P<what>事项|意见|要求|安排|部署|分工|措施)(?:如下)?："
)
_TOPIC = re.compile("(?:会议)?(?:并|还)?(?:就|对于?|关于|针对|围绕)[^，。；]{2,30}")  # 并对有关问题明确如下：
_SAYS_WITHIN = re.compile(
    "指出|强调|要求|明确|决定|提出|议定|商定|确定|意见：|共识：|部署：|安排：|决议："
)  # one of them is in each of those
_AFTERWARDS = re.compile("(?:在[^，。；]{2,30}(?:之?后|时)|(?<=..)就[^，。；]{2,20})$")
_VIEWS = re.compile(
    "大家|负责人|负责同志|与会|参会|代表|委员们|专家|学者|汇报人|同志们|现场|有的|他们|群众|企业家|发言"
)
_OUTSIDE = re.compile("(?:公司|厂商|协会|商会|单位|集团)$")  # whose words are told, not the meeting's
_OFFICE = re.compile("(?:[局厅科处股]|街道|中心|[^党常]委|办|镇|乡)$")  # it has views among others and heads no meeting
_LABELS = 20  # characters: no label is longer
_LABELLED = {"要求": "要求", "安排": "部署", "部署": "部署", "分工": "部署", "措施": "部署"}
_CHARGING = ("由", "请", "责成", "责令", "委托", "授权", "并", "会后")  # 由某局提出意见: what it is to do
_GIVES = ("作", "做", "进行")  # 作了安排, 进行了部署
_AGREE_ON = ("形成", "达成")  # 形成如下意见, 达成一致意见
_TOGETHER = re.compile("(?:会上，?)?(?:与会|参会|到会)[^，。；]{0,12}|大家|[各双]方")
_PAIR = re.compile(_IN_PAIRS.partition("(?=")[0])
_SETTLED = ("议定", "商定", "研究议定", "研究商定", "讨论商定", "共同商定")
_REMINDS = ("提醒", "叮嘱", "嘱咐", "告诫", "嘱托", "寄语", "补充", "勉励")  # 提醒道, 叮嘱大家
_JOINTLY = ("研究商定", "讨论商定", "讨论确定", "讨论议定", "协商", "会商", "共同商定")
_BODY = re.compile(
    "(?:会议|(?<![协商学工])会|党组|中心组|全会|例会|党工?委|党总支|党支部|专班|指挥部|领导小组(?:办公室)?)$"
)
_FOREIGN = re.compile(
    "总书记|讲话|批示|指示|文件|通知|意见|决议|公报|党中央|中央|上级|报告|方案|条例|规定|纲要|精神|论述|"
    "国家|法律|方面|问题"
)
_SELF = re.compile("^(?:他|她|主席|会商会?|会议|会议还|本次会议|全会|领导小组|指挥部)?$")


class Lead(NamedTuple):
    """A reporting lead that ends at ``end``; ``is_ours`` is False where another's words are reported."""

    end: int
    speaker: str
    verb: str
    is_ours: bool


def read_lead(masked: str, chairs: Set[str]) -> Lead | None:
    """会议强调，要……: the lead that opens a sentence, or None."""
    if masked.startswith(PLAIN):
        return Lead(len(PLAIN[0]), "会议", masked[2:4], True)
    if not SAYS.search(masked):
        return None
    found = _LEAD.match(masked) or _BARE.match(masked)
    lead = _lead(found, chairs) if found else None
    label = _LABEL.match(masked) if lead is None and "：" in masked[:_LABELS] else None
    return Lead(label.end(), "会议", _LABELLED.get(label["what"], "议定"), True) if label else lead


def read_inner_lead(masked: str, chairs: Set[str]) -> tuple[int, Lead] | None:
    """听取……汇报，强调要……: a lead in the middle of a sentence, with the offset where it begins."""
    found = _INNER.search(masked) if _SAYS_WITHIN.search(masked, 1) else None  # behind a mark
    if not found:
        return None
    lead = _lead(found, chairs)
    return (found.start("who"), lead) if lead else None


def _lead(found: re.Match[str], chairs: Set[str]) -> Lead | None:
    who, verb = found["who"], found["verb"] or found["told"] or found["asked"]
    if (verb.startswith(_AGREE_ON) or verb in _SETTLED) and _TOGETHER.fullmatch(who):
        who = "会议"
    if who != "会议":
        if has_modal(who) or who.startswith(_CHARGING):
            return None
        who = "" if _TOPIC.fullmatch(who) else _AFTERWARDS.sub("", who.strip())
    if verb.startswith(_GIVES):
        verb = "强调" if verb.endswith("强调") else "部署"
    elif verb.startswith(_AGREE_ON):
        verb = "议定"
    elif verb.startswith(_JOINTLY) or _PAIR.fullmatch(verb):
        verb = verb[-2:]
    elif verb.startswith(_REMINDS):
        verb = verb[:2]
    speaker, is_ours = judge_speaker(who, chairs)
    if not speaker:
        return None
    is_apart = speaker != "会议" and speaker not in chairs and not _BODY.search(speaker)
    is_bare = speaker == who and verb in ("认为", "表示")  # a name without a post: who takes part in a discussion
    is_view = is_apart and (is_bare or verb in ("建议", "谈到"))
    return Lead(found.end(), speaker, verb, is_ours and not is_view)


def judge_speaker(who: str, chairs: Set[str]) -> tuple[str, bool]:
    """Who speaks, and whether for the meeting: 会议 and a named leader do; 与会人员, 《通知》 and 总书记 do not."""
    if _SELF.match(who):
        return "会议", True
    name = next((who[offset:] for offset in range(len(who)) if who[offset:] in chairs), "")
    if name:
        return name, True
    if _VIEWS.search(who):
        return who, False
    if _OUTSIDE.search(who):
        return who, False
    if _FOREIGN.search(who) and not _BODY.search(who):
        return who, False
    if _BODY.search(who):
        return who, True
    person = read_person(who)
    if person == "习近平":
        return person, False
    if _OFFICE.search(who) and not person:
        return who, False
    return person, bool(person)
