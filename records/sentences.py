"""Words of the record as sentences: kept without the mark at their end, shown with it; and what they say again."""

import re

MARKS, CLOSING = "。！？；：….!?", "”’）】》〉"
CUT = "…"  # at the end of a headline that is longer than there is room
BEGINNINGS = ("", "要")  # what stands before the headline of a directive and is no part of it
FILLERS = re.compile(r"会议|[了的\W]")  # what a sentence has and its heading may not
PAUSES = "，、；："


def as_sentence(words: str) -> str:
    """要加快管网改造 → 要加快管网改造。 What ends with a mark, also within quotation marks, stays as it is."""
    bare = words.rstrip(CLOSING)
    return words if not bare or bare[-1] in MARKS else f"{words}。"


def beyond(words: str, headline: str) -> str:
    """What words say after the headline that they begin with; all of them where they begin otherwise."""
    whole = headline.removesuffix(CUT)
    for beginning in BEGINNINGS:
        if whole and words.startswith(beginning + whole):
            return words.removeprefix(beginning + whole).lstrip(PAUSES).removeprefix("。")
    return words


def says_more(words: str, heading: str) -> bool:
    """Whether words are more than their heading once more: 会议听取了供水情况汇报。 under 听取供水情况汇报 are not."""
    return FILLERS.sub("", words) not in FILLERS.sub("", heading)
