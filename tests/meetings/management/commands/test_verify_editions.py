"""``verify_editions``: what it says, what it expects, and that printing meanwhile does not disturb it."""

import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from meetings import verification
from meetings.models import ChainHead
from tests.factories import make_record, release
from tests.meetings.verification.tampering import make_records, tamper


@pytest.mark.django_db
def test_it_says_what_it_checked_and_where_the_chains_end(cast, capsys):
    release(make_record(), cast)
    public, internal = (str(ChainHead.objects.get(audience=one)) for one in ("public", "internal"))

    call_command("verify_editions", "--expect", public, "--expect", internal)

    first, *heads = capsys.readouterr().out.splitlines()
    assert first == (
        "checked: internal editions 1, public editions 1, erasures 0, noted heads 2, approved meetings 1, passages 8,"
        " gone addresses 0, triggers 97; faults 0"
    )
    assert heads == [internal, public]


@pytest.mark.django_db
def test_it_says_so_where_there_was_nothing_to_check(capsys):
    call_command("verify_editions")

    assert capsys.readouterr().out.startswith("checked: internal editions 0, public editions 0, ")


@pytest.mark.django_db
def test_it_names_every_fault_and_exits_1(cast, capsys):
    records = make_records(cast)
    key, head = records.corrected.key, f"public:99:{'a' * 64}"
    tamper("UPDATE meetings_edition SET title = '假标题' WHERE key = %s AND audience = 'public' AND number = 2", key)

    with pytest.raises(SystemExit) as left:
        call_command("verify_editions", "--expect", head)

    assert left.value.code == 1
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        f"{key} public 2: the list column title differs from the document",
        f"{head}: the chain has no edition 99 any more; its end was removed",
    ]
    assert said.out.splitlines()[0].endswith("; faults 2")
    assert len(said.out.splitlines()) == 1  # nobody notes the end of a chain that is not whole


@pytest.mark.django_db
def test_what_is_no_head_is_wrong_usage():
    with pytest.raises(CommandError, match="'public:443' is no end of a chain") as refused:
        call_command("verify_editions", "--expect", "public:443")

    assert refused.value.returncode == 2


@pytest.mark.django_db(transaction=True)
def test_what_is_printed_meanwhile_is_no_fault(cast):
    release(make_record(), cast)

    def print_another() -> None:
        release(make_record(), cast)
        connection.close()

    found = []
    with verification.snapshot():
        assert ChainHead.objects.filter(count=1).count() == 2
        other = threading.Thread(target=print_another)
        other.start()
        other.join()
        found = list(verification.faults())
    assert found == []
    assert ChainHead.objects.filter(count=2).count() == 2
