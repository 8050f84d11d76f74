"""The meeting editor beside stock admin's form of the meeting alone: 15 items of 10 directives, opened, saved.

``python -m benchmarks.editor`` fills a database of its own and throws it away. Times are medians, in one run.
"""

import argparse
import json
from types import ModuleType
from typing import Any

from benchmarks.office.timing import timed
from benchmarks.search import database

ITEMS, DIRECTIVES = 15, 10
TEXT = "要加快老旧管网改造，{number}号泵站年底前完成更换，并公布进度。"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=5, help="times each page is opened and saved; the median counts")
    options = parser.parse_args()
    with database():
        print(json.dumps(measure(options.repeat), indent=1))
    return 0


def measure(repeat: int) -> dict[str, Any]:
    """Milliseconds to open and to save each form, the size of its page, and how many times stock's the editor takes."""
    from django.test import Client, override_settings

    from meetings.models import User

    client = Client()
    client.force_login(User.objects.create_superuser("secretary", password="x"))
    meeting = long_meeting()
    with override_settings(ROOT_URLCONF=with_stock_admin(), ALLOWED_HOSTS=["testserver"]):
        editor = opened_and_saved(client, f"/admin/meetings/meeting/{meeting.pk}/change/", repeat)
        stock = opened_and_saved(client, f"/admin/stock/meetings/meeting/{meeting.pk}/change/", repeat)
    ratios = {name: round(editor[name] / stock[name], 1) for name in ("open_ms", "save_ms")}
    return {"editor": editor, "stock_form_of_the_meeting_alone": stock, "times_stock": ratios}


def long_meeting() -> Any:
    from directives.models import Directive
    from meetings.models import AgendaItem, Meeting

    meeting = Meeting.objects.create(title="研究供水保障工作", summary="会议研究供水保障工作。", chair="沈怀远")
    for position in range(1, ITEMS + 1):
        title = f"听取第{position}片区供水保障工作情况汇报"
        item = AgendaItem.objects.create(meeting=meeting, position=position, title=title, text=f"会议{title}。")
        for number in range(1, DIRECTIVES + 1):
            Directive.objects.create(item=item, position=number, text=TEXT.format(number=number), units=["区水务局"])
    return meeting


def with_stock_admin() -> Any:
    """The site's addresses, and below ``/admin/stock/`` the meeting in an admin without anything of ours."""
    from django.contrib import admin
    from django.urls import path

    from config.urls import urlpatterns
    from meetings.models import Meeting

    stock = admin.AdminSite(name="stock")
    stock.register(Meeting, admin.ModelAdmin)
    urls = ModuleType("urls_with_stock_admin")
    urls.urlpatterns = [path("admin/stock/", stock.urls), *urlpatterns]  # type: ignore[attr-defined]
    return urls


def opened_and_saved(client: Any, address: str, repeat: int) -> dict[str, float]:
    """A save changes the meeting's title and sends all that the form holds."""
    from tests.html_form import fields_of

    client.get(address)  # warms the templates
    open_ms, page = timed(lambda: client.get(address), repeat)

    def save() -> Any:
        fields = fields_of(page) | {"title": [f"研究供水保障工作（第{next(numbers)}稿）"], "_continue": ["1"]}
        fields |= {"form_token": [str(next(numbers))]} if "form_token" in fields else {}
        response = client.post(address, fields)
        assert response.status_code == 302, response.content.decode()
        return response

    numbers = iter(range(1, 1000))
    save_ms, _answer = timed(save, repeat)
    return {"open_ms": round(open_ms, 1), "save_ms": round(save_ms, 1), "page_kb": round(len(page.content) / 1000, 1)}


if __name__ == "__main__":
    raise SystemExit(main())
