"""`/api/campaigns/…/approvals` for sponsors and the operator, `/api/approvals` for managers."""

from __future__ import annotations

from typing import Any

from ..access import current_actor, requires
from ..api import Blueprint, do_after_answer
from ..campaigns.schemas import LARGEST_CAMPAIGN
from ..messages.mail import send_some
from ..schemas import ID_IN_PATH
from . import deciding
from .need import set_need
from .own import OwnApproval, own_approvals
from .schemas import (
    ApprovalDecisionSchema,
    AskSchema,
    NeedSchema,
    OwnApprovalsSchema,
    StandingsPageSchema,
    StandingsQuerySchema,
)
from .standings import StandingsPage, list_standings
from .writing import ApprovalStep

blp = Blueprint("approvals", __name__, url_prefix="/api", description="Who may redeem in a campaign")
CAMPAIGN_IN_PATH = f"int(min=1, max={LARGEST_CAMPAIGN})"
CAMPAIGN_IN_PATH = f"int(min=1, max={LARGEST_CAMPAIGN})"
APPROVALS = f"/campaigns/<{CAMPAIGN_IN_PATH}:campaign_id>/approvals"


@blp.route(APPROVALS, methods=["GET"])
@requires("approval.read")
@blp.arguments(StandingsQuerySchema, location="query")
@blp.response(200, StandingsPageSchema)
@blp.refuses(401, 403, 404)
def list_approvals(query: dict[str, Any], campaign_id: int) -> StandingsPage:
    """The organisations of a campaign's territory and how each stands, those who ask first."""
    return list_standings(current_actor(), campaign_id, **query)


@blp.route(APPROVALS, methods=["PUT"])
@requires("campaign.create")
@blp.arguments(NeedSchema)
@blp.response(200, StandingsPageSchema)
@blp.refuses(401, 403, 404)
def need_approval(need: dict[str, bool], campaign_id: int) -> StandingsPage:
    """Let only approved organisations redeem from now on, or every qualified one again. Idempotent."""
    do_after_answer(send_some)
    set_need(current_actor(), campaign_id, **need)
    return list_standings(current_actor(), campaign_id)


@blp.route(f"{APPROVALS}/<{ID_IN_PATH}:organisation_id>", methods=["POST"])
@requires("approval.decide")
@blp.arguments(ApprovalDecisionSchema)
@blp.response(204)
@blp.refuses(401, 403, 404, 409)
def decide(decision: dict[str, str], campaign_id: int, organisation_id: int) -> None:
    """Approve an organisation, refuse or withdraw; its managers are told. Idempotent."""
    do_after_answer(send_some)
    deciding.decide(current_actor(), campaign_id, ApprovalStep(organisation_id, **decision))


@blp.route("/approvals", methods=["GET"])
@requires("approval.ask")
@blp.response(200, OwnApprovalsSchema)
@blp.refuses(401, 403)
def list_own() -> dict[str, list[OwnApproval]]:
    """The campaigns that need approval, and how the asker's own organisations stand in each."""
    return {"approvals": own_approvals(current_actor())}


@blp.route(f"/approvals/<{CAMPAIGN_IN_PATH}:campaign_id>", methods=["POST"])
@requires("approval.ask")
@blp.arguments(AskSchema)
@blp.response(200, OwnApprovalsSchema)
@blp.refuses(401, 403, 404, 409)
def ask(wanted: dict[str, int], campaign_id: int) -> dict[str, list[OwnApproval]]:
    """Ask a campaign's sponsor to approve one's organisation; the sponsor is told. Idempotent."""
    do_after_answer(send_some)
    deciding.ask(current_actor(), campaign_id, **wanted)
    return {"approvals": own_approvals(current_actor())}
