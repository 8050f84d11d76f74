"""The pages in 繁體 and English: no interface text is left in 简体. The record's own words are marked as 简体."""

from html.parser import HTMLParser

import pytest
from babel.messages import mofile
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils.translation import override

from config import catalogues
from meetings.accounts import one_time_link
from meetings.accounts.refusals import Reason
from meetings.models import User
from tests import factories
from tests.factors import PASSWORD, protect
from tests.oidc import settings_of
from tests.script import HAN, simplified

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
ARCHIVES = ({"year": 2026}, {"year": 2026, "month": 3}, {"type": "executive"}, {"type": "executive", "year": 2026})
SPOKEN = {"alt", "aria-label", "data-label", "label", "placeholder", "title"}


class Reader(HTMLParser):
    """Collects what a page says in its own language: what no element marks as another's, in text and attributes."""

    def __init__(self):
        super().__init__()
        self.own = ""
        self.open = []  # (element, whether its words are marked as another language)
        self.words = []

    def handle_starttag(self, tag, attributes):
        facts = dict(attributes)
        if tag == "html":
            self.own = facts["lang"]
        marked = facts["lang"] != self.own if "lang" in facts else self.is_marked
        if not marked:
            self.words += [text for name, text in attributes if name in SPOKEN and text]
            self.words += [facts["value"]] if facts.get("type") == "submit" and facts.get("value") else []
        if tag not in VOID:
            self.open.append((tag, marked))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not self.is_marked and not {"script", "style", "title"} & {tag for tag, _marked in self.open}:
            self.words.append(data.strip())

    @property
    def is_marked(self):
        return bool(self.open) and self.open[-1][1]


def said_on(page):
    reader = Reader()
    reader.feed(page.content.decode())
    return list(filter(None, reader.words))


@pytest.fixture
def spoken(settings, tmp_path):
    """The catalogues as they stand, compiled for this test alone."""
    for language in (*catalogues.LANGUAGES, "zh_Hans"):
        target = tmp_path / language / "LC_MESSAGES" / "django.mo"
        target.parent.mkdir(parents=True)
        with target.open("wb") as file:
            mofile.write_mo(file, catalogues.read(language))
    settings.LOCALE_PATHS = [tmp_path]


@pytest.fixture
def record(cast):
    """A corrected meeting with everything a page can say, a withdrawn one, a draft."""
    meeting = factories.make_record(number_text="十七届第12次", place="一号会议室")
    factories.make_attendance(meeting)
    hidden = factories.make_item(meeting, outcome="noted", disclosure="withheld", disclosure_reason="涉及商业秘密")
    factories.make_directive(hidden, units=["区水务局"], speaker="沈怀远", addressee="各街道")
    named = {"units": ["区住建局", "住建局"], "text": "要落实《供水条例（草案）》"}
    factories.make_directive(meeting.items.first(), **named)
    factories.correct(factories.release(meeting, cast), cast, summary="区长沈怀远主持会议，研究供水。")
    factories.release(factories.make_record(held_on=None, held_on_precision="unknown", held_on_text="日前"), cast)
    factories.withdraw(factories.release(factories.make_record(title="撤回的会议"), cast), cast)
    factories.make_record(title="草稿")
    return meeting


def addresses(meeting):
    """The pages of readers, each in a state that shows much of it."""
    directive = meeting.items.first().directives.first()
    return [
        reverse("home"),
        reverse("meetings:list"),
        reverse("meetings:list") + "?type=executive&q=2",
        reverse("meetings:list") + "?type=picnic&from=yesterday&to=2020-01-01",
        reverse("meetings:list") + "?from=2024-01-02&to=2024-01-01",
        reverse("meetings:list") + "?q=nothing",
        reverse("meetings:detail", args=[meeting.key]),
        reverse("directives:list"),
        reverse("directives:detail", args=[directive.key]),
        *(reverse("meetings:archive", kwargs=facts) for facts in ARCHIVES),
        reverse("meetings:changes", args=[meeting.key]),
        reverse("meetings:edition", args=[meeting.key, 1]),
        reverse("directives:units"),
        reverse("directives:unit", args=["区住建局"]),
        reverse("directives:unit", args=["区住建局"]) + "?from=yesterday",
        reverse("directives:document", args=["供水条例"]),
        reverse("changes"),
        reverse("changes") + "?act=picnic",
        reverse("open_data"),
        reverse("directives:search"),
        reverse("directives:search") + "?q=12",
        reverse("directives:search") + "?q=nothing&type=picnic",
        reverse("directives:search") + "?q=nothing",
        reverse("meetings:detail", args=["kxxxxxxxx"]),
        reverse("home") + "nowhere/",
    ]


def in_own_script(language):
    """Whether a text is in the script of the interface's language."""
    if language == "en":
        return lambda text: not HAN.search(text)
    return lambda text: not simplified(text)


