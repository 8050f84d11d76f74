"""What is acted on or aimed at (仍未开工的项目, 力争取得批复): its words do not tell how things are. A lexicon."""

import re

from meetings.parser.vocabulary.imperatives import AN_IMPERATIVE

_N = "[一二三四五六七八九十]{1,2}"
_OPENS = f"(?:(?:{_N}(?:是要?|要)|[（(][^（）]{{1,3}}[）)]|[0-9]{{1,2}}[.、．]|同时|并|要|继续|具体){{0,3}}+)"
_BODY = "(?:[^，。；：、了的]{1,20}?(?:[局委办厅镇乡院队科处]|部门|单位|街道|中心|公司|各方|各级)(?:负责|牵头|具体)?)"
_ACTS = re.compile(f"{_OPENS}(?:{AN_IMPERATIVE}{{1,4}}+(?!了)|{_BODY}?(?:[对把将向]|负责|牵头))")
_AIMS = re.compile(
    f"{_OPENS}(?:力争|争取|确保|推动|促进|努力|奋力|全力|尽[快早]|早日|让|使|防止|避免|[0-9]{{1,2}}月[^，。；]{{0,3}}前|年[底内]前?)"
)
_HOPES = re.compile("力争|争取|确保|努力")  # of all that follows
_PHRASE = re.compile("[^，；]*+[，；]|[^，；]++")
_ATTRIBUTE = re.compile(  # 反映强烈的问题, 仍未开工的项目, 对面临困难的企业, 事关群众利益的事项
    "(?<=[对把将向])(?!(?<=将)(?:面临|迎来|进入|取得|呈现|存在|超过|达到))(?!.{0,60}(?:具有|有利于|有助于))[^，。；的是]{2,24}的"
    "|(?:反映(?:强烈|集中)|意见(?:很|较|最)?大|(?:不|仍不|比较|十分|非常)?满意|(?:尚|仍|依然|曾|未|累计|预计|普遍|已经?|正在|没有|不够?)[^，。；的是有]{1,16}"
    "|存在[^，。；的是]{0,6}(?:问题|隐患|短板|风险|困难|不足)|(?:事关|关系到?|关乎)[^，。；的]{2,12}|取得[^，。；的了]{0,6}(?:成效|进展|成果)"
    "|(?<=打造|建成|推广|建设|培育)(?:具有|有利于|有助于)[^，。；的]{2,12}|(?<=[落用执][实好行])[^，。；的了]{2,8}(?:出台|下达|制定|印发)了"
    "|(?:去年|往年|历年|上半年|前期|历史)[^，。；的]{0,8}(?:遗留|积压|结转|未|没有)[^，。；的]{0,8})的(?=[^，。；])"
    "|(?<=解决)[^，。；]{2,16}不足(?:等[^，。；]{0,4}问题)?|(?:尚|仍|还|已)?有(?=多少|哪[些里个])"
)
_DOES = re.compile(
    f"{_OPENS}(?!(?:完成|实现|达到)(?![^，。；]{{0,40}}(?:以上|目标)))(?:{AN_IMPERATIVE}{{1,4}}+(?![了率后])|[把将])"
)
_WITHIN = re.compile(  # 确保没有一户掉队, 推动单位能耗下降3%, 完成投资占年计划的60%以上
    "没有|有利于?|普遍|累计|因为|由于|足以|共(?=[0-9])|近年来|今年以来|(?:增长|下降|提高|降低|减少|提升)(?=[至到近超约0-9])"
    "|(?:率|占[^，。；]{0,10}|为|超过?|约|近|的)?[0-9.]{1,6}%"
)
_AIM = re.compile(
    "取得|呈现|迈入|迈上|同比|环比|具有|增长(?=[至到近超约0-9])|达(?=[0-9])|体现|已经?(?=[^，。；]{1,8}的)"
)


def without_aims(masked: str) -> str:
    """加快解决群众反映强烈的问题 → 加快解决群众问题; 力争年底前取得批复 → 力争年底前批复."""
    is_hoped = bool(_HOPES.match(masked))
    return "".join(_without(phrase, is_hoped) for phrase in _PHRASE.findall(masked))


def _without(phrase: str, is_hoped: bool) -> str:
    has_attribute = "的" in phrase or "有" in phrase or "不足" in phrase
    words = _ATTRIBUTE.sub("", phrase) if has_attribute and _ACTS.match(phrase) else phrase
    words = _WITHIN.sub("", words) if "了" not in phrase and _DOES.match(phrase) else words
    return _AIM.sub("", words) if (is_hoped or _AIMS.match(phrase)) and "了" not in phrase else words
