"""``check --deploy``: whether the site's database role is one that could undo what keeps editions."""

from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError

from meetings.database import role

HINT = "Run manage.py grant_roles NAME with the owner's DATABASE_URL, and let the site's DATABASE_URL name that role."


@register(Tags.security, deploy=True)
def check_role(**kwargs: Any) -> list[CheckMessage]:
    try:
        me = role.current()
        if not role.owner_of_tables():
            return [Warning("There are no tables yet, so nothing was checked.", hint="Run migrate.", id="jiyao.W004")]
        if role.owns_tables(me):
            words = f"{me} owns the tables: whoever acts as it can switch off what keeps printed editions."
            return [Warning(words, hint=HINT, id="jiyao.W001")]
        lacking, excess = role.differences(me)
    except DatabaseError as error:
        words = f"The database does not answer, so its role was not checked: {str(error).splitlines()[0]}"
        return [Warning(words, id="jiyao.W004")]
    warnings: list[CheckMessage] = []
    if excess:
        warnings.append(
            Warning(f"{me} may do more than the site does: {'; '.join(excess)}.", hint=HINT, id="jiyao.W002")
        )
    if lacking:
        words = f"{me} lacks rights that the site needs: {'; '.join(lacking)}."
        warnings.append(Warning(words, hint=HINT, id="jiyao.W003"))
    return warnings
