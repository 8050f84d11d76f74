"""Accounts of those who sign in at the office's provider: whose they are, their roles, what the log says of them."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from meetings.accounts.identities import account_of, check_mapping
from meetings.accounts.refusals import Reason, Refused
from meetings.models import AccessEntry, Act, Identity, Role, User
from tests.factories import make_user
from tests.oidc import SHEN, at_provider, begin, settings_of

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]
ISSUER = "https://login.example.gov.cn"


@pytest.fixture(autouse=True)
def office(settings):
    settings.SINGLE_SIGN_ON = settings_of(ISSUER)


@pytest.fixture
def request_(rf):
    return rf.get("/", REMOTE_ADDR="192.0.2.7")


@pytest.fixture
def arrive(request_):
    """Somebody signs in at the provider, which says these claims besides those of Shen."""
    return lambda **claims: account_of(SHEN | claims, request_)


def roles(account):
    return sorted(group.name for group in account.groups.all())


def entries(*acts):
    found = AccessEntry.objects.filter(act__in=acts).order_by("pk").select_related("by", "account")
    return [(one.act, str(one.by or ""), str(one.account or ""), one.detail) for one in found]


def test_the_first_time_makes_an_account_that_no_password_opens(arrive):
    account = arrive()

    assert (account.username, account.name, account.has_usable_password()) == ("shen", "沈怀远", False)
    assert (roles(account), account.is_staff, account.is_superuser) == (["secretary"], True, False)
    assert list(Identity.objects.values_list("account", "issuer", "subject")) == [(account.pk, ISSUER, SHEN["sub"])]
    assert entries(Act.ACCOUNT_MADE, Act.ROLE_GIVEN, Act.PASSWORD_CHANGED) == [
        ("account_made", "", "沈怀远", "shen ← 统一身份认证"),
        ("role_given", "", "沈怀远", "secretary ← 统一身份认证"),
    ]


def test_the_account_is_found_by_the_subject_whatever_else_changes(arrive):
    account = arrive()

    assert arrive(preferred_username="reviewer", name="另一个名字") == account
    account.refresh_from_db()
    assert (account.username, account.name) == ("shen", "沈怀远")


def test_another_subject_of_the_same_name_is_another_person(arrive):
    existing = make_user("Shen", role="administrator")

    second, third = arrive(), arrive(sub="another")

    assert [second.username, third.username] == ["shen-2", "shen-3"]
    assert existing not in (second, third)
    assert roles(existing) == ["administrator"]


def test_the_same_subject_of_another_issuer_is_another_person(arrive, settings):
    first = arrive()
    settings.SINGLE_SIGN_ON = settings_of("https://login.example.org")

    assert arrive() != first


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        (None, "user"),
        ("", "user"),
        ("沈 怀远", "沈怀远"),
        ("shen@office.cn", "shen@office.cn"),
        ("ｓｈｅｎ", "shen"),
        ("<b>shen</b>\0", "bshenb"),
        ("\ud800'--", "--"),
        (["shen"], "shen"),
        ("s" * 500, "s" * 100),
    ],
)
def test_a_user_name_is_made_of_what_the_provider_says(arrive, wanted, given):
    assert arrive(preferred_username=wanted).username == given


@pytest.mark.parametrize(
    ("said", "kept"), [(None, ""), ("  沈怀远\n", "沈怀远"), ("沈\0怀\u202e远\ud800", "沈怀远"), ("沈" * 999, None)]
)
def test_a_name_is_kept_as_it_can_be_printed(arrive, said, kept):
    name = arrive(name=said).name

    assert name == kept if kept is not None else 0 < len(name) < 999


@pytest.mark.parametrize("subject", [None, "", 7, ["a"], "a\0", "沈", "a" * 256, "a\n"])
def test_what_is_no_subject_is_nobody(arrive, subject):
    with pytest.raises(Refused, match="unverified"):
        arrive(sub=subject)
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("groups", "given"),
    [
        (["office-secretaries"], ["secretary"]),
        (["office-secretaries", "office-leaders", "others"], ["official", "secretary"]),
        ("office-leaders", ["official"]),
    ],
)
def test_each_group_gives_its_role(arrive, groups, given):
    assert roles(arrive(groups=groups)) == given


@pytest.mark.parametrize(
    "groups",
    [None, [], "", ["others"], ["OFFICE-SECRETARIES"], "office", {"office-secretaries": 1}, [["a"], {}], 7, True],
)
def test_groups_that_give_no_role_make_no_account(arrive, groups):
    with pytest.raises(Refused) as refused:
        arrive(groups=groups)

    assert refused.value.reason == Reason.NO_ROLE
    assert not User.objects.exists()
    noted = AccessEntry.objects.get(act=Act.SIGN_IN_FAILED)
    assert (noted.detail, noted.address, noted.account, len(noted.unknown_name)) == ("no_role", "192.0.2.7", None, 12)


def test_several_groups_may_give_one_role_and_one_group_several(arrive, settings):
    mapping = (("a", "secretary"), ("b", "secretary"), ("b", "official"))
    settings.SINGLE_SIGN_ON = settings_of(ISSUER, roles=mapping, groups_claim="memberOf")

    assert roles(arrive(memberOf=["a", "b"])) == ["official", "secretary"]
    assert roles(arrive(memberOf=["a"])) == ["secretary"]


def test_roles_follow_the_groups_at_each_sign_in_and_are_noted_as_the_providers(arrive):
    arrive()
    account = arrive(groups=["office-leaders"])
    assert (roles(account), account.is_staff) == (["official"], False)

    assert entries(Act.ROLE_GIVEN, Act.ROLE_TAKEN)[1:] == [
        ("role_taken", "", "沈怀远", "secretary ← 统一身份认证"),
        ("role_given", "", "沈怀远", "official ← 统一身份认证"),
    ]


def test_a_role_that_the_mapping_does_not_name_stays(arrive):
    account = arrive()
    own = Group.objects.create(name="值班")
    Role.objects.create(group=own, rights=["draft"])
    account.groups.add(Group.objects.get(name="reviewer"), own)

    assert roles(arrive(groups=[])) == ["reviewer", "值班"]
    assert User.objects.get().is_staff


def test_who_is_in_no_group_any_more_loses_the_roles_and_is_refused(arrive):
    account = arrive()
    with pytest.raises(Refused, match="no_role"):
        arrive(groups=[])

    account.refresh_from_db()
    assert (roles(account), account.is_staff) == ([], False)
    assert entries(Act.SIGN_IN_FAILED) == [("sign_in_failed", "", "沈怀远", "no_role")]


def test_the_last_administrator_stays_one(arrive, caplog):
    account = make_user("shen", role="administrator")
    Identity.objects.create(account=account, issuer=ISSUER, subject=SHEN["sub"])

    assert roles(arrive()) == ["administrator", "secretary"]
    assert "The last administrator stays one" in caplog.text
    make_user("other", role="administrator")
    assert roles(arrive()) == ["secretary"]


def test_a_superuser_needs_no_role(arrive):
    account = User.objects.create_superuser("chief", password="x")
    Identity.objects.create(account=account, issuer=ISSUER, subject=SHEN["sub"])

    assert arrive(groups=[]) == account


def test_an_ended_account_is_refused_and_its_roles_stay(arrive):
    account = arrive()
    User.objects.update(is_active=False)
    with pytest.raises(Refused) as refused:
        arrive(groups=["office-leaders"])

    assert refused.value.reason == Reason.ENDED
    assert roles(account) == ["secretary"]
    assert entries(Act.SIGN_IN_FAILED) == [("sign_in_failed", "", "沈怀远", "ended")]


def test_a_sign_in_that_changes_nothing_asks_little(arrive, django_assert_num_queries):
    arrive()

    with django_assert_num_queries(6):  # begin, lock, identity with account, its roles, whether it has any, end
        arrive()


def test_the_access_log_tells_it_in_words(arrive, client, cast):
    arrive()
    with pytest.raises(Refused):
        arrive(sub="another", groups=[])
    client.force_login(cast.auditor)

    page = client.get("/admin/meetings/accessentry/").content.decode()
    assert "秘书 ← 统一身份认证" in page
    assert "单点登录：没有对应的角色" in page


def test_an_account_that_was_there_is_used_once_it_is_linked(arrive, cast):
    call_command("link_identity", "secretary", SHEN["sub"])

    assert arrive() == cast.secretary
    assert cast.secretary.has_usable_password()
    assert entries(Act.COMMAND) == [("command", "", "secretary", "link_identity secretary")]
    for words in (("secretary", "2"), ("reviewer", SHEN["sub"]), ("nobody", "3"), ("reviewer", ""), ("reviewer", "沈")):
        with pytest.raises(CommandError):
            call_command("link_identity", *words)


def test_nothing_is_linked_without_a_provider(cast, settings):
    settings.SINGLE_SIGN_ON = None
    with pytest.raises(CommandError, match="没有设置单点登录"):
        call_command("link_identity", "secretary", "1")


def test_a_role_that_there_is_not_is_refused_at_the_start(settings):
    check_mapping()
    settings.SINGLE_SIGN_ON = settings_of(ISSUER, roles=(("a", "clerk"),))

    with pytest.raises(ImproperlyConfigured, match="'clerk'; it may name secretary, reviewer,"):
        check_mapping()


@pytest.mark.django_db(transaction=True)
def test_two_sign_ins_at_once_make_one_account(provider):
    def arrive_by(path):
        try:
            return path[0].get(path[1])["Location"]
        finally:
            connection.close()

    browsers = [Client() for _ in range(4)]
    ways = [(browser, at_provider(begin(browser))) for browser in browsers]
    with ThreadPoolExecutor(4) as people:
        assert list(people.map(arrive_by, ways)) == ["/"] * 4

    assert User.objects.count() == Identity.objects.count() == 1
    assert User.objects.get().groups.count() == 1
