"""Matters that the opening listed meet what the body says: those stated again give way, the others receive theirs."""

import itertools
import re

from meetings.parser.assembly import relayed
from meetings.parser.assembly.alignment import Part, Step, assign, pairs_of, share_in
from meetings.parser.assembly.draft import DirectiveGroup, Draft, ItemDraft, Minutes, Origin
from meetings.parser.cleaning.sentences import mask
from meetings.parser.outline import DirectiveOutline
from meetings.parser.vocabulary import agenda_verbs
from records.codes import ItemKind, Outcome

_UMBRELLA = re.compile(
    "^研究(?!部署|分析).*(?:有关|相关|近期|重点|等)[^，。；《》]{0,8}(?:工作|事项|事宜|问题|议题|议案|文件)$"
)
_BY_MEETING = re.compile("(?:会议|会上|[还也并，；。、]|首先|随后|^|\n)$")
_LOOKS_AHEAD = re.compile("[^，。；：]{2,16}，下一?(?:个?阶段|步)[^，。；]{0,6}要(?!求)")
_LEAD = 40  # characters: as much of a sentence as shows that it looks ahead
_PLAIN_TOPIC = re.compile("[就对][^，。；]{2,60}进行了?[^，。；]{0,4}(?:研究|讨论|会商)$")
_AGENDA = 60  # matters of the body that one of the opening is compared with
_PAIR = 2
_ENOUGH, _ALIKE = 4, 0.7  # pairs of characters of a statement, and the share of them that another has
_VERDICT = 60  # characters: as much of 原则同意某方案 as shows which matter it is about
_OF_ALL_ABOVE = re.compile(  # 传达学习贯彻近期中央、省委和市委有关会议精神
    "(?:传达|深入|学习|贯彻){1,4}(?:近期|习近平总书记|重要讲话|重要指示|批示|党中央|中央|国务院|省委|省政府|市委|市政府|县委|区委|上级|有关|相关|重要|会议|文件|精神|及|和|、){3,20}"
    "(?:，研究[^，。；]{0,4}贯彻落实[^，。；]{0,6})?"
)
_GENERAL = re.compile(
    "(?:深入|认真){0,2}(?:学习贯彻|传达学习|学习)习近平总书记(?:近期|系列|最新)?(?:重要讲话|重要指示批示|重要指示|和|、){1,5}精神(?:，[^，。；]{0,4}落实[^，。；]{2,40})?"
)


def merge_listed(draft: Draft, minutes: Minutes) -> None:
    """Matters listed in the lead that the body states again give way; the others receive what is said about them."""
    _choose_vague(draft, minutes)
    listed = [item for item in minutes.items if item.origin is Origin.LEAD]
    stated = [item for item in minutes.items if item.origin is not Origin.LEAD]
    stated_words = "。".join(item.words for item in stated)
    told = [(item.kind, pairs_of(_object(item.words))) for item in stated[:_AGENDA]] if listed else []
    kept = []
    for item in listed:
        if item.is_fresh and (_is_stated(item, stated_words) or _is_shortened(item, told) or _is_general(item, stated)):
            draft.claim(item.start, item.end)
        else:
            kept.append(item)
    minutes.items = kept + stated
    _assign_unassigned(draft, minutes, kept)
    for item in minutes.items:
        item.kind = _weighed(item)
    minutes.items = [item for item in minutes.items if not _is_empty(draft, item, len(listed), stated)]


def _choose_vague(draft: Draft, minutes: Minutes) -> None:
    """传达学习上级有关会议精神 names no matter, but stands for the decisions where no other is listed or stated."""
    vague = [item for item in minutes.items if item.origin is Origin.VAGUE]
    plan = next((item for item in vague if item.kind is ItemKind.ARRANGE), None)
    others = [item for item in minutes.items if item.origin is not Origin.VAGUE]
    if vague and not others and any(group.directives for group in minutes.unassigned):
        vague[0].origin, others = Origin.LEAD, vague[:1]
    elif plan and any(
        _LOOKS_AHEAD.match(draft.words(group.start, group.start + _LEAD)) for group in minutes.unassigned
    ):
        plan.origin = Origin.LEAD  # 会议强调，下一阶段要……: about 安排部署下一阶段重点任务
        others = [*others, plan]
    elif plan and all(item.origin is Origin.LEAD and item.outcome is Outcome.NOTED for item in others):
        plan.origin = Origin.LEAD  # 听取各股室汇报，安排部署近期重点工作: all is about the latter
        others = [*others, plan]
        _assign_all(minutes, plan)
    for item in vague:
        if item not in others:
            draft.claim(item.start, item.end)
    minutes.items = others


