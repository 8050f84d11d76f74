"""Lines with a number: a heading that opens a matter, the number of a part, what an office reported under its name."""

import re

from meetings.parser.assembly.draft import Draft, ItemDraft, Origin, Voice
from meetings.parser.cleaning.sentences import Sentence
from meetings.parser.vocabulary import agenda_verbs, clauses, headings, modality, outcomes
from meetings.parser.vocabulary.agenda_verbs import MATTER
from meetings.parser.vocabulary.modality import has_modal
from records.codes import ItemKind, Outcome

_UMBRELLA = re.compile("(?:事宜|事项|议题|工作|如下|内容|问题|文件|议程)[：。，]?$")
_HEADS_MANY = re.compile(  # 四、其他; 肆、讨论事项; 参、各课室工作报告; 陆、散会：
    "(?:其他|其它|讨论|报告|议决|研究|审议|通报|传达|学习|汇报|部署)(?:事项|议题|议案|工作|提案)?|(?:专案|业务|工作|专题)报告|主席(?:结论|指示|裁示|结语|提示)(?:事项)?|颁奖[^，。；]{0,8}|各[^，。；：]{1,6}报告|(?:主席致词|临时动议|散会|下次会议)[^，。；]{0,16}"
)
OF_OFFICES = re.compile("各[^，。；：]{1,6}报告")
_OFFICE_TELLS = re.compile("[^，。；：、]{1,10}(?:局|处|科|课|室|组|所|队|中心)：(?P<what>[^，。；：]{4,60})")
_RULED, _FAR = re.compile("\n主席裁示"), 600  # characters: how far below a report the chair rules on it
_LINE = 300  # characters: as much of the next line as shows that an office reports there
_BARE = re.compile(
    "(?:第一议题|会前)?(?:集体|集中|专题|传达|深入)?学习|第一议题|审议|听取汇报|传达"
)  # heads what the next line names
_CONCLUDES = re.compile(
    "主席(?:结论|结语|指示|裁示|提示)|临时动议|其[他它](?:事项|事宜|工作)?$"
)  # about no matter before
_PUT_BY = re.compile("（[^（）]{1,12}[处局科课室组所会部]）$")  # 提案一：某案（教育处）
_PUT = re.compile("，?(?:敬请|请|提请)(?:审议|讨论|公决|核议)|。")
_ENDED = re.compile("[。！？]$")
_OPINIONS = re.compile(
    "(?:如下|以下[^，。；：]{0,6}意见|[二两三四五六七八九十几](?:点|条|个?方面)[^，。；：]{0,4}意见)[：。]?$|意见：$"
)
_SETTLED = re.compile("(?:议定|明确|决定)(?:了)?(?:如下|以下)(?:事项|意见)[：。]?$")


def take_heading(draft: Draft, sentence: Sentence, heading: headings.Heading) -> bool:
    """一、审议《某方案》: a heading that names a matter opens it; a number alone says that a new one begins."""
    words = sentence.masked[heading.end :]
    before = draft.words(max(0, sentence.start - 40), sentence.start).strip()
    if _OPINIONS.search(before) or (heading.level > 1 and _SETTLED.search(before)):
        draft.parted, draft.parted_level = draft.current_minutes.current_item, heading.level
    bare = words.strip(headings.ENDS)
    if not words.strip("。 ") or _BARE.fullmatch(bare) or _HEADS_MANY.fullmatch(bare):
        draft.claim(sentence.start, sentence.end)
        draft.level = heading.level
        if OF_OFFICES.fullmatch(bare):
            add_heading(draft, sentence, heading, ItemKind.HEAR, len(words))
        if _CONCLUDES.match(words.rstrip(headings.ENDS)):
            draft.current_minutes.close(is_general=True)
            draft.voice = Voice("裁示", flow=True, lists=True)
        return True
    if (told := _OFFICE_TELLS.match(words)) and _is_round_of_reports(draft):
        if _stands_in_list(draft, sentence):
            draft.claim(sentence.start, sentence.end)
        else:
            _add_told(draft, sentence, heading, told)
        return True
    if headings.is_motion(sentence.text):
        put = _PUT.search(words) or _PUT_BY.search(sentence.text[heading.end :])
        end = put.start() if put else len(words)
        add_heading(draft, sentence, heading, ItemKind.DELIBERATE, end)
        return True
    if told_end := headings.report_end(sentence.text[heading.end :]):
        add_heading(draft, sentence, heading, ItemKind.HEAR, told_end)
        return True
    is_line = sentence.is_last and not _ENDED.search(words)
    if not is_line and (len(words) > 60 or sentence.is_last):
        return False
    kind = headings.heading_kind(words, is_line)
    if kind is None or clauses.verdict_end(words) or _instructs(words):
        return False
    current = draft.current_minutes.current_item
    if current and not MATTER.match(words) and not words.startswith("《") and _is_part(draft, current, heading):
        draft.claim(sentence.start, sentence.end)
        return True
    if current and not current.level and current.is_fresh and _UMBRELLA.search(current.words) and MATTER.match(words):
        drop(draft, current)
    add_heading(draft, sentence, heading, kind, len(words))
    return True


