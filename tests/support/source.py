"""Reads the server's source for the architecture tests: its modules and what they import."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SERVER = Path(__file__).parents[2] / "server"
ROOT = "__init__"


@dataclass(frozen=True)
class Module:
    """A module of the server; ``name`` is relative to ``server``, with dots; a package has its own name."""

    name: str
    path: Path

    @property
    def unit(self) -> str:
        """The feature or shared module it belongs to."""
        return self.name.split(".", maxsplit=1)[0]

    @property
    def kind(self) -> str:
        """The last word of its name: ``check_schemas`` counts as ``schemas``."""
        return self.name.replace("_", ".").rsplit(".", maxsplit=1)[-1]

    @property
    def tree(self) -> ast.Module:
        return _parsed(self.path)


@dataclass(frozen=True)
class Import:
    """One imported name and where it comes from; for ours, dotted from ``server``.

    ``alias`` is its name in the module; ``whole`` is true when it is a module rather than something inside one.
    ``package`` is imported first by Python: ``from . import db`` runs the whole package before ``db``.
    """

    by: Module
    target: str
    name: str
    line: int
    alias: str
    whole: bool
    package: str = ""

    @property
    def top(self) -> str:
        """The package or shared module that is imported."""
        return self.target.split(".", maxsplit=1)[0]

    def __str__(self) -> str:
        return f"server.{self.by.name}:{self.line} imports {self.name} from {self.target}"


def modules() -> list[Module]:
    """Every module of the server."""
    return [Module(_name(path), path) for path in sorted(SERVER.rglob("*.py"))]


def imports() -> list[Import]:
    """Every import of the server's modules."""
    return [found for module in modules() for found in _imports_of(module)]


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


@cache
def _known() -> frozenset[str]:
    """The dotted names of all modules; a package is found by its ``__init__``."""
    return frozenset(
        path.relative_to(SERVER).with_suffix("").as_posix().replace("/", ".") for path in SERVER.rglob("*.py")
    )


def _name(path: Path) -> str:
    parts = path.relative_to(SERVER).with_suffix("").parts
    return ".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)


def _imports_of(module: Module) -> Iterator[Import]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(
                    module,
                    alias.name.removeprefix("server."),
                    alias.name,
                    node.lineno,
                    alias.asname or alias.name,
                    True,
                )
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(module, node)
            for alias in node.names:
                whole = f"{base}.{alias.name}".removeprefix(".")
                target = whole if whole in _known() else base
                called = alias.asname or alias.name
                yield Import(module, target, alias.name, node.lineno, called, target == whole, base or ROOT)


def _absolute(module: Module, node: ast.ImportFrom) -> str:
    package = module.path.relative_to(SERVER).parent.parts
    up = package[: len(package) - node.level + 1] if node.level else ()
    return ".".join((*up, *filter(None, [node.module]))).removeprefix("server.")
