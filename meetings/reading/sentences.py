"""What the parser and the readers of files say by codes, in sentences for people: worded and translated here alone."""

from typing import TYPE_CHECKING, Protocol

from django.utils.translation import gettext_lazy as _

from meetings.parser.cleaning.decode import TextReason, Unreadable
from meetings.parser.outline import DoubtReason
from meetings.reading.earlier_reasons import as_code
from meetings.uploads.reason import Reason

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

DOUBTS: dict[str, "StrOrPromise"] = {
    DoubtReason.NO_DATE: _("未能识别会议日期，请手动填写。"),
    DoubtReason.IMPOSSIBLE_DATE: _("会议日期「%(words)s」不存在，请对照原稿填写。"),
    DoubtReason.RECKONED_DATE: _("会议日期只写作「%(words)s」，按发布日期推算，请核对。"),
    DoubtReason.VAGUE_DATE: _("会议日期只写作「%(words)s」，请手动填写。"),
    DoubtReason.NO_YEAR_NOR_MONTH: _("会议日期只写作「%(words)s」，请补充年份和月份。"),
    DoubtReason.NO_YEAR: _("会议日期「%(words)s」没有年份，请补充。"),
    DoubtReason.AFTER_PUBLICATION: _("会议日期「%(words)s」晚于发布日期，请核对。"),
    DoubtReason.LONG_BEFORE_PUBLICATION: _("会议日期「%(words)s」按发布日期推算，是将近一年以前，请核对。"),
    DoubtReason.NO_CHAIR: _("未能识别主持人，请手动填写。"),
    DoubtReason.CONVENER_ALONE: _("稿件只写明由「%(words)s」召开，请核对主持人。"),
    DoubtReason.CHAIR_BY_RANK: _("主持人按通常的排名次序对应，请核对主持人。"),
    DoubtReason.NO_TYPE: _("未能确定会议类型，请选择。"),
    DoubtReason.NO_ITEM: _("这些工作要求前面没有写明议题，请补充。"),
    DoubtReason.TWO_NUMBERS: _("稿件写明“%(words)s”，是几次会议，请核对，必要时分开录入。"),
    DoubtReason.BYTES_LOST: _("原文此处有乱码，字词已经丢失，请对照原稿补正。"),
    DoubtReason.CUT_SHORT: _("这条工作要求在行末中断，下一行可能是它的后半句，请对照原稿。"),
    DoubtReason.NO_SITTING: _("这像是一份会议稿，但没有识别出会议。会议可能从这一句开始，请核对。"),
    DoubtReason.SCRIPT_CONVERTED: _("原文是繁体字，已转为简体，请核对人名和地名。"),
}
UNREADABLE: dict[str, "StrOrPromise"] = {
    TextReason.EMPTY: _("文件是空的，请选择有文字的会议稿。"),
    TextReason.BLANK: _("没有文字内容，请粘贴或选择有文字的会议稿。"),
    TextReason.NUL: _("内容含有空字符，不像文字稿，请另存为纯文本（.txt）后再试。"),
    TextReason.LONE_SURROGATE: _("内容含有无法识别的字符，请另存为 UTF-8 编码的纯文本后再试。"),
    TextReason.BINARY: _("这不是纯文本文件，请另存为纯文本（.txt）后再试。"),
    TextReason.ENCODING: _("无法识别文件编码，请另存为 UTF-8 或 GB18030 编码的纯文本后再试。"),
    Reason.TOO_BIG: _("文件超过 10 MB，不像一份会议稿。请删去图片后再试，或把全文粘贴到上面。"),
    Reason.OLD_WORD: _("这是旧版 Word 或 WPS 文件（.doc、.wps），请另存为 .docx 后再试，或把全文粘贴到上面。"),
    Reason.RICH_TEXT: _("这是 RTF 文件，请另存为 .docx 或纯文本（.txt）后再试。"),
    Reason.NOT_WORD: _("这个文件不是 Word 文档，只能选择 .txt、.docx 或 .pdf 文件。"),
    Reason.OFD: _("这是 OFD 版式文件，不能直接读取。请用 OFD 阅读软件另存为 PDF 后再试，或把全文粘贴到上面。"),
    Reason.STRICT_WORD: _(
        "这是“严格 Open XML”格式的文档，请另存为普通的 .docx（不选“严格”）后再试，或把全文粘贴到上面。"
    ),
    Reason.EMBEDDED: _(
        "文档里嵌入了另一份文件，其中的文字无法读取。请在 Word 中打开后另存一份再试，或把全文粘贴到上面。"
    ),
    Reason.ENCRYPTED: _("文件设有密码或权限保护，无法读取。请取消保护后再试，或把全文粘贴到上面。"),
    Reason.OVERBLOWN: _("文件展开后过于庞大，不像一份会议稿，没有读取。请把全文粘贴到上面。"),
    Reason.DAMAGED: _("文件已损坏或格式不规范，无法读取。请另存一份后再试，或把全文粘贴到上面。"),
    Reason.SCAN: _("这份 PDF 是扫描件或图片，没有可读取的文字。请先做文字识别，或把全文粘贴到上面。"),
    Reason.SCANNED_PAGES: _(
        "这份 PDF 的第 %(detail)s 页是图片，没有可读取的文字。请先做文字识别，或把全文粘贴到上面。"
    ),
    Reason.MANY_PAGES: _("这份 PDF 超过 100 页，不像一份会议稿，请拆分后再试。"),
    Reason.UNKNOWN_LETTERS: _("这份 PDF 的文字编码无法识别，读出的是乱码。请把全文粘贴到上面。"),
    TextReason.TOO_LONG: _("内容超过 1 MB，不像一份会议稿，请拆分后再试。"),
    Reason.BUSY: _("系统正忙，请稍后再试。"),
    Reason.UNFINISHED: _("识别没有完成，可能是文字过长或过于复杂。请再试一次，或拆分后再试。"),
}


class Doubtful(Protocol):
    """A doubt of an outline, of the desk or of its history."""

    @property
    def reason(self) -> str: ...

    @property
    def quoted(self) -> str: ...


def doubt_sentence(doubt: Doubtful) -> str:
    """Why something is doubted. A sentence of an earlier parser that no code stands for is said as it was kept."""
    reason, quoted = as_code(doubt.reason, doubt.quoted)
    return str(DOUBTS[reason]) % {"words": quoted} if reason in DOUBTS else reason


def refusal_sentence(refusal: Exception) -> str:
    """Why a text is not read, or no drafts are made of it."""
    if isinstance(refusal, Unreadable):
        return str(UNREADABLE[refusal.reason]) % {"detail": refusal.detail}
    return str(refusal)
