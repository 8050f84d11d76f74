"""Goes through a report and says what each part is: an opening, a statement, a verdict, directives.

Each kind of line is recognised by the modules of its own; here they meet in order.
"""

import re

from . import attendance, clauses, directives, headings, matters, reporting, sittings, verdicts
from .align import overlap
from .codes import ItemKind, MeetingType, Outcome
from .days import read_day
from .draft import Draft, Loose, Minutes, Work
from .kinds import find_mentions
from .matters import MATTER
from .sentences import Sentence, mask
from .sittings import Opening, Sitting

_OTHERS = re.compile(
    "^(?:会议|会上|此外|另外|最后|，|同时)*(?:还|也|并|一并)*(?:就|对)?(?:研究|讨论|审议|听取|通报|安排|"
    "学习|部署|传达|、|和|了|并|其他)*(?:其他|其它|有关|相关|另外)(?:一些|有关|相关|重要|人事|工作|"
    "、)*(?:事项|工作|问题|议题|事宜|内容|议案|情况)(?:等)?(?:进行了?(?:研究|讨论|审议)|"
    "的?汇报)?(?:和部署)?[。；]?$"
)
_AFTER_SUBJECT = re.compile(
    "(?:上|中|还|又|首先|随后|接着|先后|，|在会上|会上|并|就|对|在|集中|开展|召开|同时|一致|也)*"
)
_DURING = re.compile("^(?:会议)?在(?=(?:认真|集体|集中)?(?:听取|审议|研究|传达|讨论|学习))")
_TREATED = re.compile(
    "^(?:会议|会上，?)(?:还|首先|随后)?(?:就|对|围绕|针对)(?P<object>[^，。；]{3,80}?)(?:进行|作出|作|做|"
    "开展)(?:了)?(?:专题|深入|认真|充分|全面|系统|具体|再)*(?P<verb>研究|讨论|审议|部署|安排|分析|学习|"
    "研讨|审定|传达)"
)
_TREATED_KINDS = {
    "审议": ItemKind.DELIBERATE,
    "审定": ItemKind.DELIBERATE,
    "学习": ItemKind.STUDY,
    "研讨": ItemKind.STUDY,
    "传达": ItemKind.RELAY,
}
_TOLD = re.compile(
    "^(?:会上|会议上|会议中)[，]?[^，。；]{2,30}?(?=(?:传达|通报|汇报|宣读|领学|书面传达)(?:学习|了|关于))"
)
_UMBRELLA = re.compile("(?:事宜|事项|议题|工作|如下|内容|问题|文件|议程)[：。，]?$")
_BY_KIND = {ItemKind.RELAY: MeetingType.PARTY_GROUP, ItemKind.STUDY: MeetingType.STUDY}
_NEAR = 14


