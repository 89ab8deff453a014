"""`/api/conflicts`: vouchers presented twice, and the operator's decisions on them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ..access import current_actor, requires
from ..api import Blueprint
from ..guarantee.service import DecidedByRule, OperatorDecision, decide, honour_due
from .conflict_schemas import CasePageSchema, CaseSchema, ConflictsQuery, DecidedByRuleSchema, DecidingSchema
from .conflicts import Case, CasePage, case_of, conflicts

blp = Blueprint("conflicts", __name__, url_prefix="/api/conflicts", description="Vouchers that came twice")


@blp.route("", methods=["GET"])
@requires("settlement.read")
@blp.arguments(ConflictsQuery, location="query")
@blp.response(200, CasePageSchema)
@blp.refuses(401, 403)
def list_conflicts(query: dict[str, Any]) -> CasePage:
    """The conflicts waiting for a decision, oldest first; or the decided ones, newest first."""
    return conflicts(**query)


@blp.route("/<uuid:redemption_id>/decision", methods=["POST"])
@requires("conflict.decide")
@blp.arguments(DecidingSchema)
@blp.response(200, CaseSchema)
@blp.refuses(401, 403, 404, 409)
def decide_conflict(wanted: dict[str, str], redemption_id: UUID) -> Case:
    """Pay a conflict out of its campaign's guarantee, or refuse to; the same decision again gets the same answer."""
    decide(current_actor(), redemption_id, OperatorDecision(**wanted))
    return case_of(redemption_id)


@blp.route("/due", methods=["POST"])
@requires("conflict.decide")
@blp.response(200, DecidedByRuleSchema)
@blp.refuses(401, 403)
def decide_by_rule() -> DecidedByRule:
    """Apply the published rule to waiting conflicts now, as happens every day and before a month is closed."""
    return honour_due()
