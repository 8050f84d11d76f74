"""What addresses of the desk may ask: the filters that a page offers, and nothing that ends in an error page."""

from itertools import product
from urllib.parse import quote, urlencode

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import Field
from django.test import RequestFactory

from meetings.erasure import erase
from meetings.models import Edition, Erasure, Meeting, MeetingTemplate, Report, User
from tests.factories import make_attendance, make_record, make_report, release
from tests.html import page_of

pytestmark = pytest.mark.django_db
OFFERED = {
    "meetings.AccessEntry": {"act__exact", "at__gte", "at__lt"},
    "meetings.Meeting": {
        *("state__exact", "public", "type__exact", "listed_on__gte", "listed_on__lt", "report__id__exact"),
        *("listed_on__year", "listed_on__month", "listed_on__day"),
    },
    "meetings.AgendaItem": set(),
    "meetings.Report": {
        *("received_at__gte", "received_at__lt", "received_at__year", "received_at__month", "received_at__day"),
    },
    "meetings.Edition": {"audience__exact", "is_current__exact", "issued_at__gte", "issued_at__lt"},
    "meetings.Erasure": set(),
    "meetings.MeetingTemplate": set(),
    "meetings.Role": set(),
    "meetings.User": {"is_active__exact", "groups__id__exact", "groups__isnull"},
}
LOOKUPS = (
    *("", "__exact", "__iexact", "__contains", "__icontains", "__startswith", "__istartswith", "__endswith"),
    *("__regex", "__iregex", "__in", "__range", "__gt", "__gte", "__lt", "__lte", "__isnull", "__search", "__date"),
    *("__year", "__month", "__day", "__week", "__year__gte", "__len", "__contained_by", "__overlap", "__has_key"),
    *("__place", "__place__startswith", "__items__0__title__contains", "__id", "__pk", "__password__startswith"),
)
HOSTILE = (
    *(
        "",
        "1",
        "-1",
        "x",
        "(",
        "\\",
        "%",
        "True",
        "null",
        "\x00",
        "a\x00b",
        "'",
        '"',
        ",",
        "9" * 19,
        "9" * 40,
        "9" * 5000,
    ),
    *("１２", "²", "1e5", "1_0", "NaN", "\ud7ff\ufffe", "😀" * 300, "2026", "0", "0000", "9998", "9999", "2026-02-30"),
    *("2026-03-05", "9999-12-31", "0001-01-01", "2026-03-05T08:00", "9999-12-31 23:59+00:00", "0001-01-01 00:00+14:00"),
)
OWN = ("q", "o", "p", "e", "all", "_facets", "_popup", "_to_field", "_changelist_filters", "nothing")
ADMINS = sorted(admin.site._registry.items(), key=lambda one: one[0]._meta.label)


@pytest.fixture
def office(cast):
    """A row of everything the desk lists, in an office whose chief may open every page."""
    meeting = release(make_record(report=make_report(), place="甲室"), cast)
    make_attendance(make_record(place="乙室"))
    erase(make_record(), by=cast.administrator, reason="误录")
    MeetingTemplate.objects.create(type="executive", items="传达学习上级会议精神")
    cast.chief = User.objects.create_superuser("chief", password="x")
    cast.meeting = meeting
    return cast


@pytest.fixture
def chief(client, office):
    client.force_login(office.chief)
    return client


def address(model):
    return f"/admin/{model._meta.app_label}/{model._meta.model_name}/"


def paths(model):
    """The fields of a model, and those of the models beside it."""
    for field in model._meta.get_fields():
        name = field.name
        yield name
        if isinstance(field, Field) and hasattr(field, "attname"):
            yield field.attname
        if field.is_relation and field.related_model:
            yield from (f"{name}__{beside.name}" for beside in field.related_model._meta.get_fields())


def test_every_list_of_the_desk_is_known():
    assert {model._meta.label for model, _admin in ADMINS} == set(OFFERED)


@pytest.mark.parametrize(("model", "model_admin"), ADMINS, ids=lambda one: getattr(one, "__name__", ""))
def test_a_list_takes_what_its_page_offers_and_no_other_lookup(model, model_admin):
    request = RequestFactory().get("/")
    asked = {f"{path}{lookup}" for path, lookup in product([*paths(model), "pk", "id", "public"], LOOKUPS)}

    taken = {name for name in asked if any(model_admin.lookup_allowed(name, value, request) for value in ("1", ""))}

    assert len(asked) > 200
    assert taken == OFFERED[model._meta.label]


@pytest.mark.parametrize(("model", "model_admin"), ADMINS, ids=lambda one: getattr(one, "__name__", ""))
def test_what_is_not_offered_changes_nothing_and_says_so(chief, model, model_admin):
    """One lookup for each field: the answer is the same whatever the rows hold."""
    if model._meta.label == "meetings.AgendaItem":  # which has no list
        return
    lookups = ("__startswith", "__regex", "__isnull", "__gt", "")
    for place, path in enumerate(paths(model)):
        query = {f"{path}{lookups[place % len(lookups)]}": ("", "(", "甲", "0")[place % 4]}
        answer = chief.get(address(model), query)
        assert (answer.status_code, answer.headers.get("Location")) == (302, address(model)), query
    assert "筛选条件无法识别" in chief.get(address(model), query, follow=True).content.decode()


