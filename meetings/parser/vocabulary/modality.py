"""Whether words instruct: modal words, imperative verbs, signs of mere description. A lexicon of the language."""

import re

from meetings.parser.vocabulary.aims import without_aims
from meetings.parser.vocabulary.imperatives import AN_IMPERATIVE, FIRST, IMPERATIVE

_NOT_BEFORE = "靠越重主需必纪纲概摘首紧险扼切将正快只若想机提简择显索讨假"
_NOT_AFTER = "求素点义害闻道领务么件塞目职员地旨略案情诀死钱命好价饭强脸"
MODAL = re.compile(  # each begins with a plain character, by which the text is searched fast
    f"要(?<![{_NOT_BEFORE}]要)(?!不是)(?:(?![{_NOT_AFTER}])|(?=点线结合|点面结合|求(?:真|实效|同存异|新|突破|发展|"
    "进步)|务实|领导带头|点面|强化|强力|情况|目标|员工|好好|案件|闻令|闻汛))"
    "|必须|务必|请勿|务求|严禁|一律|不准|不许|不(?<![容来由舍使虎忽意怠懈误躁懒]不)得(?!不|了|力|也|[，。；、！]|$)|应当|应该|切忌|切勿|绝不(?!是)|决不(?!是)|应(?<![相适反响供效对顺呼回理]应)(?=报|提请|提交|将|把|会同|保留|落实|设置|提供|配合|注意|依|即|予以|尽速|加强|立即|于[^，。；]{1,12}前|按|严格|及时|同步|统筹|优先|会同|组织|做好|确保|切实|进一步|尽快|主动|与[^，。；]{2,20}预留)|坚决(?:不|杜绝|防止)|万万不可|切不可|绝不可|决不可|禁止|须(?<!无须)(?=[^臾])"
)
ASPECT = "[一二三四五六](?=[\u4e00-\u9fff]{2,3}(?<!以)上[^，。；述级报])"  # 一思想上……；二行动上……
ENUMERATOR = re.compile(
    "第[一二三四五六七八九十]，|(?:第[一二三四五六七八九十]|其[一二三四五六七八九十]|[一二三四五六七八九十]{1,2})(?:是要?|要|须|"
    "必须)(?!否)|" + ASPECT + "|[一二三四五六七八九十](?=(?:坚决|必须|务必)(?![一二三四五六七八九十]))|(?:首先|其次|"
    "再次|最后)(?:是|，)?要"
)
BULLET = re.compile(
    "[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十百零]{1,5}[、.．](?![0-9])|"
    "[0-9]{1,3}[、.．)](?![0-9])|[①-⑳]"
)
_CONNECTIVE = (
    "(?:同时|此外|另外|其中|下一步|下步|下一阶段|接下来|今后|今后一段时期|当前|目前|近期|在此基础上|"
    "与此同时|一方面|另一方面|为此|因此|对此|总之|最后|首先|其次|再次|再者|尤其|特别是|此前|会后|"
    "年内|年底前|今年|明年|后续|据此|具体来说|一是|二是|三是|四是|五是)"
)
CONNECTIVE = re.compile(f"{_CONNECTIVE}[，,]?")
OPENS = frozenset(  # the characters that openings begin with
    "第其首再最一二三四五六七八九十百零0123456789（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳同此另下接今当目近在与为因对总尤特会年明后据具"
)
_OPENING = re.compile(f"(?:(?:{ENUMERATOR.pattern}|{BULLET.pattern}|{CONNECTIVE.pattern})[，：、 ]*+){{1,3}}+")
ADVERBIAL = re.compile(
    "(?:(?:鉴于|考虑到|由于|在|对|对于|按|按照|依照|根据|依据|针对|围绕|结合|通过|依托|以|本着|遵循|坚持|聚焦|紧扣|紧盯|"
    "立足|着眼|为|为了|从|由|就|利用|借助|沿着|随着|参照|比照|对照|统筹|到)[^，。；]{1,60}，)"
)
_ASSIGNED = re.compile(
    "^[^，。；由]{2,10}(?:期间|之前|之后)由(?![于此来衷])|^[^，。；]{2,12}请(?<![提邀申]请)(?:于|在)[^，。；]{1,12}前|^所需[^，。；]{0,16}由[^，。；]{2,30}(?:列支|解决|安排|承担|拨付)|^(?:同意|并|会后|[他她])?[，]?(?:责成|责令|责令?由|交由|委托|授权|请[^示求问教客假]|希望(?=各|全|大家|广大|[^，。；]{2,16}(?:局|委|办|部门|公司|企业|单位))|建议(?=[^，。；]{2,12}(?:局|委|办|部门))|由(?!原来|目前|最初)[^于此来衷])"
)
_ASSIGNS = re.compile("由|请|责|委托|授权|希望|建议|牵头")  # one of them is in each assignment
_OFFICE = (  # 财务科, 经建课, 特设股, 河道管理所: what an office or a company is divided into
    "科(?<![学内外专百本]科)|课(?<!功课)|股(?<![控持参入]股)|室(?<![教议浴温验卧居候病]室)|处(?<![到各好用害益坏此何深远住出别妙长短难]处)|所(?<![场厕住处无]所)|站(?<=[理作务利护价化机医测验治象督保]站)"
    "|[大支中部洁防作业]队|馆(?<=[书化术物案育]馆)"
)
_BODY = (
    "(?:各|全|区|市|县|省|镇|乡|街道|村|团)?[^，。；：、了的]{0,10}?(?:局|委|办|厅|部|院|中心|公司|集团|机构|学校|企业|银行|街道|镇|乡|政府|管委会|办公室|党总支|"
    f"指挥部|专班|部门|单位|{_OFFICE})"
)
_TASKED = re.compile(
    f"(?P<who>{_BODY}(?:[、和及]{_BODY}){{0,5}}+)(?:具体|分别|共同|要|应)?(?:负责(?!人|同志|制)|牵头(?!组织的)|主办|承办)"
)
_CHARGE = re.compile("负责|牵头|主办|承办")  # one of them is in each task
_DATED = re.compile(
    f"{_BODY}(?:[、和及]{_BODY}){{0,5}}+[^，。；]{{0,30}}(?:，[^，。；]{{0,30}})?(?:[0-9]{{1,2}}[月日]底?|年底|月底|汛|节|年内)(?:之?前|完成)"
)
_LEFT_TO_BODY = re.compile(
    f"[^，。；：由]{{2,20}}由(?<![经自缘理事根]由)(?![于此来衷])(?:(?:各|有关|相关|分管|[^，。；：、了的]{{0,6}}负责)[^，。；]{{0,8}}|{_BODY}(?:[、和及与]{_BODY}){{0,4}})(?![组构]成|分组|[主承协]办的|公布|发布|颁布|制定的)[^，。；了]{{2}}"
)  # 闲置校舍由县教育局登记造册
_COMPARED = re.compile(
    "就要(?=付出|面临|承担)|比[^，。；]{1,16}?(?:还|都|也)?要(?=[快慢多少高低大小好差早晚强弱长短重轻难易])"
)
_OF_FACTS = "此前|历时|概算|中标|原由|目前"  # of what is or was, not of what is to be done
_IS_DONE = re.compile(f"{_OF_FACTS}|前年|预计|预报|估计|了|已|曾|去年|以来|均|取得")
_ASKED = re.compile(
    "(?:会后[，]?|(?:各|有关|相关|全体)[^，。；：]{1,8}|[^，。；：]{2,8}(?:[局处科课所]|公所|单位|部门))?请(?<![提邀申]请)(?![示求问教客假])"
)
_PAST = re.compile(
    "(?:近年来|近[一二三两几]年|去年|上半年|前期|今年以来|一年来|过去|此前|截至)[^；]{0,80}|[^；]{0,80}(?<![到不为除得])了(?![解然却断])[^；]{0,80}"
)
_PUBLISHED = re.compile("由(?:国务院|[^，。；]{1,6}政府)(?:公布|发布|颁布)(?:施行|实施)?")
_IS_TOLD = re.compile("已由|原由|此前由|目前[^，。；]{0,8}由")
_OF_A_PROJECT = re.compile(
    f"{_OF_FACTS}|总投资[0-9一二三四五六七八九十]|预计[^，。；]{{2,12}}(?:竣工|完工|建成|投用)"
)  # 总投资2860万元，由某公司承建，预计明年竣工
_PRESENTED = re.compile(
    "由[^，。；]{2,20}(?:领学|主讲|授课|讲解|宣讲|讲课|作了?[^，。；]{0,6}(?:汇报|说明|辅导|讲解|解读|介绍|报告))"
)
_HANDED = re.compile(
    "由(?![于此来衷])[^，。；]{2,30}?(?:局|委|办|厅|部门|政府|公司|中心|街道|镇|领导|负责人|[科课室处所站](?=[、组联按在于对会统协负牵]))(?!工作)|建议[^，。；]{2,12}(?:局|委|办|部门)"
)
_CHARGED = re.compile(
    f"请(?<![提邀申]请){_BODY}(?:、{_BODY}){{0,4}}(?:于|在|协助|督促|洽|设置|提前|一并|尽|抓|加[速强快紧]|补充|研议|继续|持续|配合|盘点|先|派|主动|每|逐|按|会|将|把|对|就)|"
    f"由(?![于此来衷]){_BODY}(?:[、和及与]{_BODY}){{0,4}}{AN_IMPERATIVE}|"
    f"由(?![于此来衷]){_BODY}(?:、{_BODY}){{0,4}}(?:自行|依法|依规|先行|统一|具体|全额|据实|出面|按[^，。；]{{2,16}}后)|"
    "请一并|局(?:具体)?牵头(?!组织的)|委(?:具体)?牵头(?!组织的)|办(?:具体)?牵头(?!组织的)|厅(?:具体)?牵头(?!组织的)|部(?:具体)?牵头(?!组织的)|镇(?:具体)?牵头(?!组织的)|街道(?:具体)?牵头(?!组织的)|公司(?:具体)?牵头(?!组织的)|中心(?:具体)?牵头(?!组织的)|"
    "由[^，。；于此来衷]{2,20}?(?:牵头|负责|拨付|承担|办理|承办|落实|组织|实施|会同|配合|统筹|解决|审核|"
    "审定|出资|支付|协调|起草|汇总|完成|提出|制定|研究)"
)
_PREPOSITION = re.compile(
    "(?:把|将|以|向|对|对于|在|按|按照|根据|针对|围绕|结合|通过|依托|推|抓|促|保|强|稳|控|防|管|让|使|用|做|为)(?=..)"
)
_DESCRIBES = re.compile(  # each begins with a plain character, by which the text is searched fast
    "不是[^。；]{2,40}，?而是|在(?<![现存正处]在)于|迈上[0-9]|是(?<![一二三四五六七八九十别其还或就但总于凡不正只要更尤都也算若而]是)(?!否|非)|具有|有利于|有助于|"
    "有助|事关|关系到|关系着|也关系|直接关系|关系全|关系党|关系民|关乎|意义(?:重大|深远|十分|非凡)|至关重要|十分必要|很有必要|确有必要|非常必要|极为必要|很(?:重要|关键)|势在必行|刻不容缓|迫在眉睫|重于泰山|马虎不得|松懈不得|十分重要|教训(?:十分|极其)?深刻|责任重大|使命光荣|"
    "取得(?!更|新|实效|[^，。；]{2,8}者)|呈现|彰显了|体现了|表明|反映了|标志着|提供了|阐明|阐释|阐述|指明|面临(?!时)|已经|正在|"
    "正从|正值|已从|迈入|得益于|来之不易|成效(?:明显|显著|突出)|"
    "了(?<![到不为除得罢事]了)(?![解然却断之])|"
    "同比|环比|当前全|我国(?!要)|近年来|今年以来|一年来|以来(?=[，,])|去年|上半年.{0,12}(?:增长|完成|实现)|"
    "存在(?:明显|一定|不少|较大|短板|薄弱)|依然存在|仍然存在|仍(?:较|有|存)|跟不上|容不得|已占|偏(?:紧|弱|低|慢|高)(?=[，。；]|$)|"
    "尤其(?=明显|突出|严峻|繁重)|较为(?=明显|突出|严峻|繁重)|比较(?=明显|突出|严峻|繁重)|依然(?=明显|突出|严峻|繁重)|仍然(?=明显|突出|严峻|繁重)|不足(?<![如若]有不足)(?:等问题)?(?=[，。；]|$)|已完成(?!的)|还不(?:够|强|高|牢)|正当其时|任务(?:十分|异常|非常)?(?:艰巨|繁重)|形势(?:十分|依然|仍然|更加)?(?:严峻|复杂)|殷切|值得(?:肯定|嘉[许勉]|赞许)|根本遵循|行动指南|设分会场|强大动力$"
)
_EVERYONE = re.compile("各|所有|全[市区县](?:上下|各|$|[^0-9]{1,10}$)")
_EACH = re.compile(
    "(?>各[^，。；、]{0,3}?(?:部门|单位|街道|乡镇|镇|乡|区|县|市|村|社区)(?:（[^（）]{0,200}+）)?(?=、各|[0-9每都要于在对]))"
    "(?>、各[^，。；、]{0,3}?(?:部门|单位|街道|乡镇|镇|乡|村|社区)(?=、各|[0-9每都要于在对])){0,20}+(?=[0-9每都要于在对])"
)
_SUBJECT_END = re.compile(
    "(?:部门|单位|党组织|街道|乡镇|镇街|镇(?<=[^城集村市]镇)|系统|党组|党委|党支部|支部|党总支|同志|干部|党员|局|委|办|厅|部|企业|公司|集团|机构|银行|"
    "政府|机关|中心|学校|医院|院(?<=[生老科学究计剧护]院)|各地|各级|各方|各区|各县|各镇|各乡|村|社区|班子|成员|负责人|热线|督导组|督查组|工作组|检查组|[市县区省州镇乡局院校所站]长|主任|书记|领导|专班|小组|"
    "指挥部|管委会|联合会|协会|总工会|妇联|残联|文联|法院|检察院|大队|支队|人员|队伍|主体|业主|大家|全市上下|全区上下|全县上下|上下"
    f"|部(?<![全内外各中东西南北局上下底头腹背]部)|{_OFFICE})$"
)

