"""`/api/payouts` for the operator, `/api/payments` for those who are paid."""

from __future__ import annotations

from typing import Any

from flask import Response

from ..access import current_actor, requires
from ..api import Blueprint, private_file
from ..schemas import ID_IN_PATH
from . import batch_view, overview, payments, service
from .overview import Overview
from .payments import Payment
from .schemas import BankFileQuery, PaymentsSchema, PayoutBatchDetailSchema, PayoutsSchema, PrepareSchema

XML = "application/xml"
BATCH = f"/payouts/batches/<{ID_IN_PATH}:batch_id>"

blp = Blueprint("payouts", __name__, url_prefix="/api", description="What is due, paid through the bank")


@blp.route("/payouts", methods=["GET"])
@requires("payout.read")
@blp.response(200, PayoutsSchema)
@blp.refuses(401, 403)
def show_payouts() -> Overview:
    """All that is to be paid and what hinders it, the newest batches, when the bank last answered."""
    return overview.overview()


@blp.route("/payouts/batches", methods=["POST"])
@requires("payout.prepare")
@blp.arguments(PrepareSchema)
@blp.response(201, PayoutBatchDetailSchema)
@blp.refuses(401, 403, 409)
def prepare_batch(wanted: dict[str, Any]) -> batch_view.WholeBatch:
    """Put what can be paid, or what is chosen of it, into a batch, which another person has to approve."""
    batch = service.prepare(current_actor(), wanted["execution_day"], wanted["numbers"])
    return batch_view.view_batch(batch.id)


@blp.route(BATCH, methods=["GET"])
@requires("payout.read")
@blp.response(200, PayoutBatchDetailSchema)
@blp.refuses(401, 403, 404)
def show_batch(batch_id: int) -> batch_view.WholeBatch:
    """A batch payment by payment."""
    return batch_view.view_batch(batch_id)


@blp.route(f"{BATCH}/approve", methods=["POST"])
@requires("payout.approve")
@blp.response(200, PayoutBatchDetailSchema)
@blp.refuses(401, 403, 404, 409)
def approve_batch(batch_id: int) -> batch_view.WholeBatch:
    """The second person's word: never that of who prepared it."""
    return batch_view.view_batch(service.approve(current_actor(), batch_id).id)


@blp.route(f"{BATCH}/cancel", methods=["POST"])
@requires("payout.prepare")
@blp.response(200, PayoutBatchDetailSchema)
@blp.refuses(401, 403, 404, 409)
def cancel_batch(batch_id: int) -> batch_view.WholeBatch:
    """Give a batch up before it is approved."""
    return batch_view.view_batch(service.cancel(current_actor(), batch_id).id)


@blp.route(f"{BATCH}/sent", methods=["POST"])
@requires("payout.send")
@blp.response(200, PayoutBatchDetailSchema)
@blp.refuses(401, 403, 404, 409)
def mark_batch_sent(batch_id: int) -> batch_view.WholeBatch:
    """Say that the file was given to the bank. Idempotent."""
    return batch_view.view_batch(service.mark_sent(current_actor(), batch_id).id)


@blp.route(f"{BATCH}/file.xml", methods=["GET"])
@requires("payout.send")
@blp.arguments(BankFileQuery, location="query")
@blp.response(200, {"type": "string", "format": "binary"}, content_type=XML)
@blp.refuses(401, 403, 404, 409)
def download_file(query: dict[str, int], batch_id: int) -> Response:
    """A file for the bank, pain.001.001.09: the same bytes each time. Who took it is recorded."""
    name, content = service.file(current_actor(), batch_id, query["number"])
    return private_file(Response(content, mimetype=XML), "attachment", f"{name}.xml")


@blp.route("/payments", methods=["GET"])
@requires("payment.read")
@blp.response(200, PaymentsSchema)
@blp.refuses(401, 403)
def list_payments() -> dict[str, list[Payment]]:
    """What the actor's organisations are owed, and how far each payment is."""
    return {"payments": payments.payments(current_actor())}
