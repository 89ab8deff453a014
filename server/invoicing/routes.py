"""`/api/operator-identity`: who the operator is in law, for its papers."""

from __future__ import annotations

from ..access import current_actor, requires
from ..api import Blueprint, do_after_answer
from ..messages.mail import send_some
from . import sellers
from .identity import Identity, record_identity
from .models import Seller
from .schemas import IdentitiesSchema, IdentitySchema, RecordedIdentitySchema

blp = Blueprint("operator_identity", __name__, url_prefix="/api", description="The operator's identity in law")


@blp.route("/operator-identity", methods=["GET"])
@requires("operator.read")
@blp.response(200, IdentitiesSchema)
@blp.refuses(401, 403)
def list_identities() -> dict[str, list[Seller]]:
    """The identity that papers carry now, then those before."""
    return {"identities": sellers.list_sellers()}


@blp.route("/operator-identity", methods=["POST"])
@requires("operator.identify")
@blp.arguments(IdentitySchema)
@blp.response(201, RecordedIdentitySchema)
@blp.refuses(401, 403)
def record_operator_identity(identity: Identity) -> Seller:
    """Record the identity for papers from now on; those before keep theirs. The operator's people are told."""
    do_after_answer(send_some)
    return record_identity(current_actor(), identity)