_LAST = 6  # characters: no word that a body ends with is longer, with what must stand before it

_BEFORE_VERB = re.compile(
    "(?:[对与向为将把][^，。；]{2,10}|(?:会|回去|散会)(?:之|以)?后|先期|先行|适时|随时|同步|及时|抓紧|立即|都|也|还|均|又|更|同样|应|需|一定|特别|尤其|今后|下一步|本[周月年季]内|每半?[日天周旬月季年](?:至少)?|按[^，。；]{2,24}|"
    "[0-9]{1,2}月底?前|分别|负责|，)$"
)
_PUT_INTO = re.compile("纳入|列入|提交|提请|报请|报送|报(?=[省市县区]|经)|移交|抄送|作为|成为")  # 纳入政府储备
_NAMED_BY_TASK = re.compile(  # 宣传部门, 监管机关: a body whose name begins with a verb
    "(?:宣传|组织|监管|监督|管理|规划|教育|服务|审核|考核|督查|督导|实施|建设|使用|培训|责任|牵头|配合|采购|保障|调度|统筹|后勤)(?:部门|单位|机关|主体|中心|室|处|科|股|局|组|部|办(?![法理事公学好实结]))"
    "|(?:规划|建设|监管|监督|管理|教育|服务|发展|保障|统筹|改革)[^，。；：、的]{0,4}(?:局|公司|集团)"
)  # 规划建设局提前预选地块
_ACTS_ON = re.compile(
    "视(?<![电巡监重忽轻无注透近弱]视)(?![频野觉察听为])|为(?=业主|责任|牵头|实施|主管)|在(?=[^，。；]{2,12}[中上内前])|本着|作为|据此|对此|结合|对|将|把|按|根据|每|派|向|会同|同步|适时|统一|全程"
)
_NAMED_FIRST = re.compile(
    "(?:各|全|其[他它]|有关|相关|[省市区县镇乡村州旗])[^，。；：、了的]{0,12}?(?:局|委|办|厅|中心|公司|集团|部门|单位|街道|镇|乡|院|队)(?![员长公室])"
)
_NO_BODY = re.compile("(?:情况|工作|问题|事项|任务|措施|项目|方案|环节)$")  # 各单位学习情况要书面报告
TRIM = "，。；：！？、— \u3000\n"  # what is taken off both ends of a clause
_ASIDE = re.compile("（[^（）]*）")


