"""Which runs of a Word document a reader of the page sees: not those that are hidden or struck through.

ECMA-376, part 1, 17.3.2: a run says so itself, or a style of its characters, or of its paragraph. Pure.
"""

from typing import Any

from docx.oxml.ns import qn

UNSEEN = (qn("w:vanish"), qn("w:webHidden"), qn("w:strike"), qn("w:dstrike"))
OFF = {"0", "false", "off"}
MOST_STYLES = 20  # that are based on each other


class Visible:
    """Asked for each run; styles are looked up by their ids."""

    def __init__(self, styles: Any) -> None:
        found = styles.iter(qn("w:style")) if styles is not None else ()
        self.styles = {style.get(qn("w:styleId")): style for style in found}

    def shows(self, run: Any) -> bool:
        """Whether the words of a run are printed; the nearest that says so of each property decides."""
        paragraph = next(run.iterancestors(qn("w:p")), None)
        said = [
            run.find(qn("w:rPr")),
            *self._of_style(_child(run, "w:rPr", "w:rStyle")),
            *(self._of_style(_child(paragraph, "w:pPr", "w:pStyle")) if paragraph is not None else ()),
        ]
        return not any(_is_on(property_, said) for property_ in UNSEEN)

    def _of_style(self, named: Any) -> list[Any]:
        """The run properties of a style and of those that it is based on."""
        properties: list[Any] = []
        for _ in range(MOST_STYLES):
            style = self.styles.get(named.get(qn("w:val"))) if named is not None else None
            if style is None:
                break
            properties.append(style.find(qn("w:rPr")))
            named = style.find(qn("w:basedOn"))
        return properties


def is_joined(paragraph: Any) -> bool:
    """Whether the mark of a paragraph is deleted, so that the next one goes on with its words."""
    mark = _child(paragraph, "w:pPr", "w:rPr")
    return mark is not None and mark.find(qn("w:del")) is not None


def _child(element: Any, *path: str) -> Any:
    for name in path:
        element = element.find(qn(name)) if element is not None else None
    return element


def _is_on(name: str, said: list[Any]) -> bool:
    found = next((one.find(name) for one in said if one is not None and one.find(name) is not None), None)
    return found is not None and found.get(qn("w:val"), "1") not in OFF
