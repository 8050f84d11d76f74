"""The checks of single verbs, as the table of verbs names them. Those of all verbs are in ``gate``."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from meetings.workflow.attempt import Attempt, Kind, check
from meetings.workflow.authorship import authors_since_approval
from meetings.workflow.submission_checks import missing_for_review


@check(Kind.RECORD)
def record_is_complete(attempt: Attempt) -> list[str]:
    return missing_for_review(attempt.meeting, on=localdate(attempt.at))


@check(Kind.PURPOSE)
def somebody_else_wrote_it(attempt: Attempt) -> Iterator[str]:
    """The rule of two people: approval is for somebody who neither submitted the record nor changed it since its last
    approval."""
    if not settings.TWO_PERSON_REVIEW:
        return
    if attempt.meeting.submitted_by_id == attempt.by.pk:
        yield _("提交人不能审核自己提交的会议，请由另一位审核人处理。")
    elif attempt.by.pk in authors_since_approval(attempt.meeting):
        yield _("您修改过这次会议的内容，不能由您审核，请由另一位审核人处理。")


@check(Kind.PURPOSE)
def record_is_as_submitted(attempt: Attempt) -> Iterator[str]:
    if attempt.meeting.version != attempt.meeting.submitted_version:
        yield _("内容在提交之后有改动，请重新打开后再审核。")


@check(Kind.PURPOSE)
def public_would_read_something_new(attempt: Attempt) -> Iterator[str]:
    standing = attempt.standing
    if standing.reviewed is None:
        yield _("还没有审核通过的版次，不能发布。")
    elif standing.published is not None and not standing.is_releasable:
        yield _("公开内容与现行版次相同，没有需要发布的改动。")


@check(Kind.ANSWER)
def correction_has_its_note(attempt: Attempt) -> Iterator[str]:
    if attempt.standing.published is not None and not attempt.answer.note:
        yield _("更正已发布的会议，请填写更正说明。")


@check(Kind.PURPOSE)
def public_reads_it(attempt: Attempt) -> Iterator[str]:
    if attempt.standing.published is None:
        yield _("该会议没有公开的版次，无需撤回。")
