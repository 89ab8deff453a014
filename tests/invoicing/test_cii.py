"""The invoice as data is valid by the schema, by the European rules and by the French ones."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given, settings

from server.invoicing import cii
from server.invoicing.cii_nodes import NAMESPACES, format_decimal
from server.invoicing.invoice import CREDIT_NOTE, INVOICE, Address, Invoice, Party

from .support import rulebook
from .support.samples import KINDS, invoice, invoices

kinds = pytest.mark.parametrize("made", KINDS.values(), ids=KINDS)
BOOKS = (rulebook.EUROPEAN, rulebook.FRENCH)


def texts(xml: bytes, name: str) -> list[str]:
    """The texts of all elements with a name."""
    return [str(found.text) for found in Xml.fromstring(xml).iter(f"{{{NAMESPACES['ram']}}}{name}")]  # noqa: S314  # ours


@kinds
def test_the_schema_of_factur_x_takes_it(made: Invoice) -> None:
    assert rulebook.fits_schema(cii.xml(made))


@pytest.mark.parametrize("book", BOOKS)
@kinds
def test_it_breaks_no_rule(made: Invoice, book: str) -> None:
    assert rulebook.broken_rules(cii.xml(made), book) == []


@settings(max_examples=40, deadline=None)
@given(made=invoices())
def test_whatever_the_amounts_no_rule_is_broken(made: Invoice) -> None:
    xml = cii.xml(made)
    assert rulebook.fits_schema(xml)
    assert [rulebook.broken_rules(xml, book) for book in BOOKS] == [[], []]


@pytest.mark.parametrize("kind", [INVOICE, CREDIT_NOTE])
def test_a_buyer_known_by_name_alone_breaks_no_european_rule(kind: str) -> None:
    xml = cii.xml(invoice(kind=kind, buyer=Party("Association des Deux Rives", Address((), "", ""))))
    assert rulebook.fits_schema(xml)
    assert rulebook.broken_rules(xml, rulebook.EUROPEAN) == []


def test_the_rulebooks_find_what_is_wrong() -> None:
    wrong = cii.xml(invoice()).replace(b"<ram:GrandTotalAmount>47.52", b"<ram:GrandTotalAmount>47.53")
    assert any("BR-CO-15" in text for text in rulebook.broken_rules(wrong, rulebook.EUROPEAN))
    without_notes = cii.xml(invoice(notes=()))
    assert any("BR-FR-05" in text for text in rulebook.broken_rules(without_notes, rulebook.FRENCH))


def test_what_was_retained_leaves_nothing_to_pay() -> None:
    xml = cii.xml(invoice())
    assert texts(xml, "TotalPrepaidAmount") == ["47.52"]
    assert texts(xml, "DuePayableAmount") == ["0.00"]


def test_a_correction_is_a_quantity_below_nothing_for_a_price_above() -> None:
    xml = cii.xml(invoice())
    assert texts(xml, "BilledQuantity") == ["1", "-1"]
    assert texts(xml, "ChargeAmount") == ["40.00", "0.40"]
    assert texts(xml, "LineTotalAmount") == ["40.00", "-0.40", "39.60"]


def test_it_names_statement_and_corrected_invoice() -> None:
    found = texts(cii.xml(KINDS["credit note of the fee"]), "IssuerAssignedID")
    assert found == ["R-2026-10-0001", "F-2026-000001"]


@pytest.mark.parametrize(("hundredths", "text"), [(0, "0.00"), (5, "0.05"), (-960, "-9.60"), (123456, "1234.56")])
def test_amounts_are_exact_decimals(hundredths: int, text: str) -> None:
    assert format_decimal(hundredths) == text
