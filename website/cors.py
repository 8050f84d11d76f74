"""Lets pages of other sites read public data in the browser of a visitor, who sees there what anybody may see."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

FOR_ANYBODY = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Content-Disposition"}
FOR_QUESTIONS = {  # which a browser asks before it sends a validator along
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}


def open_to_all(request: HttpRequest, response: HttpResponseBase) -> None:
    """No cookie comes along, since no header says that it may."""
    for name, value in (FOR_ANYBODY | (FOR_QUESTIONS if request.method == "OPTIONS" else {})).items():
        response[name] = value
