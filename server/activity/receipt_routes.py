"""`/api/redemptions/<id>/receipt` leads to the receipt's page, `receipt.pdf` is the paper to file."""

from __future__ import annotations

from uuid import UUID

from flask import Response, redirect
from werkzeug import Response as Redirect

from ..access import current_actor, requires
from ..api import Blueprint, Decorator
from ..printing.pdf_answers import answer_pdf, gives_pdf
from .receipt_pdf import receipt_pdf
from .receipts import receipt_of

blp = Blueprint("receipts", __name__, url_prefix="/api/redemptions", description="Receipts that people read and file")
gives_a_pdf = gives_pdf(blp)
SEE_OTHER = 303
ONWARD: Decorator = blp.alt_response(SEE_OTHER, description="the address of the receipt's public page")


@blp.route("/<uuid:redemption_id>/receipt.pdf", methods=["GET"])
@requires("venue.redemptions")
@gives_a_pdf
def show_receipt(redemption_id: UUID) -> Response:
    """The receipt of an accepted scan: who, what, when, how much, its number, a QR to check it."""
    return answer_pdf(receipt_pdf(current_actor(), redemption_id))


@blp.route("/<uuid:redemption_id>/receipt", methods=["GET"])
@requires("venue.redemptions")
@ONWARD
@blp.refuses(401, 403, 404, 409)
def open_receipt(redemption_id: UUID) -> Redirect:
    """On to the receipt's page, which anyone who has its address may read."""
    return redirect(receipt_of(current_actor(), redemption_id).page, SEE_OTHER)
