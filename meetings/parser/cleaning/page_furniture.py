"""Page furniture and publication lines: which lines of the text are no part of the report, and what day they give."""

import re
from calendar import monthrange
from datetime import date

from meetings.parser.cleaning.characters import HAN
from meetings.parser.cleaning.line_breaks import PAGE_NUMBER
from meetings.parser.outline import Span
from records.numerals import read_number

_DAY = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2}) ?(?:年|[-/.—]) ?([0-9]{1,2}) ?(?:月|[-/.—]) ?([0-9]{1,2})(?![0-9月])(?: ?日)?"
)
_WRITTEN_DAY = re.compile(
    "(?P<year>[二〇○零一三四五六七八九]{4}) ?年 ?"
    "(?P<month>[一二三四五六七八九十]{1,2}) ?月 ?(?P<day>[一二三四五六七八九十]{1,3}) ?日"
)
_LABELS = (
    "来源|信息来源|文章来源|稿件来源|文章作者|作者|编辑|责任编辑|责编|编校|审核|审校|审签|审稿人?|校对|"
    "初审|复审|终审|一审|二审|三审|监制|"
    "撰稿|供稿|供稿单位|摄影|图文|文字|图片|记者|通讯员|发布时间|发布日期|发布机构|发布单位|发布人|"
    "发稿时间|发文机关|发文机构|"
    "更新时间|录入时间|时间戳|索引号|索引|信息名称|名称|标题|信息分类|主题分类|组配分类|公开目录|"
    "体裁分类|服务对象|成文日期|"
    "生成日期|发文日期|公开日期|印发日期|文号|发文字号|有效性|效力状态|生效时间|生效日期|废止日期|"
    "废止时间|公开方式|公开形式|公开范围|公开时限|"
    "公开责任部门|公开程序|内容概述|关键词|主题词|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|点击数|"
    "点击量|点击率|点击|访问量|访问次数|"
    "字体|字号|字体大小|视力保护色|分享到?|分享|收藏|打印|上一篇|下一篇|上一条|下一条|上一页|下一页|"
    "相关链接|相关阅读|相关解读|相关新闻|"
    "相关稿件|相关文章|链接|原文链接|附件|附件下载|抄送|抄报|主送|发送|主办单位|主办|承办单位|承办|协办|"
    "技术支持|联系方式|联系电话|电话|地址|邮编|"
    "网站标识码|备案号|版权所有|当前位置|您的位置|您现在的位置|您当前的位置|所在位置|位置|记录人?|"
    "记录整理|整理|统一编号|统一登记号|有效期"
)
_LABELLED = re.compile(rf"^[ \u3000【\[（(]*(?:{_LABELS})[】\] \u3000]*[：:]")
_SPACED_LABEL = re.compile(r"^(?:来 源|编 辑|审 核|记 录|抄 送|作 者|校 对|索 引 号|文 号)[ \u3000]*[：:]")
_DATED = re.compile("^(?:日 ?期|时 ?间)[：:].{0,30}(?:浏览|来源|作者|点击|阅读|字号|发布)")
_FURNITURE = re.compile(
    r"^[ \u3000|｜·>》【\[]*(?:首页|打印本页|打印|关闭窗口|关闭本页|关闭|返回顶部|返回首页|返回|收藏本页|"
    r"收藏|分享|我要纠错|纠错|无障碍浏览|无障碍|"
    r"长辈版|长者模式|适老版|繁体|繁體|简体|扫一扫.{0,30}|手机扫.{0,20}|用手机.{0,20}|大|中|小|T大|默认|"
    r"字体|网站地图|隐私声明|"
    r"责任编辑.{0,12}|版权所有.{0,60}|.{0,20}ICP备.{0,30}|.{0,10}公网安备.{0,30}|为我们?的?网站找错|"
    r"政府网站找错|党政机关|"
    r"微信|微博|QQ空间|新浪微博|朋友圈|【.{0,12}(?:打印|关闭|字体|字号|大 ?中 ?小).{0,20}】?.{0,20})"
    r"(?:[ \u3000|｜·/】\]]*+(?:打印本页|打印|关闭窗口|关闭|收藏|分享|微信|微博|大|中|小|默认|无障碍浏览|"
    r"长辈版|简体|繁体|繁體))*+[ \u3000|｜·】\]]*+$"
)
_BYLINED = re.compile("^[（(【[][^）)】\\]]{2,40}[）)】\\]][^：:]{2,40}，")
_CRUMBS = re.compile(
    r"^[^，。；：]{0,20}(?:首页|网站|门户|政府信息公开|信息公开)[^，。；]{0,20}(?:>|》|›|→|»|/)[^，。；]{0,80}$"
)
_ARROWS = re.compile(r"^[^，。；]{1,20} ?(?>[>›»] ?[^，。；>›»]{1,24} ?){2,}+$")
_CREDIT = re.compile(
    r"^[（(【\[]?[ \u3000]*(?:本报|本台|本网|全媒体|融媒体?|见习|新华社|中新社|总台|央视)*(?:记者|通讯员|"
    r"作者|来源|编辑|摄影|供稿|图文|责编|转自|据(?=.{2,20}(?:报道|消息|网|报|讯)[）)】\]]?$)|完(?=[）)】\]]))"
    r"[^，。；]{0,60}[）)】\]]?$"
)
_CLOCK = re.compile(r"[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?|星期[一二三四五六日天]")
_STAMPED = re.compile(r"(?<![|｜ ])[|｜ ]*+[0-9]{4}-[0-9]{1,2}-[0-9]{1,2} +[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?[ \u3000]")
_DATED_LABELS = re.compile(
    rf"{_DAY.pattern}(?: *[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?[^，。；：]{{0,30}}?(?:{_LABELS}) ?[：:]"
)
_LABELLED_DAY = re.compile(rf"[）) \u3000](?:发布日期|发布时间|更新时间)[：:][ \u3000]?{_DAY.pattern}")
_MINUTED = re.compile(
    "^(?:[ \u3000]{0,8}(?:(?:会议|开会)(?:时间|日期|地点)|(?:时间|日期|地点)[：:][^0-9]{0,20}[0-9]{4}年)|.{0,40}会议)"
)  # 会议时间：3月5日 记录：某某
_PAPER_NUMBER = re.compile(r"[^，。；：]{0,16}[〔\[（(](?:19|20)[0-9]{2}[〕\]）)][^，。；：]{0,6}[0-9]{1,4} ?号")
_YEAR, _HEAD = re.compile("(?:19|20)[0-9]{2}"), 12  # lines
_RULE = re.compile(r"^[-=—_*·.…~ \u3000]{2,}$")
_WORD = re.compile(f"[{HAN}]")
_SIGNED = re.compile(
    "^(?:《[^》]{2,16}》 ?)?第?[0-9A-Z一二三四五六七八九十]{1,3}版|[报网]》$|"
    "(?:要闻|新闻|时政|头条|办公室|政府|办|局|委|委员会|党组|中心|部|厅|网|网站|门户|报(?<![汇通]报)|社|讯|融媒体|发布)$"
)
_MEETING = re.compile("会议|召开|主持")
_LABEL_ON = re.compile(rf"[ \u3000【](?:{_LABELS})[：:]")
_CHANNEL = re.compile(f"[{HAN}]{{2,8}}(?:发布|融媒|在线)")
_COUNTED = re.compile("第 ?[0-9A-Z]{1,3} ?版|(?:阅读|浏览|点击|访问)[量数次]{0,2} ?[0-9]+")
_ADDRESS = re.compile("(?:https?://|www[.])[0-9A-Za-z./_-]{3,60}")
_PROSE = re.compile("[，。；]")
_PUBLISHES = re.compile("(?:印发|发布|来源：?)$")