def _assign_all(minutes: Minutes, plan: ItemDraft) -> None:
    """What was said of matters that were only heard is about what was arranged."""
    waiting = [group for group in minutes.unassigned if not (group.items or group.is_general)]
    for group in waiting:
        plan.directives += group.directives
        group.directives = []


def _weighed(item: ItemDraft) -> ItemKind:
    """研究了某方案有关事宜，原则同意……: what was decided on was deliberated, not arranged."""
    is_decided = item.outcome in (Outcome.ADOPTED, Outcome.ADOPTED_IN_PRINCIPLE, Outcome.DEFERRED)
    if item.kind is not ItemKind.ARRANGE or not is_decided or "，" in item.words:
        return item.kind
    is_plain = item.words.startswith("关于") or agenda_verbs.is_plain_study(item.words)
    return ItemKind.DELIBERATE if is_plain else item.kind


def _is_empty(draft: Draft, item: ItemDraft, listed: int, stated: list[ItemDraft]) -> bool:
    """研究了有关人事事项 with nothing said about it names no matter; nor does 研究近期有关工作 of an opening.

    The body then states what was studied: the ``stated`` matters, of which an opening that lists one (``listed``) tells
    them all (研究项目建设和安全环保工作), as it does where all have headings. 副区长某某就某事作了安排, without more,
    names none.
    """
    if item.directives:
        return False
    is_told_apart = item.origin is Origin.BODY and item.words.startswith(("就", "对")) and item.kind is ItemKind.ARRANGE
    if is_told_apart and not _BY_MEETING.search(draft.words(max(item.start - 8, 0), item.start)):
        draft.claim(item.start, item.end)
        return True
    is_open = stated and item.origin is Origin.LEAD and item.outcome is None
    tells_all = is_open and listed == 1 and len(stated) > 1 and (_is_plain(item) or _heads_all(item, stated))
    is_umbrella = tells_all or (is_open and _UMBRELLA.search(item.words))
    if not (is_umbrella or agenda_verbs.is_vague(mask(item.words))):
        return False
    draft.claim(item.start, item.end)
    return True


def _is_plain(item: ItemDraft) -> bool:
    """研究项目建设工作; 就水源保护有关问题进行了研究: says no more than that it was studied, and names no paper."""
    is_plain = agenda_verbs.is_plain_study(item.words) or _PLAIN_TOPIC.fullmatch(item.words)
    return bool(is_plain) and "《" not in item.words


def _heads_all(item: ItemDraft, stated: list[ItemDraft]) -> bool:
    """研究部署某工作, above matters that all have headings."""
    return item.kind is ItemKind.ARRANGE and all(other.origin is Origin.HEADING for other in stated)


def _is_general(item: ItemDraft, stated: list[ItemDraft]) -> bool:
    """深入学习贯彻习近平总书记重要讲话精神，认真落实省委工作要求, where the body says which speech was conveyed."""
    conveyed = [other for other in stated if other.kind is ItemKind.RELAY]
    if item.kind is not ItemKind.RELAY or not conveyed:
        return False
    is_of_speech = _GENERAL.fullmatch(item.words) and any("总书记" in other.words for other in conveyed)
    return bool(is_of_speech or _OF_ALL_ABOVE.fullmatch(item.words))


def _is_stated(item: ItemDraft, stated_words: str) -> bool:
    """The body states this matter: most of its words come up there again."""
    masked = mask(item.words)
    if "《" in masked:
        title = item.words[item.words.find("《") + 1 : item.words.rfind("》")]
        if title and title in stated_words:
            return True
    if item.aliases and item.aliases in stated_words:
        return True
    return share_in(_object(item.words), stated_words) >= 0.5


def _is_shortened(item: ItemDraft, told: list[tuple[ItemKind, set[str]]]) -> bool:
    """会议听取了整改进展, where the opening lists 听取省级督察反馈问题整改情况汇报: the same in fewer words."""
    alike = (pairs for kind, pairs in told if kind is item.kind and len(pairs) >= _ENOUGH)
    return any(len(pairs & item.pairs) >= _ALIKE * len(pairs) for pairs in alike)


def _object(words: str) -> str:
    """传达学习省委全会精神 → 省委全会精神: a statement without its verb."""
    found = agenda_verbs.MATTER.match(words)
    return words[found.end() :] if found else words


def _assign_unassigned(draft: Draft, minutes: Minutes, listed: list[ItemDraft]) -> None:
    """What follows a list goes to the matters it is about; without one, to a matter without words."""
    _add_general(minutes)
    for items, groups in itertools.groupby(minutes.unassigned, key=lambda group: group.items):
        if items:
            _assign_each(draft, minutes, list(groups), items)
    unassigned = [group for group in minutes.unassigned if not group.items and not group.is_general]
    stated = [item for item in minutes.items if item.origin is not Origin.LEAD]
    if unassigned and not listed and stated and unassigned[0].is_opening:
        stated[0].directives[:0] = unassigned.pop(0).directives
    if not unassigned:
        return
    if listed:
        _assign_each(draft, minutes, unassigned, listed)
        return
    directives = [directive for group in unassigned for directive in group.directives]
    if directives:
        minutes.items.insert(0, _unstated(directives))


