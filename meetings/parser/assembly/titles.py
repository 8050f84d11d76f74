"""What a title line, or a label for the name of the sitting, says of a meeting."""

import re

from meetings.parser.assembly.chairs import read_chair
from meetings.parser.assembly.meeting_names import with_body
from meetings.parser.assembly.meetings import CALL, MeetingDraft, split_names
from meetings.parser.vocabulary.dates import read_day
from meetings.parser.vocabulary.meeting_types import Mention, find_mentions, read_meeting_number

_NAME_LABEL = re.compile("[ \u3000]{0,4}(?:会议)?(?:名[ \u3000]{0,4}称|主题|事由|类别)[：:][ \u3000]{0,4}")
_NOTICE = re.compile("通知|公告|公示|预告|解读|问答|办法|细则|规则|条例|批复|方案$|议程安排")
_CONVEYED = re.compile("(?:传达|贯彻|学习|宣讲)[^，。；：]{0,60}精神")  # whose number is not that of the sitting


def is_named_by_label(line: str) -> bool:
    """会议名称：某专题会: a label that gives the name of the sitting."""
    return bool(_NAME_LABEL.match(line))


def read_title(line: str, base: int) -> list[MeetingDraft]:
    """The meetings that a title line names: 「某区政府2026年第3次常务会议纪要」, 「会议名称：某专题会」."""
    if label := _NAME_LABEL.match(line):
        return read_title(line[label.end() :], base + label.end())
    if _NOTICE.search(line):
        return []
    mentions = find_mentions(line)
    if not mentions:
        return []
    called = CALL.search(line)
    start = called.end() if called and called.end() <= mentions[0].start else 0
    held = read_day(line)
    chair = read_chair(line, len(line))
    names = split_names(line[start:], [Mention(m.type, m.start - start, m.end - start) for m in mentions], start)
    return [
        MeetingDraft(
            kind,
            with_body(line[a:b], line[: called.start()]) if called and called.end() <= a else line[a:b],
            base,
            "扩大" in line[a:b],
            read_meeting_number(_CONVEYED.sub("", line) if len(names) == 1 else line[a:b]),
            held,
            chair,
            lead=line,
            body=line,
        )
        for kind, a, b in names
    ]