@pytest.mark.parametrize(("model", "model_admin"), ADMINS, ids=lambda one: getattr(one, "__name__", ""))
def test_no_value_makes_a_list_an_error_page(chief, model, model_admin):
    own = OWN if model is Meeting else ()
    for name, value in product([*OFFERED[model._meta.label], *own], HOSTILE):
        answer = chief.get(f"{address(model)}?{urlencode({name: value}, errors='replace')}")
        assert answer.status_code in (200, 302, 400), (name, value)
        assert "invalid_setup" not in str(answer.templates), (name, value)


def test_pairs_of_values_make_no_error_page(chief):
    for first, second in product(("2026", "9998", "0", "x", ""), ("0", "12", "13", "2", "")):
        for third in (None, "0", "29", "31", "32", "x"):
            query = {"listed_on__year": first, "listed_on__month": second}
            answer = chief.get(address(Meeting), query | ({"listed_on__day": third} if third else {}))
            assert answer.status_code in (200, 302), query
    for written in (
        "e=1&p=99",
        "e=1&listed_on__gte=x",
        "state__exact=draft&state__exact=x",
        "type__exact=x&type__exact=",
    ):
        assert chief.get(f"{address(Meeting)}?{written}", follow=True).status_code == 200
        assert "db-error" not in chief.get(f"{address(Meeting)}?{written}", follow=True).content.decode()


def test_the_filters_that_pages_print_are_all_taken(chief):
    """Every link of a list to itself leads to rows, not to the sentence about what cannot be read."""
    for model in (Meeting, Report, Edition, Erasure, User):
        page = page_of(chief.get(address(model)))
        for link in {anchor["href"] for anchor in page.all("a", "href") if anchor["href"].startswith("?")}:
            assert chief.get(address(model) + link).status_code == 200, (model, link)
    page = chief.get(f"{address(Meeting)}?report__id__exact={Meeting.objects.exclude(report=None).get().report_id}")
    assert len(page.context["cl"].result_list) == 1


def test_an_administrator_cannot_spell_out_what_he_may_not_read(client, office):
    client.force_login(office.administrator)
    for name in ("document__place__startswith", "title__startswith", "note__regex", "meeting__place__startswith"):
        right, wrong = (client.get(address(Edition), {name: word}, follow=True) for word in ("甲", "丙"))
        assert [row.pk for row in right.context["cl"].result_list] == [
            row.pk for row in wrong.context["cl"].result_list
        ]
    for column in range(12):  # nor read it from the order
        listed = client.get(address(Edition), {"o": str(column)}).context["cl"]
        assert not {"title", "note", "-title", "-note"} & set(listed.queryset.query.order_by)


@pytest.mark.parametrize("search", ["q=\x00", "q=" + "字" * 201, "q=" + "a " * 5000, 'q="', "q=\\", "q='"])
def test_a_search_that_nobody_types_is_no_error_page(chief, search):
    name, _equals, words = search.partition("=")
    for model in (Meeting, Edition, User):
        assert chief.get(address(model), {name: words}, follow=True).status_code == 200


def test_a_search_that_is_too_long_says_so_and_finds_nothing(chief):
    page = chief.get(address(Meeting), {"q": "字" * 201})

    assert "搜索词最多 200 字" in page.content.decode()
    assert list(page.context["cl"].result_list) == []


def test_the_door_of_autocompletion_is_no_error_page(chief):
    asked = [
        {"app_label": "meetings", "model_name": "edition", "field_name": "meeting"},
        {"app_label": "meetings", "model_name": "edition", "field_name": "issued_by"},
        {"app_label": "admin", "model_name": "logentry", "field_name": "user"},
        {"app_label": "auth", "model_name": "permission", "field_name": "content_type"},
        {"app_label": "x", "model_name": "\x00", "field_name": "("},
        {},
    ]
    for facts, term, page in product(asked, ("", "\x00", "字" * 300, "("), ("", "0", "x", "9" * 30, "last")):
        answer = chief.get("/admin/autocomplete/", facts | {"term": term, "page": page})
        assert answer.status_code in (200, 403, 404), (facts, term, page)


def test_an_administrator_cannot_complete_what_he_may_not_read(client, office):
    client.force_login(office.administrator)
    facts = {"app_label": "meetings", "model_name": "edition", "field_name": "meeting", "term": "区政府"}

    assert client.get("/admin/autocomplete/", facts).status_code == 403


@pytest.mark.parametrize(("model", "model_admin"), ADMINS, ids=lambda one: getattr(one, "__name__", ""))
def test_no_address_of_a_row_is_an_error_page(chief, model, model_admin):
    here = model.objects.first().pk
    keys = ("0", "x", "\x00", "9" * 30, "１", "_5F", "a/b", "%2500", "1_0", here)
    odd = ("?_to_field=id", "?_to_field=key", "?_to_field=document", "?_popup=1", "?_changelist_filters=%00%26%3D(")
    asked = list(product(keys, ("change", "delete", "history", "password", "preview", "explode"), ("",)))
    for key, page, query in [*asked, *product((here, "x"), ("change", "delete"), odd)]:
        answer = chief.get(f"{address(model)}{quote(str(key), safe='')}/{page}/{query}")
        assert answer.status_code in (200, 302, 400, 403, 404), (key, page, query)


def test_other_doors_of_the_admin_are_no_error_pages(chief):
    kinds = [*ContentType.objects.values_list("pk", flat=True), "x", "\x00", "9" * 30]
    for kind, key in product(kinds, ("1", "x", "\x00", "9" * 30)):
        assert chief.get(f"/admin/r/{quote(str(kind))}/{quote(key)}/").status_code == 404
    for app in ("meetings", "auth", "x", "%00"):
        assert chief.get(f"/admin/{app}/").status_code in (200, 404)
    assert chief.get("/admin/jsi18n/").status_code == 200