def _add_general(minutes: Minutes) -> None:
    """What was said in the end of no matter is the last item, without words."""
    directives = [found for group in minutes.unassigned if group.is_general for found in group.directives]
    if directives:
        minutes.items.append(_unstated(directives))


def _unstated(directives: list[DirectiveOutline]) -> ItemDraft:
    """A matter without words."""
    start = directives[0].span.start
    return ItemDraft(ItemKind.OTHER, start, start, Origin.NOWHERE, directives=directives)


def _assign_each(draft: Draft, minutes: Minutes, groups: list[DirectiveGroup], items: list[ItemDraft]) -> None:
    """Each directive, and each outcome, goes to the matter of the list that it and the words before it are about."""
    heard = [item for item in items if (item.kind, item.outcome) != (ItemKind.OTHER, Outcome.NOTED)]
    items = (
        heard if len(items) == _PAIR and heard else items
    )  # 通报了甲，听取了乙汇报: the orders are on what was heard
    groups, introduced = _told(groups)
    parts, sources = _parts_told(draft, groups, introduced, items)
    items = _treated_apart(draft, minutes, parts, [group.line for _, group in sources], items)
    for (directive, group), index in zip(sources, assign(parts, _names(items)), strict=True):
        if directive:
            items[index].directives.append(directive)
        _settle(items[index], group)


def _names(items: list[ItemDraft]) -> list[str]:
    return [item.words + item.aliases * 2 for item in items]


def _parts_told(
    draft: Draft, groups: list[DirectiveGroup], introduced: dict[int, int], items: list[ItemDraft]
) -> tuple[list[Part], list[tuple[DirectiveOutline | None, DirectiveGroup]]]:
    """The words of each directive with what introduces it, and where it comes from."""
    parts: list[Part] = []
    sources: list[tuple[DirectiveOutline | None, DirectiveGroup]] = []
    for before, group in zip([None, *groups], groups, strict=False):
        step = Step.PARAGRAPH if before is None or before.line != group.line else Step.LEAD
        start = group.start
        if step is Step.PARAGRAPH and not group.is_captioned:
            start = max(draft.text.rfind("\n", 0, introduced[group.start]) + 1, min(start, items[-1].end))
        directives: list[DirectiveOutline | None] = [*group.directives] or [None] * (group.outcome is not None)
        for directive in directives:
            end = directive.span.end if directive else start + _VERDICT
            parts.append(Part(draft.words(start, end), step))
            sources.append((directive, group))
            start, step = end, Step.SENTENCE
    return parts, sources


def _treated_apart(
    draft: Draft, minutes: Minutes, parts: list[Part], lines: list[int], items: list[ItemDraft]
) -> list[ItemDraft]:
    """传达学习甲推进会和乙联席会议精神: two matters where each has paragraphs of its own, else one."""
    ways = ((place, item, named) for place, item in enumerate(items) for named in relayed.partings(item))
    for place, item, named in ways:
        apart = [*items[:place], item, *named[1:], *items[place + 1 :]]
        told: dict[int, set[int]] = {}
        for index, line in zip(
            assign(parts, _names([*items[:place], *named, *items[place + 1 :]])), lines, strict=True
        ):
            told.setdefault(index, set()).add(line)
        own = [told.get(index, set()) for index in range(place, place + len(named))]
        if all(own) and len(set().union(*own)) == sum(map(len, own)):
            relayed.take_apart(draft, minutes, item, named)
            return apart
    return items


def _told(groups: list[DirectiveGroup]) -> tuple[list[DirectiveGroup], dict[int, int]]:
    """The groups that instruct or decide, and where the words begin that introduce each.

    会议指出，城市更新事关民生。 as a paragraph alone introduces what 会议强调 in the next one.
    """
    told: list[DirectiveGroup] = []
    introduced: dict[int, int] = {}
    begin: int | None = None
    for group in groups:
        begin = group.start if begin is None else begin
        if group.directives or group.outcome is not None:
            told.append(group)
            introduced[group.start] = begin
            begin = None
    return told, introduced


def _settle(item: ItemDraft, group: DirectiveGroup) -> None:
    """原则同意某办法 after a list decides a matter that was open or noted; 暂缓 puts off any."""
    if group.outcome is not None and (item.outcome in (None, Outcome.NOTED) or group.outcome is Outcome.DEFERRED):
        item.outcome = group.outcome
