"""The guide's lines about the two roles, run as they are printed (under other names) against an empty database."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests.config.test_environment import SOUND

GUIDE = (settings.BASE_DIR / "docs" / "operations.md").read_text(encoding="utf-8").split("\n## ")[1]  # 安装
OWNER, SITE = "guide_owner", "guide_site"


def in_guide(pattern: str) -> list[str]:
    """The indented lines of the guide that match, with the names of this test in them."""
    found = re.findall(rf"^ {{4,}}({pattern})$", GUIDE, re.MULTILINE)
    assert found, pattern
    return [re.sub(r"(?<!/)\bjiyao\b", OWNER, re.sub(r"\bjiyao_site\b", SITE, line)) for line in found]


@pytest.fixture
def installed(db: None, tmp_path: Path) -> Iterator[Path]:
    """A folder with the two files of variables, and the roles and database that the guide has made."""
    server = connection.settings_dict | {"NAME": "postgres"}
    with psycopg.connect(**place(server), user=server["USER"], password=server["PASSWORD"], autocommit=True) as admin:
        for line in in_guide("CREATE (?:ROLE|DATABASE) .*"):
            admin.execute(line.replace("…", "secret"))
        for name, role in (("environment", SITE), ("owner", OWNER)):
            url = f"postgres://{role}:secret@{quote(server['HOST'], safe='')}:{server['PORT'] or 5432}/{OWNER}"
            (tmp_path / name).write_text(f"DATABASE_URL={url}\n")
        with (tmp_path / "environment").open("a") as file:
            file.write(f"JIYAO_MODE=production\nJIYAO_SECRET_KEY={SOUND['JIYAO_SECRET_KEY']}\n")
            file.writelines(
                f"{line}\n" for line in re.findall(r"^ +(JIYAO_(?:HOSTS|PUBLISHER|SITE_\w+)=.*)$", GUIDE, re.MULTILINE)
            )
        yield tmp_path
        admin.execute(f"DROP DATABASE {OWNER}")
        admin.execute(f"DROP ROLE {SITE}; DROP ROLE {OWNER}")


def place(server: dict[str, Any]) -> dict[str, Any]:
    return {"dbname": server["NAME"], "host": server["HOST"], "port": server["PORT"] or None}


def run(folder: Path, *lines: str) -> subprocess.CompletedProcess[str]:
    """Runs lines of the guide in a shell that has none of the test's variables."""
    script = "\n".join(lines).replace("/etc/jiyao", str(folder))
    variables = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    return subprocess.run(
        ["bash", "-ec", script], cwd=settings.BASE_DIR, env=variables, capture_output=True, text=True, check=False
    )


def test_the_guide_ends_in_a_site_that_does_not_own_its_tables(installed):
    as_owner, as_site = in_guide(r"set -a; \. /etc/.*")
    (migrate,) = in_guide(r"\.venv/bin/python manage\.py migrate")
    (grant,) = in_guide(r"\.venv/bin/python manage\.py grant_roles .*")
    (check,) = in_guide(r"\.venv/bin/python manage\.py check --deploy")

    too_early = run(installed, as_owner, grant)
    assert too_early.returncode == 1
    assert "There are no tables yet: run migrate first." in too_early.stderr

    made = run(installed, as_owner, migrate, grant)
    assert made.returncode == 0, made.stderr
    assert f"{SITE} has its rights on " in made.stdout

    owned = run(installed, as_owner, check)
    assert "(jiyao.W001)" in owned.stderr
    unknown = run(installed, as_owner, grant.replace(SITE, "guide_other"))
    assert unknown.stderr.strip() == (
        f"CommandError: There is no role guide_other, and {OWNER} may make none. A database administrator can: "
        "CREATE ROLE \"guide_other\" LOGIN PASSWORD '…'"
    )

    checked = run(installed, as_site, check)
    assert (checked.returncode, "jiyao." in checked.stderr) == (0, False)
    assert run(installed, as_site, ".venv/bin/python manage.py verify_editions").returncode == 0
    refused = run(installed, as_site, ".venv/bin/python manage.py migrate meetings zero")
    assert refused.returncode == 1
    assert refused.stderr.startswith("The database role may not do this (")
    assert refused.stderr.strip().endswith("use the DATABASE_URL of the tables' owner.")
    assert "Traceback" not in refused.stderr
