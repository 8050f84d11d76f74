"""What an office that goes public ought to have filled in: ``manage.py check --deploy`` says what is missing."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register

WANTED = (
    ("jiyao.W011", "JIYAO_SITE_ID_CODE", "id_code"),
    ("jiyao.W012", "JIYAO_SITE_DOMAIN", "domain"),
    ("jiyao.W013", "JIYAO_PUBLISHER", "publisher"),
)


@register(Tags.compatibility, deploy=True)
def office_is_named(**options: Any) -> list[CheckMessage]:
    """The tags of government sites (国办发〔2017〕47号) are made of these; what is empty is left out."""
    return [
        Warning(f"{variable} is not set: pages lack what inspections of government sites look for.", id=identifier)
        for identifier, variable, name in WANTED
        if not settings.OFFICE[name]
    ]
