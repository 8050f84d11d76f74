"""Accounts and roles, and what an administrator may look at."""

import pytest
from django.contrib import admin

from meetings.administrators import administrators
from meetings.erasure import erase
from meetings.models import User
from tests.factories import approve, make_record, make_user, release
from tests.posting import shown

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
USERS = "/admin/meetings/user/"


@pytest.fixture
def office(client, cast):
    client.force_login(cast.administrator)
    return client


def group(role):
    from django.contrib.auth.models import Group

    return str(Group.objects.get(name=role).pk)


def new_account(**facts):
    password = "chenghu-2026-office"
    return {
        "username": "shen",
        "name": "沈怀远",
        "password1": password,
        "password2": password,
    } | facts


@pytest.mark.parametrize(("role", "is_staff"), [("secretary", True), ("official", False)])
def test_an_account_is_made_with_a_name_and_a_role(office, role, is_staff):
    response = office.post(f"{USERS}add/", new_account(groups=[group(role)]))

    user = User.objects.get(username="shen")
    assert response.status_code == 302
    assert (user.name, user.is_staff, user.is_superuser) == ("沈怀远", is_staff, False)
    assert [one.name for one in user.groups.all()] == [role]


def test_roles_are_offered_by_their_names(office):
    page = office.get(f"{USERS}add/").content.decode()

    for name in ("秘书", "审核人", "领导", "管理员"):
        assert name in page
    assert "secretary" not in page.replace('value="secretary"', "")


def test_a_weak_password_is_refused(office):
    response = office.post(f"{USERS}add/", new_account(password1="12345678", password2="12345678"))

    assert response.context["errors"]
    assert not User.objects.filter(username="shen").exists()


def test_an_account_is_deactivated_and_never_deleted(office, cast):
    address = f"{USERS}{cast.secretary.pk}/"

    form = shown(office.get(f"{address}change/"))
    del form["is_active"]
    office.post(f"{address}change/", form)
    refused = office.post(f"{address}delete/", {"post": "yes"})

    cast.secretary.refresh_from_db()
    assert not cast.secretary.is_active
    assert refused.status_code == 403


def test_a_password_is_set_for_another_person(office, cast):
    new = "chenghu-2026-office"

    office.post(
        f"{USERS}{cast.secretary.pk}/password/", {"usable_password": "true", "password1": new, "password2": new}
    )

    cast.secretary.refresh_from_db()
    assert cast.secretary.check_password(new)


def test_nobody_makes_a_superuser_or_touches_one(office, cast):
    chief = User.objects.create_superuser("chief", password="x")
    form = shown(office.get(f"{USERS}{cast.secretary.pk}/change/"))

    office.post(f"{USERS}{cast.secretary.pk}/change/", form | {"is_superuser": "on", "user_permissions": ["1"]})
    renamed = office.post(f"{USERS}{chief.pk}/change/", {"username": "mine", "name": "x"})
    reset = office.post(f"{USERS}{chief.pk}/password/", {"password1": "a", "password2": "a"})

    cast.secretary.refresh_from_db()
    assert not cast.secretary.is_superuser
    assert not cast.secretary.user_permissions.exists()
    assert (renamed.status_code, reset.status_code) == (403, 403)


@pytest.mark.parametrize("role", ["secretary", "reviewer"])
def test_accounts_are_the_administrators_business(client, cast, role):
    client.force_login(getattr(cast, role))

    for page in ("", "add/", f"{cast.administrator.pk}/change/"):
        assert client.get(f"{USERS}{page}").status_code == 403


def test_groups_have_no_page(office):
    assert office.get("/admin/auth/group/").status_code == 404


def test_editions_are_listed_for_an_administrator_without_their_words(office, cast):
    meeting = approve(make_record(title="还没有人知道"), cast, note="内部说明")

    for page in ("", f"{meeting.editions.get().pk}/change/"):
        said = office.get(f"/admin/meetings/edition/{page}").content.decode()
        assert meeting.key in said
        assert "还没有人知道" not in said
        assert "内部说明" not in said


def test_editions_tell_their_titles_to_those_who_read_internal_ones(client, cast):
    edition = release(make_record(title="供水"), cast).editions.first()
    client.force_login(cast.reviewer)

    assert "供水" in client.get("/admin/meetings/edition/").content.decode()
    assert client.post(f"/admin/meetings/edition/{edition.pk}/change/", {"title": "x"}).status_code == 403
    assert client.post(f"/admin/meetings/edition/{edition.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.owner_role("erasing is for the owner of the tables")
def test_erasures_tell_who_when_and_why(office, cast):
    meeting = make_record()
    erase(meeting, by=cast.administrator, reason="误录不宜公开的内容")

    page = office.get("/admin/meetings/erasure/").content.decode()

    for said in (meeting.key, "administrator", "误录不宜公开的内容"):
        assert said in page


def test_the_front_page_of_an_administrator_shows_no_desk(office):
    make_record(title="还没有人知道")

    page = office.get("/admin/").content.decode()

    assert "还没有人知道" not in page
    assert "粘贴会议稿" not in page


# The last administrator

LAST = "这是最后一位能够管理账号的管理员"


def end(client, user, **facts):
    """Unticks 有效, unless other facts of the form are given."""
    address = f"{USERS}{user.pk}/change/"
    form = shown(client.get(address))
    if not facts:
        del form["is_active"]
    return client.post(address, form | facts)


def close_password(client, user):
    return client.post(f"{USERS}{user.pk}/password/", {"usable_password": "false", "unset-password": "1"})


ENDS = {
    "ended": end,
    "without a role": lambda client, user: end(client, user, groups=[]),
    "in another role": lambda client, user: end(client, user, groups=[group("official")]),
    "without a password": close_password,
}


@pytest.mark.parametrize("way", ENDS)
def test_the_last_administrator_stays(office, cast, way):
    User.objects.create_superuser("ended", password="x", is_active=False)

    refused = ENDS[way](office, cast.administrator)

    assert refused.status_code == 200
    assert LAST in refused.content.decode()
    assert list(administrators()) == [cast.administrator]
    assert User.objects.get(pk=cast.administrator.pk).is_staff


@pytest.mark.parametrize("way", ENDS)
def test_the_last_superuser_stays_where_nobody_has_the_role(client, cast, way):
    chief = User.objects.create_superuser("chief", password="x")
    cast.administrator.groups.clear()
    client.force_login(chief)

    ENDS[way](client, chief)

    assert list(administrators()) == [chief]


@pytest.mark.parametrize("way", ENDS)
def test_an_administrator_ends_another_while_one_is_left(office, cast, way):
    other = make_user("other", role="administrator")

    assert ENDS[way](office, other).status_code == 302

    assert list(administrators()) == [cast.administrator]


def test_a_superuser_counts_as_an_administrator(client, cast):
    chief = User.objects.create_superuser("chief", password="x")
    client.force_login(chief)

    assert end(client, cast.administrator).status_code == 302
    assert list(administrators()) == [chief]


def test_what_else_is_changed_of_the_last_administrator_is_saved(office, cast):
    assert (
        end(office, cast.administrator, name="秦予安", groups=[group("administrator"), group("official")]).status_code
        == 302
    )

    assert User.objects.get(pk=cast.administrator.pk).name == "秦予安"


def test_accounts_are_changed_on_their_form_alone():
    accounts = admin.site.get_model_admin(User)

    assert (accounts.actions, tuple(accounts.list_editable)) == (None, ())