def has_modal(masked: str) -> bool:
    """要, 必须, 务必, 严禁 … as words of their own: not in 重要, 要求, 需要, nor inside quotation marks.

    The 要 of 比去年要快 compares.
    """
    found = MODAL.search(masked)
    if found and ("比" in masked or "就要" in masked):
        return bool(MODAL.search(_COMPARED.sub("", masked)))
    return bool(found)


def is_imperative(masked: str) -> bool:
    """加强……, 在……地区实行……, 对……加大支持: instructs without a modal word."""
    words = stripped = strip_opening(masked)
    for _ in range(3):
        if words[:1] in FIRST and IMPERATIVE.match(words):
            return True
        adverbial = ADVERBIAL.match(words)
        if not adverbial:
            break
        words = strip_opening(words[adverbial.end() :])
    return bool(_PREPOSITION.match(stripped) and IMPERATIVE.search(stripped, 1))


def strip_opening(masked: str) -> str:
    """Without 一是, （二） and connectives like 同时，在此基础上，."""
    opening = _OPENING.match(masked) if masked[:1] in OPENS else None
    return masked[opening.end() :] if opening else masked


def is_assigned(masked: str) -> bool:
    """由某局牵头……, 责成某办……, 请某部门……; 余款由某局拨付; 针对某问题，由某局……; 由中央召开……是…… only describes."""
    if not _ASSIGNS.search(masked):
        return False
    words = strip_opening(masked)
    if _IS_TOLD.search(words):
        return False
    if words.startswith("由") and (
        (not _HANDED.match(words) and describes(words)) or _PUBLISHED.fullmatch(words) or _PRESENTED.fullmatch(words)
    ):
        return False
    is_handed = "由" in words or "请" in words or "建议" in words
    if is_handed and any(_HANDED.match(phrase) or _ASKED.match(phrase) for phrase in words.split("，")[1:]):
        return not _OF_A_PROJECT.search(words)
    return bool(_ASSIGNED.match(words) or _CHARGED.search(masked)) and not _PAST.fullmatch(words)


