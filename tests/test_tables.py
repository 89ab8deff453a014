"""Who needs all tables finds all; a feature that is loaded alone has all that its models need."""

from __future__ import annotations

import subprocess
import sys

from server.db import Base
from server.tables import list_tables
from tests.support.source import imports, modules


def test_every_module_that_declares_a_table_is_named_for_it() -> None:
    declaring = {module.path.name for module in modules() if "    __tablename__ = " in module.path.read_text()}
    assert [name for name in declaring if not name.endswith("models.py")] == []


def test_columns_have_their_type_whatever_else_is_imported() -> None:
    command = [sys.executable, "-m", "tests.support.models_alone"]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout == ""  # noqa: S603  # our own


def test_related_models_are_imported() -> None:
    list_tables()
    targets: dict[str, set[str]] = {}
    for found in imports():
        targets.setdefault(found.by.name, set()).add(found.target)
    related = {
        (_module(mapper.class_), _module(one.mapper.class_))
        for mapper in Base.registry.mappers
        for one in mapper.relationships
    }
    assert len(related) > 10
    assert [(by, to) for by, to in related if by != to and to not in _reached(by, targets)] == []


def _module(model: type) -> str:
    return model.__module__.removeprefix("server.")


def _reached(module: str, targets: dict[str, set[str]]) -> set[str]:
    """All modules that one imports, directly or through others."""
    reached, waiting = set(), [module]
    while waiting:
        fresh = targets.get(waiting.pop(), set()) - reached
        reached |= fresh
        waiting += fresh
    return reached
