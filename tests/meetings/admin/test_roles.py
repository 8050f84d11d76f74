"""The page of roles: what each may and who has it; new ones from given rights; the last administrator stays."""

import pytest
from django.contrib.auth.models import Group

from meetings import roles
from meetings.administrators import administrators
from meetings.models import AccessEntry, Act, Role, User
from records import access
from records.codes import Audience
from tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
ROLES = "/admin/meetings/role/"


@pytest.fixture
def office(client, cast):
    client.force_login(cast.administrator)
    return client


def make_role(office, name="督查员", rights=("read_internal",)):
    office.post(f"{ROLES}add/", {"name": name, "rights": list(rights)})
    return Role.objects.filter(group__name=name).first()


def change(office, role, **facts):
    words = {"name": role.group.name, "rights": role.rights} | facts
    return office.post(f"{ROLES}{role.pk}/change/", words)


def test_each_role_is_told_in_sentences_with_who_has_it(office, cast):
    page = office.get(ROLES).content.decode()

    for words in (
        "秘书",
        "录入、粘贴、修改会议，提交审核，重新编辑",
        "查阅没有公开的内容",
        "审计员",
        "deputy、reviewer",
    ):
        assert words in page
    assert not [word for word in ("view_meeting", "Can ", "read_internal") if word in page]


def test_a_role_of_the_application_is_shown_and_not_changed(office):
    role = Role.objects.get(group__name="official")

    assert office.get(f"{ROLES}{role.pk}/change/").status_code == 200
    assert change(office, role, rights=["accounts"]).status_code == 403
    assert office.post(f"{ROLES}{role.pk}/delete/", {"post": "yes"}).status_code == 403


def test_a_new_role_gives_its_rights_and_no_other(office):
    role = make_role(office, rights=["read_internal", "audit"])
    user = make_user("shen", role="督查员")

    assert user.get_all_permissions() == {"meetings.read_internal", "meetings.view_accessentry"}
    assert access.audience(user) is Audience.INTERNAL
    assert change(office, role, rights=["audit"]).status_code == 302
    assert access.audience(User.objects.get(pk=user.pk)) is Audience.PUBLIC


@pytest.mark.parametrize(("rights", "enters"), [(["read_internal"], False), (["draft"], True), ([], False)])
def test_who_has_something_to_do_at_the_desk_may_enter_it(office, cast, rights, enters):
    role = make_role(office, rights=rights)
    user = make_user("shen", role="督查员", is_staff=False)

    address = f"/admin/meetings/user/{user.pk}/change/"
    office.post(address, {"username": "shen", "name": "沈怀远", "is_active": "on", "groups": [role.group_id]})

    assert User.objects.get(pk=user.pk).is_staff is enters


def test_a_changed_role_lets_its_people_in_or_out(office):
    role = make_role(office)
    user = make_user("shen", role="督查员", is_staff=False)

    change(office, role, rights=["draft"])
    assert User.objects.get(pk=user.pk).is_staff
    change(office, Role.objects.get(pk=role.pk), rights=[])
    assert not User.objects.get(pk=user.pk).is_staff


@pytest.mark.parametrize("name", ["秘书", "secretary", "督查员", "督查员 "])
def test_two_roles_do_not_share_a_name(office, name):
    make_role(office)

    office.post(f"{ROLES}add/", {"name": name, "rights": ["accounts"]})

    assert not Role.objects.filter(is_given=False, rights__contains=["accounts"]).exists()


def test_a_right_that_is_none_is_refused(office):
    assert make_role(office, rights=["superuser"]) is None


def test_what_roles_gain_and_lose_is_in_the_access_log(office, cast):
    role = make_role(office)
    change(office, role, rights=["audit"])

    noted = AccessEntry.objects.filter(detail__startswith="督查员: ").order_by("pk")
    assert [(one.act, one.by) for one in noted] == [
        (Act.RIGHT_GIVEN, cast.administrator),
        (Act.RIGHT_TAKEN, cast.administrator),
        (Act.RIGHT_GIVEN, cast.administrator),
    ]


def test_the_last_who_manages_accounts_by_a_role_of_the_offices_own_stays(office, cast, client):
    role = make_role(office, rights=["accounts"])
    user = make_user("shen", role="督查员")
    cast.administrator.groups.clear()
    client.force_login(user)

    refused = change(client, role, rights=["audit"])

    assert "最后一位能够管理账号的人" in refused.content.decode()
    assert list(administrators()) == [user]
    cast.administrator.groups.add(Group.objects.get(name="administrator"))
    assert change(client, role, rights=["audit"]).status_code == 302
    assert list(administrators()) == [cast.administrator]


@pytest.mark.owner_role("migrations run as the owner of the tables")
def test_a_migration_gives_a_role_of_the_offices_own_what_its_rights_are_today(office):
    role = make_role(office, rights=["audit"])
    role.group.permissions.clear()

    roles.grant(using="default")

    assert list(role.group.permissions.values_list("codename", flat=True)) == ["view_accessentry"]


@pytest.mark.parametrize("role", ["secretary", "reviewer", "auditor"])
def test_roles_are_the_administrators_business(client, cast, role):
    client.force_login(getattr(cast, role))

    assert client.get(ROLES).status_code == 403
    assert client.post(f"{ROLES}add/", {"name": "我", "rights": ["accounts"]}).status_code == 403
