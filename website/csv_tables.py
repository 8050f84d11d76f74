"""Lists as tables (CSV) for spreadsheet programs: the whole list, streamed, up to a limit that its page names.

UTF-8 with a byte order mark, which Excel and WPS need to read Chinese.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.timezone import localtime
from django.utils.translation import get_language, override

from website.cells import written
from website.exports import ListFile

MOST_ROWS = 10_000
AT_A_TIME = 20  # rows in memory; some hold a whole record, which may be a megabyte
NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
LONGEST_PART = 30  # characters of a filter's value in the name of a file

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
        yield "\ufeff" + writer.writerow([written(str(cell)) for cell in header])
        left = iter(keys)
        while some := list(islice(left, AT_A_TIME)):
            with override(language):  # a stream outlives the request's own
                rows = [writer.writerow([written(cell) for cell in row]) for row in load(some)]
            yield "".join(rows)

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.csv")
    return response


def file_name(parts: Iterable[str]) -> str:
    """The parts of a name that every system can keep."""
    clean = (" ".join(NOT_IN_NAMES.sub(" ", part).split())[:LONGEST_PART] for part in parts)
    return "_".join(filter(None, clean))


class ListTable(ListFile):
    """The whole list. Its file's name says which list it is, how it is narrowed, and of what day."""

    def render(self, rows: Any) -> Any:
        return self.table(list(rows.values_list("pk", flat=True)[:MOST_ROWS]))

    def table(self, keys: list[int]) -> Any:
        return table(self.file_name(), self.header(), keys, self.load)

    def file_name(self) -> str:
        at = self.last_release()
        narrowed = (self.filterset.display(name) for name in self.filterset.values)
        return file_name([str(self.title), *narrowed, f"{localtime(at):%Y-%m-%d}" if at else ""])

    def load(self, keys: list[int]) -> Iterable[Cells]:
        found = self.get_queryset().in_bulk(keys)
        return [self.cells(found[key]) for key in keys if key in found]

    def header(self) -> Cells:
        raise NotImplementedError

    def cells(self, row: Any) -> Cells:
        raise NotImplementedError
