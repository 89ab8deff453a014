"""References are read as banks mangle them, and never inside longer ones."""

from __future__ import annotations

import pytest

from server.matching.suggestions.references import find_cut, find_orders, key_of

KNOWN = {
    key_of("Commande 12"): frozenset({12}),
    key_of("Commande 1"): frozenset({1}),
    key_of("F-2026-000042"): frozenset({42}),
    key_of("2026-EJ-0417"): frozenset({7}),
}


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("Commande 12", {12}),
        ("VIREMENT COMMANDE N° 12 DU 30/11", {12}),
        ("commande12/mandat 417", {12}),
        ("VIRCOMMANDE 12", {12}),
        ("Cde n 12", {12}),
        ("COMM ANDE 1 2", {12}),
        ("Commande 123", set()),
        ("Commande 1", {1}),
        ("Facture f 2026 000042", {42}),
        ("F2026000042", {42}),
        ("/INV/F-2026-0000 42 /X", {42}),
        ("F-2026-0000421", set()),
        ("engagement 2026EJ0417", {7}),
        ("F-2026-000042 et commande 12", {42, 12}),
        ("", set()),
        ("aucun virement reçu", set()),
    ],
)
def test_a_reference_is_found_as_banks_write_it(text: str, orders: set[int]) -> None:
    assert find_orders([text], KNOWN) == orders


def test_a_reference_of_one_order_says_more_than_one_of_many() -> None:
    known = {**KNOWN, key_of("2026EJ9999"): frozenset({12, 42})}
    assert find_orders(["EJ 2026EJ9999"], known) == {12, 42}
    assert find_orders(["2026 EJ 9999", "commande 12"], known) == {12}


@pytest.mark.parametrize(("text", "key"), [("FACTURE F-2026-0000", "F2026000042"), ("F-2026", None), ("XF2", None)])
def test_a_reference_cut_at_the_end_is_found_where_one_only_begins_so(text: str, key: str | None) -> None:
    keys = sorted([*KNOWN, "F2025000001"])
    assert find_cut([text], keys) == key


def test_a_cut_that_may_be_two_references_is_none() -> None:
    assert find_cut(["F-2026-0000"], ["F2026000041", "F2026000042"]) is None