def _instructs(words: str) -> bool:
    """关于补偿标准问题，由某局牵头……: what the words behind the topic charge somebody with."""
    _topic, mark, rest = words.partition("，")
    return bool(mark) and words.startswith("关于") and (modality.is_assigned(rest) or has_modal(rest))


def add_heading(draft: Draft, sentence: Sentence, heading: headings.Heading, kind: ItemKind, length: int) -> None:
    """The matter that the first characters behind the number name."""
    start = sentence.start + heading.end
    words = sentence.text[heading.end : heading.end + length].rstrip(headings.ENDS)
    masked = sentence.masked[heading.end :]
    outcome = outcomes.settled(kind, outcomes.read_verdict(masked), words)
    draft.claim(sentence.start, sentence.end)
    parts = agenda_verbs.split_documents(masked, 0, len(words)) if kind is ItemKind.DELIBERATE else [(0, len(words))]
    line = sentence.line if len(parts) > 1 else -1
    draft.level = 0
    for a, b in parts:
        draft.add(ItemDraft(kind, start + a, start + b, Origin.HEADING, words[a:b], outcome, heading.level, line=line))
    if kind is ItemKind.HEAR:
        _leave_to_reporter(draft, sentence)


def _leave_to_reporter(draft: Draft, sentence: Sentence) -> None:
    """一、民政课：某活动办理情形报告, above numbered lines and 主席裁示：: those lines are the office's words."""
    if _RULED.search(draft.text, sentence.end, sentence.end + _FAR):
        draft.voice = Voice("报告", is_foreign=True, lists=True)


def _is_round_of_reports(draft: Draft) -> bool:
    """Below 各课室工作报告, and behind what the first of them told."""
    current = draft.current_minutes.current_item
    if current is None:
        return False
    return bool(OF_OFFICES.match(current.words)) or (current.kind is ItemKind.HEAR and current.origin is Origin.HEADING)


def _stands_in_list(draft: Draft, sentence: Sentence) -> bool:
    """（一）民政课：……, next to （二）社会课：……: one round of reports, before the chair rules on them all."""
    text = draft.text
    end = text.find("\n", sentence.start)
    below = text[end + 1 : end + 1 + _LINE].partition("\n")[0] if end >= 0 else ""
    above = text[max(0, sentence.start - _LINE) : max(0, sentence.start - 1)].rpartition("\n")[2]
    return _is_told(below) or _is_told(above)


def _is_told(line: str) -> bool:
    heading = headings.read_heading(line)
    return heading is not None and bool(_OFFICE_TELLS.match(line[heading.end :]))


def _add_told(draft: Draft, sentence: Sentence, heading: headings.Heading, told: re.Match[str]) -> None:
    """一、民政课：某演练定于6月办理，…… under 各课室工作报告: what an office told is a matter that was heard."""
    current = draft.current_minutes.current_item
    if current is not None and current.is_fresh and OF_OFFICES.match(current.words):
        drop(draft, current)
    start, end = (sentence.start + heading.end + edge for edge in told.span("what"))
    draft.claim(sentence.start, sentence.end)
    words = draft.words(start, end)
    draft.add(ItemDraft(ItemKind.HEAR, start, end, Origin.HEADING, words, Outcome.NOTED, heading.level))
    _leave_to_reporter(draft, sentence)


def _is_part(draft: Draft, current: ItemDraft, heading: headings.Heading) -> bool:
    """（一）关于某工作。 under 一、 or after ……，议定了以下意见： is a part of the matter, so are the next ones."""
    is_parted = draft.parted is current and heading.level >= draft.parted_level
    return is_parted or 0 < current.level < heading.level


def drop(draft: Draft, item: ItemDraft) -> None:
    """会议研究某方面有关事宜。 above a numbered list is no matter of its own."""
    draft.current_minutes.drop(item)
    draft.claim(item.start, item.end)
