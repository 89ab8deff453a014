"""`/api/signing-keys`: the operator's list of keys, and rotation."""

from __future__ import annotations

from ..access import current_actor, requires
from ..api import Blueprint
from . import ring
from .models import SigningKey
from .schemas import RotationSchema, SigningKeySchema, SigningKeysSchema

blp = Blueprint("signing_keys", __name__, url_prefix="/api", description="The keys that sign vouchers and receipts")


@blp.route("/signing-keys", methods=["GET"])
@requires("key.read")
@blp.response(200, SigningKeysSchema)
@blp.refuses(401, 403)
def list_signing_keys() -> dict[str, list[SigningKey]]:
    """Every key there ever was, without its secret."""
    return {"keys": ring.list_keys()[::-1]}


@blp.route("/signing-keys", methods=["POST"])
@requires("key.rotate")
@blp.arguments(RotationSchema)
@blp.response(201, SigningKeySchema)
@blp.refuses(401, 403, 409)
def rotate_signing_key(wanted: dict[str, int]) -> SigningKey:
    """Make a key, which signs in three days, once phones know it; what earlier ones signed stays valid."""
    return ring.rotate(current_actor(), after=wanted["after"])
