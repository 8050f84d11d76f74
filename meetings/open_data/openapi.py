"""The description of the site for programs (OpenAPI 3.1): each address that answers with data, its filters, its shapes.

Filters are those that the lists declare, shapes those of ``schemas``; what is written here alone are the addresses.
Archives are not among them: in OpenAPI their addresses are those of single meetings, and the list has them by filters.
"""

from typing import Any

import django_filters
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from directives.lists import DirectiveFilterSet
from directives.search.web.filters import SearchFilterSet
from meetings.lists import ChangeFilterSet, FollowedChanges, MeetingFilterSet
from meetings.open_data.schemas import KEY, Schema, reference, schemas
from website.filters import PARAMETERS, AfterFilter, DayFilter, RecordFilterSet

CSV, ATOM, ICS, TEXT = "text/csv", "application/atom+xml", "text/calendar", "text/plain"


def openapi(site: str) -> dict[str, Any]:
    """The whole description of the site at an address."""
    return {
        "openapi": "3.1.0",
        "info": {"title": settings.OFFICE["name"], "version": "1", "description": about()},
        "servers": [{"url": site.removesuffix("/")}],
        "paths": paths(),
        "components": {"schemas": schemas()},
    }


def about() -> str:
    return _(
        "已发布的会议、工作要求和变动。列表每次最多 100 行，沿 next 读到末尾；"
        "时间带时区，日期为 YYYY-MM-DD，未知为 null。"
        "要保持同步：先读列表，再按上次所见的 at 读取 /changes.json?since=…，逐一重读其中的会议。"
    )


def paths() -> dict[str, Any]:
    meetings, directives, changes = _("会议列表"), pgettext("list", "工作要求"), _("更新动态")
    return {
        **a_list("/meetings", meetings, MeetingFilterSet, "MeetingRow", (CSV, ATOM, ICS, TEXT)),
        **one("/meetings/{key}", _("会议详情"), "Meeting", (TEXT, ICS)),
        **a_list("/directives", directives, DirectiveFilterSet, "Directive", (CSV, ATOM, ICS, TEXT)),
        **one("/directives/{key}", pgettext("list", "工作要求"), "Directive", ()),
        **a_list("/units/{name}", _("单位"), DirectiveFilterSet, "Directive", (CSV, ATOM, ICS, TEXT), of=NAME),
        **a_list("/changes", changes, ChangeFilterSet, "Change", (CSV, ATOM, ICS, TEXT), followed=FollowedChanges),
        **a_list("/search", _("搜索"), SearchFilterSet, "Hit", (CSV, ATOM, ICS, TEXT)),
    }


NAME: tuple[Schema, ...] = ({"name": "name", "in": "path", "required": True, "schema": {"type": "string"}},)
WITHOUT_NUL = "^[^\\u0000]*$"  # which no form takes
SUFFIXES = {CSV: "csv", ATOM: "atom", ICS: "ics", TEXT: "txt"}


def a_list(
    stem: str,
    name: str,
    filterset: type[RecordFilterSet],
    row: str,
    files: tuple[str, ...],
    followed: type[RecordFilterSet] | None = None,
    of: tuple[Schema, ...] = (),
) -> dict[str, Any]:
    """A list as JSON and as files, all with its filters; ``of`` are the parameters in its path."""
    narrowing, narrowing_json = [*of, *filters(filterset)], [*of, *filters(followed or filterset)]
    refusals = {"400": _("参数有误"), "503": _("查找用时过长")} | ({"404": _("没有这一内容")} if of else {})
    found = {
        f"{stem}.json": get(
            name, [*narrowing_json, CURSOR, PAGE], json(f"{row}List"), {"404": _("没有这一页")} | refusals
        )
    }
    for media_type in files:
        parameters = [*narrowing, CURSOR] if media_type == ATOM else narrowing
        found[f"{stem}.{SUFFIXES[media_type]}"] = get(name, parameters, file(media_type), refusals, is_json=False)
    return found


def one(stem: str, name: str, shape: str, files: tuple[str, ...]) -> dict[str, Any]:
    """One thing by its key, as JSON and as files."""
    parameters = [{"name": "key", "in": "path", "required": True, "schema": KEY}]
    refusals = {"404": _("没有这一内容"), "410": _("已撤回或更正")}
    found = {f"{stem}.json": get(name, parameters, json(shape), refusals)}
    for media_type in files:
        found[f"{stem}.{SUFFIXES[media_type]}"] = get(name, parameters, file(media_type), refusals, is_json=False)
    return found


def get(
    name: str, parameters: list[Schema], content: Schema, refusals: dict[str, str], *, is_json: bool = True
) -> Schema:
    refused = json("Error") if is_json else file(TEXT)
    responses = {status: {"description": said, "content": refused} for status, said in refusals.items()}
    return {
        "get": {
            "summary": name,
            "parameters": parameters,
            "responses": {"200": {"description": name, "content": content}, **dict(sorted(responses.items()))},
        }
    }


def json(shape: str) -> Schema:
    return {"application/json": {"schema": reference(shape)}}


def file(media_type: str) -> Schema:
    return {media_type: {"schema": {"type": "string"}}}


def parameter(name: str, schema: Schema, description: str = "") -> Schema:
    described = {"description": description} if description else {}
    return {"name": name, "in": "query", "required": False, **described, "schema": schema}


CURSOR = parameter("cursor", {"type": "string"})
PAGE = parameter("page", {"type": "integer", "minimum": 1})


def filters(filterset: type[RecordFilterSet]) -> list[Schema]:
    """The parameters of a list, by the names that addresses have them under."""
    found = [
        parameter(PARAMETERS.get(name, name), allowed(one), str(one.label))
        for name, one in filterset.base_filters.items()
    ]
    if issubclass(filterset, SearchFilterSet):
        found.insert(0, parameter("q", {"type": "string"}, _("关键词")))
    return found


def allowed(one: django_filters.Filter) -> Schema:
    """The values that a filter takes; an empty one, as forms send it, narrows nothing."""
    if isinstance(one, django_filters.ChoiceFilter):
        return {"type": "string", "enum": [str(value) for value, _label in one.extra["choices"]] + [""]}
    if isinstance(one, DayFilter | AfterFilter):
        form = "date" if isinstance(one, DayFilter) else "date-time"
        return {"type": "string", "anyOf": [{"format": form}, {"maxLength": 0}]}
    return {"type": "string", "maxLength": one.extra["max_length"], "pattern": WITHOUT_NUL}
