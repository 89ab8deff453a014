"""`/recu/<link>`: a receipt for anyone who scans its QR: what it says, and whether it still stands. Without script."""

from __future__ import annotations

from base64 import b64encode

from flask import Blueprint, Response, make_response, render_template

from ..access import public
from ..vouchers import qr
from . import receipt_pdf
from .receipts import receipt_behind

blp = Blueprint("receipt_pages", __name__, template_folder="templates")


@blp.route("/recu/<link>")
@public
def receipt_page(link: str) -> Response:
    """The page of one receipt."""
    receipt = receipt_behind(link)
    page = render_template(
        "receipt.html",
        receipt=receipt,
        facts=receipt_pdf.list_facts(receipt),
        sums=receipt_pdf.list_sums(receipt),
        undone=receipt_pdf.say_undone(receipt),
        command=receipt_pdf.COMMAND,
        code=b64encode(qr.svg(receipt.page).encode()).decode(),
    )
    response = make_response(page)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