class Walk:
    """One pass over the sentences. ``flow`` is whether the sentence before was a directive of the same paragraph."""

    def __init__(self, text: str, sentences: list[Sentence]) -> None:
        self.draft = Draft(text)
        self.sentences = sentences
        self.here: Minutes | None = None
        self.joint: list[Minutes] = []
        self.flow = False
        self.verb = ""
        self.speaker = "会议"
        self.is_foreign = False
        self.roster = ""
        self.titles: list[Sitting] = []
        self.line = -1
        self.carried = False
        self.parted: Work | None = None

    def run(self) -> Draft:
        first = self._find_first()
        if first < 0:
            return self.draft
        self._read_titles(first)
        for sentence in self.sentences[first:]:
            self._begin(sentence)
            self._read(sentence)
        return self.draft

    # --- where the report begins

    def _find_first(self) -> int:
        """The first sentence that opens a sitting; else a title that names one above 会议传达…… or labels."""
        for place, sentence in enumerate(self.sentences[:40]):
            if self._is_title(sentence):
                continue
            if sittings.read_opening(sentence, True):
                return place
        return self._find_title()

    def _is_title(self, sentence: Sentence) -> bool:
        return (
            sentence.is_first
            and sentence.is_last
            and sentence.text[-1] not in "。！？；：，"
            and len(sentence.text) < 60
        )

    def _find_title(self) -> int:
        """Formal minutes without an opening sentence: 「某区政府第3次常务会议纪要」 and then 时间：…, 会议听取……."""
        follows = any(
            attendance.read_label(s.text)
            or matters.find_body_matter(s.masked, 0)
            or reporting.read_lead(s.masked, frozenset())
            for s in self.sentences[:30]
            if not self._is_title(s)
        )
        if not follows:
            return -1
        for place, sentence in enumerate(self.sentences[:10]):
            if self._is_title(sentence) and re.search("纪要|召开|主持|次.{0,12}会议?$", sentence.text):
                found = sittings.read_title(sentence.text, sentence.start)
                if found:
                    self._open(Opening(sentence, len(sentence.text), found[:1] if "暨" in sentence.text else found))
                    return place + 1 if place + 1 < len(self.sentences) else -1
        return -1

    def _read_titles(self, first: int) -> None:
        """Title lines above the opening: 「第47次」, 「某部召开部务会议」 tell what the opening may leave out."""
        for sentence in self.sentences[:first]:
            self.draft.claim(sentence.start, sentence.end)
            label = attendance.read_label(sentence.text)
            if label and self.here:
                self._read_label(*label)
            elif self._is_title(sentence):
                self.titles.extend(sittings.read_title(sentence.text, sentence.start))

    # --- one sentence

    def _begin(self, sentence: Sentence) -> None:
        if sentence.line != self.line:
            self.line = sentence.line
            keeps = self.carried
            self.flow = keeps
            if not keeps:
                self.verb, self.speaker, self.is_foreign = "", "会议", False
        self.carried = False

    def _read(self, sentence: Sentence) -> None:
        if self._take_label(sentence) or self._take_opening(sentence):
            return
        if self.here is None:
            return
        if self._take_chair(sentence) or self._take_others(sentence):
            return
        if attendance.is_attendance(sentence.masked) and not self.flow and "要" not in sentence.masked:
            self._take_attendance(sentence)
            return
        self._take_body(sentence)

    def _take_label(self, sentence: Sentence) -> bool:
        """出席：…… and what continues it; 时间：……, 主持：……."""
        if not sentence.is_first:
            return False
        label = attendance.read_label(sentence.text)
        if label:
            self.roster = label[0]
            if self.here:
                self._read_label(*label)
        elif not self.roster or not self._continues_roster(sentence):
            self.roster = ""
            return False
        elif self.here:
            role = attendance.role_of(self.roster)
            if role:
                self.here.attendance.extend(attendance.read_names(re.sub("^.*?：", "", sentence.text), role))
        self.draft.claim(sentence.start, sentence.end)
        return True

    def _continues_roster(self, sentence: Sentence) -> bool:
        words = sentence.masked
        return "、" in words and not matters.MATTER.match(words) and not re.search("会议|要(?!员)|必须|召开", words)

    def _read_label(self, label: str, rest: str) -> None:
        assert self.here is not None
        sitting = self.here.sitting
        role = attendance.role_of(label)
        if label in ("时间", "会议时间", "日期") and not sitting.held.text:
            sitting.held = read_day(rest)
        elif label.startswith(("主持", "会议主持", "主席")) and not sitting.chair:
            name = sittings.read_chair(rest + "主持", len(rest) + 2)
            sitting.chair = name
            self.draft.chairs.add(name)
        elif label.endswith("地点") and not sitting.place:
            sitting.place = rest
        elif role:
            self.here.attendance.extend(attendance.read_names(rest, role))

    def _take_chair(self, sentence: Sentence) -> bool:
        """会议由某某主持。 soon after the opening."""
        assert self.here is not None
        if self.here.current is not None or self.flow or re.search("要(?!求)|传达|审议", sentence.masked):
            return False
        names = sittings.chair_sentence(sentence)
        if not names:
            return False
        group = [m for m in self.draft.minutes if m.group == self.here.group]
        if len(names) == 1:
            self._name_chair(group, names[0])
        elif len(names) == len(group):
            self._name_chairs(group, names)
        if attendance.is_attendance(sentence.masked):
            self.here.attendance.extend(attendance.read_sentence(sentence.text))
        self.draft.claim(sentence.start, sentence.end)
        return True

    def _name_chair(self, group: list[Minutes], name: str) -> None:
        for minutes in group:
            if not minutes.sitting.chair:
                minutes.sitting.chair = name
        self.draft.chairs.add(name)

    def _name_chairs(self, group: list[Minutes], names: list[str]) -> None:
        """甲、乙、丙主持所在党组会议: names come in order of rank, and so do the bodies they lead."""
        ranked = sorted(group, key=lambda minutes: _rank(minutes.sitting.body))
        for minutes, name in zip(ranked, names, strict=True):
            minutes.sitting.chair = name
            self.draft.chairs.add(name)

    def _take_others(self, sentence: Sentence) -> bool:
        """会议还研究了其他事项。 is a flag of the sitting, not a matter."""
        assert self.here is not None
        if not _OTHERS.match(sentence.text.replace(" ", "")):
            return False
        self.here.has_other_matters = True
        self.draft.claim(sentence.start, sentence.end)
        self.flow = False
        return True

    def _take_attendance(self, sentence: Sentence) -> None:
        assert self.here is not None
        self.here.attendance.extend(attendance.read_sentence(sentence.text))
        self.draft.claim(sentence.start, sentence.end)

    # --- openings

    def _take_opening(self, sentence: Sentence) -> bool:
        opening = sittings.read_opening(sentence, not self.draft.minutes)
        if opening is None:
            return False
        known = self._known(opening)
        if known:
            self._enter(known, sentence)
        else:
            self._open(opening)
        self.draft.claim(sentence.start, sentence.start + opening.head_end)
        self._take_lead_matters(opening)
        return True

    def _known(self, opening: Opening) -> Minutes | None:
        """当天还召开了区政府常务会议: told in the lead already, and nothing here says otherwise."""
        if len(opening.sittings) != 1 or not self.draft.minutes:
            return None
        new = opening.sittings[0]
        for minutes in self.draft.minutes:
            old = minutes.sitting
            same_day = not _says_day(new.held) or new.held == old.held
            same_number = new.number.number is None or new.number.number == old.number.number
            if old.type is new.type and same_day and same_number and new.chair in ("", old.chair):
                return minutes
        return None

    def _open(self, opening: Opening) -> None:
        group = len({minutes.group for minutes in self.draft.minutes})
        before = self.draft.minutes[-1].sitting if self.draft.minutes else None
        fresh = [Minutes(sitting, group=group) for sitting in opening.sittings]
        for minutes in fresh:
            self._complete(minutes.sitting, before)
        self.draft.minutes.extend(fresh)
        self.joint = fresh if len(fresh) > 1 else []
        self.here = fresh[0]
        self.flow = False

    def _complete(self, sitting: Sitting, before: Sitting | None) -> None:
        """What the opening leaves out comes from the title, or from the sitting before on the same day."""
        title = next((t for t in self.titles if t.type is sitting.type), None)
        untyped = sitting.type is MeetingType.OTHER and sitting.name.strip() in ("会议", "")
        typed = next((t for t in self.titles if t.type is not MeetingType.OTHER), None)
        if untyped and typed:
            sitting.type, sitting.name, title = typed.type, typed.name, typed
        if title and before is None:
            sitting.number = sitting.number if sitting.number.text else title.number
            sitting.chair = sitting.chair or title.chair
            sitting.held = sitting.held if sitting.held.text else title.held
            sitting.is_extended = sitting.is_extended or title.is_extended
        if before is not None:
            sitting.held = sitting.held if _says_day(sitting.held) else before.held
            sitting.chair = sitting.chair or before.chair
        elif not sitting.number.text and len(self.titles) == 0:
            sitting.number = self._lone_number()
        self.draft.chairs.add(sitting.chair)

    def _lone_number(self) -> sittings.NumberRead:
        """A title line that is a number alone: 「第47次」."""
        for sentence in self.sentences[:4]:
            if re.fullmatch("[（(]?第?[0-9一二三四五六七八九十百零〇]{1,6}次(?:会议)?[）)]?", sentence.text):
                return sittings.read_meeting_number(sentence.text)
        return sittings.NumberRead()

    def _enter(self, minutes: Minutes, sentence: Sentence) -> None:
        self.here = minutes
        if minutes.sitting.section < 0:
            minutes.sitting.section = sentence.start

    def _take_lead_matters(self, opening: Opening) -> None:
        """传达学习……，研究……；审议通过《甲》、《乙》: the matters listed in the opening sentence, then its rest."""
        sentence, place = opening.sentence, opening.head_end
        masked = sentence.masked
        pieces = clauses.phrases(masked, place)
        found: list[Work] = []
        for number, (a, b) in enumerate(pieces):
            a += len(masked[a:b]) - len(re.sub("^(?:会议|并|以及|和|，|主要|重点|集中|还|同时|会上)+", "", masked[a:b]))
            verb = matters.matter_at(masked, a)
            if reporting.read_lead(masked[a:], frozenset()) and not verb:
                self._take_told(sentence, a, None)
                break
            if verb:
                found.append(
                    Work(matters.kind_of(verb, masked[verb.end() : b]), sentence.start + a, sentence.start + b, "lead")
                )
            elif found and clauses.ends_statement(masked[a:b]):
                self._take_told(sentence, a, None)
                break
            elif found:
                found[-1].end = sentence.start + b
            elif number and clauses.verdict_end(masked[a:b]):
                break
        self._list_works(sentence, found)

    def _list_works(self, sentence: Sentence, found: list[Work]) -> None:
        works: list[Work] = []
        for work in found:
            verdict = verdicts.read_verdict(mask(self._words(work.start, work.end)))
            work.outcome = verdicts.settled(work.kind, verdict)
            works.extend(self._documents(sentence, work) if work.kind is ItemKind.DELIBERATE else [work])
        for work in works:
            work.words = work.words or self._words(work.start, work.end)
            if matters.is_vague(mask(work.words)):
                self.draft.claim(work.start, work.end)
                continue
            for minutes in self._sharers(work.kind):
                minutes.works.append(
                    Work(work.kind, work.start, work.end, "lead", work.words, work.outcome, aliases=work.aliases)
                )

    def _documents(self, sentence: Sentence, work: Work) -> list[Work]:
        """Each document of a list, with the short name that （以下简称《某》） gives it."""
        base = sentence.start
        pieces = matters.split_documents(sentence.masked, work.start - base, work.end - base)
        works = []
        for a, b in pieces:
            words = sentence.text[a:b]
            short = re.search("（(?:以下)?简称[：“《]?([^（）]{2,20}?)[》”]?）", words)
            b = a + short.start() if short and short.end() == len(words) else b
            words = re.sub(
                "等[0-9一二三四五六七八九十几]*(?:个|项|部|份)?(?:文件|事项|议题|方案)?$", "", sentence.text[a:b]
            )
            works.append(
                Work(
                    work.kind,
                    base + a,
                    base + a + len(words),
                    "lead",
                    words,
                    work.outcome,
                    aliases=short[1] if short else "",
                )
            )
        return works

    def _sharers(self, kind: ItemKind) -> list[Minutes]:
        """Bodies that met apart on one matter share it; sittings of different types take what is theirs by custom."""
        if not self.joint:
            assert self.here is not None
            return [self.here]
        if len({minutes.sitting.type for minutes in self.joint}) == 1:
            return self.joint
        return [self._by_custom(kind)]

    def _by_custom(self, kind: ItemKind) -> Minutes:
        """A joint report without sections: what is relayed goes to the party group, what is studied to the study."""
        wanted = _BY_KIND.get(kind, MeetingType.EXECUTIVE)
        return next((m for m in self.joint if m.sitting.type is wanted), self.joint[0])

    # --- the body

    def _take_body(self, sentence: Sentence) -> None:
        place = 0
        level = 0
        heading = headings.read_heading(sentence.masked, sentence.text) if sentence.is_first else None
        if heading:
            place, level = heading.end, heading.level
            self.draft.claim(sentence.start, sentence.start + place)
            if self._take_heading(sentence, heading):
                return
        subject = self._take_section(sentence, place)
        self.draft.claim(sentence.start + place, sentence.start + place + subject)
        place += subject
        if not self._take_statement(sentence, place, level):
            self._take_told(sentence, place, None)

    def _take_heading(self, sentence: Sentence, heading: headings.Heading) -> bool:
        """一、审议《某方案》: a heading that names a matter opens it; a number alone says that a new one begins."""
        assert self.here is not None
        words = sentence.masked[heading.end :]
        if not words.strip("。 "):
            return True
        is_line = sentence.is_last and not re.search("[。！？]$", words)
        is_short = len(words) <= 60 and (is_line or (words.endswith("。") and not sentence.is_last))
        named = headings.heading_kind(words, is_line) if is_short or is_line else None
        if named is None:
            return False
        current = self.here.current
        if current and current.level and heading.level > current.level and not MATTER.match(words):
            self.flow = False
            return self._is_part(sentence, heading)
        if (
            current
            and not current.level
            and current.is_fresh
            and _UMBRELLA.search(current.words)
            and matters.MATTER.match(words)
        ):
            self._drop(current)
        elif current and not MATTER.match(words) and self._parts_follow(current, sentence):
            return self._is_part(sentence, heading)
        kind, _ = named
        start = sentence.start + heading.end
        end = sentence.start + len(sentence.text.rstrip("。：； "))
        outcome = verdicts.settled(kind, verdicts.read_verdict(words))
        self._add(Work(kind, start, end, "heading", self._words(start, end), outcome, heading.level))
        return True

    def _is_part(self, sentence: Sentence, heading: headings.Heading) -> bool:
        """（一）关于某工作。 under a matter is a part of it, and its words stay with the lead."""
        self.draft.claim(sentence.start, sentence.end)
        return True

    def _parts_follow(self, current: Work, sentence: Sentence) -> bool:
        """……，议定了以下意见： announces parts; where one was taken as a part, its next ones are too."""
        before = self.draft.text[max(0, sentence.start - 40) : sentence.start].strip()
        if re.search("(?:如下|以下意见|意见)[：。]?$", before):
            self.parted = current
        return self.parted is current

    def _drop(self, work: Work) -> None:
        """会议研究某方面有关事宜。 above a numbered list is no matter of its own."""
        assert self.here is not None
        self.here.works.remove(work)
        self.draft.claim(work.start, work.end)

    def _take_section(self, sentence: Sentence, place: int) -> int:
        """区政府党组会议传达……: the subject says whose part this is. Returns how long the subject is."""
        masked = sentence.masked[place : place + 60]
        for mention in find_mentions(masked):
            if mention.start > 24 or re.search("[，。；：]", masked[: mention.start].removeprefix("会上，")):
                return 0
            rest = masked[_AFTER_SUBJECT.match(masked, mention.end).end() :]  # type: ignore[union-attr]  # matches ""
            if not (MATTER.match(rest) or reporting.read_lead(masked[mention.start :], frozenset())):
                return 0
            if mention.type is not MeetingType.OTHER:
                self._switch(masked[: mention.end], mention.type, sentence)
            return mention.end
        return 0

    def _switch(self, subject: str, kind: MeetingType, sentence: Sentence) -> None:
        alike = [minutes for minutes in self.draft.minutes if minutes.sitting.type is kind]
        if not alike:
            return
        best = max(alike, key=lambda minutes: (overlap(subject, minutes.sitting.body), minutes is self.here))
        if best is not self.here:
            self.flow = False
        self._enter(best, sentence)
        self.joint = []

    def _take_statement(self, sentence: Sentence, place: int, level: int) -> bool:
        """会议听取了……汇报，……: a statement opens a matter; the rest is decided or said about it."""
        found = self._find_statement(sentence, place, level)
        if found is None:
            return False
        start, stop, kind = found
        masked = sentence.masked
        pieces = clauses.phrases(masked, start)
        end = stop or pieces[0][1] if pieces else len(masked)
        left = stop
        if not stop:
            for a, b in pieces[1:]:
                verb = matters.matter_at(masked, a)
                if clauses.ends_statement(masked[a:b]) or (
                    verb and matters.kind_of(verb, masked[verb.end() : b]) is not kind
                ):
                    left = a
                    break
                end = b
        inner = reporting.read_inner_lead(masked, frozenset(self.draft.chairs))
        if inner and start < inner[0] < end:
            end, left = inner[0] - 1, inner[0]
        self._state(sentence, place, start, end, kind)
        if left and left < len(masked):
            self._take_after_statement(sentence, left)
        return True

    def _find_statement(self, sentence: Sentence, place: int, level: int) -> tuple[int, int, ItemKind] | None:
        """Where a statement starts, where it must end (0: at its phrase), and its kind."""
        masked = sentence.masked
        treated = _TREATED.match(masked)
        if treated:
            return treated.start("object"), treated.end(), _TREATED_KINDS.get(treated["verb"], ItemKind.ARRANGE)
        during = _DURING.match(masked)
        if during:
            verb = matters.matter_at(masked, during.end())
            stop = re.compile("(?:之?后|时|的?基础上|过程中)，").search(masked, during.end())
            if verb and stop:
                return during.end(), stop.start(), matters.kind_of(verb, masked[verb.end() : stop.start()])
        told = _TOLD.match(masked)
        verb = matters.matter_at(masked, told.end()) if told else matters.find_body_matter(masked, place)
        if verb is None and sentence.is_first and (level or not self.flow):
            verb = self._bare_statement(masked, place, level)
        if verb is None or (verb.group("arrange") and re.match("决定|总结", verb["arrange"])):
            return None
        if reporting.read_lead(masked[place:], frozenset(self.draft.chairs)) and not told and verb.start() > place + 4:
            return None
        return verb.start(), 0, matters.kind_of(verb, masked[verb.end() :])

    def _bare_statement(self, masked: str, place: int, level: int) -> re.Match[str] | None:
        """审议通过了《某办法》。 听取了……: a paragraph without 会议; 学习贯彻…… without 了 would instruct."""
        found = matters.matter_at(masked, place)
        if not found:
            return None
        done = (
            found[0].endswith("了")
            or re.match("审议|听取|传达|讨论|审定", found[0])
            or "》" in masked[: found.end() + 2]
        )
        return found if done or level in (1, 2) else None

    def _state(self, sentence: Sentence, place: int, start: int, end: int, kind: ItemKind) -> None:
        assert self.here is not None
        base = sentence.start
        words = sentence.text[start:end]
        verdict = verdicts.read_verdict(sentence.masked[start:end])
        current = self.here.current
        if current and current.origin == "heading" and current.is_fresh and self._restates(current, words):
            current.outcome = verdict or current.outcome or verdicts.settled(kind, None)
            current.kind = kind if not matters.matter_at(current.words) else current.kind
            self.draft.claim(base, base + end)
            return
        if self.joint:
            self._enter(self._by_custom(kind), sentence)
        self.draft.claim(base, base + start)
        for a, b in self._split_statement(sentence, start, end, kind):
            self._add(Work(kind, base + a, base + b, "body", sentence.text[a:b], verdicts.settled(kind, verdict)))

    def _restates(self, work: Work, words: str) -> bool:
        return (
            overlap(work.words, words) >= 0.3 or overlap(words, work.words) >= 0.3 or not matters.matter_at(work.words)
        )

    def _split_statement(self, sentence: Sentence, start: int, end: int, kind: ItemKind) -> list[tuple[int, int]]:
        """会议审议通过《甲》《乙》《丙》。: three or more documents in a sentence of their own are matters each."""
        pieces = matters.split_documents(sentence.masked, start, end)
        alone = kind is ItemKind.DELIBERATE and len(pieces) > 2
        return pieces if alone else [(start, end)]

    def _add(self, work: Work) -> None:
        assert self.here is not None
        self.here.works.append(work)
        self.flow = False

    def _take_after_statement(self, sentence: Sentence, place: int) -> None:
        """……，原则同意《甲》，责成某办……: verdicts, then whatever is said."""
        masked = sentence.masked
        verb = matters.matter_at(masked, place)
        if verb and not clauses.ends_statement(masked[place:]) and not clauses.verdict_end(masked[place:]):
            pieces = clauses.phrases(masked, place)
            end = next(
                (a - 1 for a, b in pieces[1:] if clauses.ends_statement(masked[a:b])),
                pieces[-1][1] if pieces else len(masked),
            )
            self._state(sentence, place, place, end, matters.kind_of(verb, masked[verb.end() : end]))
            if end + 1 < len(masked):
                self._take_told(sentence, end + 1, None)
            return
        self._take_told(sentence, place, None)

    # --- what is decided, said, instructed

    def _take_told(self, sentence: Sentence, place: int, _: None) -> None:
        """The rest of a sentence from ``place``: a verdict, a reporting lead, directives."""
        place = self._take_verdict(sentence, place)
        place = self._take_reporting(sentence, place)
        place = self._take_verdict(sentence, place)
        if self.is_foreign or place >= len(sentence.masked):
            return
        inner = reporting.read_inner_lead(sentence.masked[place:], frozenset(self.draft.chairs))
        if inner:
            at, _lead = inner
            if not directives.instructs(sentence.masked[place : place + at], self.verb, self.flow):
                place += at
                place = self._take_reporting(sentence, place)
        self._take_directives(sentence, place)

    def _take_reporting(self, sentence: Sentence, place: int) -> int:
        """会议强调，……"""
        lead = reporting.read_lead(sentence.masked[place:], frozenset(self.draft.chairs))
        if lead is None:
            return place
        self.verb, self.speaker, self.is_foreign = lead.verb, lead.speaker, not lead.is_ours
        end = place + lead.end
        if lead.is_ours:
            self.draft.claim(sentence.start + place, sentence.start + end)
        rest = sentence.masked[end:].strip("—： ")
        if not rest:
            self.carried = True
        return end

    def _take_verdict(self, sentence: Sentence, place: int) -> int:
        """原则上同意《某方案》，由……: the outcome of the matter at hand; returns where the rest begins."""
        masked = sentence.masked
        length = clauses.verdict_end(masked[place:])
        if not length or (re.match("同意由", masked[place:]) and self._verdict(masked[place:]) is None):
            return place
        for a, b in clauses.phrases(masked, place):
            phrase = masked[a:b]
            if a == place:
                self._decide(self._verdict(phrase))
                agreed = re.compile("同意(?=由|请|责成)").search(phrase)
                if agreed:
                    return a + agreed.end()
                continue
            if (
                directives.is_assigned(phrase)
                or directives.has_modal(phrase)
                or reporting.read_lead(masked[a:], frozenset())
            ):
                self.draft.claim(sentence.start + place, sentence.start + a)
                return a
            verdict = self._verdict(phrase) if clauses.verdict_end(phrase) else None
            if verdict:
                self._decide(verdict)
        self.draft.claim(sentence.start + place, sentence.end)
        return len(masked)

    def _verdict(self, phrase: str) -> Outcome | None:
        return verdicts.read_verdict(phrase) or (
            Outcome.ADOPTED if re.match("(?:会议|研究|一致)*同意", phrase) else None
        )

    def _decide(self, verdict: Outcome | None) -> None:
        assert self.here is not None
        target: Work | Loose | None = self.here.current or (self.here.loose[-1] if self.here.loose else None)
        if target is None or verdict is None:
            return
        if target.outcome is not Outcome.ADOPTED_IN_PRINCIPLE or verdict is Outcome.DEFERRED:
            target.outcome = verdict

    def _take_directives(self, sentence: Sentence, place: int) -> None:
        assert self.here is not None
        found = directives.find_directives(sentence.text, sentence.masked, place, self.verb, self.flow)
        if self.verb in ("决定", "同意") and verdicts.is_referral(sentence.masked[place:]):
            found = [piece for piece in found if directives.is_assigned(sentence.masked[piece.start : piece.end])]
        for piece in found:
            words = sentence.text[piece.start : piece.end]
            made = directives.outline_directive(words, sentence.start + piece.start, self.verb, self.speaker)
            self._place(made, sentence)
        self.flow = bool(found) or (self.flow and not directives.describes(sentence.masked[place:]))
        if sentence.text.rstrip().endswith(("：", "——")):
            self.carried = True

    def _place(self, made: directives.DirectiveOutline, sentence: Sentence) -> None:
        assert self.here is not None
        current = self.here.current
        if current is not None:
            current.directives.append(made)
            return
        loose = self.here.loose
        if not loose or loose[-1].line != sentence.line:
            is_opening = sentence.start == self.here.sitting.base
            loose.append(Loose(sentence.line, self._line_words(sentence), is_opening=is_opening))
        loose[-1].directives.append(made)

    def _line_words(self, sentence: Sentence) -> str:
        start = self.draft.text.rfind("\n", 0, sentence.start) + 1
        end = self.draft.text.find("\n", start)
        return self.draft.text[start : end if end >= 0 else len(self.draft.text)]

    def _words(self, start: int, end: int) -> str:
        return self.draft.text[start:end]


def _says_day(held: sittings.DateRead) -> bool:
    """当天 and 日前 point to a day told before."""
    return held.month is not None or held.day is not None


def _rank(body: str) -> int:
    """The order in which heads of bodies are named: government, people's congress, consultative conference."""
    for place, word in enumerate(("国务院", "人大", "政府", "政协")):
        if word in body:
            return place
    return 9
