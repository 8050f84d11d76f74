"""Bodies of requests: what no address takes is refused unread, and what breaks off is not taken for a whole one."""

import io

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory

from config import bodies
from tests.html import page_of

FORM = "application/x-www-form-urlencoded"
PASTE = "/admin/meetings/report/add/"
DESK = "/admin/meetings/meeting/1/change/"
SIGN_IN = "/accounts/login/"


class Unread(io.RawIOBase):
    """A body that must not be looked at."""

    def read(self, size: int = -1) -> bytes:
        raise AssertionError("the body was read")


def answer(address: str, body: io.RawIOBase | io.BytesIO | None = None, **facts: str) -> HttpResponse:
    """What the middleware alone makes of a POST; 200 with the body where it lets it pass."""
    words = {"REQUEST_METHOD": "POST", "CONTENT_TYPE": FORM, "CONTENT_LENGTH": "3", **facts}
    request = RequestFactory().generic(words.pop("REQUEST_METHOD"), address)
    request.META.update(words)
    request = type(request)(request.META | {"wsgi.input": body or Unread()})
    return bodies.RequestBodies(lambda request: HttpResponse(request.body))(request)


@pytest.mark.parametrize(
    ("address", "facts", "status"),
    [
        *(
            (address, {}, 405)
            for address in ("/", "/meetings/", "/search/", "/en/meetings.csv", "/healthz", "/nowhere/")
        ),
        *((address, {}, 405) for address in ("/administration/", "/static/css/base.css", "/admin", "//admin/")),
        *((DESK, {"REQUEST_METHOD": method}, 405) for method in ("PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "SOUP")),
        ("/meetings/", {"CONTENT_LENGTH": "0"}, 405),
        (PASTE, {"CONTENT_LENGTH": "16000001"}, 413),
        ("/zh-hant/admin/meetings/report/add/", {"CONTENT_LENGTH": "99999999999"}, 413),
        (DESK, {"CONTENT_LENGTH": str(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)}, 413),
        ("/en/admin/meetings/report/1/change/", {"CONTENT_LENGTH": "10000000"}, 413),
        *((address, {"CONTENT_LENGTH": "64001"}, 413) for address in (SIGN_IN, "/en/view-as/", "/accounts/password/")),
        *((DESK, {"CONTENT_LENGTH": length}, 400) for length in ("-1", "x", "1e9", "٣", "1" * 19)),
        (DESK, {"HTTP_TRANSFER_ENCODING": "chunked", "CONTENT_LENGTH": ""}, 411),
        *(
            (DESK, {"CONTENT_TYPE": kind}, 415)
            for kind in ("application/json", "text/plain", "", "multipart/mixed; boundary=x", "application/xml")
        ),
    ],
)
def test_what_an_address_does_not_take_is_refused_unread(address, facts, status):
    response = answer(address, **facts)

    assert response.status_code == status
    assert len(page_of(response).one("h1").text()) >= 10


@pytest.mark.parametrize("kind", [FORM, f"{FORM}; charset=utf-8", "Multipart/Form-Data; boundary=x"])
@pytest.mark.parametrize("address", [PASTE, DESK, SIGN_IN, "/zh-hant/accounts/login/", "/view-as/", "/admin/login/"])
def test_a_form_of_either_kind_passes_whole(address, kind):
    assert answer(address, io.BytesIO(b"a=1"), CONTENT_TYPE=kind).content == b"a=1"


def test_a_body_of_many_parts_passes_whole():
    sent = bytes(range(256)) * 4000

    assert answer(PASTE, io.BytesIO(sent), CONTENT_LENGTH=str(len(sent))).content == sent


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_a_request_that_only_reads_is_let_pass_whatever_it_says(method):
    request = RequestFactory().generic(method, "/meetings/", CONTENT_LENGTH="99999999999")

    assert bodies.RequestBodies(lambda request: HttpResponse("ok"))(request).status_code == 200


def test_a_body_that_breaks_off_is_not_taken_for_a_whole_one():
    response = answer(DESK, io.BytesIO(b"title=half"), CONTENT_LENGTH="500")

    assert response.status_code == 408


def test_a_refusal_speaks_the_language_of_its_address(db):
    client = Client()

    answers = {prefix: client.post(f"{prefix}/meetings/") for prefix in ("", "/zh-hant", "/en")}

    assert [answer.status_code for answer in answers.values()] == [405] * 3
    assert len({answer.content for answer in answers.values()}) == 3
    assert answers["/en"]["Allow"] == "GET, HEAD, OPTIONS"
    assert "Content-Security-Policy" in answers[""].headers


def test_a_program_is_refused_in_its_own_format(db):
    response = Client().post("/meetings.json", {"a": "1"})

    assert (response.status_code, response.json()["error"]["code"]) == (405, "method_not_allowed")
