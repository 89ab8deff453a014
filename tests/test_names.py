"""Functions are called by verbs, so that a call reads alone: `list_devices(actor)`, not `listed(actor)`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.support.source import modules

NO_VERB = re.compile(
    r"(about|after|all|among|at|before|below|between|both|by|each|every|from|had|in|inside|into|kept|known|listed|live"
    r"|near|of|on|over|plain|since|under|until|whole|with|within|without)(_.*)?"
    r"|(barred|begun|broken|drawn|far|found|frozen|given|grown|hidden|left|made|paid|said|sent|seen|shown|spent|taken"
    r"|told|undone|written|[a-z]+ed)_?"
)
EVENTS = ("ledger.rules", "postings")
"""Modules whose functions are called after the event that moves the money: `rules.paid`, `postings.honoured`."""
NAMED_BY_OTHERS = {"from_environment", "on_bind_field"}
"""A second constructor, as Python calls these; a hook of marshmallow's."""


def functions(body: list[ast.stmt]) -> Iterator[ast.FunctionDef]:
    """The public functions of a module, and the public methods of its classes that are no properties."""
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield from functions(node.body)
        elif isinstance(node, ast.FunctionDef):
            is_property = any("property" in ast.unparse(one) for one in node.decorator_list)
            if not (node.name.startswith("_") or is_property):
                yield node


def test_what_is_no_verb_is_known() -> None:
    wrong = ["of", "by_key", "in_month", "listed", "left", "told", "reversed_"]
    right = ["redeem", "list_keys", "find_by_key", "left_cents", "orders", "feed_line", "is_in_month", "overview"]
    assert [name for name in [*wrong, *right] if NO_VERB.fullmatch(name)] == wrong


def test_public_functions_are_called_by_what_they_do() -> None:
    named = [
        (module.name, function.name)
        for module in modules()
        if not module.name.endswith(EVENTS)
        for function in functions(module.tree.body)
        if function.name not in NAMED_BY_OTHERS
    ]
    assert [one for one in named if NO_VERB.fullmatch(one[1])] == []
