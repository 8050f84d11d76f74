"""Papers that speak of a meeting and are no report of one: notices, rules that a meeting adopted, readings of them."""

import re

_OTHER_PAPER = re.compile(
    "(?:通知|公告|公示|预告|批复|规则|条例|细则|实施办法|管理办法|意见|答记者问|解读|问答|招标|说明|函|"
    "致辞|倡议书|启事|(?:督查|督办)(?:情况的?)?通报)(?:（[^（）]{1,20}）)?$"
    "|^(?:【?解读】?|图解|一图|问答|答记者问|专访)"
)
_TELLS = re.compile(
    "主持|纪要|会议?[^，。]{0,6}(?:审议|研究|通过|部署|听取|传达|学习|讨论|决定|强调|要求|指出)|"
    "召开(?!.{0,30}(?:通知|公告|预告))"
)
_SUMMONS = re.compile("^关于(?:召开|举行|举办|参加)[^。；]{2,60}的(?:预备?)?通知$")
_ISSUED = re.compile(
    "(?:督办|督查)[^。；]{0,12}，现[^。；]{0,20}通报如下|现予以?(?:印发|公布|发布|公告)|现(?:将[^。；]{0,60})?印发给你们"
)


def is_other_paper(title: str) -> bool:
    """「关于召开某会议的通知」, 「某会议事规则」, 「某条例解读」: a paper about meetings, not of one."""
    return bool(_OTHER_PAPER.search(title)) and not _TELLS.search(title)


def is_summons(title: str) -> bool:
    """「关于召开某会议的通知」, wherever it stands above the text: a paper that calls a meeting."""
    return bool(_SUMMONS.search(title))


def is_issued(masked: str) -> bool:
    """「某规则已经某次会议通过，现予印发」: a paper that a meeting adopted, not a report of the meeting."""
    return bool(_ISSUED.search(masked)) and "纪要" not in masked
