"""Whether words only tell how things are: results, praise, concessions, figures. A lexicon of the language."""

import re

from meetings.parser.vocabulary.aims import without_aims
from meetings.parser.vocabulary.modality import (
    ADVERBIAL,
    TRIM,
    acting_body,
    describes,
    has_modal,
    is_imperative,
    responsible_subject,
    strip_opening,
)

_ACHIEVED = re.compile(  # each begins with a plain character, by which the text is searched fast
    "取得(?:了)?[^，。；]{0,6}(?:进展|成效|突破|成绩|成果|实效)"
    "|明显(?:提升|改善|好转)$|显著(?:提升|改善|好转)$|持续(?:提升|改善|好转)$|稳步(?:提升|改善|好转)$"
)
_LIES_IN = "(?:就|还|都)?出?在(?!哪|何|什么|[^。；]{1,40}，(?:要(?!求)|必须|务必))"  # 关键在落实，要……, instructs
_TOLD_AT_FIRST = re.compile(
    "^(?:(?:过去|这)[一二三四五几两]?年，|截至(?:发稿|记者)|项目(?:需|拟)?用地|[（(][^）)]*(?:记者|通讯员|供稿))"
)
_ONCE = re.compile(  # each begins with a plain character, by which the text is searched fast
    f"暴露出(?!的)|曾经(?<![对把将向]曾经)|变成了|不予(?<!坚决不予)(?<!一律不予)(?:同意|通过|批准|审批|支持)$|根子{_LIES_IN}|症结{_LIES_IN}|关键{_LIES_IN}|差距{_LIES_IN}|原因{_LIES_IN}"
)
_SOME = re.compile("(?:从[^，。；]{2,20}看，)?(?:个别|少数|一些|有的|有些|部分)(?!.{0,12}(?:要|由)[^求])")
_HANDED_LATE = re.compile("，由(?![于此来衷])[^，。；]{2,20}(?:牵头|负责)")  # 有些问题年年有，……，由某办牵头倒查
_PLAIN_MODAL = re.compile("要(?<![重主需必首不只]要)(?![求素点])|必须|务必|严禁")
_CONCEDES = re.compile(
    "(?:同时|但是?|然而)?[，]?(?:也|还)?(?:要|必须|应当|应该)(?:清醒|充分)?(?:地)?(?:看到|认识到|承认)，?[^，。；]{0,200}+(?:，[^，。；]{0,200}+)?"
    "(?:(?<=存在|不足|不够|较大|严峻|困难|滞后|薄弱|明显|突出)|(?<=(?:存在|不足|不够|较大|严峻|困难|滞后|薄弱)等问题))$|(?:[^，。；]{2,16}的同时，|但是?|然而|不过|同时也?|也)[，]?(?:我们)?(?:也|还)?(?:要|应)(?:清醒|充分|清楚)?(?:地)?(?:看到|认识到)|[^，。；]{0,16}要清醒地?看到|[^要。；]{2,120}[，；](?:但|同时)?也(?:要|应)(?:清醒)?(?:看到|认识到)，[^要]+$"
)
_ROUSES = re.compile(  # 但投资下滑必须引起警觉
    "，[^，。；]{0,24}(?:必须|应当|应该|要)(?:引起[^，。；]{0,4}(?:重视|警惕|警觉|关注)|(?:倍加|格外|十分|好好)?珍惜)$"
)
_IS_WHAT = re.compile(
    "(?:是|属于|成为)(?:我们|各级|全[市区县]|[^，。；：的]{0,4})?(?:必须|务必|应当|应该|一定要|要)[^，。；：]{2,20}的[^，。；：]{2,10}(?=[，。；]|$)"
)


def _each(words: str, ending: str) -> str:
    """作|做 and 了 → 作了|做了: alternatives that each begin with a plain character."""
    return "|".join(word + ending for word in words.split("|"))


