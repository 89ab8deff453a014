"""`/api/disbursements`: earned fees withdrawn and advances given back, by two people."""

from __future__ import annotations

from typing import Any

from ..access import current_actor, requires
from ..api import Blueprint
from ..schemas import ID_IN_PATH
from . import cancelling, disbursing, overview
from .overview import DisbursementsView
from .schemas import CancelSchema, DisbursementsSchema, RefundSchema, WithdrawalSchema

blp = Blueprint("disbursements", __name__, url_prefix="/api", description="What two people order out")
DISBURSEMENT = f"/disbursements/<{ID_IN_PATH}:disbursement_id>"


@blp.route("/disbursements", methods=["GET"])
@requires("payout.read")
@blp.response(200, DisbursementsSchema)
@blp.refuses(401, 403)
def list_disbursements() -> DisbursementsView:
    """What may be withdrawn or given back now, and what was ordered so far, the newest first."""
    return overview.show_disbursements()


@blp.route("/disbursements/withdrawals", methods=["POST"])
@requires("payout.prepare")
@blp.arguments(WithdrawalSchema)
@blp.response(201, DisbursementsSchema)
@blp.refuses(401, 403, 409)
def ask_withdrawal(wanted: dict[str, Any]) -> DisbursementsView:
    """Ask for earned fees to be paid to our own account; another person confirms it."""
    disbursing.ask_withdrawal(current_actor(), wanted["cents"], wanted["reason"])
    return overview.show_disbursements()


@blp.route("/disbursements/refunds", methods=["POST"])
@requires("payout.prepare")
@blp.arguments(RefundSchema)
@blp.response(201, DisbursementsSchema)
@blp.refuses(401, 403, 404, 409)
def ask_refund(wanted: dict[str, Any]) -> DisbursementsView:
    """Ask for what a sponsor paid too much to be given back; another person confirms it."""
    disbursing.ask_refund(current_actor(), wanted["campaign_id"], wanted["cents"], wanted["reason"])
    return overview.show_disbursements()


@blp.route(f"{DISBURSEMENT}/confirm", methods=["POST"])
@requires("payout.approve")
@blp.response(200, DisbursementsSchema)
@blp.refuses(401, 403, 404, 409)
def confirm_disbursement(disbursement_id: int) -> DisbursementsView:
    """Confirm what another person asked for. Idempotent."""
    disbursing.confirm(current_actor(), disbursement_id)
    return overview.show_disbursements()


@blp.route(f"{DISBURSEMENT}/refuse", methods=["POST"])
@requires("payout.prepare")
@blp.response(200, DisbursementsSchema)
@blp.refuses(401, 403, 404, 409)
def refuse_disbursement(disbursement_id: int) -> DisbursementsView:
    """Refuse what was asked for, or take it back. Idempotent."""
    disbursing.refuse(current_actor(), disbursement_id)
    return overview.show_disbursements()


@blp.route(f"{DISBURSEMENT}/cancellation", methods=["POST"])
@requires("payout.prepare")
@blp.arguments(CancelSchema)
@blp.response(201, DisbursementsSchema)
@blp.refuses(401, 403, 404, 409)
def ask_cancellation(wanted: dict[str, Any], disbursement_id: int) -> DisbursementsView:
    """Ask that a confirmed one be cancelled which no bank will carry out; another person confirms it."""
    cancelling.ask(current_actor(), disbursement_id, wanted["reason"])
    return overview.show_disbursements()


@blp.route(f"{DISBURSEMENT}/cancellation/confirm", methods=["POST"])
@requires("payout.approve")
@blp.response(200, DisbursementsSchema)
@blp.refuses(401, 403, 404, 409)
def confirm_cancellation(disbursement_id: int) -> DisbursementsView:
    """Confirm that: its money is free again. Idempotent."""
    cancelling.confirm(current_actor(), disbursement_id)
    return overview.show_disbursements()


@blp.route(f"{DISBURSEMENT}/cancellation/withdraw", methods=["POST"])
@requires("payout.prepare")
@blp.response(200, DisbursementsSchema)
@blp.refuses(401, 403, 404, 409)
def withdraw_cancellation(disbursement_id: int) -> DisbursementsView:
    """Take that back: it is to be paid as before."""
    cancelling.withdraw(current_actor(), disbursement_id)
    return overview.show_disbursements()
