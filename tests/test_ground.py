"""What must hold of the whole repository: migrations, requirements, the import law, documents that tell the truth."""

import ast
import os
import re
import tomllib
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("config", "directives", "meetings", "records", "website")
READERS = (
    *("archives", "exports", "lists", "open_data", "order", "renderings", "search", "serializers", "tally", "views"),
    *("documents", "editions", "units", "withdrawn"),
)


def modules(package: str) -> list[Path]:
    """The Python files of a package, without those Django writes."""
    return [path for path in sorted((ROOT / package).rglob("*.py")) if "migrations" not in path.parts]


def sources() -> list[Path]:
    return [path for package in PACKAGES for path in modules(package)]


@pytest.mark.django_db
def test_migrations_are_complete_when_models_are_compared_with_them() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda path: path.name)
def test_requirements_name_versions_and_hashes_and_no_registry(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    pins = re.split(r"\n(?=[a-z])", text)[1:]

    assert "://" not in text
    assert not re.search(r"^\s*--(?!hash=)", text, re.MULTILINE)
    assert pins
    assert all("==" in pin.splitlines()[0] and "--hash=sha256:" in pin for pin in pins)


def test_requirements_agree_about_every_version() -> None:
    pinned: dict[str, set[str]] = {}
    for path in (ROOT / "requirements").glob("*.txt"):
        for name, version in re.findall(r"^([a-z0-9-]+)==([^\s;]+)", path.read_text(encoding="utf-8"), re.MULTILINE):
            pinned.setdefault(name, set()).add(version)

    assert [name for name, versions in pinned.items() if len(versions) > 1] == []


def test_every_dependency_carries_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")

    assert re.findall(r'^    "[^"]+[<>=][^"]+",\s*$', text, re.MULTILINE) == []


def test_readme_names_every_target() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)

    assert phony
    assert [target for target in phony[1].split() if f"`make {target}" not in readme] == []


def test_readme_names_every_variable_the_code_reads() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    read = {name for path in sources() for name in re.findall(r"\bJIYAO_[A-Z_]+|\bDATABASE_URL\b", path.read_text())}

    assert read
    assert sorted(name for name in read if f"`{name}" not in readme) == []


def test_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = [path.stem for path in modules("meetings/management/commands") if path.stem != "__init__"]

    assert [name for name in commands if f"`{name}" not in readme] == []


def test_ci_runs_make_test_and_nothing_else() -> None:
    script = ROOT / ".ci" / "run"
    lines = [line for line in script.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]

    assert os.access(script, os.X_OK)
    assert [line for line in lines if not line.startswith(("set ", "cd "))] == ["exec make test </dev/null"]


@pytest.mark.parametrize("app", PACKAGES)
def test_the_map_names_every_room(app: str) -> None:
    rooms = (ROOT / "docs" / "rooms.md").read_text(encoding="utf-8")
    own = rooms.split(f"## `{app}/`")[1].split("\n## ")[0]
    taken = {"__init__.py", "apps.py", "__pycache__", "migrations"}
    names = [path.name + "/" * path.is_dir() for path in (ROOT / app).iterdir() if path.name not in taken]

    assert [name for name in sorted(names) if f"`{name}" not in own] == []


def test_every_reader_module_is_under_the_import_law() -> None:
    law = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    sworn = next(contract["source_modules"] for contract in law if contract["name"].startswith("Readers"))
    there = [
        f"{app}.{name}"
        for app in ("directives", "meetings")
        for name in READERS
        if (ROOT / app / f"{name}.py").exists() or (ROOT / app / name / "__init__.py").exists()
    ]

    assert sorted([*there, "website"]) == sorted(sworn)


ACROSS = {  # tests of more than one module, and why; a folder stands for all in it
    "config/test_personal.py": "messages and answers for one person alone, by middleware, messages and pages",
    "directives/search/test_generated_office.py": "all of search against reading everything",
    "directives/search/test_secrets.py": "all of search and every reader",
    "directives/search/web/test_everyday_questions.py": "what people ask, from the words to the page",
    "directives/test_deadlines.py": "a deadline on its whole way from a report to the public",
    "e2e": "the site in a browser",
    "meetings/accounts/test_account_pages.py": "every page about accounts, by every role",
    "meetings/admin": "the pages of the desk, by what is done there",
    "meetings/management/commands/test_verb_commands.py": "the commands of the verbs, which are one class",
    "meetings/parser/test_growth.py": "the whole parser's time",
    "meetings/parser/test_independence.py": "the whole parser without Django",
    "meetings/parser/test_invariants.py": "the whole parser on any text",
    "meetings/parser/test_labelled.py": "the whole parser on reports that others labelled",
    "meetings/parser/test_labelled_sentences.py": "the whole parser on sentences that others labelled",
    "meetings/parser/test_language.py": "the whole parser on kinds of language",
    "meetings/parser/test_samples.py": "the whole parser on whole reports",
    "meetings/test_concurrency.py": "two people at once, through verbs, forms and commands",
    "meetings/uploads/test_growth.py": "the time of reading files of every kind",
    "meetings/verification/test_derived.py": "what triggers, printing and verification keep together",
    "meetings/verification/test_noted.py": "ends of chains, by the command and by verification",
    "sight": "who may read what, by every address",
    "test_crawler.py": "the whole site, as a robot walks it",
    "test_ground.py": "the repository",
    "test_html.py": "what tests take pages apart with",
    "test_links.py": "every page",
    "test_mirror.py": "the public site, as a program follows it",
    "test_sight.py": "who may read what, by every address",
    "test_tags.py": "the tags of every kind of page",
    "test_spoken_pages.py": "every page in every language",
}


def test_tests_stand_where_what_they_test_stands() -> None:
    """``a/b/test_c.py`` or ``a/b/test_c_more.py`` for the module, package or page ``c`` in ``a/b``, or ``a/b/c``."""
    tests = ROOT / "tests"
    elsewhere = []
    for path in sorted(tests.rglob("test_*.py")):
        own = path.relative_to(tests)
        tested = ROOT / own.parent
        there = {one.stem for one in tested.iterdir()} if tested.is_dir() else set()
        words = own.stem.removeprefix("test_").split("_")
        names = {"_".join(words[:end]) for end in range(1, len(words) + 1)}
        if not names & (there | {tested.name}) and not {own.as_posix(), *map(str, own.parents)} & ACROSS.keys():
            elsewhere.append(own.as_posix())

    assert elsewhere == []
    assert [name for name in ACROSS if not (tests / name).exists()] == []


def test_every_module_opens_with_a_sentence() -> None:
    silent = [
        path.relative_to(ROOT)
        for path in [*sources(), *modules("tests"), ROOT / "manage.py"]
        if (tree := ast.parse(path.read_text(encoding="utf-8"))).body and not ast.get_docstring(tree)
    ]

    assert silent == []
