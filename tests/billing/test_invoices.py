"""Invoices of orders: valid by the rulebooks, with the buyer's references, corrected by a credit note, once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from server.billing import documents, issuing, needs, papers
from server.billing.cancelling import cancel_order
from server.billing.models import InvoiceCancellation, OrderInvoice
from server.billing.needs import Needs
from server.billing.refusals import (
    InvoiceExists,
    InvoicePaid,
    NothingCorrected,
    NotInvoiced,
    ReferencesMissing,
    UnknownInvoice,
)
from server.campaigns.models import CANCELLED, DRAFT
from server.campaigns.refusals import NotOrdered, OrderCancelled, TermsPromised, UnknownOrder
from server.campaigns.service import change_campaign
from server.commands import CONSOLE
from server.db import db
from server.invoicing import cii
from server.invoicing.invoice import NO_REFERENCES, BuyerReferences, Invoice
from server.ledger.models import LedgerLine
from tests.billing.support.sides import COMMUNE, WITHOUT_VAT, Sides, make_sides
from tests.invoicing.support import rulebook
from tests.printing.support.paper import texts
from tests.support.money_in import pay
from tests.support.races import at_once

FULL = BuyerReferences("SERVICE-33", "2026ENG0042", "2026M017")
DECEMBER = datetime(2026, 12, 1, 10, tzinfo=UTC)


@pytest.fixture
def sides(app: Flask) -> Sides:
    return make_sides()


def issue(sides: Sides, references: BuyerReferences = FULL) -> OrderInvoice:
    return issuing.issue_invoice(sides.sponsor, sides.order.id, references)


def check_rulebooks(document: Invoice) -> None:
    xml = cii.xml(document)
    assert rulebook.fits_schema(xml)
    assert [rulebook.broken_rules(xml, book) for book in (rulebook.EUROPEAN, rulebook.FRENCH)] == [[], []]


def test_it_is_due_in_thirty_days_under_the_next_number(sides: Sides) -> None:
    with time_machine.travel(DECEMBER, tick=False):
        invoice = issue(sides)
    assert (invoice.number, invoice.issued_on, invoice.due_on) == (
        "F-2026-000001",
        date(2026, 12, 1),
        date(2026, 12, 31),
    )
    assert invoice.total_cents == 1_048_000


def test_the_rulebooks_find_nothing_wrong_with_it_or_its_credit_note(sides: Sides) -> None:
    check_rulebooks(documents.invoice_document(issue(sides)))
    corrected = issuing.correct_invoice(sides.sponsor, sides.order.id, NO_REFERENCES)
    check_rulebooks(documents.invoice_document(corrected))
    check_rulebooks(documents.cancellation_document(db.session.scalars(select(InvoiceCancellation)).one()))


def test_the_rulebooks_find_nothing_wrong_without_vat_or_fee(app: Flask) -> None:
    sides = make_sides(WITHOUT_VAT)
    check_rulebooks(documents.invoice_document(issue(sides)))
    free = make_sides(siret=COMMUNE)
    change_campaign(CONSOLE, free.order.campaign_id, {"sponsor_fee_bps": 0})
    document = documents.invoice_document(issue(free))
    assert len(document.lines) == 1
    check_rulebooks(document)


def test_its_paper_says_what_a_public_accountant_reads(sides: Sides) -> None:
    invoice = issue(sides)
    [page] = texts(papers.invoice_pdf(sides.operator, invoice.number).content)
    words = " ".join(page.replace("\u00a0", " ").replace("\u202f", " ").split())
    for said in (*FULL, "Facture", invoice.number, "bons à usages multiples", "TVA à 20 % sur 400,00 €", "10 480,00 €"):
        assert said in words
    assert f"{invoice.number}, Commande {sides.order.id}" in words
    assert "221 100 013" not in words  # nothing of anybody else


def test_asked_again_it_is_the_same_and_with_other_references_refused(sides: Sides) -> None:
    assert issue(sides).number == issue(sides).number
    with pytest.raises(InvoiceExists):
        issue(sides, NO_REFERENCES)


def test_what_the_accountant_requires_must_be_there(sides: Sides) -> None:
    organisation_id = sides.order.campaign.sponsor.organisation_id
    needs.record_needs(sides.sponsor, organisation_id, Needs(service=True, engagement=True))
    with pytest.raises(ReferencesMissing) as refused:
        issue(sides, BuyerReferences(service="S1"))
    assert refused.value.fields == {"json": {"engagement": ["Votre comptable demande cette référence."]}}
    assert issue(sides).engagement == FULL.engagement


def test_a_correction_is_a_credit_note_and_another_invoice(sides: Sides) -> None:
    with time_machine.travel(DECEMBER, tick=False):
        first = issue(sides)
        second = issuing.correct_invoice(sides.operator, sides.order.id, BuyerReferences(service="S2"))
    assert (second.number, second.version, second.replaces) == ("F-2026-000002", 2, first.number)
    db.session.refresh(first)
    assert first.cancellation is not None
    assert first.cancellation.number == "A-2026-000001"
    [page] = texts(papers.cancellation_pdf(sides.sponsor, first.cancellation.number).content)
    assert "rien n’est à payer ni à rendre" in " ".join(page.split())


def test_nothing_is_corrected_without_an_invoice_or_a_change(sides: Sides) -> None:
    with pytest.raises(NotInvoiced):
        issuing.correct_invoice(sides.sponsor, sides.order.id, FULL)
    issue(sides)
    with pytest.raises(NothingCorrected):
        issuing.correct_invoice(sides.sponsor, sides.order.id, FULL)


def test_cancelling_an_order_cancels_its_invoice_once(sides: Sides) -> None:
    invoice = issue(sides)
    assert cancel_order(sides.sponsor, sides.order.id).state == CANCELLED
    cancel_order(sides.operator, sides.order.id)
    assert db.session.scalars(select(InvoiceCancellation.invoice_number)).all() == [invoice.number]
    with pytest.raises(OrderCancelled):
        issue(sides)


def test_a_draft_and_a_paid_order_get_none(app: Flask) -> None:
    draft, placed = make_sides(state=DRAFT, ordered_at=None), make_sides(siret=COMMUNE)
    with pytest.raises(NotOrdered):
        issue(draft)
    issue(placed)
    pay(placed.order.id, "M-1")
    with pytest.raises(InvoicePaid):
        issue(placed)


def test_the_ledger_takes_in_the_vat_that_the_invoice_states(sides: Sides) -> None:
    issue(sides)
    pay(sides.order.id, "M-1")
    line = db.session.scalars(select(LedgerLine).where(LedgerLine.kind == "funded")).one()
    assert (line.advance, line.funds_held, line.guarantee) == (1_048_000, -1_000_000, -20_000)
    assert line.fees_earned == -(40_000 + 8_000 - 20_000)


def test_an_invoiced_order_keeps_its_price(sides: Sides) -> None:
    issue(sides)
    with pytest.raises(TermsPromised):
        change_campaign(CONSOLE, sides.order.campaign_id, {"voucher_cents": 2000})
    cancel_order(sides.sponsor, sides.order.id)
    assert change_campaign(CONSOLE, sides.order.campaign_id, {"voucher_cents": 2000}).voucher_cents == 2000


def test_another_sponsor_gets_nothing(sides: Sides) -> None:
    invoice = issue(sides)
    with pytest.raises(UnknownOrder):
        issuing.issue_invoice(sides.stranger, sides.order.id, FULL)
    with pytest.raises(UnknownInvoice):
        papers.invoice_pdf(sides.stranger, invoice.number)


def test_of_two_at_once_one_number_is_taken(app: Flask) -> None:
    sides = make_sides()
    order_id = sides.order.id
    outcomes = at_once(app, *[lambda: issuing.issue_invoice(sides.sponsor, order_id, FULL).number] * 4)
    assert set(outcomes) == {db.session.scalars(select(OrderInvoice.number)).one()}


def test_of_correcting_twice_at_once_no_number_is_lost(app: Flask) -> None:
    sides = make_sides()
    issue(sides)
    correct = partial(issuing.correct_invoice, sides.sponsor, sides.order.id)
    at_once(app, *(partial(correct, BuyerReferences(f"S{n}")) for n in range(3)))
    numbers = db.session.scalars(select(OrderInvoice.number).order_by(OrderInvoice.number)).all()
    assert [number[-6:] for number in numbers] == [f"{n:06}" for n in range(1, 5)]
    live = select(OrderInvoice).where(OrderInvoice.number.not_in(select(InvoiceCancellation.invoice_number)))
    assert len(db.session.scalars(live).all()) == 1
