"""Lists as tables (CSV) for spreadsheet programs: the whole list, streamed, up to a limit that its page names.

UTF-8 with a byte order mark, which Excel and WPS need to read Chinese; no cell can be taken for a formula.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.http import StreamingHttpResponse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from directives.files import ListFile
from directives.models.passage import Passage
from directives.rows import Row, directive_row

MOST_ROWS = 10_000
AT_A_TIME = 500
FORMULA = tuple("=+-@\t\r＝＋－＠")  # the full-width ones too: some programs fold them before they look

Cells = Sequence[Any]


class Line:
    """A file for the csv writer that hands back what is written."""

    def write(self, text: str) -> str:
        return text


def table(name: str, header: Cells, keys: list[int], load: Callable[[list[int]], Iterable[Cells]]) -> Any:
    """An answer with a line for each key, in their order; ``load`` reads some rows at a time, in this language."""
    language = get_language()

    def lines() -> Iterator[str]:
        writer = csv.writer(Line())
        yield "\ufeff" + writer.writerow([harmless(cell) for cell in header])
        left = iter(keys)
        while some := list(islice(left, AT_A_TIME)):
            with override(language):  # a stream outlives the request's own
                rows = [writer.writerow([harmless(cell) for cell in row]) for row in load(some)]
            yield "".join(rows)

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def harmless(cell: Any) -> Any:
    """A text that a spreadsheet could run as a formula gets an apostrophe before it; its words stay."""
    if isinstance(cell, str) and cell.lstrip(" \n\u3000").startswith(FORMULA):
        return f"'{cell}"
    return "" if cell is None else cell


class ListTable(ListFile):
    """The whole list; ``name`` is the file's."""

    name = ""

    def answer(self, rows: Any) -> Any:
        keys = list(rows.values_list("pk", flat=True)[:MOST_ROWS])
        return table(self.name, self.header(), keys, self.load)

    def load(self, keys: list[int]) -> Iterable[Cells]:
        found = self.rows().in_bulk(keys)
        return [self.cells(found[key]) for key in keys if key in found]

    def header(self) -> Cells:
        raise NotImplementedError

    def cells(self, row: Any) -> Cells:
        raise NotImplementedError


class DirectiveTable(ListTable):
    """``/directives.csv``."""

    name = "directives"

    def rows(self) -> Any:
        return Passage.objects.visible_to(self.reader).directives().newest_first().defer("folded")

    def header(self) -> Cells:
        return [
            *(_("会议日期"), _("会议类型"), _("会议"), _("议题"), _("序号"), _("要点"), _("内容"), _("表述")),
            *(_("提出人"), _("要求对象"), _("涉及单位"), _("版次"), _("发布时间"), _("网址")),
        ]

    def cells(self, row: Passage) -> Cells:
        d = directive_row(row, self.here)
        number = f"{d['item']['position']}.{d['position']}"
        return [
            *(held_on(d["meeting"]), d["meeting"]["type_name"], d["meeting"]["title"], d["item"]["title"], number),
            *(d["headline"], d["text"], d["verb"], d["speaker"], d["addressee"], "、".join(d["units"])),
            *(d["edition"], d["issued_at"].isoformat(timespec="minutes"), d["url"]),
        ]


def held_on(meeting: Row) -> str:
    """The day where it is known, else what the report says of it: no other day may be taken for it."""
    return meeting["held_on"].isoformat() if meeting["held_on"] else meeting["held_on_text"]
