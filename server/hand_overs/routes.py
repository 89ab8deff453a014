"""Views of a prescriber's phone: the batch of hand-overs, the bundle."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify

from ..access import current_actor, requires
from ..api import Blueprint, json_body
from . import service
from .answers import answer_malformed
from .bundle import bundle
from .bundle_schemas import PrescriberBundleSchema
from .intake import Sent
from .schemas import HandOverAnswersSchema, HandOversSchema, parse_batch

blp = Blueprint("hand_overs", __name__, url_prefix="/api", description="Booklets handed over, offline too.")


@blp.route("/hand-overs", methods=["POST"])
@requires("booklet.hand_over")
@blp.documents(HandOversSchema, HandOverAnswersSchema)
@blp.refuses(401, 403)
def hand_over() -> Response:
    """Record up to a hundred hand-overs; each is answered, in the order sent."""
    where, sent = parse_batch(json_body())
    whole = [item for item in sent if isinstance(item, Sent)]
    answered = iter(service.hand_over(current_actor(), whole, queue_of=where))
    return jsonify(results=[next(answered) if isinstance(item, Sent) else answer_malformed(item) for item in sent])


@blp.route("/prescriber/bundle", methods=["GET"])
@requires("booklet.hand_over")
@blp.response(200, PrescriberBundleSchema)
@blp.refuses(401, 403)
def get_bundle() -> dict[str, Any]:
    """All a prescriber's phone needs to hand booklets over without network."""
    return bundle(current_actor())