def find_chrome(text: str) -> tuple[list[Span], list[date]]:
    """The lines that are furniture, and the full days such lines give, in order."""
    spans: list[Span] = []
    days: list[date] = []
    start = 0
    for line in text.split("\n"):
        if is_chrome(line):
            spans.append(Span(start, start + len(line)))
            days.extend(full_days(line))
        start += len(line) + 1
    return spans, days


def is_chrome(line: str) -> bool:
    """索引号：…, 【字体：大 中 小】, 首页 > 政府信息公开 > 会议, 来源：某报, （记者 某某）, 2026-01-20 09:00."""
    if not line or len(line) > 160:
        return False
    if len(line) > 90 and not _LABELLED.match(line):
        return False
    return any(rule(line) for rule in _RULES)


def _is_label(line: str) -> bool:
    """来源：某报; not （记者：某某）9月27日，…… where the report begins behind the byline."""
    return bool(_LABELLED.match(line) or _SPACED_LABEL.match(line) or _DATED.match(line)) and not _BYLINED.match(line)


def _is_furniture(line: str) -> bool:
    """【打印】 【关闭】, 返回顶部, 扫一扫在手机打开当前页, 版权所有……: buttons and footers of a page."""
    return bool(_FURNITURE.match(line))


def _is_crumbs(line: str) -> bool:
    """首页 > 政府信息公开 > 会议: where a page stands in its site."""
    return bool(_CRUMBS.match(line) or _ARROWS.match(line))


