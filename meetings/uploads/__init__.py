"""A file that somebody sends → its text, or a sentence that says why not. What the text says is read elsewhere.

What a file is, its content says, not its name. Plain text is decoded here; Word and PDF files are opened in a process
of their own (``apart``), so that a file made to do harm costs that process its bounded memory and time, no more.
"""

from typing import BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.parser.decode import LIMIT, Unreadable, check, decode
from meetings.uploads.apart import read_apart
from meetings.uploads.reason import NotRead, Reason

FILE_LIMIT = 10_000_000  # a Word file carries its pictures along
ACCEPT = ".txt,.docx,.pdf,text/plain,application/pdf"

ZIP, PDF, OLE, RTF = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")  # a .docx with a password is an old container round it
SENTENCES = {
    Reason.TOO_BIG: gettext_lazy("文件超过 10 MB，不像一份会议稿。请删去图片后再试，或把全文粘贴到上面。"),
    Reason.OLD_WORD: gettext_lazy(
        "这是旧版 Word 或 WPS 文件（.doc、.wps），请另存为 .docx 后再试，或把全文粘贴到上面。"
    ),
    Reason.RICH_TEXT: gettext_lazy("这是 RTF 文件，请另存为 .docx 或纯文本（.txt）后再试。"),
    Reason.NOT_WORD: gettext_lazy("这个文件不是 Word 文档，只能选择 .txt、.docx 或 .pdf 文件。"),
    Reason.ENCRYPTED: gettext_lazy("文件设有密码或权限保护，无法读取。请取消保护后再试，或把全文粘贴到上面。"),
    Reason.OVERBLOWN: gettext_lazy("文件展开后过于庞大，不像一份会议稿，没有读取。请把全文粘贴到上面。"),
    Reason.DAMAGED: gettext_lazy("文件已损坏或格式不规范，无法读取。请另存一份后再试，或把全文粘贴到上面。"),
    Reason.SCAN: gettext_lazy("这份 PDF 是扫描件或图片，没有可读取的文字。请先做文字识别，或把全文粘贴到上面。"),
    Reason.SCANNED_PAGES: gettext_lazy(
        "这份 PDF 的第 %(detail)s 页是图片，没有可读取的文字。请先做文字识别，或把全文粘贴到上面。"
    ),
    Reason.MANY_PAGES: gettext_lazy("这份 PDF 超过 100 页，不像一份会议稿，请拆分后再试。"),
    Reason.UNKNOWN_LETTERS: gettext_lazy("这份 PDF 的文字编码无法识别，读出的是乱码。请把全文粘贴到上面。"),
    Reason.TOO_LONG: gettext_lazy("内容超过 1 MB，不像一份会议稿，请拆分后再试。"),
}


def read_upload(file: BinaryIO) -> str:
    """The text of a file, from its first byte on; raises Unreadable with a sentence. Reads no more than the limit."""
    data = file.read(FILE_LIMIT + 1)
    try:
        text = _text(data)
    except NotRead as refusal:
        raise Unreadable(str(SENTENCES[refusal.reason]) % {"detail": refusal.detail}) from None
    except Unreadable as refusal:
        raise Unreadable(_(str(refusal))) from None
    return text


def _text(data: bytes) -> str:
    if len(data) > FILE_LIMIT:
        raise NotRead(Reason.TOO_BIG)
    if data.startswith(ZIP):
        return _checked(read_apart("docx", data))
    if PDF in data[:1024]:
        return _checked(read_apart("pdf", data))
    if data.startswith(OLE):
        raise NotRead(Reason.ENCRYPTED if ENCRYPTED_PACKAGE in data else Reason.OLD_WORD)
    if data.startswith(RTF):
        raise NotRead(Reason.RICH_TEXT)
    return decode(data)


def _checked(text: str) -> str:
    if len(text.encode()) > LIMIT:
        raise NotRead(Reason.TOO_LONG)
    check(text)
    return text
