"""A bare Django site: one view that says hello, without a middleware or a database. Its settings and its addresses."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

SECRET_KEY = "not-a-secret-" * 4
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "benchmarks.office.hello"
PUBLIC_MEMORY = 0  # our server asks for it


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Hello")


urlpatterns = [path("", hello), path("healthz", hello)]
