"""The whole public record as files: JSON lines and tables, with their hashes and the head of the chain they stand for.

A set of files lies in a folder of its own, named by what is in it; the link ``current`` leads to the newest, and the
others go. What was taken back since a set was written must not be read in it: see ``current``.
"""

import csv
import hashlib
import io
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override

from directives.exports import DirectiveTable
from directives.models.passage import Passage
from directives.serializers import directive_as_json
from meetings.exports import ChangeTable, MeetingTable
from meetings.models.edition import Edition
from meetings.renderings.serializers import change_row, correction_row, meeting_as_json
from meetings.verification import snapshot
from website.cells import written
from website.csv_tables import ListTable
from website.json_encoder import RecordEncoder

PUBLIC = AnonymousUser()
MANIFEST, CURRENT = "manifest.json", "current"
LANGUAGE = "zh-hans"  # of the headers of tables and the names of types
NAME = 16  # hexadecimal digits of a set's name
AT_A_TIME = 100

Link = Callable[[str], str]
Manifest = dict[str, Any]


def dump(folder: Path, site: str) -> Manifest:
    """Writes the set of what the public can read now, and makes it the current one; returns its manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    new = Path(mkdtemp(prefix=".new-", dir=folder))
    try:
        with snapshot(), override(LANGUAGE):
            manifest = head() | {"site": site, "files": list(files(new, lambda path: site.removesuffix("/") + path))}
        publish(new, manifest)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return manifest


def head() -> Manifest:
    """The end of the public chain, as ``/changes/`` prints it, with the time of its last act."""
    acts = Edition.objects.changes_for(PUBLIC).order_by("-chain_position")
    last = acts.first()
    return {
        "head": f"{last.audience}:{last.chain_position}:{last.digest}" if last else None,
        "acts": last.chain_position if last else 0,
        "last_act_at": last.issued_at.isoformat() if last else None,
        "erased": Edition.objects.erased_for(PUBLIC).count(),
    }


def files(folder: Path, link: Link) -> Iterator[Manifest]:
    """Writes each file; yields its name, rows, bytes and SHA-256."""
    for name, rows in (("meetings", meetings), ("directives", directives), ("changes", changes)):
        lines = (json.dumps(row, cls=RecordEncoder, ensure_ascii=False) + "\n" for row in rows(link))
        yield write(folder / f"{name}.jsonl", lines, "application/jsonl")
    for name, view in (("meetings", MeetingTable), ("directives", DirectiveTable), ("changes", ChangeTable)):
        yield write(folder / f"{name}.csv", table(view(), link), "text/csv", headings=1)


def meetings(link: Link) -> Iterator[Any]:
    editions = Edition.objects.visible_to(PUBLIC).with_first_issued().newest_first()
    for edition in editions.iterator(chunk_size=AT_A_TIME):
        corrections = [correction_row(one) for one in Edition.objects.corrections_for(PUBLIC, edition.key)]
        yield meeting_as_json(edition, corrections, link)


def directives(link: Link) -> Iterator[Any]:
    passages = Passage.objects.visible_to(PUBLIC).directives().newest_first().defer("folded")
    return (directive_as_json(passage, link) for passage in passages.iterator(chunk_size=AT_A_TIME))


def changes(link: Link) -> Iterator[Any]:
    acts = Edition.objects.changes_for(PUBLIC)
    return (change_row(act, link) for act in acts.iterator(chunk_size=AT_A_TIME))


def table(view: ListTable, link: Link) -> Iterator[str]:
    """The lines of a list's table, all of them."""
    view.reader = PUBLIC
    setattr(view, "absolute_url", link)  # noqa: B010 - there is no request whose host it could be
    yield "\ufeff" + line(map(str, view.header()))
    for row in view.get_queryset().iterator(chunk_size=AT_A_TIME):
        yield line(view.cells(row))


def line(cells: Iterable[Any]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow([written(cell) for cell in cells])
    return text.getvalue()


def write(path: Path, lines: Iterable[str], media_type: str, headings: int = 0) -> Manifest:
    seen, size, rows = hashlib.sha256(), 0, -headings
    with path.open("wb") as file:
        for text in lines:
            data = text.encode()
            seen.update(data)
            file.write(data)
            size, rows = size + len(data), rows + 1
    return {"name": path.name, "media_type": media_type, "rows": rows, "bytes": size, "sha256": seen.hexdigest()}


def publish(new: Path, manifest: Manifest) -> None:
    """Gives the written set its name, leads to it, and removes all others; who is reading one reads it to its end."""
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    (new / MANIFEST).write_text(text, encoding="utf-8")
    folder, name = new.parent, hashlib.sha256(text.encode()).hexdigest()[:NAME]
    new.chmod(0o755)
    if not (folder / name).exists():
        new.rename(folder / name)
    link = folder / f".{CURRENT}-{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(name)
    link.replace(folder / CURRENT)
    for other in folder.iterdir():
        if other.is_dir() and not other.is_symlink() and other.name != name:
            shutil.rmtree(other, ignore_errors=True)


def current(folder: Path) -> tuple[str, Manifest] | None:
    """The name and the manifest of the current set; None where there is none, or something was taken back since.

    A release adds; whatever else was done may have taken words from the public that the set still has.
    """
    try:
        name = (folder / CURRENT).readlink().name
        manifest: Manifest = json.loads((folder / name / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    later = Edition.objects.changes_for(PUBLIC).filter(chain_position__gt=manifest["acts"], number__gt=1)
    is_outdated = later.exists() or Edition.objects.erased_for(PUBLIC).count() != manifest["erased"]
    return None if is_outdated else (name, manifest)
