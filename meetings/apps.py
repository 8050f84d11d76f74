"""The app of the whole record; on start it ties the roles to every migration."""

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from website import version


class MeetingsConfig(AppConfig):
    name = "meetings"
    verbose_name = _("会议")

    def ready(self) -> None:
        from meetings import public_head, roles
        from meetings.accounts import identities, log, sessions
        from meetings.database import checks  # noqa: F401 - to read it registers the check

        identities.check_mapping()
        log.connect()
        sessions.connect()
        version.tell(public_head.read)
        version.when_changed(public_head.forget)
        # The parts' permissions exist only after the parts' own post_migrate, so the roles wait for that one.
        post_migrate.connect(roles.grant, sender=self.apps.get_app_config("directives"))  # type: ignore[union-attr]
        if settings.MODE == "demo":
            from config import demo

            demo.guard()
