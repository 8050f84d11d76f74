"""Words by which a paper says that it is secret or for the office alone. Plain Python.

The marks are those of state secrets (秘密★1年, 机密★, 绝密★: GB/T 9704-2012 §7.2.2) and the usual words for papers that
are not to leave the office. 保密工作 and 国家秘密 are matters that a meeting speaks of, no marks.
"""

import re

_MARKS = re.compile(
    "(?:绝密|絕密|机密|機密|秘密)(?:[ \u3000]*[★☆*＊]|级|級|件(?![和、及]))"
    "|密[ \u3000]?[级級](?=[:：])"
    "|[（(【〔](?:绝密|絕密|机密|機密|秘密|内部|內部|涉密)[）)】〕]"
    "|(?:内部|內部)(?:资料|資料|文件|材料|掌握|传阅|傳閱)"
    "|(?:不得|请勿|請勿|严禁|嚴禁|切勿)(?:外传|外傳|扩散|擴散|对外公开|對外公開|翻印)"
)


def markings(text: str) -> list[str]:
    """The marks as they stand in the text, each once: 机密★1年 gives 机密★."""
    return list(dict.fromkeys(found.group() for found in _MARKS.finditer(text)))
