"""The addresses of open data: its description, the page about it, and the files of the whole record.

Which files there are is told by a folder, so that unlike other answers neither they nor the page are of the site's
version: they may be kept for a minute.
"""

import json
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

from meetings.open_data import dump
from meetings.open_data.openapi import openapi
from website.cors import open_to_all
from website.exports import FileView
from website.views import ReaderView

SECONDS = 60
LISTS = ("meetings:list", "directives:list", "changes")


class OpenApiView(ReaderView):
    """``/openapi.json``."""

    as_json = True

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.json(openapi(self.absolute_url(reverse("home"))))


class Briefly(ReaderView):
    """What may be kept for a minute by anybody; a person who signed in gets the same, for that person alone."""

    def mark(self, response: HttpResponseBase) -> HttpResponseBase:
        patch_vary_headers(response, ["Cookie"])
        if not self.request.user.is_authenticated:
            patch_cache_control(response, public=True, max_age=SECONDS)
            if self.is_data:
                open_to_all(self.request, response)
        return response


class OpenDataView(Briefly):
    """``/open-data/``: what there is for programs, and the files of the whole record."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "meetings/open_data.html", self.context())

    def context(self) -> dict[str, Any]:
        found = dump.current(settings.OPEN_DATA_DIR)
        name, manifest = found or ("", {"files": []})
        return {
            "manifest": manifest,
            "files": [one | {"url": reverse("open_data_file", args=[name, one["name"]])} for one in manifest["files"]],
            "lists": [{suffix: reverse(f"{name}_{suffix}") for suffix in ("json", "csv", "atom")} for name in LISTS],
            "site": self.absolute_url(reverse("home")),
        }


class OpenDataFile(FileView, Briefly):
    """A file of the current set, by the name of the set; without one the manifest, which names the files."""

    def get(self, request: HttpRequest, name: str = "", file: str = "") -> HttpResponseBase:
        found = dump.current(settings.OPEN_DATA_DIR)
        if found is None or name not in ("", found[0]):
            raise Http404(name)
        folder, manifest = found
        return self.send(Path(settings.OPEN_DATA_DIR) / folder, manifest, file) if name else self.manifest(manifest)

    def manifest(self, manifest: dump.Manifest) -> HttpResponse:
        return HttpResponse(
            json.dumps(manifest, ensure_ascii=False, indent=2), content_type="application/json; charset=utf-8"
        )

    def send(self, folder: Path, manifest: dump.Manifest, name: str) -> HttpResponseBase:
        facts = next((one for one in manifest["files"] if one["name"] == name), None)
        if facts is None:
            raise Http404(name)
        response: HttpResponseBase | None = get_conditional_response(self.request, etag := f'"{facts["sha256"]}"')
        if response is None:
            response = FileResponse(opened(folder / name), content_type=f"{facts['media_type']}; charset=utf-8")
        response["ETag"] = etag
        return response


def opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError:  # another set has come in between
        raise Http404(path.name) from None
