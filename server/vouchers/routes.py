"""`/api/booklets`, `/api/orders/<id>/issue` and `/api/keys`."""

from __future__ import annotations

from typing import Any

from ..access import current_actor, public, requires
from ..api import Blueprint
from ..keys import ring
from ..keys.schemas import KeysSchema
from ..schemas import ID_IN_PATH
from . import booklets, cover, issue, stock
from .models import Booklet
from .schemas import (
    BookletSchema,
    BookletsQuery,
    BookletsSchema,
    CoverSchema,
    HandOverSchema,
    IssuedSchema,
    VoidSchema,
)

blp = Blueprint("vouchers", __name__, url_prefix="/api", description="Booklets issued, in stock and handed over; keys")


@blp.route(f"/orders/<{ID_IN_PATH}:order_id>/issue", methods=["POST"])
@requires("order.issue")
@blp.response(201, IssuedSchema)
@blp.refuses(401, 403, 404, 409, 422)
def issue_order(order_id: int) -> issue.Issued:
    """Issue an order's booklets; after an interruption, call it again to continue."""
    return issue.issue_now(current_actor(), order_id)


@blp.route("/booklets", methods=["GET"])
@requires("booklet.read")
@blp.arguments(BookletsQuery, location="query")
@blp.response(200, BookletsSchema)
@blp.refuses(401, 403)
def list_booklets(wanted: dict[str, Any]) -> stock.BookletPage:
    """A page of a prescriber's booklets, or of all for the operator, lowest number first."""
    return stock.list_booklets(current_actor(), **wanted)


@blp.route("/booklets/<string:number>/hand-over", methods=["POST"])
@requires("booklet.hand_over")
@blp.arguments(HandOverSchema)
@blp.response(200, BookletSchema)
@blp.refuses(401, 403, 404, 409)
def hand_over(recorded: booklets.HandOver, number: str) -> Booklet:
    """Record that a beneficiary has a booklet."""
    return booklets.hand_over(current_actor(), number, recorded)


@blp.route("/booklets/<string:number>/cover", methods=["GET"])
@requires("voucher.show")
@blp.response(200, CoverSchema)
@blp.refuses(401, 403, 404)
def show_cover(number: str) -> cover.Cover:
    """The link to a booklet's page for its beneficiary, for the prescriber who hands it over."""
    return cover.cover(current_actor(), number)


@blp.route("/booklets/<string:number>/void", methods=["POST"])
@requires("booklet.void")
@blp.arguments(VoidSchema)
@blp.response(200, BookletSchema)
@blp.refuses(401, 403, 404, 409)
def void(asked: dict[str, str], number: str) -> Booklet:
    """Make a lost, stolen or damaged booklet worthless."""
    return booklets.void(current_actor(), number, **asked)


@blp.route("/keys", methods=["GET"])
@public
@blp.response(200, KeysSchema)
@blp.refuses(409)
def list_keys() -> dict[str, list[dict[str, str]]]:
    """The public keys that vouchers and receipts are verified with, as a JWK set."""
    return {"keys": ring.public_jwks()}
