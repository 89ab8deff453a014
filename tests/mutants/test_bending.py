"""What counts as bent: one operator or constant of what runs, and nothing else."""

from __future__ import annotations

from tests.mutants.bending import bends

SOURCE = '''
"""A docstring."""
LIMIT = 5
"""What it limits."""

def allowed(count: int | None, *, strict: bool = True) -> bool:
    """Says 2."""
    if strict and count is not None:
        return count <= LIMIT
    return not count
'''


def names(source: str) -> list[str]:
    return [bend.name for bend in bends(source, "some.py")]


def test_each_operator_and_constant_is_bent_once() -> None:
    assert names(SOURCE) == [
        "module: 5 -> 6",
        "allowed: True -> False",
        "allowed: And -> Or",
        "allowed: IsNot -> Is",
        "allowed: LtE -> Lt",
        "allowed: not count -> count",
    ]


def test_a_bent_module_differs_in_that_one_place() -> None:
    results = []
    for bend in bends(SOURCE, "some.py"):
        space: dict[str, object] = {}
        exec(bend.code, space)  # noqa: S102  # the source above
        results.append((space["LIMIT"], space["allowed"](5)))  # type: ignore[operator]
    assert results == [(6, True), (5, False), (5, True), (5, False), (5, False), (5, True)]


def test_what_an_if_asks_is_bent_where_it_has_no_operator() -> None:
    assert names("if ready():\n    pass\n") == ["module: ready() -> not ready()"]
