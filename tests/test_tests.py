"""The tests' own tree: a module is a test or helps tests from its place, and no test is imported by another."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent
BENCHMARKS = TESTS.parent / "benchmarks"
HELPING = {"support", "setup", "vectors", "mutants"}
COLLECTED = ("__init__.py", "conftest.py")


def is_collected(name: str) -> bool:
    """A test or a conftest: pytest imports it, nobody else does."""
    return name == "conftest" or name.startswith("test_")


def imported(path: Path) -> Iterator[str]:
    """The dotted names that a module imports, each name of a `from … import` with its module."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            yield from (f"{base}.{alias.name}" for alias in node.names)


def test_what_is_no_test_stands_in_a_place_for_help() -> None:
    others = [path for path in TESTS.rglob("*.py") if not path.match("test_*.py") and path.name not in COLLECTED]
    assert others
    assert [str(path) for path in others if not HELPING & set(path.relative_to(TESTS).parts[:-1])] == []


def test_nothing_is_imported_from_a_test_or_a_conftest() -> None:
    found = [(path, name) for home in (TESTS, BENCHMARKS) for path in home.rglob("*.py") for name in imported(path)]
    ours = [(str(path), name) for path, name in found if name.startswith(("tests.", "."))]
    assert ours
    assert [(path, name) for path, name in ours if any(is_collected(part) for part in name.split("."))] == []
