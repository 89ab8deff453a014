"""Views of redeeming: the batch, the bundle, the check."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify

from ..access import current_actor, requires
from ..api import Blueprint, json_body
from . import service
from .answers import answer_malformed
from .bundle.schemas import BundleQuerySchema, BundleSchema
from .bundle.service import bundle
from .check import check
from .check_schemas import CheckedSchema, CheckSchema
from .intake import Scan, parse_batch
from .schemas import BatchSchema, ResultsSchema

blp = Blueprint("redemptions", __name__, url_prefix="/api", description="Redeem vouchers, offline too.")


@blp.route("/redemptions", methods=["POST"])
@requires("voucher.redeem")
@blp.documents(BatchSchema, ResultsSchema)
@blp.refuses(401, 403)
def redeem() -> Response:
    """Redeem up to a hundred vouchers; each is answered, in the order sent."""
    sent = parse_batch(json_body())
    answered = iter(service.redeem(current_actor(), [item for item in sent if isinstance(item, Scan)]))
    return jsonify(results=[next(answered) if isinstance(item, Scan) else answer_malformed(item) for item in sent])


@blp.route("/bundle", methods=["GET"])
@requires("bundle.read")
@blp.arguments(BundleQuerySchema, location="query")
@blp.response(200, BundleSchema)
@blp.refuses(401, 403)
def get_bundle(query: dict[str, Any]) -> Response:
    """All a phone needs to judge vouchers without network."""
    return jsonify(bundle(current_actor(), query.get("since"), query.get("unsent")))


@blp.route("/vouchers/check", methods=["POST"])
@requires("voucher.check")
@blp.arguments(CheckSchema)
@blp.response(200, CheckedSchema)
@blp.refuses(401, 403, 429)
def check_voucher(sent: dict[str, str]) -> dict[str, Any]:
    """The state of a voucher and its booklet; nothing is consumed."""
    return check(current_actor(), text=sent.get("token"), code=sent.get("code"))