def _is_credit(line: str) -> bool:
    """（记者 某某 通讯员 某某）, 来源 某报: who wrote or took it."""
    return bool(_CREDIT.match(line))


def _is_dated(line: str) -> bool:
    """2024-10-12 来源：院办公室 点击：331; 某县政府网 时间：2024-10-12 来源：某报: a day and the labels of a page."""
    if _PROSE.search(line) or _MINUTED.match(line):
        return False
    return bool(_DATED_LABELS.search(line) or _LABELLED_DAY.search(line))


def _is_paper_number(line: str) -> bool:
    """临政会纪〔2024〕12号: the number of a paper."""
    return bool(_PAPER_NUMBER.fullmatch(line))


def paper_year(text: str) -> int | None:
    """〔2024〕12号 at the head of a paper, which was given its number in that year."""
    for line in text.split("\n")[:_HEAD]:
        if _is_paper_number(line) and (found := _YEAR.search(line)):
            return int(found[0])
    return None


def _is_rule(line: str) -> bool:
    """————, ……, — 2 —, 第2页: a line drawn with marks, the number of a page."""
    return bool(_RULE.match(line) or PAGE_NUMBER.fullmatch(line))


def is_publication(line: str) -> bool:
    """A line of a day alone, or of an office's name and a day: 「某办公室 2025年8月18日」; 2025-08-18 09:30 字号."""
    if len(line) > 60 or _PROSE.search(line):
        return False
    found = _DAY.search(line) or _WRITTEN_DAY.search(line)
    if not found:
        return False
    rest = _CLOCK.sub("", line[: found.start()] + line[found.end() :]).strip(" \u3000（）()|｜[]【】")
    if not _WORD.search(rest) or _STAMPED.match(line):
        return True
    rest = _COUNTED.sub("", _ADDRESS.sub("", _LABEL_ON.split(rest)[0])).strip(" \u3000|｜（(")
    return bool(_CHANNEL.fullmatch(rest)) or (
        not _MEETING.search(rest) and bool(_SIGNED.search(_PUBLISHES.sub("", rest).strip(" \u3000")))
    )


def full_days(text: str) -> list[date]:
    """Every possible day with its year in a text: 2025-07-31, 2025年7月31日, 二〇二五年七月三十一日."""
    days = []
    for found in (*_DAY.finditer(text), *_WRITTEN_DAY.finditer(text)):
        year, month, day = (read_number(part) for part in found.groups())
        if year and month and day and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
            days.append(date(year, month, day))
    return days


_RULES = (
    _is_label,
    _is_dated,
    _is_paper_number,
    _is_furniture,
    _is_crumbs,
    _is_credit,
    is_publication,
    _is_rule,
)
