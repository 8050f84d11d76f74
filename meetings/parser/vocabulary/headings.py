"""Numbers before headings and paragraphs (一、 （一） 1. 议题一：) and the matters that headings name."""

import re
from typing import NamedTuple

from meetings.parser.vocabulary.agenda_verbs import MATTER, find_body_matter, kind_of
from meetings.parser.vocabulary.modality import TRIM, has_modal, is_imperative, responsible_subject
from records.codes import ItemKind

_N = "[一二三四五六七八九十百零]{1,5}"
_LEVELS = (
    (
        1,
        re.compile(
            rf"(?:第?{_N}[、.．]|第{_N}案(?:[：: \u3000]*案由[：:])?(?![由件中的])|"
            rf"第{_N}(?:项|个)?(?:议题|议程|事项)?[：:、，]?(?=[^是要届次季]|"
            rf"$)(?<!第一)(?<!第二)(?<!第三)|(?:议题|议程|事项|案由|提案|讨论案|报告案|临时动议){_N}[：:、]?|[甲乙丙丁戊己庚辛壬癸]、|案由[：:]|[IVXⅠ-Ⅻ]{{1,5}}[.、．]|[壹贰参叁肆伍陆柒捌玖拾]{{1,3}}、|{_N}$|(?:议题|"
            rf"事项)[0-9]{{1,2}}[：:、])[ \u3000]*"
        ),
    ),
    (2, re.compile(rf"[（(]{_N}[）)][、，]?[ \u3000]*")),
    (3, re.compile(r"(?:[0-9０-９]{1,3}[、.．](?![0-9])|[（(][0-9]{1,2}[）)]|[①-⑳])[ \u3000]*")),
)
_MOTION = re.compile(
    "(?:提案|讨论案)[一二三四五六七八九十]{1,3}[：:]|第[一二三四五六七八九十]{1,3}案[：: \u3000]*案由|"
    "案由[^：:]{0,3}[：:]?|[IVXⅠ-Ⅻ]{1,5}[.、．]"
)
_TOPIC = re.compile("(?:关于|有关)[^，。；]{2,80}")
_NAMES_MATTER = re.compile("(?:工作|事项|问题|方案|情况|情形|汇报|事宜)$")
_TOLD = re.compile("(?:情形|情况|执行|办理|进度)报告$|执行情形$")
_REPORTED_BY = re.compile(
    "[^，。；：、]{2,12}(?:局|处|科|课|室|组|所|中心|大?队)：[^，。；：]{4,40}(?:情形|情况|报告|成果|简报|计划|规划|进度)"
)
_OFFICE_REPORTS = re.compile(
    "[^，。；：、]{1,12}(?:局|处|科|课|室|组|所|中心|队)(?:报告|[汇通]报)[^，。；：]{4,40}"
)  # 民政课报告某事办理情形; 质控科汇报某指标运行情况
_REPORTED_AS = re.compile(  # 某事执行情形报告（研考）; 各课室工作报告：（详如书面资料）
    "(?P<what>[^。；：]{4,60})：?（(?:报告(?:单位|人)：[^（）]{2,40}|[^（）：]{2,16}报告|(?<=报告（|情形（|告：（)[^（）：]{1,16})）"
)
_REPORT = re.compile("(?:汇报|情况|执行情形)(?:的?问题|事宜|事项)?$")


ENDS = "。：； "  # what a heading may end with, beside its words


class Heading(NamedTuple):
    """A number of ``level`` (1 is 一、, 2 is （一）, 3 is 1.) that ends at ``end`` in its sentence."""

    level: int
    end: int


def read_heading(text: str) -> Heading | None:
    """一、……, （一）……, 1.……, 议题一：……, or 一 alone on its line."""
    for level, pattern in _LEVELS:
        found = pattern.match(text)
        if found and found.end():
            return Heading(level, found.end())
    return None


def is_motion(text: str) -> bool:
    """案由一：某要点修正草案，提请讨论。 III. 加建避雨亭: as minutes of Taiwan and Hong Kong head a matter."""
    return bool(_MOTION.match(text))


def report_end(words: str) -> int:
    """某工作报告（报告单位：消防局、水利处）: where the name of what is reported ends; 0 where no unit is named."""
    found = _REPORTED_AS.fullmatch(words)
    return found.end("what") if found else 0


def is_report_of_an_office(line: str) -> bool:
    """消防局：台风季前整备情形: a line without a number, under 专案报告, that heads what an office reported."""
    return bool(_REPORTED_BY.fullmatch(line))


def heading_kind(words: str, is_line: bool) -> ItemKind | None:
    """The kind of matter that a heading names; None where it heads an instruction.

    「审议《某方案》」, 「关于某工作的汇报」 name a matter; 「强化组织领导」 does not. ``is_line``: it stands alone.
    """
    bare = words.strip(TRIM)
    if not bare or len(bare) > 160:
        return None
    if _OFFICE_REPORTS.fullmatch(bare):
        return ItemKind.HEAR
    found = MATTER.match(bare)
    if found is None and find_body_matter(bare, 0):  # 会议听取了……: a sentence that states it
        return None
    if found:
        return kind_of(found, bare[found.end() :])
    if not is_line and len(bare) > 60:
        return None
    if bare.startswith("《"):
        return ItemKind.DELIBERATE
    if _TOPIC.fullmatch(bare) or bare.startswith("关于"):
        return _topic_kind(bare)
    if is_line and _TOLD.search(bare):
        return ItemKind.HEAR
    instructs = has_modal(bare) or is_imperative(bare) or responsible_subject(bare)
    if is_line and not instructs and _NAMES_MATTER.search(bare):
        return ItemKind.ARRANGE
    return None


def _topic_kind(bare: str) -> ItemKind:
    """关于……的汇报 was heard, 关于《某办法》 deliberated, 关于某工作 arranged."""
    if _REPORT.search(bare):
        return ItemKind.HEAR
    return ItemKind.DELIBERATE if "《" in bare else ItemKind.ARRANGE
