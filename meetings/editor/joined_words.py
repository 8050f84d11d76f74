"""What the fields of rows say that are split or joined: no word is lost, nothing hidden is shown. Pure."""

from meetings.editor.record import Fields
from meetings.editor.units import read_units, said
from records.codes import Disclosure

JOINED = ("speaker", "addressee", "verb", "deadline_text")  # words of both rows, where two are merged
STRICTEST = [str(code) for code in (Disclosure.WITHHELD, Disclosure.ON_REQUEST, Disclosure.PUBLIC)]
COPIED = ("verb", "speaker", "addressee", "disclosure", "disclosure_reason")  # said of each part of a split directive
HIDING = ("disclosure", "disclosure_reason")


def of_part(whole: Fields, line: str) -> Fields:
    """Units and deadline go with the words that name them."""
    fields = {"text": line} | {name: whole[name] for name in COPIED if name in whole}
    if named := [unit for unit in read_units(whole.get("units", "")) if unit in line]:
        fields["units"] = said(named)
    if whole.get("deadline_text") and whole["deadline_text"] in line:
        fields |= {name: whole[name] for name in ("deadline_text", "deadline_on") if name in whole}
    return fields


def of_both(upper: Fields, lower: Fields) -> Fields:
    """Two directives as one. A field that neither shows stays out; the stricter disclosure holds for both."""
    fields = {name: upper.get(name) or lower.get(name, "") for name in {**upper, **lower}}
    fields["text"] = upper.get("text", "").rstrip() + lower.get("text", "").lstrip()
    if fields.get("units"):
        fields["units"] = said(read_units(f"{upper.get('units', '')}、{lower.get('units', '')}"))
    for name in JOINED:
        if name in fields:
            fields[name] = "、".join(dict.fromkeys(one for one in (upper.get(name), lower.get(name)) if one))
    return fields | _stricter(upper, lower)


def of_both_items(upper: Fields, lower: Fields) -> Fields:
    """The title of the upper stays; that of the lower goes into the words, where they do not tell it."""
    fields = {name: upper.get(name) or lower.get(name, "") for name in {**upper, **lower}} | _stricter(upper, lower)
    if "text" not in fields:
        return fields
    mine, theirs = upper.get("text", "").strip(), lower.get("text", "").strip()
    title = lower.get("title", "").strip()
    is_told = title in fields.get("title", "") + mine + theirs
    return fields | {"text": "\n".join(filter(None, [mine, "" if is_told else title, theirs]))}


def _stricter(upper: Fields, lower: Fields) -> Fields:
    """The stricter disclosure of both rows, with the reasons of both; of the fields that either shows."""
    fields = {}
    if "disclosure" in {**upper, **lower}:
        both = {one.get("disclosure") or STRICTEST[-1] for one in (upper, lower)}
        fields["disclosure"] = next((one for one in STRICTEST if one in both), STRICTEST[-1])
    if "disclosure_reason" in {**upper, **lower}:
        reasons = (one.get("disclosure_reason") for one in (upper, lower))
        fields["disclosure_reason"] = "；".join(dict.fromkeys(one for one in reasons if one))
    return fields


def of_item_apart(whole: Fields) -> Fields:
    """The fields of an item that is parted from another: its kind, and what was hidden stays hidden."""
    return {name: whole[name] for name in ("kind", *HIDING) if name in whole}