_COUNTED = _each("增长|下降|回升|回落|上涨|减少|提高", "(?:了|至|到|近|超|约|[0-9一二三四五六七八九十])")
_COUNTS = re.compile(_COUNTED)
_STATES_AT_FIRST = re.compile(
    "^(?:过去|往年|前期|前一阶段|近[一两三几]年|认为|但|然而|不过|虽|尽管|据|经(?:核实|查|调查|审计|排查|初步统计)，|目前|当前|近期|截至|预计|全年|今年|上半年|下半年|一季度|入|自|会上|会后，|会前|大家|(?:随后，)?(?:与会|参会)|[^，。；]{0,16}同意|(?:会议|座谈|调研)(?:期间|中|由|以))"
)
_STATES = re.compile(  # each begins with a plain character, by which the text is searched fast
    "洽悉|已(?![^，。；]{1,12}的)|反映(?:良好|强烈)|表示肯定|给予(?:充分)?肯定|尚|仍|依然|预计|预报(?=[，：将明今我全有])|普遍|"
    "百(?<!保持百)(?<!低于百)(?<!达到百)分之|达[0-9]|未(?:达|完成)|累计|共[0-9]|曾|本来|原本|存在[^，。；]{2,24}的问题$|"
    "不(?:及时|到位|规范|平衡|完善|健全|扎实|均衡)(?=[，。；]|$)|意见(?:很|较)大|解除列管$|准予备查$|同意备查$|感谢|在此勉励|"
    "由[^，。；]{2,20}[组构]成$|不容(?:乐观|忽视)|祝|希望寄托|没有(?!特殊)|有利|足以|越来越|之所以|因为|由于|"
    + "|".join(
        (
            _COUNTED,
            _each("比较|较为|十分|非常|相对|总体|基本", "(?:满意|良好|平稳|稳定|顺利|到位|合理|成熟|扎实)"),
            _each("为|占|约|近|超|率|的", "过?[0-9.]{1,6}%"),
            _each("充分|事实|实践|数据", "(?:说明|证明|表明|显示)"),
            _each("还|仍|也|依然|仍然", "存在"),
            _each("作|做", "了?(?:大会|典型)?(?:交流|表态|经验)?发言"),
        )
    )
)
_TELLS = re.compile(  # unless the words act; each begins with a plain character, by which the text is searched fast
    "差距(?:不小|较大|明显|十分)|相对滞后|较快[，。；]|较快$|共(?:投入|有[0-9一二三四五六七八九十])|前年|届满"
    "|建成后，可|投用后，可|投产后，可|投入使用后，可|完工后，可|涉及[^，。；]{2,20}[0-9]|涉及面广|稍有不慎|就可能|不属于|呼声|担心|总体可行|离不开|初衷|不堪设想|难度不小|增幅较大|更加突出|持续加大|明显改观|至今未|导致|所致|几经|未作决定|全部办结|共造成|共清理|建于|的原因，|规定相比|有明确规定|不足[一二三四五六七八九十0-9]|得到[^，。；]{2,10}肯定|上千|余[处件起名户人]，|被[^，。；]{2,8}称为|结案|都可能|酿成|起施行|荣获|获评|被评为|首次突破|均超过"
    "|满意度[^，。；]{0,4}(?:明显|显著|大幅|稳步)|各位都是|大家都是|如果[^，。；]{4,40}，[^，。；]{2,20}将|先后(?:召开|组织|开展|建成|出台|投入|完成)"
)
_SEEN = re.compile("从[^，。；]{2,16}看，|与[^，。；]{2,16}相比，")
_TEACHES = re.compile("(?:经验|实践|教训|事实|历史)[^，。；]{0,4}(?:告诉|启示|警示)我们")
_REASONS = re.compile("，这(?:也|正)?是[^，。；]{2,40}(?:原因|所在|关键|体现)$")  # 必须经试验才能通车，这是推迟的原因
_MEASURE = re.compile(
    "[^，。；]{2,24}(?:延续|延长|提高|调整|降低|放宽)(?:至|到|为)20[0-9]{2}年|(?:支持|鼓励)[^，。；]{2,30}，"
)


def concedes(masked: str) -> bool:
    """但也要清醒看到，……; 在肯定成绩的同时，我们也要看到，……: 要 that opens a concession describes how things are.

    So does that of a predicate: 安全是必须守住的底线.
    """
    words = strip_opening(masked)
    if ("看到" in words or "认识到" in words or "承认" in words) and _CONCEDES.match(words):
        return True
    if ("引起" in words or "珍惜" in words) and _ROUSES.search(words) and not has_modal(_ROUSES.sub("", words)):
        return True
    return bool("的" in words and _IS_WHAT.search(words) and not has_modal(_IS_WHAT.sub("", words)))


def states(masked: str) -> bool:
    """但……尚有缺口; 目前……; 全年预计……: tells how things are, by a word that no instruction in a row of them has."""
    return _tells(masked) and _tells(without_aims(masked))


def _tells(masked: str) -> bool:
    if describes(masked) or (_says_how_it_is(masked) and not _MEASURE.match(masked)):
        return True  # 返还政策延续至2026年底，比例为30% does not
    if _SEEN.match(masked) or (_TELLS.search(masked) and not (is_imperative(masked) or responsible_subject(masked))):
        return True  # 防止小问题酿成大事故 does not either
    words = strip_opening(masked)
    return words != masked and _says_how_it_is(words)


def _says_how_it_is(words: str) -> bool:
    """目前……, or ……仍……: a word of how things are."""
    return bool(_STATES.search(words) or _STATES_AT_FIRST.match(words))


def counts(masked: str) -> bool:
    """地区生产总值增长5.6%: tells by how much something grew."""
    return bool(_COUNTS.search(masked))


def evaluates(masked: str) -> bool:
    """区民政局认真落实，养老服务取得新进展; 个别单位把关不严，绝不能视为小事: what somebody did, well or badly."""
    words = strip_opening(masked)
    if "，由" in words and _HANDED_LATE.search(words):
        return False
    if _tells_what_was(words) and _tells_what_was(without_aims(words)):
        return True
    if ("我们" in words and _TEACHES.search(words)) or ("，这" in words and _REASONS.search(words)):
        return True
    if _PLAIN_MODAL.search(words):
        return False
    return bool(_SOME.match(words) or (_ACHIEVED.search(words) and responsible_subject(words)))


def _tells_what_was(words: str) -> bool:
    """过去五年，……; 暴露出……; 曾经……; 根子就在……: a word of what was, or of why."""
    return bool(_ONCE.search(words) or _TOLD_AT_FIRST.match(words))


def is_task_of_a_body(masked: str) -> bool:
    """学工处与各班做好对接; 鉴于即将封冻，文旅局搭设防护棚: what a body does, where nothing says that it was done."""
    words = masked.strip(TRIM)
    adverbial = ADVERBIAL.match(words)
    rest = words[adverbial.end() :] if adverbial else words
    subject = responsible_subject(words) or responsible_subject(rest) or acting_body(rest)
    return bool(subject) and not states(words) and not evaluates(words)
