"""`/api/orders/<id>/billing` and what belongs to it: quote, invoice, deposit, what a buyer needs, cancelling."""

from __future__ import annotations

from typing import Any

from flask import Response

from ..access import current_actor, requires
from ..api import Blueprint
from ..campaigns.models import Order
from ..campaigns.schemas import OrderSchema
from ..invoicing.invoice import BuyerReferences
from ..printing.pdf_answers import answer_pdf, gives_pdf
from ..schemas import ID_IN_PATH
from . import cancelling, deposits, issuing, needs, papers, quotes
from .models import InvoiceDeposit, OrderInvoice, Quote
from .needs import Needs
from .schemas import (
    BillingSchema,
    DepositSchema,
    NeedsSchema,
    OrderInvoiceSchema,
    QuoteSchema,
    ReferencesSchema,
    ShownDepositSchema,
)
from .view import Billing, show_billing

blp = Blueprint("billing", __name__, url_prefix="/api", description="What sponsors are asked to pay for orders")
gives_a_pdf = gives_pdf(blp)
ORDER = f"/orders/<{ID_IN_PATH}:order_id>"
NEEDS = f"/organisations/<{ID_IN_PATH}:organisation_id>/invoice-needs"


@blp.route(f"{ORDER}/billing", methods=["GET"])
@requires("order.read")
@blp.response(200, BillingSchema)
@blp.refuses(401, 403, 404)
def show_order_billing(order_id: int) -> Billing:
    """How far an order's payment is: quote, invoices, what its buyer needs on them."""
    return show_billing(current_actor(), order_id)


@blp.route(f"{ORDER}/quote", methods=["POST"])
@requires("order.bill")
@blp.response(200, QuoteSchema)
@blp.refuses(401, 403, 404, 409)
def issue_quote(order_id: int) -> Quote:
    """The quote of a drafted order; while one is valid, it is the same."""
    return quotes.issue_quote(current_actor(), order_id)


@blp.route(f"{ORDER}/invoice", methods=["POST"])
@requires("order.bill")
@blp.arguments(ReferencesSchema)
@blp.response(200, OrderInvoiceSchema)
@blp.refuses(401, 403, 404, 409)
def issue_invoice(references: BuyerReferences, order_id: int) -> OrderInvoice:
    """The invoice of a placed order, with its buyer's references."""
    return issuing.issue_invoice(current_actor(), order_id, references)


@blp.route(f"{ORDER}/invoice/correct", methods=["POST"])
@requires("order.bill")
@blp.arguments(ReferencesSchema)
@blp.response(200, OrderInvoiceSchema)
@blp.refuses(401, 403, 404, 409)
def correct_invoice(references: BuyerReferences, order_id: int) -> OrderInvoice:
    """Cancel an unpaid invoice by a credit note, and issue another with these references."""
    return issuing.correct_invoice(current_actor(), order_id, references)


@blp.route(f"{ORDER}/cancel", methods=["POST"])
@requires("order.cancel")
@blp.response(200, OrderSchema)
@blp.refuses(401, 403, 404, 409)
def cancel_order(order_id: int) -> Order:
    """Cancel an order before it is funded or issued, with its invoice; the other side gets a message."""
    return cancelling.cancel_order(current_actor(), order_id)


@blp.route("/invoices/<number>/deposits", methods=["POST"])
@requires("invoice.deposit")
@blp.arguments(DepositSchema)
@blp.response(200, ShownDepositSchema)
@blp.refuses(401, 403, 404, 409)
def record_deposit(deposit: dict[str, Any], number: str) -> InvoiceDeposit:
    """Record what became of an invoice on the buyer's platform; of a refusal its sponsor is told."""
    return deposits.record_deposit(current_actor(), number, **deposit)


@blp.route(NEEDS, methods=["PUT"])
@requires("order.bill")
@blp.arguments(NeedsSchema)
@blp.response(200, NeedsSchema)
@blp.refuses(401, 403, 404)
def record_needs(wanted: Needs, organisation_id: int) -> Needs:
    """Record which references a buyer's accountant requires on invoices from now on."""
    return needs.record_needs(current_actor(), organisation_id, wanted)


@blp.route("/quotes/<number>/quote.pdf", methods=["GET"])
@requires("order.read")
@gives_a_pdf
def show_quote(number: str) -> Response:
    """A quote as PDF."""
    return answer_pdf(papers.quote_pdf(current_actor(), number), "attachment")


@blp.route("/invoices/<number>/invoice.pdf", methods=["GET"])
@requires("order.read")
@gives_a_pdf
def show_invoice(number: str) -> Response:
    """An order's invoice as Factur-X: PDF/A-3 with its data inside."""
    return answer_pdf(papers.invoice_pdf(current_actor(), number), "attachment")


@blp.route("/invoices/<number>/credit-note.pdf", methods=["GET"])
@requires("order.read")
@gives_a_pdf
def show_cancellation(number: str) -> Response:
    """The credit note of a cancelled invoice as Factur-X; ``number`` is the credit note's."""
    return answer_pdf(papers.cancellation_pdf(current_actor(), number), "attachment")
