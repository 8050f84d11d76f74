"""The compiled regular expressions of the product, by their names, and what hides from such a collection."""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, TypeGuard

ROOT = Path(__file__).resolve().parent.parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PRODUCT = tuple(PYPROJECT["tool"]["importlinter"]["root_packages"])
FUNCTIONS = frozenset(
    ("compile", "template", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")
)
FOREIGN = frozenset(("RegexField", "RegexValidator", "re_path", "_lazy_re_compile"))  # Django's, which take a string

Named = tuple[str, re.Pattern[Any]]


@dataclass(frozen=True)
class Source:
    """A module, imported and parsed."""

    module: ModuleType
    tree: ast.Module


def sources(packages: tuple[str, ...] = PRODUCT, root: Path = ROOT) -> list[Source]:
    """Every module of the packages. Importing them needs Django's settings."""
    found = []
    for path in sorted(path for package in packages for path in (root / package).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found.append(Source(import_module(name), ast.parse(path.read_text(encoding="utf-8"))))
    return found


def collect(read: list[Source]) -> list[Named]:
    """Each pattern once, with the first name that holds it."""
    found = {id(pattern): (name, pattern) for source in reversed(read) for name, pattern in reversed(named(source))}
    return sorted(found.values(), key=lambda one: one[0])


def named(source: Source) -> list[Named]:
    """The patterns that the module's own names and classes hold, each with where it stands: …deadlines._FORMS[3]."""
    names = dict.fromkeys(name for node in source.tree.body for name in _bound(node))
    module = source.module
    return [each for name in names for each in _within(f"{module.__name__}.{name}", vars(module).get(name))]


def _bound(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.ClassDef):
        yield node.name
    elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Import | ast.ImportFrom):
        yield from (one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store))


def _within(name: str, value: Any) -> Iterator[Named]:
    if isinstance(value, re.Pattern):
        yield name, value
    elif isinstance(value, tuple | list):
        for index, part in enumerate(value):
            yield from _within(f"{name}[{index}]", part)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _within(f"{name}[{key!r}]", part)
    elif isinstance(value, type):
        for key, part in vars(value).items():
            if isinstance(part, re.Pattern | tuple | list | dict):
                yield from _within(f"{name}.{key}", part)


def hidden(source: Source) -> list[str]:
    """Calls that ``collect`` cannot see: a pattern compiled in a function, given as a string, or under another name."""
    compiled = list(_compiled_at_import(source.tree))
    unseen = [
        f"{node.lineno}: {ast.unparse(node)}"  # type: ignore[attr-defined]  # all of these have a line
        for node in ast.walk(source.tree)
        if (_is_call(node) and node not in compiled) or _is_foreign(node) or _is_renamed(node)
    ]
    if len(compiled) > len(named(source)):
        unseen.append(f"0: {len(compiled)} patterns are compiled, {len(named(source))} have a name")
    return [f"{source.module.__name__}:{line}" for line in unseen]


def _compiled_at_import(node: ast.AST) -> Iterator[ast.Attribute]:
    """re.compile outside every function."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if _is_call(child) and child.attr == "compile":
            yield child
        yield from _compiled_at_import(child)


def _is_call(node: ast.AST) -> TypeGuard[ast.Attribute]:
    """re.sub, re.compile …"""
    return (
        isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "re"
        and node.attr in FUNCTIONS
    )


def _is_foreign(node: ast.AST) -> bool:
    return (node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")) in FOREIGN


def _is_renamed(node: ast.AST) -> bool:
    """from re import …, import re as …: then a call does not read re.search."""
    if isinstance(node, ast.ImportFrom):
        return node.module == "re"
    return isinstance(node, ast.Import) and any(one.name in ("re", "regex") and one.asname for one in node.names)
