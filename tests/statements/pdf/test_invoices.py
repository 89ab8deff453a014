"""The invoice of the fee: Factur-X from a statement, paid by retention; a credit note when the fee is given back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import facturx
import pytest
import time_machine
from flask.testing import FlaskCliRunner

from server.access import Actor
from server.commands import CONSOLE
from server.db import db
from server.invoicing import cii
from server.invoicing.identity import record_identity
from server.invoicing.invoice import CREDIT_NOTE, INVOICE, Invoice
from server.invoicing.models import IssuedInvoice
from server.settlements.closing import close_period
from server.settlements.models import Statement
from server.statements.pdf import invoice as paper_invoice
from server.statements.pdf import service as statement_pdf
from tests.invoicing.support import rulebook
from tests.invoicing.support.samples import IDENTITY
from tests.support import factories
from tests.support.rows import Scanner

OCTOBER = datetime(2026, 10, 14, 9, 30, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 2, 8, tzinfo=UTC)
BOOKS = (rulebook.EUROPEAN, rulebook.FRENCH)


@pytest.fixture(autouse=True)
def in_december() -> Iterator[None]:
    with time_machine.travel(DECEMBER, tick=False):
        yield


@pytest.fixture
def town(scanner: Scanner) -> Scanner:
    """The venue of a town hall; the operator's legal identity is recorded."""
    scanner.venue.organisation.siret = "21330318100013"
    db.session.commit()
    record_identity(CONSOLE, IDENTITY)
    return scanner


def invoices() -> list[Invoice]:
    """The invoices of all statements, in order."""
    statements = db.session.query(Statement).order_by(Statement.id)
    return [paper_invoice.invoice(db.session(), one) for one in statements if one.invoice_number]


def right(invoice: Invoice) -> bool:
    """Whether an invoice is valid by schema and rulebooks."""
    xml = cii.xml(invoice)
    return rulebook.fits_schema(xml) and not any(rulebook.broken_rules(xml, book) for book in BOOKS)


def test_it_is_the_fee_with_its_vat_and_nothing_is_left_to_pay(town: Scanner, operator: Actor) -> None:
    for _ in range(3):
        town.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    [invoice] = invoices()
    assert (invoice.kind, invoice.number, invoice.statement) == (INVOICE, "F-2026-000001", "R-2026-11-0001")
    assert (invoice.net_cents, invoice.tax_cents, invoice.total_cents, invoice.left_cents) == (100, 20, 120, 0)
    assert (invoice.first_day, invoice.last_day) == (date(2026, 11, 1), date(2026, 11, 30))
    assert invoice.buyer.siret == "21330318100013"
    assert right(invoice)


def test_a_fee_that_comes_back_is_a_credit_note_of_the_last_invoice(town: Scanner, operator: Actor) -> None:
    undone = town.accepted(OCTOBER)
    close_period(operator, "2026-10")
    town.reverse(undone, NOVEMBER)
    close_period(operator, "2026-11")
    charged, given_back = invoices()
    assert (given_back.kind, given_back.number) == (CREDIT_NOTE, "F-2026-000002")
    assert (given_back.total_cents, given_back.left_cents) == (40, 0)
    assert given_back.preceding == ((charged.number, charged.issued_day),)
    assert right(charged)
    assert right(given_back)


def test_a_correction_in_another_campaign_is_its_own_line(town: Scanner, operator: Actor) -> None:
    undone = town.accepted(OCTOBER)
    close_period(operator, "2026-10")
    town.reverse(undone, NOVEMBER)
    beside = Scanner(beside=town)  # its vouchers are of another campaign
    for _ in range(5):
        beside.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    invoice = invoices()[-1]
    assert (sorted(line.net_cents for line in invoice.lines), invoice.net_cents) == ([-33, 166], 133)
    assert right(invoice)


def test_without_vat_the_fee_is_the_invoice(town: Scanner, operator: Actor) -> None:
    record_identity(CONSOLE, replace(IDENTITY, vat_bps=0, vat_number=None))
    town.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    [invoice] = invoices()
    assert (invoice.net_cents, invoice.tax_cents, invoice.tax.category) == (40, 0, "E")
    assert right(invoice)


def test_numbers_follow_each_other_over_organisations(town: Scanner, operator: Actor) -> None:
    for scanner in (town, Scanner(), Scanner()):
        scanner.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    assert [one.number for one in invoices()] == ["F-2026-000001", "F-2026-000002", "F-2026-000003"]


def test_the_file_is_a_factur_x_that_never_changes(town: Scanner, operator: Actor) -> None:
    town.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    manager = factories.actor(factories.manager(town.venue))
    document = statement_pdf.invoice_pdf(manager, "R-2026-11-0001")
    assert document.name == "facture-F-2026-000001.pdf"
    name, xml = facturx.get_xml_from_pdf(document.content, check_xsd=True)
    assert (name, xml) == ("factur-x.xml", cii.xml(invoices()[0]))
    town.venue.address = "Ailleurs"
    db.session.commit()
    assert statement_pdf.invoice_pdf(manager, "R-2026-11-0001").content == document.content


def test_each_day_writes_down_what_nobody_has_looked_at(town: Scanner, operator: Actor, runner: FlaskCliRunner) -> None:
    town.accepted(NOVEMBER)
    Scanner().accepted(NOVEMBER)
    close_period(operator, "2026-11")
    statement_pdf.invoice_pdf(operator, "R-2026-11-0001")
    first, again = runner.invoke(args=["day"]), runner.invoke(args=["day"])
    assert "invoices: 1 written\n" in first.output
    assert "invoices" not in again.output
    assert db.session.query(IssuedInvoice).count() == 2


def test_while_the_operator_is_unknown_none_is_written(scanner: Scanner, operator: Actor) -> None:
    scanner.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    assert statement_pdf.write_invoices() == 0