@pytest.mark.parametrize("code", ["zh-hant", "en"])
@pytest.mark.parametrize("who", ["visitor", "official"])
def test_readers_pages_speak_the_language_of_their_address(client, cast, record, spoken, code, who):
    if who != "visitor":
        client.force_login(getattr(cast, who))
    with override(code):
        own = [reverse(name) for name in ("password_change", "sessions", "mfa_index", "account_reauthenticate")]
        to_all = [reverse("login"), one_time_link.make(cast.official, by=None), reverse("one_time_link_done")]
        pages = addresses(record) + (own if who == "official" else to_all)
    is_own = in_own_script(code)

    foreign = {page: [said for said in said_on(client.get(page, follow=True)) if not is_own(said)] for page in pages}

    assert not {page: said for page, said in foreign.items() if said}


@pytest.mark.parametrize("code", ["zh-hant", "en"])
def test_the_pages_of_second_factors_speak_it_too(client, cast, spoken, code):
    client.force_login(cast.official)
    with override(code):
        again, app, step, factors = (
            reverse(name) for name in ("account_reauthenticate", "mfa_activate_totp", "mfa_authenticate", "mfa_index")
        )
        own = [reverse(f"mfa_{name}") for name in ("view_recovery_codes", "generate_recovery_codes", "deactivate_totp")]
        sign_in, passkey = reverse("login"), reverse("mfa_add_webauthn")
    pages = [client.get(factors), client.post(again, {"password": "x"}), client.post(again, {"password": PASSWORD})]
    pages += [client.get(app), client.post(app, {"code": "1"}), client.get(passkey), client.post(passkey)]
    protect(cast.official)
    pages += [client.get(page) for page in (factors, *own)]
    client.logout()
    client.post(sign_in, {"username": "official", "password": PASSWORD})
    pages += [client.get(step), *(client.post(step, {"code": "1"}) for _ in range(5))]
    is_own = in_own_script(code)

    assert not [said for page in pages if page.content for said in said_on(page) if not is_own(said)]
    assert {page.status_code for page in pages} == {200, 302}


@pytest.mark.parametrize("code", ["zh-hant", "en"])
def test_single_sign_on_is_told_in_the_language_of_the_address(client, db, spoken, settings, code):
    settings.SINGLE_SIGN_ON = settings_of("https://login.example.gov.cn")
    with override(code):
        pages = [f"{reverse('login')}?refused={reason}" for reason in Reason.values]
        own = [reverse("password_change")]
    is_own = in_own_script(code)

    asked = {page: client.get(page) for page in pages}
    client.force_login(User.objects.create(username="shen", password="!"))
    asked |= {page: client.get(page) for page in own}

    foreign = {page: [said for said in said_on(answer) if not is_own(said)] for page, answer in asked.items()}
    assert {answer.status_code for answer in asked.values()} == {200}
    assert not {page: said for page, said in foreign.items() if said}


@pytest.fixture
def latin(cast):
    """A submitted meeting in Latin letters: on the desk no element marks what is the record's own."""
    meeting = factories.make_meeting(title="Water", chair="Shen", summary="On water.")
    item = factories.make_item(meeting, title="Pipes", text="Old pipes.")
    factories.make_directive(item, headline="renew them", text="renew them", verb="")
    factories.act("submit", meeting, by=cast.secretary)
    LogEntry.objects.all().delete()  # what was logged stays in the language it was logged in
    return meeting


def desk_addresses(meeting, who):
    """What a role sees on the desk; the paste page is there for the secretary, accounts for the administrator."""
    lists = {"secretary": "admin:meetings_report_add", "administrator": "admin:meetings_user_add"}
    pages = [reverse("admin:index")] + ([reverse(lists[who])] if who in lists else [])
    if who == "administrator":
        account = reverse("admin:meetings_user_change", args=[User.objects.get(username="official").pk])
        roles = [reverse(f"admin:meetings_role_{page}") for page in ("changelist", "add")]
        return [
            *pages,
            *roles,
            account,
            f"{account[: -len('change/')]}link/",
            reverse("admin:meetings_accessentry_changelist"),
        ]
    pages.append(reverse("admin:meetings_meeting_changelist"))
    acts = ("change", "history", "preview", "approve", "review", "at", "compare")
    asked = {"at": "?at=2030-01-01T00:00Z", "compare": "?point=2030-01-01T00:00Z"}
    return pages + [reverse(f"admin:meetings_meeting_{act}", args=[meeting.pk]) + asked.get(act, "") for act in acts]


@pytest.mark.parametrize("code", ["zh-hant", "en"])
@pytest.mark.parametrize("who", ["secretary", "reviewer", "administrator"])
def test_desk_speaks_the_language_of_its_address(client, cast, latin, spoken, code, who):
    client.force_login(getattr(cast, who))
    is_own = in_own_script(code)
    with override(code):
        pages = desk_addresses(latin, who)

    foreign = {page: [said for said in said_on(client.get(page, follow=True)) if not is_own(said)] for page in pages}

    assert not {page: said for page, said in foreign.items() if said}


@pytest.mark.parametrize("code", ["zh-hant", "en"])
def test_doubts_are_said_in_the_language_of_the_address(client, cast, spoken, code):
    client.force_login(cast.secretary)
    with override(code):
        page = client.post(
            reverse("admin:meetings_report_add"), {"step": "read", "text": "6月5日，召开区政府常务会议。"}
        )

    doubts = [said for said in said_on(page) if "6月5日" in said and "召开" not in said]
    assert doubts
    assert not [said for said in doubts if not in_own_script(code)(said.replace("6月5日", ""))]
