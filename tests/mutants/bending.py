"""Every way to bend one operator or one constant of a module. Pure."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import CodeType
from typing import Any

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
UNTOUCHED = ("annotation", "returns", "decorator_list", "type_params")
"""Fields of a syntax tree whose values change nothing that runs, or only how quickly."""


@dataclass(frozen=True)
class Bend:
    """One bent module: in which function, on which line, what stood there and what stands there now."""

    scope: str
    line: int
    was: str
    becomes: str
    code: CodeType

    @property
    def name(self) -> str:
        """What it is called in the list of survivors; stays when lines move."""
        return f"{self.scope}: {self.was} -> {self.becomes}"


@dataclass(frozen=True)
class _Slot:
    """A place in the tree that holds one node: a field of its parent, or an item of a list there."""

    holder: Any
    key: str | int
    scope: str
    parent: ast.AST

    def put(self, node: ast.AST) -> None:
        if isinstance(self.key, int):
            self.holder[self.key] = node
        else:
            setattr(self.holder, self.key, node)


def bends(source: str, filename: str) -> Iterator[Bend]:
    """All bent versions of a module, in the order of its lines; each differs from it in one place."""
    tree = ast.parse(source)
    for slot, node in list(_slots(tree, "module")):
        for bent in _bent(node, slot.parent):
            yield Bend(
                slot.scope, _line(node, slot), _text(node), _text(bent), _compiled(tree, slot, node, bent, filename)
            )


def _compiled(tree: ast.Module, slot: _Slot, node: ast.AST, bent: ast.AST, filename: str) -> CodeType:
    slot.put(ast.copy_location(bent, node))
    try:
        return compile(ast.fix_missing_locations(tree), filename, "exec")
    finally:
        slot.put(node)


def _slots(parent: ast.AST, scope: str) -> Iterator[tuple[_Slot, ast.AST]]:
    for field, value in ast.iter_fields(parent):
        if field in UNTOUCHED:
            continue
        for holder, key, node in _nodes(parent, field, value):
            if not _is_docstring(node):
                yield _Slot(holder, key, scope, parent), node
                yield from _slots(node, _scope(node, scope))


def _nodes(parent: ast.AST, field: str, value: Any) -> Iterator[tuple[Any, str | int, ast.AST]]:
    if isinstance(value, ast.AST):
        yield parent, field, value
    elif isinstance(value, list):
        yield from ((value, index, node) for index, node in enumerate(value) if isinstance(node, ast.AST))


def _scope(node: ast.AST, scope: str) -> str:
    if not isinstance(node, ast.FunctionDef | ast.ClassDef):
        return scope
    return node.name if scope == "module" else f"{scope}.{node.name}"


def _is_docstring(node: ast.AST) -> bool:
    """A text that stands alone: a docstring, also the one below a constant."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _bent(node: ast.AST, parent: ast.AST) -> Sequence[ast.AST]:
    if swapped := SWAPS.get(type(node)):
        return [swapped()]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        return [node.operand]
    if isinstance(node, ast.Constant):
        return _bent_constant(node, parent)
    if _is_test(node, parent):
        return [ast.UnaryOp(ast.Not(), node)]
    return []


def _is_test(node: ast.AST, parent: ast.AST) -> bool:
    """What an `if` asks, when no operator in it can be bent."""
    asks = isinstance(parent, ast.If | ast.IfExp | ast.While) and node is parent.test
    return asks and isinstance(node, ast.Name | ast.Attribute | ast.Call)


def _bent_constant(node: ast.Constant, parent: ast.AST) -> Sequence[ast.Constant]:
    if isinstance(node.value, bool):
        return [ast.Constant(not node.value)]
    if isinstance(node.value, int):
        return [ast.Constant(node.value + 1)]
    if isinstance(node.value, str | bytes) and not isinstance(parent, ast.JoinedStr):
        return [ast.Constant(node.value + ("~" if isinstance(node.value, str) else b"~"))]
    return []


def _line(node: ast.AST, slot: _Slot) -> int:
    return int(getattr(node, "lineno", getattr(slot.parent, "lineno", 0)))


def _text(node: ast.AST) -> str:
    """As it stands in the code; operators by their name."""
    if isinstance(node, ast.operator | ast.boolop | ast.cmpop):
        return type(node).__name__
    return ast.unparse(ast.fix_missing_locations(node))
