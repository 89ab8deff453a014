"""Every refusal has a unique and stable code, a status, and a sentence for a person."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import server
from server.errors import HTTP_CODES, STATUS, Refusal


def refusals(kind: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    """Every class of refusal in the server."""
    for child in kind.__subclasses__():
        yield child
        yield from refusals(child)


for _module in pkgutil.walk_packages(server.__path__, "server."):
    if _module.name != "server.gunicorn_conf":  # importing it turns garbage collection off
        import_module(_module.name)
ALL = {f"{kind.__module__}.{kind.__name__}": kind for kind in refusals()}


def test_every_refusal_has_a_status() -> None:
    assert [name for name, kind in ALL.items() if not STATUS.keys() & set(kind.__mro__)] == []


def test_every_refusal_has_a_code_of_its_own() -> None:
    codes = [kind.code for kind in ALL.values()] + [Refusal.code]
    assert sorted({code for code in codes if codes.count(code) > 1}) == []


def test_codes_are_plain_words() -> None:
    codes = {kind.code for kind in ALL.values()} | {code for code, _ in HTTP_CODES.values()}
    assert [code for code in codes if not code.replace("_", "").islower()] == []


def test_a_page_reads_typeset_french_and_a_terminal_plain_signs() -> None:
    refusal = Refusal("L'état de « Bègles » : rien n'a changé.")
    assert refusal.text == "L’état de «\u00a0Bègles\u00a0»\u00a0: rien n’a changé."
    assert str(refusal) == "L'état de « Bègles » : rien n'a changé."


def test_every_refusal_tells_a_person_a_sentence() -> None:
    told = {name: kind.message for name, kind in ALL.items()} | dict(HTTP_CODES.values())
    assert {
        name: text for name, text in told.items() if not (text[0].isupper() and text.endswith((".", "?", "!")))
    } == {}
