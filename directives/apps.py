"""The app of the parts people look for."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class DirectivesConfig(AppConfig):
    name = "directives"
    verbose_name = _("工作要求")

    def ready(self) -> None:
        from directives.search.engine.connection import work_alone

        connection_created.connect(work_alone)
