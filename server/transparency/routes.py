"""`/api/log`: the log as anyone may see it. It tells hashes, and nothing about people or venues."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ..access import public
from ..api import Blueprint
from . import service
from .schemas import GrowthQuery, HeadsQuery, HeadsSchema, LeavesQuery, LeavesSchema, LogProofSchema, PathSchema

blp = Blueprint("log", __name__, url_prefix="/api/log", description="The public log of what vouchers were worth")


@blp.route("/heads", methods=["GET"])
@public
@blp.arguments(HeadsQuery, location="query")
@blp.response(200, HeadsSchema)
@blp.refuses(409)
def list_heads(query: dict[str, int]) -> dict[str, Any]:
    """Signed heads, the newest first: keep some, and ask later for the proof that the log only grew."""
    return {"heads": service.heads_since(query["since"], query["limit"])}


@blp.route("/consistency", methods=["GET"])
@public
@blp.arguments(GrowthQuery, location="query")
@blp.response(200, PathSchema)
def get_consistency(query: dict[str, int]) -> dict[str, Any]:
    """The proof of RFC 9162 that a tree begins with another."""
    return {"path": service.prove_growth(query["first"], query["second"])}


@blp.route("/leaves", methods=["GET"])
@public
@blp.arguments(LeavesQuery, location="query")
@blp.response(200, LeavesSchema)
def list_leaves(query: dict[str, int]) -> dict[str, Any]:
    """Hashes of leaves, for a copy of the tree of one's own."""
    return {"hashes": service.leaf_hashes(query["start"], query["count"])}


@blp.route("/redemptions/<uuid:redemption_id>", methods=["GET"])
@public
@blp.response(200, LogProofSchema)
@blp.refuses(404)
def get_proof(redemption_id: UUID) -> service.LogProof:
    """The proof that a receipt's redemption is in the log; only the receipt tells the redemption's id."""
    return service.prove(redemption_id)
