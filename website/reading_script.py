"""In which characters a reader has the words of a record: as they were printed, or converted for reading.

The address says it (``?script=hant``), so that what is read can be passed on as it is read.
"""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from records.scripts import SIMPLIFIED, TRADITIONAL

NAME = "script"  # of the parameter
LANGUAGES = {SIMPLIFIED: "zh-Hans", TRADITIONAL: "zh-Hant"}


def script_of(request: HttpRequest) -> str:
    """Empty for the words as they were printed."""
    script = request.GET.get(NAME, "")
    return script if script in LANGUAGES else ""


def reading(request: HttpRequest) -> dict[str, Any]:
    """What a page that shows a record needs: the ``scripts`` to choose from, and that in which it is ``written``."""
    current = script_of(request)
    names = {"": _("原文"), SIMPLIFIED: _("简体"), TRADITIONAL: _("繁体")}
    return {
        "scripts": [
            {"name": name, "url": f"?{NAME}={script}" if script else request.path, "is_current": script == current}
            for script, name in names.items()
        ],
        "written": LANGUAGES.get(current, ""),
    }
