"""Reasons of doubts as they were kept before they had codes: whole 简体 sentences, in outlines and on the desk.

What was kept never changes, so neither does this table, however the sentences are worded today. No Django here.
"""

import re

from meetings.parser.outline import DoubtReason

QUOTED = re.compile("「([^「」]+)」")
SENTENCES = {
    "未能识别会议日期，请手动填写。": DoubtReason.NO_DATE,
    "会议日期「」不存在，请对照原稿填写。": DoubtReason.IMPOSSIBLE_DATE,
    "会议日期只写作「」，按发布日期推算，请核对。": DoubtReason.RECKONED_DATE,
    "会议日期只写作「」，请手动填写。": DoubtReason.VAGUE_DATE,
    "会议日期只写作「」，请补充年份和月份。": DoubtReason.NO_YEAR_NOR_MONTH,
    "会议日期「」没有年份，请补充。": DoubtReason.NO_YEAR,
    "未能识别主持人，请手动填写。": DoubtReason.NO_CHAIR,
    "稿件只写明由「」召开，请核对主持人。": DoubtReason.CONVENER_ALONE,
    "主持人按通常的排名次序对应，请核对主持人。": DoubtReason.CHAIR_BY_RANK,
    "未能确定会议类型，请选择。": DoubtReason.NO_TYPE,
    "这些工作要求前面没有写明议题，请补充。": DoubtReason.NO_ITEM,
    "原文此处有乱码，字词已经丢失，请对照原稿补正。": DoubtReason.BYTES_LOST,
}


def as_code(reason: str, quoted: str = "") -> tuple[str, str]:
    """The code of a reason and the words it quotes. What is a code already, or no known sentence, stays as it is."""
    code = SENTENCES.get(QUOTED.sub("「」", reason, count=1))
    if code is None:
        return reason, quoted
    found = QUOTED.search(reason)
    return code, found[1] if found else ""
