"""How a record is said on a page: codes, days, numbers, titles and citations in the reader's language.

Everything here takes the plain rows and documents of the pages: no model, no query, no choice of who sees what.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django import template
from django.utils.dateformat import format as format_date
from django.utils.encoding import uri_to_iri
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext, override

from meetings.days import ISO_FORMATS, day, held, known_part, undated
from meetings.renderings.beside import kind_beside, outcome_beside
from meetings.renderings.serializers import act_name
from records.codes import AttendanceRole, Code, Disclosure, ItemKind, MeetingType, Outcome
from records.list_numerals import cited, ordinal
from records.sentences import as_sentence, beyond, says_more

register = template.Library()

OG_LOCALES = {"zh-hans": "zh_CN", "zh-hant": "zh_TW", "en": "en_US"}
HTML_LANGUAGES = {"zh-hans": "zh-CN", "zh-hant": "zh-Hant", "en": "en"}
CLAUSE = re.compile(r"(?<=[、，；：])")
AUTHORITY = re.compile(r"(?<=人民政府)|(?<=委员会)|(?<=办公室)")
TWO_HAN = re.compile(r"[\u3400-\u9fff]{2}")

# Codes


def code_label(codes: type[Code], value: object) -> str:
    """The translated name of a code; a value that is no code is printed as it stands."""
    try:
        return gettext(codes(str(value)).label)
    except ValueError:
        return str(value or "")


@register.filter
def type_name(value: object) -> str:
    return code_label(MeetingType, value)


@register.filter
def kind_name(value: object) -> str:
    return code_label(ItemKind, value)


@register.filter
def outcome_name(value: object) -> str:
    return code_label(Outcome, value)


register.filter(kind_beside)
register.filter(outcome_beside)


@register.filter
def disclosure_name(value: object) -> str:
    return code_label(Disclosure, value)


register.filter(act_name)


@register.filter
def html_lang(language: str) -> str:
    """The ``lang`` attribute for one of the site's languages."""
    return HTML_LANGUAGES.get(language, language)


@register.filter
def og_locale(language: str) -> str:
    """The locale that Open Graph knows one of the site's languages by."""
    return OG_LOCALES.get(language, language)


# Numbers


register.filter(ordinal)
register.simple_tag(cited, name="place_number")


@register.filter
def as_read(address: str) -> str:
    """An address as people read it: ?q=供水, not ?q=%E4%BE%9B%E6%B0%B4. What cannot be seen stays encoded."""
    return "".join(sign if sign.isprintable() else quote(sign) for sign in uri_to_iri(address))


@register.filter
def digits(words: str) -> str:
    """The number in words such as 示公网安备00000000000000号."""
    return "".join(filter(str.isdecimal, words))


@register.filter
def edition_name(number: object) -> str:
    return gettext("第%(number)s版") % {"number": number}


@register.filter
def check_code(digest: str | None) -> str:
    """The first 12 signs of a digest in groups of 4, short enough to be read out."""
    return " ".join((digest or "")[start : start + 4] for start in (0, 4, 8)).strip()


# Days and times


register.filter(held)
register.filter(day)


@register.simple_tag
def held_time(row: Mapping[str, Any], style: str = "full", css: str = "") -> SafeString:
    """The same as ``held`` in a ``time`` element; where nothing is known, in a ``span``, which claims no date."""
    attribute = format_html(' class="{}"', css) if css else ""
    if not (known := known_part(row)):
        quoted = format_html('<span lang="zh-Hans">{}</span>', text) if (text := row.get("held_on_text")) else ""
        return format_html("<span{}>{}</span>", attribute, mark_safe(undated(quoted, row, style)))
    known_day, precision = known
    moment = format_date(known_day, ISO_FORMATS[precision])
    return format_html('<time{} datetime="{}">{}</time>', attribute, moment, held(row, style))


@register.simple_tag
def at_time(at: datetime | None, style: str = "Y-m-d H:i", css: str = "") -> SafeString:
    """A point in time, to the minute, in the office's zone."""
    if not at:
        return mark_safe("")
    local = localtime(at)
    attribute = format_html(' class="{}"', css) if css else ""
    moment = local.isoformat(timespec="minutes")
    return format_html('<time{} datetime="{}">{}</time>', attribute, moment, format_date(local, style))


# Words


@register.filter
def clauses(title: str) -> SafeString:
    """Wraps a title's clauses, which writers part by spaces and commas, so that a line breaks between them first."""
    return _wrapped(title or "", CLAUSE)


@register.filter
def clauses_of_name(name: str) -> SafeString:
    """The same of the office's name: it breaks where its setting has a space, else behind the authority."""
    return _wrapped(name, CLAUSE if " " in name else AUTHORITY)


def _wrapped(words: str, end: re.Pattern[str]) -> SafeString:
    parts = [list(filter(None, end.split(part))) for part in words.split()]
    if sum(map(len, parts)) < 2:
        return escape(words)
    wrapped = [format_html_join("", '<span class="clause">{}</span>', ((one,) for one in part)) for part in parts]
    return format_html_join(" ", "{}", ((part,) for part in wrapped))


@register.filter
def headline(text: str, phrase: str) -> SafeString:
    """A directive's words as a sentence, with the first occurrence of its headline in bold."""
    words, phrase = as_sentence(text or ""), (phrase or "").removesuffix("…")
    before, found, after = words.partition(phrase) if phrase else (words, "", "")
    return format_html("{}<b>{}</b>{}", before, found, after) if found else escape(before)


@register.filter
def sentence(words: str) -> str:
    return as_sentence(words or "")


@register.filter("beyond")
def rest_of(words: str, headline: str) -> str:
    """What a directive says after its headline, as a sentence."""
    rest = beyond(words, headline)
    return as_sentence(rest) if rest else ""


register.filter(says_more)


@register.filter
def spaced_name(name: str) -> str:
    """A name of two characters takes the width of three, as lists of names are set."""
    return "\u3000".join(name) if TWO_HAN.fullmatch(name or "") else name


@register.filter
def roll(attendance: Iterable[Mapping[str, str]] | None) -> list[dict[str, Any]]:
    """Attendance by role, 出席 列席 请假; inside a role in the order of entry, which is political and never sorted."""
    people = list(attendance or ())
    rows = (
        {"label": gettext(role.label), "people": [p for p in people if p["role"] == role]} for role in AttendanceRole
    )
    return [row for row in rows if row["people"]]


@register.simple_tag
def citation(meeting: Mapping[str, Any], directive: Mapping[str, Any], publisher: str = "") -> str:
    """One line to copy into a document. It is cited in the language of the record, whatever the page's is."""
    with override("zh-hans"):
        type_number_and_day = f"{type_name(meeting['type'])}{meeting.get('number_text') or ''}，{held(meeting)}"
    number = cited(directive["item"]["position"], directive["position"])
    source = f"{publisher}：" if publisher else ""
    return f"{source}《{meeting['title']}》（{type_number_and_day}），{number}，第{directive['edition']}版"
