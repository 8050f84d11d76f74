"""Lists as tables (CSV) for spreadsheet programs: the whole list, streamed, up to a limit that its page names.

UTF-8 with a byte order mark, which Excel and WPS need to read Chinese; no cell can be taken for a formula.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any
from unicodedata import category, normalize

from django.http import StreamingHttpResponse
from django.utils.translation import get_language, override

from website.exports import ListFile

MOST_ROWS = 10_000
AT_A_TIME = 20  # rows in memory; some hold a whole record, which may be a megabyte
FORMULA = tuple("=+-@")  # also in their other widths and sizes: some programs fold them before they look

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
        yield "\ufeff" + writer.writerow([harmless(str(cell)) for cell in header])
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
    if isinstance(cell, str) and (
        cell.startswith(("\t", "\r")) or normalize("NFKC", first_sign(cell)).startswith(FORMULA)
    ):
        return f"'{cell}"
    return "" if cell is None else cell


def first_sign(text: str) -> str:
    """The first character that is seen: programs pass over spaces, controls and what has no shape before they look."""
    return next((character for character in text if category(character)[0] not in "ZC"), "")


class ListTable(ListFile):
    """The whole list; ``name`` is the file's."""

    name = ""

    def render(self, rows: Any) -> Any:
        keys = list(rows.values_list("pk", flat=True)[:MOST_ROWS])
        return table(self.name, self.header(), keys, self.load)

    def load(self, keys: list[int]) -> Iterable[Cells]:
        found = self.get_queryset().in_bulk(keys)
        return [self.cells(found[key]) for key in keys if key in found]

    def header(self) -> Cells:
        raise NotImplementedError

    def cells(self, row: Any) -> Cells:
        raise NotImplementedError