def charges(masked: str) -> bool:
    """请区住建局……, 会后由某局……, 区住建局要……, 区发改局负责……: gives somebody something to do."""
    words = strip_opening(masked)
    if _ASKED.match(words) or _TASKED.match(words):
        return True
    return has_modal(words) and bool(responsible_subject(words))


def is_tasked(masked: str) -> bool:
    """农业办负责苗木采购; 区财政局3月底前拨付: a body and its task, or its deadline, without 要."""
    words = strip_opening(masked)
    if _CHARGE.search(words) and _TASKED.match(words) and not describes(words):
        return True
    is_due = "前" in words or "完成" in words
    return is_due and bool(_DATED.match(words)) and not _IS_DONE.search(words)


def is_left_to_body(masked: str) -> bool:
    """闲置校舍由县教育局登记造册: given to a body behind it, whatever the verb; 由五个部分组成 tells how it is."""
    words = strip_opening(masked)
    return "由" in words and bool(_LEFT_TO_BODY.match(words)) and not _IS_DONE.search(words) and not describes(words)


def tasked_body(masked: str) -> str:
    """农业办负责苗木采购 → 农业办; "" where the words name no body and its task."""
    tasked = _CHARGE.search(masked) and _TASKED.match(masked)
    return tasked["who"] if tasked else ""


