"""Which functions of the server are pure: their results depend on their arguments alone.

Read from the source, function by function: a function is impure when it names something that reaches outside, or a
function of ours that does. Classes may be named freely: a row of a table is data. Methods of arguments are not
followed, so a pure module may not even import what reaches outside.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

from tests.support.source import Import, Module, imports, modules

OUTSIDE = {
    *("flask", "flask_login", "flask_smorest", "werkzeug", "click", "sqlalchemy", "psycopg", "sqlite3"),
    *("os", "shutil", "subprocess", "tempfile", "multiprocessing", "threading", "mmap"),
    *("socket", "ssl", "smtplib", "http", "urllib.request", "requests", "time", "random", "secrets", "logging"),
}
OUR_OUTSIDE = {"db", "access", "web", "api"}
CALLS = {"open", "print", "input"}
METHODS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "mkdir", "unlink"}
CLOCKS = {f"{kind}.{moment}" for kind in ("datetime", "date") for moment in ("now", "utcnow", "today")}
STREAMS = {"sys.stdin", "sys.stdout", "sys.stderr", "sys.argv"}

Unit = tuple[str, str]
"""A module's name and one of its functions or classes; an empty name is what runs when the module is imported."""


def reaches_outside(found: Import) -> bool:
    """Whether what an import names reaches outside."""
    return found.target in OUTSIDE or found.top in OUTSIDE | OUR_OUTSIDE


def claims() -> list[Module]:
    """The modules whose docstring says that they are pure."""
    return [module for module in modules() if re.search(r"\bPure\b", ast.get_docstring(module.tree) or "")]


def why_impure(module: Module) -> list[str]:
    """How a module's code reaches outside, as paths of function names; empty when it is pure."""
    direct = [str(found) for found in _imports()[module.name] if reaches_outside(found)]
    reached = (_path_outside(unit) for unit in _units() if unit[0] == module.name)
    return direct + [" → ".join(path) for path in reached if path]


@cache
def _imports() -> dict[str, list[Import]]:
    found: dict[str, list[Import]] = {module.name: [] for module in modules()}
    for one in imports():
        found[one.by.name].append(one)
    return found


@cache
def _units() -> dict[Unit, list[ast.AST]]:
    """Every function and class with its code; the other statements of a module as one unit."""
    units: dict[Unit, list[ast.AST]] = {}
    for module in modules():
        for node in module.tree.body:
            named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            units.setdefault((module.name, node.name if named else ""), []).append(node)  # type: ignore[attr-defined]
    return units


def _path_outside(start: Unit) -> list[str]:
    """The shortest path of names from a unit to something outside."""
    before: dict[Unit, Unit | None] = {start: None}
    waiting = [start]
    for unit in waiting:
        if reasons := _reasons(unit):
            return _way(before, unit, reasons[0])
        for called in _called(unit):
            if called not in before:
                before[called] = unit
                waiting.append(called)
    return []


def _way(before: dict[Unit, Unit | None], unit: Unit, reason: str) -> list[str]:
    way = [reason]
    step: Unit | None = unit
    while step:
        way.append(".".join(filter(None, step)))
        step = before[step]
    return way[::-1]


@cache
def _reasons(unit: Unit) -> tuple[str, ...]:
    """The names in a unit itself that reach outside."""
    outside = {found.alias for found in _imports()[unit[0]] if reaches_outside(found)}
    return tuple(name for node in _code(unit) if (name := _outside(node, outside)))


def _outside(node: ast.AST, outside: set[str]) -> str | None:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
        return node.func.id
    if isinstance(node, ast.Attribute) and (node.attr in METHODS or ast.unparse(node) in CLOCKS | STREAMS):
        return ast.unparse(node)
    return node.id if isinstance(node, ast.Name) and node.id in outside else None


@cache
def _called(unit: Unit) -> tuple[Unit, ...]:
    """Our functions that a unit names; of its own module, also classes."""
    module = unit[0]
    names = {found.alias: found for found in _imports()[module]}
    found = {_target(node, module, names) for node in _code(unit)}
    return tuple(sorted(one for one in found if one and one in _units() and _is_followed(one, module)))


def _target(node: ast.AST, module: str, names: dict[str, Import]) -> Unit | None:
    if isinstance(node, ast.Name):
        found = names.get(node.id)
        return (found.target, found.name) if found else (module, node.id)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in names:
        found = names[node.value.id]
        return (found.target, node.attr) if found.whole else None
    return None


def _is_followed(unit: Unit, by: str) -> bool:
    return unit[0] == by or not any(isinstance(node, ast.ClassDef) for node in _units()[unit])


def _code(unit: Unit) -> Iterator[ast.AST]:
    """Every node of a unit that runs: no annotations, no imports."""
    waiting: list[ast.AST] = list(_units()[unit])
    while waiting:
        node = waiting.pop()
        yield node
        skipped = {id(getattr(node, "annotation", None)), id(getattr(node, "returns", None))}
        waiting += [child for child in ast.iter_child_nodes(node) if id(child) not in skipped]
