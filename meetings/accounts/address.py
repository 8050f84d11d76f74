"""The network address that a request came from, as far as the server or the reverse proxy knows it."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """What the header of the reverse proxy says (the last, where it says several); else who is connected."""
    for said in (request.META.get(settings.ADDRESS_HEADER, ""), request.META.get("REMOTE_ADDR", "")):
        try:
            return str(ip_address(said.rpartition(",")[2].strip()))
        except ValueError:
            continue
    return ""
