"""What a matter is called: its statement without the words that say what was done about it."""

import re

from meetings.parser.cleaning.sentences import mask
from meetings.parser.vocabulary.agenda_verbs import MATTER

_VERDICT = re.compile(
    "(?:并|，|和|、)?(?:会议)?(?:一致|原则性?|表决|研究|审议|讨论){0,3}上?(?:通过|同意)了?(?!.{0,6}(?:方式|形式))|(?:情况)?(?:通报|汇报|介绍)了"
)
_TREATED = re.compile(
    "(?:就|对|围绕|针对|以)(?P<what>(?:[^，。；“]|“[^”]{0,60}”){1,80}?)(?:为主题|为题)?，?(?:进行|作出|作|做|开展|逐项|逐一)了?"
    "(?:第[^，。；]{1,3}次|专题|深入|认真|充分|全面|系统|具体|交流|集体|集中|动员|逐项|逐一|再){0,8}"
    "(?:研究|讨论|审议|部署|安排|布置|分析|学习|研讨|审定|传达)[和、研究讨论部署安排布置研讨交流]{0,8}"
)
_REPORTED = re.compile("[^，。；：]{1,12}(?:科|课|室|处|组|单位)报告：")
_APPLIES = re.compile("贯彻|落实")
_STUDIED = re.compile("(?:领会|贯彻落实|贯彻)(?=习近平|总书记|党|中央|全国|关于|《)")
_ABOUT = re.compile("^关于(?=.*(?:问题|事宜|事项|工作|建设|整治|情况|案)$|《[^》]*》$)")
_VAGUE_END = re.compile("(?:等)?(?:有关|相关)?(?:事宜|事项|问题)$|等(?:文件|方案|办法)$")
_VAGUE_WORDS = ("事宜", "事项", "问题", "文件", "方案", "办法")  # what such an end ends with
_MARKS = "，。；、： "
_STOP = re.compile("[，；]")
_LONG, _MOST, _LEAST = 60, 120, 2  # characters


def title_of(statement: str) -> str:
    """听取了防汛情况汇报 → 防汛情况汇报; 审议并原则通过了《某办法》 → 《某办法》: the matter, without kind and outcome.

    A long one is cut at a comma outside quotation marks.
    """
    words = statement.strip(_MARKS)
    treated = _TREATED.fullmatch(words)
    if not treated and _does_more(words):
        return _shortened(words)
    bare = treated["what"] if treated else _without_verbs(words)
    about = _ABOUT.match(bare)
    bare = bare[about.end() :] if about else bare
    bare = (_VAGUE_END.sub("", bare) if bare.endswith(_VAGUE_WORDS) else bare).strip(_MARKS)
    return _shortened(bare if len(bare.strip("《》")) >= _LEAST else words)


def _does_more(words: str) -> bool:
    """总结上半年工作，部署下半年任务: a second verb takes the first along."""
    return any(MATTER.match(phrase.lstrip("并还")) and not _APPLIES.search(phrase) for phrase in words.split("，")[1:])


def _without_verbs(words: str) -> str:
    """听取并审议了……, 研究同意……: what stands behind the verbs."""
    reported = _REPORTED.match(words)
    rest = words[reported.end() :] if reported else words
    for _ in range(3):
        found = _VERDICT.match(rest) or MATTER.match(rest)
        if not found or not found.end() or len(rest) - found.end() < _LEAST:
            break
        rest = rest[found.end() :]
    return _STUDIED.sub("", rest.partition("，研究")[0], count=1) if rest is not words else rest


def _shortened(words: str) -> str:
    if len(words) <= _LONG:
        return words
    stop = _STOP.search(mask(words), 0, _MOST)
    return words[: stop.start() if stop else _MOST]
