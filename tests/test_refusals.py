"""Every refusal has a unique and stable code, a status, and a sentence for a person."""

from __future__ import annotations

from server.errors import HTTP_CODES, STATUS, Refusal
from tests.support.refusals import REFUSALS


def test_every_refusal_has_a_status() -> None:
    assert [name for name, kind in REFUSALS.items() if not STATUS.keys() & set(kind.__mro__)] == []


def test_every_refusal_has_a_code_of_its_own() -> None:
    codes = [kind.code for kind in REFUSALS.values()] + [Refusal.code]
    assert sorted({code for code in codes if codes.count(code) > 1}) == []


def test_codes_are_plain_words() -> None:
    codes = {kind.code for kind in REFUSALS.values()} | {code for code, _ in HTTP_CODES.values()}
    assert [code for code in codes if not code.replace("_", "").islower()] == []


def test_a_page_reads_typeset_french_and_a_terminal_plain_signs() -> None:
    refusal = Refusal("L'état de « Bègles » : rien n'a changé.")
    assert refusal.text == "L’état de «\u00a0Bègles\u00a0»\u00a0: rien n’a changé."
    assert str(refusal) == "L'état de « Bègles » : rien n'a changé."


def test_every_refusal_tells_a_person_a_sentence() -> None:
    told = {name: kind.message for name, kind in REFUSALS.items()} | dict(HTTP_CODES.values())
    assert {
        name: text for name, text in told.items() if not (text[0].isupper() and text.endswith((".", "?", "!")))
    } == {}