def describes(masked: str) -> bool:
    """……是……, ……具有重大意义, 今年以来……取得……: describes how things are."""
    return bool(_DESCRIBES.search(masked) and _DESCRIBES.search(without_aims(masked)))


def responsible_subject(clause: str) -> str:
    """各镇（街道）, 市农业农村局, 国务院党组: the body named at the start of a clause, before its verb."""
    words = strip_opening(clause)
    modal = MODAL.search(words)
    if modal and ((subject := _body_before(words, modal.start())) or "，" not in words[: modal.start()]):
        return subject
    for verb in IMPERATIVE.finditer(words.partition("，")[0], 0, 44):
        if not verb.start() and not _NAMED_BY_TASK.match(words):
            return ""
        subject = _body_before(words, verb.start())
        if subject:
            return subject
    return ""


def acting_body(words: str) -> str:
    """区文旅局对钟楼进行测绘: the body before the first word that leads to what it does."""
    found = _ACTS_ON.search(words.partition("，")[0])
    return _body_before(words, found.start()) if found else ""


def names_body_first(words: str) -> bool:
    """区住建局全天候受理诉求: a side of ； with a body of its own, whatever its verb."""
    return bool(_NAMED_FIRST.match(strip_opening(words)))


def ends_with_body(words: str) -> bool:
    """……各镇, ……财务科: whether the last word names a body."""
    return bool(_SUBJECT_END.search(words, max(len(words) - _LAST, 0)))


def _body_before(words: str, stop: int) -> str:
    """各镇每月 → 各镇: the body that ends before the verb at ``stop``."""
    if not 0 < stop <= 40:
        return ""
    subject = words[:stop]
    if _PUT_INTO.match(subject):
        return ""
    while found := _BEFORE_VERB.search(subject):
        subject = subject[: found.start()]
    bare = (_ASIDE.sub("", subject) if "（" in subject else subject).strip(TRIM)
    if not ends_with_body(bare):
        if listed := _EACH.match(bare):
            return listed[0]
        if not _EVERYONE.match(bare) or _NO_BODY.search(bare):
            return ""
    return subject.strip(TRIM)
