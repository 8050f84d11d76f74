"""The verbs, the proofs and the rebuilding from the command line: exit codes, one sentence for each refusal."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from directives.models import Passage
from meetings.models import Meeting, State
from tests.factories import make_meeting, make_record, release

pytestmark = [pytest.mark.django_db, pytest.mark.site_role]


def test_the_commands_take_a_draft_to_the_public(cast, capsys):
    meeting = make_record()

    for verb, by in (("submit", "secretary"), ("approve", "reviewer"), ("release", "reviewer")):
        call_command(verb, meeting.key, by=by)

    version = Meeting.objects.get().version
    assert capsys.readouterr().out.splitlines() == [
        f"{meeting.key}\t{state}\t{version}" for state in (State.IN_REVIEW, State.APPROVED, State.APPROVED)
    ]
    assert Passage.objects.visible_to(cast.visitor).exists()


def test_a_command_told_which_version_was_seen_acts_on_no_other(cast):
    meeting = make_record()
    version = Meeting.objects.get().version

    with pytest.raises(CommandError, match="有改动"):
        call_command("submit", meeting.key, "--by", "secretary", "--seen", str(version - 1))
    call_command("submit", meeting.key, "--by", "secretary", "--seen", str(version))

    assert Meeting.objects.get().state == State.IN_REVIEW


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("submit", "nothing", "--by", "secretary"), "没有编号为“nothing”的会议。"),
        (("submit", "KEY", "--by", "nobody"), "没有用户名为“nobody”的用户。"),
        (("approve", "KEY", "--by", "secretary"), "您没有“审核通过”的权限。"),
        (("withdraw", "KEY", "--by", "reviewer"), "请填写撤回说明（将公开）。"),
        (("release", "KEY", "--by", "reviewer"), "现在的状态是“草稿”，不能发布。"),
    ],
)
def test_a_verb_command_refuses_in_a_sentence(cast, arguments, sentence):
    meeting = make_meeting()
    arguments = [meeting.key if argument == "KEY" else argument for argument in arguments]

    with pytest.raises(CommandError) as refused:
        call_command(*arguments)

    assert sentence in str(refused.value)
    assert refused.value.returncode == 1


def test_reindex_check_names_the_edition_that_differs_and_reindex_mends_it(cast, capsys):
    meeting = release(make_record(), cast)
    Passage.objects.visible_to(cast.visitor).directives().first().delete()

    with pytest.raises(SystemExit) as left:
        call_command("reindex", check=True)
    assert left.value.code == 1
    assert capsys.readouterr().err == f"{meeting.key} public 1: its passages differ from the edition\n"

    call_command("reindex")
    call_command("reindex", check=True)
    assert capsys.readouterr().out.splitlines()[-1] == "every passage is as its edition"


@pytest.mark.owner_role("erasing is for the owner of the tables")
def test_erase_is_refused_to_others_and_leaves_a_whole_chain(cast, capsys):
    meeting = release(make_record(), cast)

    with pytest.raises(CommandError, match="您没有“清除”的权限"):
        call_command("erase", meeting.key, by="reviewer", reason="误录")

    call_command("erase", meeting.key, by="administrator", reason="误录")
    call_command("verify_editions")
    assert capsys.readouterr().out.startswith(f"{meeting.key}\t2\n")
    assert not Passage.objects.exists()
