"""The guide's commands for backup and restore, run as they are printed, and what README says beside them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from benchmarks.office.serving import address
from config import bodies
from config.devdb import binaries
from config.devdb.account import server_account
from meetings.bounded.limits import Limits
from meetings.uploads.upload import FILE_LIMIT
from tests.config.test_environment import SOUND
from tests.factories import make_record, release

GUIDE = (settings.BASE_DIR / "docs" / "operations.md").read_text()


def printed(heading: str) -> list[str]:
    """The commands under a heading, a line each, in their order."""
    section = re.split(r"^## ", GUIDE, flags=re.MULTILINE)
    text = next(part for part in section if part.startswith(heading))
    return re.findall(r"^    (\S.*)$", text, re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A program folder to write into: the interpreter and manage.py are the real ones."""
    (tmp_path / ".venv").symlink_to(sys.prefix)
    (tmp_path / "manage.py").symlink_to(settings.BASE_DIR / "manage.py")
    return tmp_path


def test_a_backup_restores_as_printed(transactional_db, cast, folder):
    programs = binaries.installed(server_account())
    if not (programs / "pg_dump").exists():
        pytest.skip("the PostgreSQL of this machine comes without pg_dump")
    release(make_record(), cast)
    variables = SOUND | {"DATABASE_URL": address()}
    (folder / "environment").write_text("".join(f"{name}={value}\n" for name, value in variables.items()))
    (folder / "owner").write_text("")  # who owns the tables of this test is who the site connects as
    commands = printed("备份和恢复")
    making = next(line for line in commands if line.startswith("CREATE DATABASE"))
    script = "\n".join(line for line in commands if line != making and "校验值" not in line)  # a digest is noted later
    script = script.replace("$(date +%F)", "2026-01-31").replace("/etc/jiyao/", "./")

    with psycopg.connect(address(), autocommit=True) as server:
        server.execute(making)
        try:
            done = run(script, folder, programs)
            with psycopg.connect(address().rpartition("/")[0] + "/jiyao_restored") as restored:
                passages = restored.execute("SELECT count(*) FROM directives_passage").fetchone()
        finally:
            server.execute("DROP DATABASE jiyao_restored")
            server.execute("DROP ROLE IF EXISTS jiyao_site")

    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"^public:1:[0-9a-f]{64}$", done.stdout, re.MULTILINE)
    assert passages > (0,)


def run(script: str, folder: Path, programs: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder,
        env={"PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_variables_file_can_be_read_by_shell_and_by_systemd():
    """Neither takes a comment behind a value for a comment alike, nor spaces round the sign of equality."""
    lines = re.findall(r"^ {7}(JIYAO_\S+=.*|DATABASE_URL=.*)$", GUIDE, re.MULTILINE)

    assert len(lines) >= 4
    assert not [line for line in lines if re.search(r"\s", line)]


def test_the_proxy_lets_pass_what_the_site_takes():
    settings_of_proxy = dict(re.findall(r"^ {11}(\w+) +([^;]+);$", GUIDE, re.MULTILINE))

    most = int(settings_of_proxy["client_max_body_size"].removesuffix("m")) * 1_000_000
    assert max(limit for _address, limit in bodies.LIMITS) == most > FILE_LIMIT
    assert (settings_of_proxy["proxy_request_buffering"], settings_of_proxy["proxy_buffering"]) == ("on", "on")
    assert int(settings_of_proxy["proxy_read_timeout"].removesuffix("s")) > Limits().wall
